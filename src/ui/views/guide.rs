//! The guide: the method in six steps, each with what, why, an example, questions, and tasks that lead to the place of
//! their work. A bar goes along to that place.

use crate::core::address::View;
use crate::core::guide::{CHAPTERS, Chapter, Facts, Place, Progress, Task, next};
use crate::core::text::fill;
use crate::core::text::insight::insight;
use crate::core::text::method::method;
use crate::ui::kit::closures::{dynamic, listener, reactive};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::state::overlay::Dialog;
use crate::ui::widgets::digest::digest;

/// The view.
pub fn guide(app: App) -> AnyView {
    let w = insight(app.language());
    let facts = digest(app.workspace, Facts::of);
    // Resumes where there is something left to do, or where somebody was sent off from.
    let open = RwSignal::new(untrack(|| {
        app.navigation.guide_task().or_else(|| next(&facts.get())).map_or(0, |(chapter, _)| chapter)
    }));
    let entries: Vec<AnyView> =
        CHAPTERS.iter().enumerate().map(|(place, chapter)| entry(app, facts, open, place, chapter)).collect();
    let finished = memo(move || facts.with(|facts| next(facts).is_none()));
    view! {
        <div class="guide-view">
            <div class="view-head">
                <h1 tabindex="-1">{app.texts().guide}</h1>
                <p class="hint">{w.guide_hint}</p>
            </div>
            {dynamic(move || {
                finished
                    .get()
                    .then(|| {
                        view! {
                            <p class="guide-finished" role="status">
                                {icon(Icon::Check)}
                                {w.guide_finished}
                            </p>
                        }
                    })
            })}
            <div class="guide">
                <nav class="guide-steps" aria-label=w.guide_steps>
                    <ol>{entries}</ol>
                </nav>
                {dynamic(move || chapter(app, facts, open, open.get()))}
            </div>
        </div>
    }
    .into_any()
}

/// A progress in words.
fn of(app: App, progress: Progress) -> String {
    fill(insight(app.language()).guide_of, &[&progress.done.to_string(), &progress.of.to_string()])
}

fn entry(app: App, facts: RwSignal<Facts>, open: RwSignal<usize>, place: usize, chapter: &'static Chapter) -> AnyView {
    let progress = memo(move || facts.with(|facts| chapter.progress(facts)));
    view! {
        <li>
            <button
                type="button"
                class="guide-step"
                data-done=reactive(move || progress.get().complete().to_string())
                aria-current=reactive(move || (open.get() == place).then_some("step"))
                on:click=listener(move |_: web_sys::MouseEvent| open.set(place))
            >
                <span class="guide-sign" aria-hidden="true">
                    <span>
                        {dynamic(move || {
                            if progress.get().complete() {
                                icon(Icon::Check)
                            } else {
                                (place + 1).to_string().into_any()
                            }
                        })}
                    </span>
                </span>
                <span class="guide-name">{(chapter.title)(method(app.language()))}</span>
                <span class="guide-count">{dynamic(move || of(app, progress.get()))}</span>
            </button>
        </li>
    }
    .into_any()
}

fn chapter(app: App, facts: RwSignal<Facts>, open: RwSignal<usize>, place: usize) -> AnyView {
    let (w, m) = (insight(app.language()), method(app.language()));
    let chapter = &CHAPTERS[place];
    let questions: Vec<AnyView> =
        chapter.questions.iter().map(|question| view! { <li>{question(m)}</li> }.into_any()).collect();
    let tasks: Vec<AnyView> =
        chapter.tasks.iter().enumerate().map(|(number, task)| row(app, facts, (place, number), task)).collect();
    let turn = move |to: usize, text: &'static str| {
        let title = fill(text, &[(CHAPTERS[to].title)(m)]);
        view! {
            <button type="button" class="button" on:click=listener(move |_: web_sys::MouseEvent| open.set(to))>
                {title}
            </button>
        }
        .into_any()
    };
    view! {
        <article class="guide-chapter" aria-label=(chapter.title)(m)>
            <h2>{format!("{}. {}", place + 1, (chapter.title)(m))}</h2>
            <p class="guide-what">{(chapter.what)(m)}</p>
            <section>
                <h3>{w.guide_tasks}</h3>
                <ul class="guide-tasks">{tasks}</ul>
            </section>
            <div class="guide-more">
                <section>
                    <h3>{w.guide_questions}</h3>
                    <ul class="guide-questions">{questions}</ul>
                </section>
                <section>
                    <h3>{w.guide_why}</h3>
                    <p>{(chapter.why)(m)}</p>
                    <h3>{w.guide_example}</h3>
                    <p class="guide-example">{(chapter.example)(m)}</p>
                </section>
            </div>
            {(chapter.key == "touchpoints").then(|| checklists(app, facts))}
            <footer class="guide-turn">
                {(place > 0).then(|| turn(place - 1, w.guide_back))}
                {(place + 1 < CHAPTERS.len()).then(|| turn(place + 1, w.guide_next))}
            </footer>
        </article>
    }
    .into_any()
}

