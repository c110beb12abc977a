//! Elements that hold text alone.

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

/// A short label with a border.
pub(crate) fn tag(text: &'static str) -> Html {
    html! { <span class="ko-tag">{ text }</span> }
}

/// Text for screen readers alone.
pub(crate) fn visually_hidden(text: impl Into<AttrValue>) -> Html {
    html! { <span class="ko-hidden">{ text.into() }</span> }
}
