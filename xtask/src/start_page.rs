//! The start page as HTML, in each language: what a visitor sees before anything of the program has come. The program
//! puts the same in its place (`src/ui/shell/start.rs`, `src/ui/widgets/start_page.rs`), and a test compares the two.

use wegmarke::core::exchange::ENDINGS;
use wegmarke::core::knowledge::{EXAMPLES, Example};
use wegmarke::core::model::Language;
use wegmarke::core::scene::{GLANCE_HEIGHT, miniature};
use wegmarke::core::text::{Messages, fill, messages};

use signs::Icon;

/// The icons of the planner. Most are drawn by it alone.
#[allow(dead_code, reason = "the page draws five of them")]
#[path = "../../src/ui/kit/signs.rs"]
mod signs;

/// The page in all languages, of which a style shows the one that the script before it has chosen.
pub fn html() -> String {
    Language::ALL.iter().map(|language| page(messages(*language), *language)).collect()
}

fn page(t: &Messages, language: Language) -> String {
    let (lang, next) = (language.key(), language.next().key());
    let tool = |name: &str, label: &str, tip: &str, icon: Icon| {
        format!(
            r#"<button type="button" class="icon-button" data-action="{name}" data-act="{name}" title="{tip}" aria-label="{label}">{}</button>"#,
            drawn(icon)
        )
    };
    let palette =
        tool("palette", &escaped(t.palette), &escaped(&format!("{} ({} K)", t.palette, t.key_command)), Icon::Search);
    let help = tool("help", &escaped(t.help), &escaped(&format!("{} (?)", t.help)), Icon::Help);
    let brand = format!(
        r##"<a class="brand" href="#/" title="{}"><span class="brand-mark" aria-hidden=""></span><span class="brand-name">Wegmarke</span></a>"##,
        escaped(t.all_plans)
    );
    let switch = format!(
        r#"<button type="button" class="language" title="{}" lang="{next}" data-act="language">{}</button>"#,
        escaped(t.other_language),
        next.to_ascii_uppercase()
    );
    let hero = format!(
        r#"<section class="hero"><h1 tabindex="-1">{}</h1><p>{}</p><div class="acts"><button type="button" class="button primary" data-act="new-plan">{}{}</button><label class="button file">{}{}<input data-act="import" type="file" accept="{ENDINGS}"></label></div></section>"#,
        escaped(t.hero_title),
        escaped(t.hero_text),
        drawn(Icon::Plus),
        escaped(t.new_plan),
        drawn(Icon::Upload),
        escaped(t.import_file)
    );
    let stored = format!(
        r#"<section aria-labelledby="stored-title-{lang}"><h2 id="stored-title-{lang}" tabindex="-1">{}</h2><p class="hint">{}</p></section>"#,
        escaped(t.your_plans),
        escaped(t.no_plans)
    );
    let cards: String = EXAMPLES.iter().map(|one| example(t, one)).collect();
    let examples = format!(
        r#"<section aria-labelledby="examples-title-{lang}"><h2 id="examples-title-{lang}">{}</h2><p class="hint">{}</p><ul class="cards">{cards}</ul></section>"#,
        escaped(t.examples),
        escaped(t.examples_hint)
    );
    let privacy = format!(
        r#"<footer class="privacy"><div><p>{}</p><p class="hint">{}</p><p class="hint offline-ready" role="status">{}</p></div><button type="button" class="button" data-act="erase">{}{}</button></footer>"#,
        escaped(t.privacy),
        escaped(&fill(t.room_used, &["0"])),
        escaped(t.offline_ready),
        drawn(Icon::Trash),
        escaped(t.erase_everything)
    );
    format!(
        "<div class=\"wegmarke start\" lang=\"{lang}\" dir=\"ltr\">\
         <header class=\"head\">{brand}<div class=\"tools\">{palette}{help}{switch}</div></header>\
         <main class=\"view\"><div class=\"plans-view\">{hero}{stored}{examples}{privacy}</div></main>\
         </div>\n"
    )
}

fn example(t: &Messages, example: &Example) -> String {
    format!(
        r##"<li class="card example">{}<h3><a href="#example={}">{}</a></h3><p>{}</p></li>"##,
        glance(example),
        example.name,
        escaped((example.title)(t)),
        escaped((example.about)(t))
    )
}

fn glance(example: &Example) -> String {
    let drawn = miniature(example.glance);
    let path = |class: &str, d: &str| format!(r#"<path class="{class}" d="{d}"></path>"#);
    let bands = drawn
        .bands
        .iter()
        .map(|(stage, d)| format!(r#"<path class="band" data-stage="{}" d="{d}"></path>"#, stage.key()));
    format!(
        r#"<svg class="glance" viewBox="0 0 {} {GLANCE_HEIGHT}" preserveAspectRatio="none" aria-hidden="true" focusable="false">{}{}{}{}</svg>"#,
        drawn.width,
        bands.collect::<String>(),
        path("ground", &drawn.ground),
        path("way", &drawn.trail),
        path("moments", &drawn.moments)
    )
}

fn drawn(icon: Icon) -> String {
    format!(
        r#"<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="{}"></path></svg>"#,
        icon.path()
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
