//! The plan for other people's pages: what to paste where, how it will look, and what the place needs.

use js_sys::{JSON, Reflect};
use leptos::html::Div;
use wasm_bindgen::{JsCast, JsValue};

use super::frame::frame;
use super::journey_choice::journey_choice;
use crate::browser::timer::Listener;
use crate::browser::{clipboard, document, file, locale, raster};
use crate::core::address::View;
use crate::core::document::List;
use crate::core::exchange::embed::{self, Colours, Embed, Form, Mode, Shade};
use crate::core::exchange::svg::{Fit, paint};
use crate::core::exchange::{Export, json};
use crate::core::lanes::Content;
use crate::core::model::{Id, Language};
use crate::core::scene::picture;
use crate::core::text::embedding::{Embedding, embedding};
use crate::core::text::exchange::exchange;
use crate::core::text::fill;
use crate::ui::commands::saving::file_name;
use crate::ui::kit::closures::{dynamic, listener, reactive};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::widgets::names::view_label;

/// A place to paste into: the form that it takes, and what it needs.
struct Platform {
    key: &'static str,
    name: fn(&Embedding) -> &'static str,
    needs: fn(&Embedding) -> &'static str,
    form: Form,
    /// Whether it is WordPress.
    as_block: bool,
}

static PLATFORMS: [Platform; 9] = [
    Platform {
        key: "wordpress-author",
        name: |w| w.wordpress_author,
        needs: |w| w.wordpress_author_needs,
        form: Form::Figure,
        as_block: true,
    },
    Platform {
        key: "wordpress-owner",
        name: |w| w.wordpress_owner,
        needs: |w| w.wordpress_owner_needs,
        form: Form::Element,
        as_block: true,
    },
    Platform { key: "ghost", name: |_| "Ghost", needs: |w| w.ghost_needs, form: Form::Element, as_block: false },
    Platform { key: "webflow", name: |_| "Webflow", needs: |w| w.webflow_needs, form: Form::Element, as_block: false },
    Platform {
        key: "frame",
        name: |w| w.squarespace_wix,
        needs: |w| w.frame_needs,
        form: Form::Frame,
        as_block: false,
    },
    Platform { key: "hugo", name: |_| "Hugo", needs: |w| w.hugo_needs, form: Form::Element, as_block: false },
    Platform { key: "html", name: |w| w.plain_html, needs: |w| w.html_needs, form: Form::Element, as_block: false },
    Platform {
        key: "newsletter",
        name: |w| w.newsletter,
        needs: |w| w.newsletter_needs,
        form: Form::Fragment,
        as_block: false,
    },
    Platform { key: "forum", name: |w| w.forum, needs: |w| w.forum_needs, form: Form::Link, as_block: false },
];

/// What the colours are before somebody chooses others: those of the planner.
const ACCENT: &str = "#f2b705";
const PAPER: &str = "#fbfaf7";
const INK: &str = "#1d2125";

/// The dialog.
pub(super) fn embed(app: App) -> AnyView {
    let w = embedding(app.language());
    let journey = RwSignal::new(untrack(|| app.current_journey()));
    let platform = RwSignal::new(0);
    let first = &PLATFORMS[0];
    let choices = RwSignal::new(Embed {
        form: first.form,
        site: app.host.address(""),
        source: None,
        mode: Mode::Explore,
        view: View::Map,
        journey: None,
        language: app.language(),
        shade: Shade::Auto,
        colours: Colours::default(),
        keeps: false,
        with_text: true,
        with_picture: false,
        date: locale::day(app.language(), &locale::today().to_string()),
        as_block: first.as_block,
    });
    // What is shown first need not be named where it is the first anyway.
    let wanted = memo(move || {
        let first = app.workspace.untracked(|document| document.list(&List::Journeys).next().cloned());
        Embed { journey: journey.get().filter(|journey| first.as_ref() != Some(journey)), ..choices.get() }
    });
    let content = view! {
        <p class="hint">{w.embed_about}</p>
        <div class="embed-form">
            <div class="embed-choices">{place(app, platform, choices)}{contents(app, choices, journey)}</div>
            <div class="embed-result">{shown(app, wanted)}{snippet(app, wanted)}</div>
        </div>
    };
    frame(app, "embedding", w.embed_title, content.into_any())
}

