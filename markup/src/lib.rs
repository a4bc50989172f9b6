//! `view!`: what is fixed of a view's markup becomes one text, which the planner reads when it builds the view
//! (`src/ui/kit/template.rs`); only what the view puts into it is code.
//!
//! The syntax is Leptos' own, as far as views need it: elements, attributes, `prop:`, `class:`, `style:`, `on:`,
//! `node_ref`, blocks and literals. Whatever else is written does not compile. Components are functions in blocks.

#![forbid(unsafe_code)]

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeBlock, NodeElement};
use syn::spanned::Spanned;
use syn::{Error, Expr, Lit, Result};

#[path = "../../src/ui/kit/mark.rs"]
mod mark;

/// A view of this markup, an `AnyView`.
#[proc_macro]
pub fn view(markup: proc_macro::TokenStream) -> proc_macro::TokenStream {
    rstml::parse2(markup.into())
        .and_then(|nodes| several(&nodes))
        .unwrap_or_else(|error| error.to_compile_error())
        .into()
}

/// The view of nodes that stand side by side.
fn several(nodes: &[Node]) -> Result<TokenStream> {
    let mut views = Vec::new();
    for node in nodes {
        match node {
            Node::Element(element) => {
                let mut template = Template::default();
                template.element(element, false)?;
                views.push(template.view());
            }
            Node::Fragment(fragment) => views.push(several(&fragment.children)?),
            Node::Block(NodeBlock::ValidBlock(block)) => {
                let value = content(block);
                views.push(quote!(crate::ui::kit::markup::IntoAny::into_any(#value)));
            }
            Node::Text(text) => views.push(quote!(crate::ui::kit::markup::IntoAny::into_any(#text))),
            Node::Comment(_) => {}
            Node::Block(NodeBlock::Invalid(_)) | Node::Doctype(_) | Node::RawText(_) | Node::Custom(_) => {
                return Err(unknown(node));
            }
        }
    }
    Ok(match &views[..] {
        [one] => one.clone(),
        _ => quote!(crate::ui::kit::markup::AnyView::several(::std::vec![#(#views),*])),
    })
}

/// What is fixed of an element with all that is in it, and the calls that put the rest into it.
#[derive(Default)]
struct Template {
    fixed: String,
    calls: TokenStream,
}

impl Template {
    fn view(self) -> TokenStream {
        let Template { fixed, calls } = self;
        quote!(crate::ui::kit::markup::Draft::of(#fixed)#calls.view())
    }

    fn element(&mut self, element: &NodeElement<rstml::Infallible>, in_svg: bool) -> Result<()> {
        let tag = element.name().to_string();
        let is_svg = in_svg || SVG.contains(&&*tag);
        self.fix(if is_svg { mark::SVG } else { mark::HTML }, &tag, element.name().span())?;
        for attribute in element.attributes() {
            match attribute {
                NodeAttribute::Attribute(attribute) => self.attribute(attribute)?,
                NodeAttribute::Block(block) => {
                    return Err(Error::new(block.span(), "attributes can't be spread onto an element: name each"));
                }
            }
        }
        self.children(&element.children, is_svg && tag != "foreignObject")?;
        self.fixed.push(mark::END);
        Ok(())
    }

    fn children(&mut self, nodes: &[Node], in_svg: bool) -> Result<()> {
        for node in nodes {
            match node {
                Node::Element(element) => self.element(element, in_svg)?,
                Node::Fragment(fragment) => self.children(&fragment.children, in_svg)?,
                Node::Text(text) => self.fix(mark::TEXT, &text.value_string(), text.span())?,
                Node::Block(NodeBlock::ValidBlock(block)) => {
                    self.fixed.push(mark::CHILD);
                    let value = content(block);
                    self.call(quote_spanned!(block.span()=> .add(#value)));
                }
                Node::Comment(_) => {}
                Node::Block(NodeBlock::Invalid(_)) | Node::Doctype(_) | Node::RawText(_) | Node::Custom(_) => {
                    return Err(unknown(node));
                }
            }
        }
        Ok(())
    }

    fn attribute(&mut self, attribute: &KeyedAttribute) -> Result<()> {
        let span = attribute.key.span();
        let name = attribute.key.to_string();
        let name = name.strip_prefix("r#").unwrap_or(&name);
        let value = attribute.value().ok_or_else(|| Error::new(span, "an attribute needs a value"))?;
        // `style=("--width", value)`, for names that are none of Rust's.
        if let ("style", Expr::Tuple(pair)) = (name, value)
            && let [Expr::Lit(syn::ExprLit { lit: Lit::Str(name), .. }), value] =
                &pair.elems.iter().collect::<Vec<_>>()[..]
        {
            self.fix(mark::STYLE, &name.value(), name.span())?;
            self.call(quote_spanned!(value.span()=> .set(#value)));
            return Ok(());
        }
        let call = match name.split_once(':') {
            Some(("on", event)) => {
                self.fix(mark::EVENT, event, span)?;
                let event = syn::Ident::new(event, span);
                quote_spanned!(value.span()=> .on(::leptos::ev::#event, #value))
            }
            Some((place, name)) => {
                let mark = match place {
                    "prop" => mark::PROPERTY,
                    "class" => mark::CLASS,
                    "style" => mark::STYLE,
                    _ => return Err(Error::new(span, "no such place for a value")),
                };
                self.fix(mark, name, span)?;
                quote_spanned!(value.span()=> .set(#value))
            }
            None if name == "node_ref" => {
                self.fixed.push(mark::REF);
                quote_spanned!(value.span()=> .node_ref(#value))
            }
            None if name.starts_with("on") => return Err(Error::new(span, "an attribute that is run: use `on:`")),
            None => match literal(value) {
                Some(None) => return Ok(()),
                Some(Some(text)) => {
                    self.fix(mark::NAME, name, span)?;
                    return self.fix(mark::VALUE, &text, value.span());
                }
                None => {
                    self.fix(mark::ATTRIBUTE, name, span)?;
                    quote_spanned!(value.span()=> .set(#value))
                }
            },
        };
        self.call(call);
        Ok(())
    }

    fn fix(&mut self, mark: char, text: &str, span: Span) -> Result<()> {
        if text.chars().any(char::is_control) {
            return Err(Error::new(span, "control characters mark the pieces of a template"));
        }
        self.fixed.push(mark);
        self.fixed.push_str(text);
        Ok(())
    }

    fn call(&mut self, call: TokenStream) {
        self.calls.extend(call);
    }
}

/// What an attribute is set to by a literal: none where it is not set at all.
fn literal(value: &Expr) -> Option<Option<String>> {
    let Expr::Lit(literal) = value else { return None };
    match &literal.lit {
        Lit::Str(text) => Some(Some(text.value())),
        Lit::Int(number) => Some(Some(number.base10_digits().to_owned())),
        Lit::Float(number) => Some(Some(number.base10_digits().to_owned())),
        Lit::Bool(flag) => Some(flag.value.then(String::new)),
        _ => None,
    }
}

/// What stands in braces, without them where they hold one expression.
fn content(block: &syn::Block) -> TokenStream {
    match &block.stmts[..] {
        [syn::Stmt::Expr(value, None)] => quote!(#value),
        _ => quote!(#block),
    }
}

fn unknown(node: &Node) -> Error {
    Error::new(node.span(), "a view is made of elements, blocks and texts in quotes")
}

/// Elements of drawings, as far as views name them outside of an `svg`.
const SVG: [&str; 8] = ["svg", "path", "circle", "g", "line", "rect", "polyline", "text"];
