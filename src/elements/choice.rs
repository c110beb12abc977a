//! An input with its text, as one label.

use yew::prelude::*;

/// An input with its text. `input` is its type, its name and its value.
pub(crate) fn choice(
    class: &'static str,
    input: [&'static str; 3],
    checked: bool,
    text: Html,
) -> Html {
    keyed_choice(class, input, checked, None, text)
}

/// The same, with the digit that chooses it where number keys are on.
#[inline(never)]
pub(crate) fn keyed_choice(
    class: &'static str,
    [kind, name, value]: [&'static str; 3],
    checked: bool,
    digit: Option<&'static str>,
    text: Html,
) -> Html {
    html! { <label {class} data-key={digit}><input type={kind} {name} {value} {checked}/>{ text }</label> }
}
