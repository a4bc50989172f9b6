//! Planning with any assistant that people have: a prompt to copy, and what comes back as a difference to the open
//! plan, record by record. Nothing is sent anywhere from here.

use std::sync::Arc;

use super::frame::frame;
use super::told::{mended, told};
use crate::browser::{BrowserEntropy, clipboard};
use crate::core::address::Address;
use crate::core::edit::Edit;
use crate::core::exchange::assistant::{Answer, Asked, Place, Proposal, prompt, proposal};
use crate::core::exchange::{Import, Scope, all_repairs, found};
use crate::core::model::Ids;
use crate::core::ports::Entropy;
use crate::core::text::exchange::exchange;
use crate::core::text::{field_label, fill, kind_label};
use crate::ui::kit::closures::{dynamic, listener, reactive};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

/// So many records of an answer are shown with a choice; more of them are a plan of its own.
const SHOWN: usize = 300;

/// The dialog.
pub(super) fn assistant(app: App) -> AnyView {
    let w = exchange(app.language());
    let open = untrack(|| matches!(app.navigation.address(), Address::Plan { .. }));
    let with_plan = RwSignal::new(open);
    let notes = RwSignal::new(String::new());
    let answer = RwSignal::new(String::new());
    let asked = memo(move || {
        let (with_plan, notes) = (with_plan.get(), notes.get());
        app.workspace
            .untracked(|document| prompt(app.language(), &Asked { plan: with_plan.then_some(document), notes: &notes }))
    });
    let copy = move |_| {
        clipboard::copy(&asked.get_untracked(), move |done| {
            app.overlay.say(if done { w.assistant_copied } else { w.copy_failed });
        });
    };
    let content = view! {
        <p>{w.assistant_about}</p>
        <section class="assistant-step" aria-label=w.assistant_ask>
            <h3>{w.assistant_ask}</h3>
            {open
                .then(|| {
                    view! {
                        <label class="check">
                            <input
                                prop:checked=reactive(move || with_plan.get())
                                type="checkbox"
                                name="with-plan"
                                on:change=listener(move |event: web_sys::Event| {
                                    with_plan.set(event_target_checked(&event))
                                })
                            />
                            {w.assistant_with_plan}
                        </label>
                    }
                })}
            <label class="field">
                <span class="field-label">{w.assistant_notes}</span>
                <textarea
                    data-free=true
                    name="notes"
                    rows="3"
                    on:input=listener(move |event: web_sys::Event| notes.set(event_target_value(&event)))
                ></textarea>
            </label>
            <details class="assistant-prompt">
                <summary>{w.assistant_prompt}</summary>
                <pre tabindex="0" role="region" aria-label=w.assistant_prompt dir="auto">
                    {dynamic(move || asked.get())}
                </pre>
            </details>
            <div class="dialog-acts">
                <button type="button" class="button primary copy-prompt" on:click=listener(copy)>
                    {icon(Icon::Copy)}
                    {w.assistant_copy}
                </button>
            </div>
        </section>
        <section class="assistant-step" aria-label=w.assistant_answer>
            <h3>{w.assistant_answer}</h3>
            <label class="field">
                <span class="field-label">{w.assistant_paste}</span>
                <textarea
                    data-free=true
                    name="answer"
                    rows="5"
                    on:input=listener(move |event: web_sys::Event| answer.set(event_target_value(&event)))
                ></textarea>
            </label>
            {dynamic(move || {
                let text = answer.get();
                (!text.trim().is_empty()).then(|| understood(app, open, &text))
            })}
        </section>
    };
    frame(app, "wide", w.assistant_title, content.into_any())
}

/// What was understood of an answer.
fn understood(app: App, open: bool, text: &str) -> AnyView {
    let import = Import { language: app.language(), seed: BrowserEntropy.random() };
    let answer = app.workspace.untracked(|document| found::answer(text, &import, open.then_some(document)));
    match answer {
        Err(error) => view! {
            <p class="refused-reason" role="alert">
                {error.sentence(app.texts())}
            </p>
        }
        .into_any(),
        Ok(answer) if open => difference(app, answer),
        Ok(answer) => told(app, Scope::Plan, Ok(answer.imported), true),
    }
}