/// Where it goes, in which form, and what that needs.
fn place(app: App, platform: RwSignal<usize>, choices: RwSignal<Embed>) -> AnyView {
    let w = embedding(app.language());
    let options = PLATFORMS.iter().map(|platform| (platform.key, (platform.name)(w))).collect();
    let choose = move |key: &str| {
        let Some(place) = PLATFORMS.iter().position(|platform| platform.key == key) else { return };
        let chosen = &PLATFORMS[place];
        platform.set(place);
        choices.update(|choices| {
            choices.form = chosen.form;
            choices.as_block = chosen.as_block;
        });
    };
    let forms: Vec<AnyView> = Form::ALL
        .iter()
        .map(|&form| {
            let (name, about) = w.form(form);
            let choose = move |_: web_sys::Event| choices.update(|choices| choices.form = form);
            view! {
                <label class="export-format embed-kind">
                    <input
                        prop:checked=reactive(move || choices.with(|choices| choices.form == form))
                        type="radio"
                        name="embed-form"
                        value=form.key()
                        on:change=listener(choose)
                    />
                    <span class="embed-kind-words">
                        <span>{name}</span>
                        <span class="hint">{about}</span>
                    </span>
                </label>
            }
            .into_any()
        })
        .collect();
    let needs = move || fill((PLATFORMS[platform.get()].needs)(w), &[app.host.address("").trim_end_matches('/')]);
    view! {
        {select("embed-platform", w.embed_platform, options, move || PLATFORMS[platform.get()].key, choose)}
        <p class="embed-needs">{dynamic(needs)}</p>
        <fieldset class="export-formats embed-kinds">
            <legend>{w.embed_form}</legend>
            {forms}
        </fieldset>
    }
    .into_any()
}

/// What is shown and how, as far as the form has a choice.
fn contents(app: App, choices: RwSignal<Embed>, journey: RwSignal<Option<Id>>) -> AnyView {
    let (t, w) = (app.texts(), embedding(app.language()));
    let form = memo(move || choices.with(|choices| choices.form));
    let shows_plan = move || !matches!(form.get(), Form::Fragment | Form::Link);
    let with_source = memo(move || choices.with(|choices| choices.source.is_some()));
    let choose_source = move |event: web_sys::Event| {
        let typed = event_target_value(&event).trim().to_owned();
        choices.update(|choices| choices.source = (!typed.is_empty()).then_some(typed));
    };
    let source = view! {
        <label class="field">
            <span class="field-label">{w.embed_source}</span>
            <input
                data-free=true
                type="url"
                name="source"
                placeholder="https://…/plan.wegmarke.json"
                on:input=listener(choose_source)
                prop:value=reactive(move || choices.with(|choices| choices.source.clone().unwrap_or_default()))
            />
            <span class="hint">{w.embed_source_about}</span>
        </label>
    };
    let modes = Mode::ALL.iter().map(|mode| (mode.key(), w.mode(*mode))).collect();
    let views = View::ALL.iter().map(|view| (view.key(), view_label(t, *view))).collect();
    let languages = Language::ALL
        .iter()
        .map(|language| {
            (
                language.key(),
                match language {
                    Language::De => t.language_de,
                    Language::En => t.language_en,
                },
            )
        })
        .collect();
    let shades = Shade::ALL.iter().map(|shade| (shade.key(), w.shade(*shade))).collect();
    let several = app.workspace.untracked(|document| document.len(&List::Journeys)) > 1;
    let change = move |set: fn(&mut Embed, &str)| move |key: &str| choices.update(|choices| set(choices, key));
    view! {
        {group(move || form.get() != Form::Fragment, source.into_any())}
        {group(
            shows_plan,
            view! {
                {select(
                    "mode",
                    w.embed_mode,
                    modes,
                    move || choices.with(|choices| choices.mode.key()),
                    change(|choices, key| choices.mode = Mode::from_key(key).unwrap_or_default()),
                )}
                {select(
                    "view",
                    w.embed_view,
                    views,
                    move || choices.with(|choices| choices.view.key()),
                    change(|choices, key| choices.view = View::named(key).unwrap_or(View::Map)),
                )}
            }
                .into_any(),
        )}
        {several.then(|| group(move || form.get() != Form::Link, journey_choice(app, t.journey, None, journey)))}
        {select(
            "lang",
            w.embed_language,
            languages,
            move || choices.with(|choices| choices.language.key()),
            change(|choices, key| choices.language = Language::from_key(key).unwrap_or_default()),
        )}
        {group(
            shows_plan,
            view! {
                {select(
                    "theme",
                    w.embed_theme,
                    shades,
                    move || choices.with(|choices| choices.shade.key()),
                    change(|choices, key| choices.shade = Shade::from_key(key).unwrap_or_default()),
                )}
                <fieldset class="embed-colours">
                    <legend class="field-label">{w.embed_colours}</legend>
                    {colour(choices, w.colour_accent, ACCENT, |colours| &mut colours.accent)}
                    {colour(choices, w.colour_paper, PAPER, |colours| &mut colours.paper)}
                    {colour(choices, w.colour_ink, INK, |colours| &mut colours.ink)}
                </fieldset>
            }
                .into_any(),
        )}
        // A figure that names no address is its table.
        {group(
            move || form.get() == Form::Element || form.get() == Form::Figure && with_source.get(),
            check(w.embed_text, choices, |choices| &mut choices.with_text),
        )}
        {group(
            move || {
                matches!(form.get(), Form::Element | Form::Figure) && choices.with(|choices| choices.mode == Mode::Edit)
            },
            check(w.embed_keep, choices, |choices| &mut choices.keeps),
        )}
        {group(
            move || form.get() == Form::Fragment,
            check(w.embed_picture, choices, |choices| &mut choices.with_picture),
        )}
    }
    .into_any()
}

