//! Keeps what the visitor does: saves the open plan soon after an edit and whenever the page may end, copies it to a
//! second, safer place, tells how that went, and shows what another tab has saved. Nothing is written before the first
//! edit.

use leptos::prelude::untrack;

use super::copies::{self, CopyTask};
use crate::browser::storage::persist;
use crate::browser::{BrowserEntropy, file};
use crate::core::exchange::json;
use crate::core::library::{Draft, Head, LONG_MINUTES, OpenError, Opened, SaveError};
use crate::core::ports::Entropy;
use crate::core::text::fill;
use crate::ui::kit::markup::spawn_local;
use crate::ui::state::access::Shown;
use crate::ui::state::app::App;
use crate::ui::state::overlay::Toast;
use crate::ui::state::workspace::{Origin, Subscription};

/// Saves whatever is edited here, until the guard is dropped. What another tab has made is saved already.
#[must_use]
pub fn start(app: App) -> Subscription {
    app.saving.when_in_doubt(move || verify(app));
    app.workspace.listen(move |from, _| {
        if from != Origin::OtherTab {
            edited(app);
        }
    })
}

/// So long after something that is said to be saved was missed it is looked for again: whoever erases all plans in
/// another tab, or deletes this one, is done by then, and nothing of it may come back.
const SETTLED_MS: i32 = 1_000;

/// Looks whether what is said to be saved still is: the browser's own tools, or a script, may have cleared a storage.
/// What is not so is no longer said, and made true again by whoever edits the plan.
pub fn verify(app: App) {
    look_for_saved(app, false);
}

/// `again` says that something was missed before.
fn look_for_saved(app: App, again: bool) {
    let saving = app.saving;
    let Some(head) = saving.head().filter(|_| saving.keeps() && !saving.unsaved()) else { return };
    let library = saving.library_untracked();
    let stored = library.stored(&head).is_some();
    // What a crash took is there as a copy alone.
    if !stored && !library.is_only_copied(&head) {
        // Or else a later generation has taken its place.
        if library.open(&head.id) == Err(OpenError::Missing) {
            missed(app, true, again);
        }
    } else if again || !stored || saving.is_said_safe() {
        let looking = copies::carry_out(saving, CopyTask::LookFor(head.clone()));
        spawn_local(async move {
            let kept = looking.await.is_ok();
            if !app.host.is_mounted() || saving.unsaved() || saving.head().as_ref() != Some(&head) {
                return;
            }
            if !kept {
                missed(app, !stored, again);
            } else if again {
                saving.copied(&head, true);
            }
        });
    }
}

/// What is said to be saved is missing, in one place or `in_both`.
fn missed(app: App, in_both: bool, again: bool) {
    app.saving.lost(in_both);
    if again {
        mend(app);
    } else {
        app.saving.look_later(SETTLED_MS, move || look_for_saved(app, true));
    }
}

/// Saves anew what somebody has cleared.
fn mend(app: App) {
    if app.plan_lock.role_untracked().edits() && untrack(|| app.access.shows_present()) {
        edited(app);
        flush(app);
    }
}

/// The plan was edited: saves it soon, or, where nothing is kept, has the page hold it.
pub fn edited(app: App) {
    app.saving.edited(move || flush(app));
}

/// Saves now if anything is unsaved.
pub fn flush(app: App) {
    let saving = app.saving;
    if !saving.unsaved() {
        return;
    }
    saving.started();
    let (id, title, text) = app.workspace.working_document(|document| {
        let plan = document.plan();
        (plan.id.to_string(), plan.title.to_string(), json::write(document))
    });
    if !saving.keeps() {
        saving.handed_over();
        return app.host.stash_for_crash(&text, None);
    }
    let library = saving.library_untracked();
    let drafted = library.draft(&id, &title, &text, saving.head().as_ref());
    let stored = drafted.and_then(|draft| match library.store(&draft) {
        Ok(()) => Ok(draft),
        Err(error) => {
            // What the storage has no room for may have room beside it, and is found there by the next visit.
            copy(app, draft);
            Err(error)
        }
    });
    app.host.stash_for_crash(&text, stored.as_ref().ok().map(|draft| draft.head.saved_at));
    match stored {
        Ok(draft) => {
            saving.ended(Ok(draft.head.clone()));
            copy(app, draft);
            remind(app, &id);
            if app.plan_lock.watched() {
                tell_tabs(app, "saved");
            }
            saving.changed();
            if app.host.has_library() && saving.must_ask_to_persist() {
                persist();
            }
        }
        Err(error) => saving.ended(Err(error)),
    }
}

/// Stores a plan that is not open, as its first generation.
pub fn store(app: App, id: &str, title: &str, text: &str) -> Result<Head, SaveError> {
    let library = app.saving.library_untracked();
    let draft = library.draft(id, title, text, None)?;
    library.store(&draft)?;
    let head = draft.head.clone();
    copy(app, draft);
    app.saving.changed();
    Ok(head)
}

