//! What a page holds, as far as a journey can be read from it: elements by name with some attributes, and texts. It
//! does not know where the tree comes from, nor what the attributes mean.

use crate::core::exchange::LARGEST_IMPORT;

/// What a figure of ours says in `data-wegmarke`: raised when older readers would take it wrong.
pub(in crate::core::exchange) const VERSION: u64 = 1;

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    Element {
        /// In small letters.
        name: String,
        /// Names in small letters, with their values; only those that `is_kept`.
        attributes: Vec<(String, String)>,
        children: Vec<Node>,
    },
    /// A text as the page has it, white space included.
    Text(String),
}

/// So many nodes a tree may have: a table of a thousand steps with all that can be said of each.
pub const MOST_NODES: usize = 50_000;
/// So many elements may lie within each other.
pub const DEEPEST: usize = 64;

/// Elements that have nothing to read in them; who makes a tree leaves them out.
pub const PASSED_OVER: [&str; 6] = ["script", "style", "svg", "template", "noscript", "iframe"];

/// Whether an attribute means something to who reads the tree; who makes it leaves out the others.
pub fn is_kept(attribute: &str) -> bool {
    attribute.starts_with("data-") || matches!(attribute, "lang" | "colspan" | "rowspan")
}

/// Elements that begin on a line of their own.
const BLOCKS: [&str; 14] =
    ["p", "div", "li", "ul", "ol", "tr", "td", "th", "table", "blockquote", "h2", "h3", "h4", "figcaption"];

impl Node {
    /// The element's name; empty for a text.
    pub fn name(&self) -> &str {
        match self {
            Self::Element { name, .. } => name,
            Self::Text(_) => "",
        }
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        match self {
            Self::Element { attributes, .. } => {
                attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
            }
            Self::Text(_) => None,
        }
    }

    /// What is in it, in the order of the page.
    pub fn children(&self) -> &[Node] {
        match self {
            Self::Element { children, .. } => children,
            Self::Text(_) => &[],
        }
    }

    /// The first that `is` says yes to: this one, or one within it.
    pub fn find(&self, is: &dyn Fn(&Node) -> bool) -> Option<&Node> {
        if is(self) { Some(self) } else { self.children().iter().find_map(|child| child.find(is)) }
    }

    /// The cells of a table's row.
    pub(super) fn cells(&self) -> impl Iterator<Item = &Node> {
        self.children().iter().filter(|child| matches!(child.name(), "th" | "td"))
    }

    /// Whether it has at most so many nodes and levels as a tree may have, and no more text than any import. Asked
    /// first: all else goes down the tree as far as it is deep.
    pub(super) fn is_bounded(&self) -> bool {
        fn measure(node: &Node, depth: usize, nodes: &mut usize, bytes: &mut usize) -> bool {
            *nodes += 1;
            *bytes += match node {
                Node::Text(text) => text.len(),
                Node::Element { attributes, .. } => {
                    attributes.iter().map(|(name, value)| name.len() + value.len()).sum()
                }
            };
            depth <= DEEPEST
                && *nodes <= MOST_NODES
                && *bytes <= LARGEST_IMPORT
                && node.children().iter().all(|child| measure(child, depth + 1, nodes, bytes))
        }
        measure(self, 1, &mut 0, &mut 0)
    }

    /// The words in it, letter by letter, but for what editors do to the text of a page: where they folded a line there
    /// is one space, or none at an edge. A line ends at `br`, and around paragraphs and the like.
    pub(super) fn words(&self) -> String {
        let mut words = Words { text: String::new(), gap: Gap::None };
        words.inside(self);
        words.text
    }
}

/// What is to stand before the next letter.
enum Gap {
    None,
    Space,
    Line,
}

struct Words {
    text: String,
    gap: Gap,
}

impl Words {
    fn inside(&mut self, node: &Node) {
        match node {
            Node::Text(text) => text.chars().for_each(|letter| self.letter(letter)),
            Node::Element { name, .. } if name == "br" => {
                self.text.push('\n');
                self.gap = Gap::None;
            }
            Node::Element { name, children, .. } => {
                let block = BLOCKS.contains(&name.as_str());
                if block {
                    self.gap = Gap::Line;
                }
                children.iter().for_each(|child| self.inside(child));
                if block {
                    self.gap = Gap::Line;
                }
            }
        }
    }

    fn letter(&mut self, letter: char) {
        match (letter, &self.gap) {
            ('\n' | '\r', _) => {
                self.text.truncate(self.text.trim_end_matches([' ', '\t']).len());
                if let Gap::None = self.gap {
                    self.gap = Gap::Space;
                }
            }
            (' ' | '\t', Gap::Space | Gap::Line) => {}
            _ => {
                let gap = std::mem::replace(&mut self.gap, Gap::None);
                if !self.text.is_empty() && !self.text.ends_with('\n') {
                    match gap {
                        Gap::None => {}
                        Gap::Space => self.text.push(' '),
                        Gap::Line => self.text.push('\n'),
                    }
                }
                self.text.push(letter);
            }
        }
    }
}