/// Controls that are there for some forms only. They stay in the page, so that nothing that was typed goes.
fn group(there: impl Fn() -> bool + Send + Sync + 'static, content: AnyView) -> AnyView {
    view! {
        <div class="embed-group" hidden=reactive(move || !there())>
            {content}
        </div>
    }
    .into_any()
}

fn select(
    name: &'static str,
    label: &'static str,
    options: Vec<(&'static str, &'static str)>,
    chosen: impl Fn() -> &'static str + Send + Sync + 'static,
    choose: impl Fn(&str) + 'static,
) -> AnyView {
    let options: Vec<AnyView> =
        options.into_iter().map(|(key, label)| view! { <option value=key>{label}</option> }.into_any()).collect();
    view! {
        <label class="field">
            <span class="field-label">{label}</span>
            <select
                name=name
                prop:value=reactive(chosen)
                on:change=listener(move |event: web_sys::Event| choose(&event_target_value(&event)))
            >
                {options}
            </select>
        </label>
    }
    .into_any()
}

fn check(label: &'static str, choices: RwSignal<Embed>, field: fn(&mut Embed) -> &mut bool) -> AnyView {
    let is = move || *field(&mut choices.get());
    let set = move |event: web_sys::Event| choices.update(|choices| *field(choices) = event_target_checked(&event));
    view! {
        <label class="check">
            <input prop:checked=reactive(is) type="checkbox" on:change=listener(set) />
            {label}
        </label>
    }
    .into_any()
}

/// A colour that is the page's until it is chosen, and again when its box is cleared.
fn colour(
    choices: RwSignal<Embed>,
    label: &'static str,
    usual: &'static str,
    field: fn(&mut Colours) -> &mut Option<String>,
) -> AnyView {
    let is = move || field(&mut choices.get().colours).clone();
    let set = move |colour: Option<String>| choices.update(|choices| *field(&mut choices.colours) = colour);
    let own = move |event: web_sys::Event| set(event_target_checked(&event).then(|| usual.to_owned()));
    let chosen = move |event: web_sys::Event| set(Some(event_target_value(&event)));
    view! {
        <div class="embed-colour">
            <label class="check">
                <input prop:checked=reactive(move || is().is_some()) type="checkbox" on:change=listener(own) />
                {label}
            </label>
            <input
                aria-label=label
                type="color"
                prop:value=reactive(move || is().unwrap_or_else(|| usual.to_owned()))
                on:input=listener(chosen)
            />
        </div>
    }
    .into_any()
}

