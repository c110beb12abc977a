//! Buttons. `data-action` names the action; `edge::events` and the page's scripts read it.

use outlook_domain::ButtonAction;
use yew::prelude::*;

/// A button for an action.
pub(crate) fn button(class: &'static str, action: ButtonAction, text: &'static str) -> Html {
    opening_button(class, action, text, None)
}

/// A button that opens something; `open` tells whether it is.
#[inline(never)]
pub(crate) fn opening_button(
    class: &'static str,
    action: ButtonAction,
    text: &'static str,
    open: Option<bool>,
) -> Html {
    let open = open.map(|open| if open { "true" } else { "false" });
    html! { <button type="button" {class} data-action={action.id()} aria-expanded={open}>{ text }</button> }
}

/// A button that leads to a question; `short` names the question for screen readers.
pub(crate) fn change_button(
    text: &'static str,
    question: &'static str,
    short: &'static str,
) -> Html {
    let name = [text, ": ", short].concat();
    html! {
        <button type="button" class="ko-quiet" data-action={ButtonAction::Change.id()} data-for={question} aria-label={name}>
            { text }
        </button>
    }
}