fn row(app: App, facts: RwSignal<Facts>, place: (usize, usize), task: &'static Task) -> AnyView {
    let (w, m) = (insight(app.language()), method(app.language()));
    let progress = memo(move || facts.with(|facts| task.progress(facts)));
    let state = move || if progress.get().complete() { w.guide_done } else { w.guide_open };
    let title = (task.title)(m);
    view! {
        <li class="guide-task" data-done=reactive(move || progress.get().complete().to_string())>
            <span class="guide-tick" aria-hidden="true">
                {dynamic(move || progress.get().complete().then(|| icon(Icon::Check)))}
            </span>
            <div class="guide-words">
                <p class="guide-title">{title}" "<span class="visually-hidden">{dynamic(state)}</span></p>
                <p class="hint">{(task.how)(m)}</p>
            </div>
            <span class="guide-count">{dynamic(move || of(app, progress.get()))}</span>
            <button
                type="button"
                class="button"
                aria-label=format!("{}: {title}", w.guide_go)
                on:click=listener(move |_: web_sys::MouseEvent| set_off(app, place))
            >
                {w.guide_go}
                {icon(Icon::Right)}
            </button>
        </li>
    }
    .into_any()
}

/// Leads to the place of a task's work, and the guide's bar along with it.
fn set_off(app: App, place: (usize, usize)) {
    app.navigation.set_guide_task(Some(place));
    let view = match CHAPTERS[place.0].tasks[place.1].place {
        Place::Personas => View::Personas,
        Place::Touchpoints => View::Touchpoints,
        Place::Journeys => View::Journeys,
        Place::Map => View::Map,
        Place::Feedback => View::Feedback,
        Place::Findings => View::Analysis,
        Place::Measures => View::Measures,
        Place::Settings => {
            app.overlay.open(Dialog::PlanSettings);
            return;
        }
    };
    app.navigate(&app.view_address(view));
}

fn checklists(app: App, facts: RwSignal<Facts>) -> AnyView {
    let (w, m) = (insight(app.language()), method(app.language()));
    let lists = move || {
        facts
            .with(Facts::checklists)
            .into_iter()
            .map(|(title, entries)| {
                let entries: Vec<AnyView> = entries
                    .into_iter()
                    .map(|(title, ticked)| {
                        view! {
                            <li data-done=ticked.to_string()>
                                <span class="guide-tick" aria-hidden="true">
                                    {ticked.then(|| icon(Icon::Check))}
                                </span>
                                <span>{title(m)}</span>
                                <span class="visually-hidden">{if ticked { w.guide_done } else { w.guide_open }}</span>
                            </li>
                        }
                        .into_any()
                    })
                    .collect();
                view! {
                    <section>
                        <h3>{title(m)}</h3>
                        <ul class="guide-checklist">{entries}</ul>
                    </section>
                }
                .into_any()
            })
            .collect::<Vec<_>>()
    };
    view! {
        <div class="guide-checklists">
            <p class="hint">{w.guide_checklist_hint}</p>
            {dynamic(lists)}
        </div>
    }
    .into_any()
}

/// The bar that goes along to where a task is done: what it is, how far it is, and the way back.
pub fn bar(app: App) -> AnyView {
    let (w, m) = (insight(app.language()), method(app.language()));
    let facts = digest(app.workspace, Facts::of);
    dynamic(move || {
        let (chapter, number) = app.navigation.guide_task()?;
        let task = &CHAPTERS[chapter].tasks[number];
        let progress = memo(move || facts.with(|facts| task.progress(facts)));
        let following = memo(move || facts.with(next));
        let go_on = move || {
            let to = following.get().filter(|_| progress.get().complete())?;
            Some(view! {
                <button
                    type="button"
                    class="button primary"
                    on:click=listener(move |_: web_sys::MouseEvent| set_off(app, to))
                >
                    {w.guide_bar_next}
                    {icon(Icon::Right)}
                </button>
            })
        };
        Some(view! {
            <aside class="guide-bar" aria-label=app.texts().guide>
                <span class="guide-bar-place">{fill(w.guide_bar, &[&(chapter + 1).to_string()])}</span>
                <p role="status">
                    <strong>{(task.title)(m)}</strong>
                    " "
                    <span class="guide-count">
                        {dynamic(move || {
                            if progress.get().complete() {
                                w.guide_bar_done.to_owned()
                            } else {
                                of(app, progress.get())
                            }
                        })}
                    </span>
                    <span class="hint">{(task.how)(m)}</span>
                </p>
                {dynamic(go_on)}
                <button
                    type="button"
                    class="button"
                    on:click=listener(move |_: web_sys::MouseEvent| app.navigate(&app.view_address(View::Guide)))
                >
                    {w.guide_bar_back}
                </button>
                <button
                    type="button"
                    class="icon-button"
                    title=w.guide_bar_close
                    aria-label=w.guide_bar_close
                    on:click=listener(move |_: web_sys::MouseEvent| app.navigation.set_guide_task(None))
                >
                    {icon(Icon::Close)}
                </button>
            </aside>
        })
    })
}