/// What an answer would change, each record to be taken or left.
fn difference(app: App, answer: Answer) -> AnyView {
    let (t, w) = (app.texts(), exchange(app.language()));
    let Answer { imported, kept } = answer;
    let mut ids = Ids::new(BrowserEntropy.random());
    let Proposal { entries, left_out } =
        app.workspace.untracked(|document| proposal(document, &imported.document, &kept, &mut ids, t));
    let repairs = all_repairs(imported.repairs, left_out);
    if entries.is_empty() {
        return view! {
            {repairs.is_empty().then(|| view! { <p>{w.assistant_nothing}</p> })}
            {mended(app, repairs)}
        }
        .into_any();
    }
    let chosen = RwSignal::new(vec![true; entries.len()]);
    let place_said = move |place: &Place| {
        let place_behind = if place.behind.is_empty() {
            w.assistant_first.to_owned()
        } else {
            fill(w.assistant_behind, &[&place.behind])
        };
        if place.phase.is_empty() { place_behind } else { format!("{} › {place_behind}", place.phase) }
    };
    let all = entries.len();
    let proposal = Arc::new(Proposal { entries, left_out: Vec::new() });
    let rows: Vec<AnyView> = proposal
        .entries
        .iter()
        .enumerate()
        .take(SHOWN)
        .map(|(place, entry)| {
            let fields: Vec<AnyView> = entry
                .fields
                .iter()
                .map(|(field, before, after)| {
                    view! {
                        <li dir="auto">
                            <span class="field-label">{field_label(t, entry.key.kind, *field)}</span>
                            {(!before.is_empty()).then(|| view! { <del>{before.clone()}</del> })}
                            <ins>{after.clone()}</ins>
                        </li>
                    }
                    .into_any()
                })
                .collect();
            let moved = entry.place.as_ref().map(|(from, to)| {
                view! {
                    <li dir="auto">
                        <span class="field-label">{w.assistant_place}</span>
                        <del>{place_said(from)}</del>
                        <ins>{place_said(to)}</ins>
                    </li>
                }
            });
            let whole = Arc::clone(&proposal);
            let kind = kind_label(t, entry.key.kind, false);
            let said = if entry.is_new { w.assistant_new } else { w.assistant_changed };
            view! {
                <li class="proposal" class:new=entry.is_new>
                    <label class="check">
                        <input
                            prop:checked=reactive(move || {
                                chosen.with(|chosen| chosen.get(place).copied().unwrap_or_default())
                            })
                            type="checkbox"
                            on:change=listener(move |event: web_sys::Event| {
                                let taken = event_target_checked(&event);
                                chosen.update(|chosen| whole.choose(chosen, place, taken))
                            })
                        />
                        <span>
                            <b dir="auto">{entry.name.clone()}</b>
                            " "
                            <span class="hint">{format!("{kind}, {said}")}</span>
                        </span>
                    </label>
                    <ul class="proposal-fields">{fields} {moved}</ul>
                </li>
            }
            .into_any()
        })
        .collect();
    let count = memo(move || chosen.with(|chosen| chosen.iter().filter(|chosen| **chosen).count()));
    let every = move |taken: bool| chosen.update(|chosen| chosen.iter_mut().for_each(|entry| *entry = taken));
    let take = move |_| {
        let chosen = chosen.get_untracked();
        let taken = app.workspace.untracked(|document| proposal.taken(document, &chosen));
        app.overlay.close();
        if app.edit(Edit::Replace(Box::new(taken))).is_some() {
            app.offer_undo_of_edit(w.import_adopted);
        }
    };
    view! {
        <div class="repairs-head">
            <p role="status">{fill(w.assistant_count, &[&all.to_string()])}</p>
            <button type="button" class="button quiet" on:click=listener(move |_| every(true))>
                {w.assistant_all}
            </button>
            <button type="button" class="button quiet" on:click=listener(move |_| every(false))>
                {w.assistant_none}
            </button>
        </div>
        <ul class="proposals" tabindex="0" aria-label=w.assistant_answer>
            {rows}
        </ul>
        <p class="hint">{w.assistant_assumed}</p>
        {mended(app, repairs)}
        <div class="dialog-acts">
            <button type="button" class="button" on:click=listener(move |_| app.overlay.close())>
                {t.cancel}
            </button>
            <button
                type="button"
                class="button primary take-proposals"
                prop:disabled=reactive(move || count.get() == 0)
                on:click=listener(take)
            >
                {dynamic(move || fill(w.assistant_take, &[&count.get().to_string()]))}
            </button>
        </div>
    }
    .into_any()
}