/// Copies what was drafted, and tells whether it is safe then.
fn copy(app: App, draft: Draft) {
    let head = draft.head.clone();
    let copying = copies::carry_out(app.saving, CopyTask::Copy(draft));
    spawn_local(async move {
        let copied = copying.await.is_ok();
        if app.host.is_mounted() {
            app.saving.copied(&head, copied);
        }
    });
}

/// Looks into the copies: for what the storage has lost in a crash, and for what other tabs have copied since.
pub async fn read_copies(app: App) {
    if !app.saving.keeps() {
        return;
    }
    let read = copies::carry_out(app.saving, CopyTask::Recall).await;
    if app.host.is_mounted() {
        app.saving.set_copies(read.is_ok());
        // The open plan came from the storage before anybody knew whether it was copied.
        if let Some(head) = app.saving.head().filter(|head| app.saving.library_untracked().is_copied(head)) {
            app.saving.copied(&head, true);
        }
        app.saving.changed();
    }
}

/// Reminds of taking a plan away as a file after long work.
fn remind(app: App, id: &str) {
    if app.saving.worked(id) {
        let t = app.texts();
        let text = fill(t.worked_long, &[&LONG_MINUTES.to_string()]);
        app.overlay.show(Toast::offer(&text, t.download_now, move || export(app)).until_closed());
    }
}

/// Something went from the storage elsewhere; `all` of it where somebody cleared it from outside, and then the open
/// plan is stored again. One that was deleted in another tab for good, or erased with all others, is stored no more,
/// until it is edited.
pub fn gone_elsewhere(app: App, all: bool) {
    let library = app.saving.library_untracked();
    if let Some(head) = app.saving.head().filter(|head| library.stored(head).is_none()) {
        // Whoever only watches another tab leaves that to it.
        if all && app.plan_lock.role_untracked().edits() {
            edited(app);
        } else if !all && !app.saving.unsaved() && library.open(&head.id) == Err(OpenError::Missing) {
            library.deleted_elsewhere(&head.id);
            app.saving.opened(None);
        }
    }
}

/// Says something to the plan's other tabs, with the generation that was saved last.
pub fn tell_tabs(app: App, what: &str) {
    let head = app.saving.head();
    let stored = head.as_ref().and_then(|head| app.saving.library_untracked().stored(head));
    app.plan_lock.say(what, head.as_ref().zip(stored.as_deref()));
}

/// Shows what is stored of the open plan, if that is later than what is open. Whether it was.
pub fn catch_up(app: App) -> bool {
    let Some(head) = app.saving.head().filter(|_| !app.saving.unsaved()) else { return false };
    let stored = app.saving.library_untracked().open(&head.id).ok();
    stored.filter(|opened| opened.head.mark > head.mark).is_some_and(|opened| take_over(app, opened))
}

/// Shows what another tab has made of the open plan, and whether it could: what could not be saved here stays in sight,
/// since it would be lost, and so does an earlier version that is looked at.
pub fn take_over(app: App, opened: Opened) -> bool {
    let present = untrack(|| app.access.shows_present());
    if present
        && !app.saving.unsaved()
        && app.saving.head().is_none_or(|head| head.mark != opened.head.mark)
        && let Ok((document, _)) = json::read(&opened.text, BrowserEntropy.random())
    {
        app.workspace.follow(&document);
        app.host.stash_for_crash(&opened.text, Some(opened.head.saved_at));
        app.saving.opened(Some(opened.head));
        return true;
    }
    false
}

/// Shows the plan as it is again.
pub fn leave_version(app: App) {
    app.workspace.leave_version();
    app.access.show(Shown::Present);
    catch_up(app);
    app.host.focus_soon(".saved");
}

/// Gives the open plan out as a plan file; one of a newer program as it is, with what this one does not understand.
pub fn export(app: App) {
    let (id, title) =
        app.workspace.untracked(|document| (document.plan().id.to_string(), document.plan().title.to_string()));
    let shown = untrack(|| app.access.version_shown());
    let text = match &shown {
        Shown::Newer { text } => text.clone(),
        _ => app.workspace.untracked(json::pretty),
    };
    file::download(&format!("{}.wegmarke.json", file_name(&title)), "application/json", &text);
    // An earlier version in a file does not keep what came after it.
    if !matches!(shown, Shown::Version(_)) {
        app.saving.exported(&id);
    }
}

/// The title as a file name: letters and digits of any script, hyphens between them.
pub fn file_name(title: &str) -> String {
    let mut name: String =
        title.chars().take(60).map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
    while name.contains("--") {
        name = name.replace("--", "-");
    }
    let name = name.trim_matches('-');
    match name {
        "" => "plan".into(),
        // Windows means devices by them, whatever follows.
        _ if is_device(name) => format!("plan-{name}"),
        _ => name.into(),
    }
}

fn is_device(name: &str) -> bool {
    let numbered = |kind: &str| {
        name.len() == 4 && name[..3].eq_ignore_ascii_case(kind) && matches!(name.as_bytes()[3], b'1'..=b'9')
    };
    ["con", "prn", "aux", "nul"].iter().any(|device| name.eq_ignore_ascii_case(device))
        || name.is_ascii() && ["com", "lpt"].into_iter().any(numbered)
}