/// What the preview consists of.
#[derive(Clone, Copy, PartialEq)]
enum Shown {
    Alive,
    Picture,
    Table,
    Nothing,
}

/// How it will look: the element itself, or the picture of a fragment that has one. A link looks like a link.
fn shown(app: App, wanted: Memo<Embed>) -> AnyView {
    let w = embedding(app.language());
    let kind = memo(move || {
        wanted.with(|wanted| match wanted.form {
            Form::Link => Shown::Nothing,
            Form::Fragment if wanted.with_picture => Shown::Picture,
            Form::Fragment => Shown::Table,
            Form::Figure | Form::Element | Form::Frame => Shown::Alive,
        })
    });
    let preview = move || match kind.get() {
        Shown::Nothing => None,
        Shown::Table => Some(view! { <p class="hint">{w.embed_preview_table}</p> }.into_any()),
        Shown::Picture => Some(pictured(app, wanted)),
        Shown::Alive => Some(
            view! {
                <p class="hint">{w.embed_preview_about}</p>
                {alive(app, wanted)}
            }
            .into_any(),
        ),
    };
    view! { <div class="embed-preview">{dynamic(preview)}</div> }.into_any()
}

fn pictured(app: App, wanted: Memo<Embed>) -> AnyView {
    let alt = exchange(app.language()).picture_preview;
    dynamic(move || {
        let embed = wanted.get();
        let export = Export {
            language: embed.language,
            journey: embed.journey,
            date: embed.date,
            lanes: Some(vec![Content::Touchpoint, Content::Satisfaction]),
            ..Export::default()
        };
        let svg = app.workspace.untracked(|document| paint(&picture(document, &export.view()), Fit::Own, None));
        let shown = raster::Picture::of(&svg)?;
        let address = shown.address.clone();
        // It goes with the image that shows it.
        let shown = StoredValue::new(shown);
        on_cleanup(move || shown.dispose());
        Some(view! { <img src=address alt=alt /> })
    })
}

/// The plan in an element of its own, as readers will have it. It takes the choices on without being made anew, never
/// takes the focus, and keeps nothing.
fn alive(app: App, wanted: Memo<Embed>) -> AnyView {
    let place = NodeRef::<Div>::new();
    let plan = app.workspace.untracked(json::write);
    Effect::new(move |made: Option<Option<web_sys::HtmlElement>>| {
        let place = place.get()?;
        let embed = wanted.get();
        let element = match made.flatten() {
            Some(element) => element,
            None => {
                let element = document().create_element("wegmarke-plan").ok()?.unchecked_into::<web_sys::HtmlElement>();
                // Setting a property and appending what is new never fail.
                let _ = Reflect::set(&element, &"plan".into(), &JSON::parse(&plan).unwrap_or(JsValue::NULL));
                let _ = element.set_attribute("loading", "eager");
                let _ = element.set_attribute("aria-label", embedding(app.language()).embed_preview);
                adapt(&element, &embed);
                let _ = place.append_child(&element);
                return Some(element);
            }
        };
        adapt(&element, &embed);
        Some(element)
    });
    // What happens in it is nothing that the page around the planner should hear of.
    let events = ["wegmarke-change", "wegmarke-select", "wegmarke-copy"];
    let heard = StoredValue::new(Vec::new());
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            heard.set_value(events.map(|event| Listener::on(&place, event, |event| event.stop_propagation())).into());
        }
    });
    view! { <div node_ref=place class="embed-alive"></div> }.into_any()
}

