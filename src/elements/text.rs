//! Elements that hold a text, or other markup, and nothing else.

use outlook_i18n::{Key, Words};
use yew::prelude::*;

/// An element that holds a text and nothing else. Each tag in `html!` compiles to code of its own;
/// this one function serves all of them.
pub(crate) fn plain(tag: &'static str, class: &'static str, text: impl Into<AttrValue>) -> Html {
    element(tag, class, text.into())
}

#[inline(never)]
#[expect(clippy::ignored_unit_patterns, reason = "`html!` writes one for a tag by name")]
fn element(tag: &'static str, class: &'static str, text: AttrValue) -> Html {
    let class = (!class.is_empty()).then_some(class);
    html! { <@{tag} {class}>{ text }</@> }
}

/// An element that holds a text of the interface and nothing else.
#[inline(never)]
pub(crate) fn ui_text(words: Words, tag: &'static str, class: &'static str, key: Key) -> Html {
    plain(tag, class, words.ui(key))
}

/// An element around other markup, as [`plain`] is one around text.
#[inline(never)]
#[expect(clippy::ignored_unit_patterns, reason = "`html!` writes one for a tag by name")]
pub(crate) fn around(tag: &'static str, class: &'static str, content: Html) -> Html {
    let class = (!class.is_empty()).then_some(class);
    html! { <@{tag} {class}>{ content }</@> }
}

/// A short label with a border.
pub(crate) fn tag(text: &'static str) -> Html {
    html! { <span class="ko-tag">{ text }</span> }
}

/// Text for screen readers alone.
pub(crate) fn visually_hidden(text: impl Into<AttrValue>) -> Html {
    html! { <span class="ko-hidden">{ text.into() }</span> }
}
