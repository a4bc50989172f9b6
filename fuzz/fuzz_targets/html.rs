//! Figures and tables of a page, in the tree that a browser makes of it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wegmarke::core::exchange::html::{self, Node};
use wegmarke::core::exchange::{Import, ImportError, Imported};
use wegmarke::core::model::{Kind, Language, limit};
use wegmarke_fuzz::reading::{bounded, records, sound, tree};

/// What a tree holds; a node counts at least what it takes to be one.
fn size(node: &Node) -> usize {
    let own = match node {
        Node::Text(text) => text.len(),
        Node::Element { name, attributes, .. } => {
            name.len() + attributes.iter().map(|(name, value)| name.len() + value.len()).sum::<usize>()
        }
    };
    own + size_of::<Node>() + node.children().iter().map(size).sum::<usize>()
}

fuzz_target!(|page: &str| {
    let tree = tree(page);
    let most = |result: &Result<Imported, ImportError>| {
        result.as_ref().map_or(limit(Kind::Step), |imported| records(&imported.document))
    };
    let read = bounded(size(&tree), most, || html::read(&tree, &Import { language: Language::En, seed: 3 }));
    if let Ok(imported) = read.unwrap_or_else(|fault| panic!("{fault}")) {
        sound(&imported).unwrap_or_else(|fault| panic!("{fault}"));
    }
});
