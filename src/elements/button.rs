//! Buttons. `data-action` names the action; `edge::events` and the page's scripts read it.

use outlook_domain::ButtonAction;
use yew::prelude::*;

use super::text::visually_hidden;

/// A button for an action.
pub(crate) fn button(class: &'static str, action: ButtonAction, text: &'static str) -> Html {
    html! { <button type="button" class={class} data-action={action.id()}>{ text }</button> }
}

/// A button that leads to a question; `short` names the question for screen readers.
pub(crate) fn change_button(
    text: &'static str,
    question: &'static str,
    short: &'static str,
) -> Html {
    html! {
        <button type="button" class="ko-quiet" data-action={ButtonAction::Change.id()} data-for={question}>
            { text }{ visually_hidden(format!(": {short}")) }
        </button>
    }
}
