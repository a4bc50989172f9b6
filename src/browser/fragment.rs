//! What stands in the page, as the tree from which the core reads a journey. It does not know what is in it.

use wasm_bindgen::JsCast;

use crate::core::exchange::html::{DEEPEST, MOST_NODES, Node, PASSED_OVER, is_kept};

/// The tree of an element. Of one that is larger than a tree may be it has a part that is still too large, so that the
/// core refuses it.
pub fn tree(element: &web_sys::Element) -> Node {
    walk(element, 1, &mut 0)
}

fn walk(element: &web_sys::Element, depth: usize, nodes: &mut usize) -> Node {
    *nodes += 1;
    let names = element.get_attribute_names();
    let kept = names.iter().filter_map(|name| name.as_string()).filter(|name| is_kept(name));
    let attributes = kept.filter_map(|name| element.get_attribute(&name).map(|value| (name, value))).collect();
    let mut children = Vec::new();
    let mut next = element.first_child().filter(|_| depth <= DEEPEST);
    while let Some(node) = next.filter(|_| *nodes <= MOST_NODES) {
        if let Some(element) = node.dyn_ref::<web_sys::Element>() {
            if !PASSED_OVER.contains(&element.local_name().as_str()) {
                children.push(walk(element, depth + 1, nodes));
            }
        } else if node.node_type() == web_sys::Node::TEXT_NODE {
            *nodes += 1;
            children.extend(node.node_value().map(Node::Text));
        }
        next = node.next_sibling();
    }
    Node::Element { name: element.local_name(), attributes, children }
}
