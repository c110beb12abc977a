//! Draws the terms in the texts of a screen. Views draw plain texts; one pass over what they drew finds the
//! terms that the build has marked.

use std::rc::Rc;

use outlook_i18n::{Occurrence, TermIndex, Words};
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VNode, VTag, VText};

use super::term::{EXPLAINS, OpenTerms, term};

/// The elements in each of which a term is explained once, where it stands first.
const PARTS: [&str; 4] = ["section", "details", "form", "main"];

/// The elements whose texts stay as they are. Their terms are explained beside them.
const EXCLUDED: [&str; 11] =
    ["a", "button", "summary", "label", "h1", "h2", "h3", "h4", "th", "svg", "textarea"];

/// The classes of such elements.
const EXCLUDED_CLASSES: [&str; 6] =
    ["ko-hidden", "ko-tag", "ko-progress", "ko-sheet", "ko-crisis", "ko-clinic"];

/// `drawn` with its terms as buttons.
///
/// Components inside it are drawn later: one calls this on what it draws itself, which is then a part of
/// its own. `number` is another one for each component of a screen.
pub(crate) fn explain_terms(words: Words, open: &OpenTerms, number: u8, mut drawn: Html) -> Html {
    if EXPLAINS {
        let mut pass = Glossary { words, open, number, drawn: Vec::new() };
        pass.explain(&mut drawn, &mut Vec::new());
    }
    drawn
}

/// One pass over a screen.
struct Glossary<'a> {
    words: Words,
    open: &'a OpenTerms,
    /// The number of the component.
    number: u8,
    /// The occurrences drawn so far. A text may stand in several parts, and with it its terms.
    drawn: Vec<usize>,
}

impl Glossary<'_> {
    /// Explains the terms in a node; `explained` are those that its part has explained before.
    fn explain(&mut self, node: &mut VNode, explained: &mut Vec<TermIndex>) {
        match node {
            VNode::VText(text) => {
                if let Some(terms) = self.sentence(text, explained) {
                    *node = terms;
                }
            }
            VNode::VList(list) if !list.is_empty() => {
                for child in Rc::make_mut(list).iter_mut() {
                    self.explain(child, explained);
                }
            }
            VNode::VTag(tag) if !is_excluded(tag) => {
                let mut own = Vec::new();
                let explained = if PARTS.contains(&tag.tag()) { &mut own } else { explained };
                if let Some(children) = Rc::make_mut(tag).children_mut() {
                    self.explain(children, explained);
                }
            }
            VNode::VTag(_)
            | VNode::VList(_)
            | VNode::VComp(_)
            | VNode::VPortal(_)
            | VNode::VRef(_)
            | VNode::VSuspense(_)
            | VNode::VRaw(_) => {}
        }
    }

    /// A text with the terms that are new to its part as buttons; `None` if it has none.
    fn sentence(&mut self, text: &VText, explained: &mut Vec<TermIndex>) -> Option<VNode> {
        let text = &*text.text;
        let (mut nodes, mut end) = (Vec::new(), 0);
        for found in self.words.terms_in(text) {
            if explained.contains(&found.term) {
                continue;
            }
            explained.push(found.term);
            let name = self.name(found);
            let is_open = self.open.has(&name);
            let word = text[found.place.clone()].to_owned();
            nodes.push(plain(&text[end..found.place.start]));
            nodes.push(term(name, word, self.words.explanation(found.term), is_open));
            end = found.place.end;
        }
        if nodes.is_empty() {
            return None;
        }
        nodes.push(plain(&text[end..]));
        Some(nodes.into_iter().collect())
    }

    /// The name of an occurrence where it is drawn now: by its component, its text and how often that was
    /// drawn before.
    fn name(&mut self, found: &Occurrence) -> String {
        let before = self.drawn.iter().filter(|id| **id == found.id).count();
        self.drawn.push(found.id);
        let mut name = String::new();
        for part in [usize::from(self.number), found.id, before] {
            name.push('-');
            name.push_str(&part.to_string());
        }
        name
    }
}

/// Whether the texts in an element stay as they are: by its tag or class, or in another language.
fn is_excluded(tag: &VTag) -> bool {
    EXCLUDED.contains(&tag.tag())
        || match &tag.attributes {
            Attributes::Static(all) => all.iter().any(|(name, value)| excludes(name, value)),
            Attributes::Dynamic { keys, values } => {
                let mut all = keys.iter().zip(values);
                all.any(|(name, value)| value.as_ref().is_some_and(|it| excludes(name, it)))
            }
            Attributes::IndexMap(all) => all.iter().any(|(name, value)| excludes(name, value)),
        }
}

/// Whether texts stay as they are in an element with this attribute.
fn excludes(name: &str, value: &AttributeOrProperty) -> bool {
    let value = match value {
        AttributeOrProperty::Static(value) => value,
        AttributeOrProperty::Attribute(value) => &**value,
        AttributeOrProperty::Property(_) => return false,
    };
    match name {
        "class" => value.split(' ').any(|class| EXCLUDED_CLASSES.contains(&class)),
        "lang" => true,
        _ => false,
    }
}

fn plain(text: &str) -> VNode {
    VNode::VText(VText::new(text.to_owned()))
}
