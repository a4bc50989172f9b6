//! A journey that stands in a page, as a browser has parsed it.

use wasm_bindgen_test::wasm_bindgen_test;
use wegmarke::browser::{document, fragment};
use wegmarke::core::document::List;
use wegmarke::core::exchange::html::{self, DEEPEST, MOST_NODES};
use wegmarke::core::exchange::{ErrorCode, Export, Import, json};
use wegmarke::core::model::Language;

const IMPORT: Import = Import { language: Language::En, seed: 5 };

fn parsed(html: &str) -> web_sys::Element {
    let page = document().create_element("div").unwrap();
    page.set_inner_html(html);
    page
}

#[wasm_bindgen_test]
fn a_fragment_in_the_page_is_the_journey() {
    let (plan, _) =
        json::read(include_str!("../../src/core/knowledge/examples/outdoor-shop.de.wegmarke.json"), 1).unwrap();
    let read = [true, false].map(|without_picture| {
        let written =
            html::write(&plan, &Export { without_picture, ..Export::default() }).body.text().unwrap().to_owned();
        let read = html::read(&fragment::tree(&parsed(&written)), &IMPORT).unwrap();
        assert!(read.repairs.is_empty(), "{:?}", read.repairs);
        read.document
    });
    assert_eq!(json::pretty(&read[0]), json::pretty(&read[1]), "the picture is passed over");
    for step in plan.steps(plan.list(&List::Journeys).next().unwrap()).map(|id| plan.step(id).unwrap()) {
        assert_eq!(
            read[0].step(&step.id).map(|read| (&read.action, read.satisfaction)),
            Some((&step.action, step.satisfaction))
        );
    }
}

#[wasm_bindgen_test]
fn what_is_not_to_be_read_is_passed_over() {
    let tree = fragment::tree(&parsed(
        "a<SCRIPT>b</SCRIPT><svg><text>c</text></svg><!-- d --><template>e</template><P class=x data-y=z>f<br>g</P>",
    ));
    assert_eq!(
        format!("{tree:?}"),
        r#"Element { name: "div", attributes: [], children: [Text("a"), Element { name: "p", attributes: [("data-y", "z")], children: [Text("f"), Element { name: "br", attributes: [], children: [] }, Text("g")] }] }"#
    );
}

#[wasm_bindgen_test]
fn a_page_that_is_too_large_is_refused() {
    let refused = |page: &web_sys::Element| html::read(&fragment::tree(page), &IMPORT).unwrap_err().code;
    assert_eq!(refused(&parsed(&"<i></i>".repeat(MOST_NODES))), ErrorCode::TooLarge);
    assert_eq!(refused(&parsed(&"<i></i>".repeat(MOST_NODES - 1))), ErrorCode::WrongFormat);
    let deep = |levels: usize| {
        (1..levels).fold(parsed(""), |inner, _| {
            let outer = parsed("");
            outer.append_child(&inner).unwrap();
            outer
        })
    };
    assert_eq!(refused(&deep(DEEPEST)), ErrorCode::WrongFormat);
    assert_eq!(refused(&deep(10 * DEEPEST)), ErrorCode::TooLarge);
}