/// Gives the element the attributes that the snippet would give it, where they are others.
fn adapt(element: &web_sys::HtmlElement, embed: &Embed) {
    let journey = embed.journey.as_ref().map(|journey| journey.as_str());
    let attributes: [(&'static str, Option<&str>); 5] = [
        ("lang", Some(embed.language.key())),
        ("mode", Some(embed.mode.key())),
        ("view", Some(embed.view.key())),
        ("theme", Some(embed.shade.key())),
        ("journey", journey),
    ];
    for (name, value) in attributes {
        if element.get_attribute(name).as_deref() != value {
            // The names are valid ones.
            let _ = value.map_or_else(|| element.remove_attribute(name), |value| element.set_attribute(name, value));
        }
    }
    let style = element.style();
    for name in ["accent", "paper", "ink"] {
        let colour = embed
            .colours
            .given()
            .find(|(own, _)| *own == name)
            .map_or(String::new(), |(_, digits)| format!("#{digits}"));
        let _ = style.set_property(&format!("--wegmarke-{name}"), &colour);
    }
}

/// The snippet, how large it is, and its ways out.
fn snippet(app: App, wanted: Memo<Embed>) -> AnyView {
    let w = embedding(app.language());
    let written = memo(move || {
        let wanted = wanted.get();
        app.workspace.untracked(|document| embed::snippet(document, &wanted)).ok()
    });
    let text = move || written.get().unwrap_or_default();
    let size = move || {
        fill(
            w.embed_size,
            &[&locale::number(
                app.language(),
                (written.with(|text| text.as_ref().map_or(0, String::len)) as f64 / 102.4).round() / 10.0,
            )],
        )
    };
    let holds = move || {
        wanted.with(|wanted| match wanted.form {
            _ if wanted.source.is_some() && wanted.form != Form::Fragment => None,
            Form::Figure | Form::Fragment => Some(w.embed_one),
            Form::Element | Form::Frame | Form::Link => Some(w.embed_whole),
        })
    };
    let copy = move |text: String| {
        clipboard::copy(&text, move |done| {
            app.overlay.say(if done { exchange(app.language()).copied } else { exchange(app.language()).copy_failed })
        })
    };
    let download = move |_| {
        let title = app.workspace.untracked(|document| document.plan().title.to_string());
        file::download(&format!("{}.html", file_name(&title)), "text/html", &untrack(text));
    };
    let is_file = memo(move || wanted.with(|wanted| wanted.form != Form::Link));
    let needs_loader = memo(move || wanted.with(|wanted| wanted.form == Form::Figure));
    let loader = embed::loader(&app.host.address(""));
    let there = memo(move || written.with(Option::is_some));
    view! {
        {dynamic(move || {
            (!there.get())
                .then(|| {
                    view! {
                        <p class="refused-reason" role="alert">
                            {w.embed_too_large}
                        </p>
                    }
                })
        })}
        <div class="embed-group" hidden=reactive(move || !there.get())>
            <label class="field">
                <span class="field-label">{w.embed_snippet}</span>
                <textarea
                    class="export-text embed-snippet"
                    rows="7"
                    readonly=true
                    spellcheck="false"
                    dir="ltr"
                    prop:value=reactive(text)
                ></textarea>
            </label>
            <p class="hint embed-size">{dynamic(size)}{dynamic(move || holds().map(|words| format!(" · {words}")))}</p>
            <div class="acts embed-acts">
                <button type="button" class="button primary copy" on:click=listener(move |_| copy(untrack(text)))>
                    {icon(Icon::Copy)}
                    {w.embed_copy}
                </button>
                {dynamic(move || {
                    is_file
                        .get()
                        .then(|| {
                            view! {
                                <button type="button" class="button as-file" on:click=listener(download)>
                                    {icon(Icon::Download)}
                                    {w.embed_download}
                                </button>
                            }
                        })
                })}
            </div>
        </div>
        {dynamic(move || {
            needs_loader
                .get()
                .then(|| {
                    let (shown, copied) = (loader.clone(), loader.clone());
                    view! {
                        <div class="embed-group">
                            <label class="field">
                                <span class="field-label">{w.embed_loader}</span>
                                <input
                                    aria-label=w.embed_loader
                                    class="embed-loader"
                                    type="text"
                                    readonly=true
                                    dir="ltr"
                                    prop:value=shown
                                />
                            </label>
                            <div class="acts">
                                <button
                                    type="button"
                                    class="button copy-loader"
                                    on:click=listener(move |_| copy(copied.clone()))
                                >
                                    {icon(Icon::Copy)}
                                    {w.embed_loader_copy}
                                </button>
                            </div>
                        </div>
                    }
                })
        })}
    }
    .into_any()
}
