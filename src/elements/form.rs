//! The form of one question: title, hint, "why we ask", error, options and buttons.

use outlook_domain::ButtonAction;
use outlook_i18n::{Key, Words, ui};
use yew::prelude::*;

use super::button::button;
use super::text::plain;

/// The content of a form.
#[derive(Debug)]
pub(crate) struct QuestionForm {
    /// The id of the question, and the `name` of its inputs.
    pub(crate) id: &'static str,
    pub(crate) title: Html,
    pub(crate) hint: &'static str,
    pub(crate) why: &'static str,
    pub(crate) options: Html,
    /// The message after a Continue without an answer.
    pub(crate) error: Option<Key>,
    /// What an answer shows at once, announced to screen readers.
    pub(crate) status: Html,
    /// Whether there is a Back button.
    pub(crate) back: bool,
    /// Whether there is a Skip button.
    pub(crate) skip: bool,
}

/// Draws a form. From one question to the next the form element stays, since a browser takes long to
/// make one. The keys of title and choices change, so that no check mark and no focus carries over.
pub(crate) fn form(words: Words, form: QuestionForm) -> Html {
    let QuestionForm { id, title, hint, why, options, error, status, back, skip } = form;
    html! {
        <form class="ko-question" data-question={id} novalidate=true autocomplete="off">
            <fieldset aria-describedby={if error.is_some() { "ko-hint ko-error" } else { "ko-hint" }}>
                <legend key={id}>{ title }</legend>
                <p class="ko-question-hint" id="ko-hint">{ hint }</p>
                <details class="ko-why">
                    { plain("summary", "", words.ui(ui::WHY_WE_ASK)) }
                    { plain("p", "", why) }
                </details>
                <div role="alert">
                    if let Some(error) = error { <p class="ko-error" id="ko-error">{ words.ui(error) }</p> }
                </div>
                { options }
            </fieldset>
            <div role="status">{ status }</div>
            <div class="ko-actions">
                { button("ko-button", ButtonAction::Continue, words.ui(ui::CONTINUE)) }
                if back { { button("ko-quiet", ButtonAction::Back, words.ui(ui::BACK)) } }
                if skip { { button("ko-quiet", ButtonAction::Skip, words.ui(ui::SKIP)) } }
            </div>
        </form>
    }
}

/// The progress: page `n` of `total`.
pub(crate) fn progress(words: Words, text: Key, n: usize, total: usize) -> Html {
    let text = words.fill(text, &[("n", &n.to_string()), ("total", &total.to_string())]);
    html! {
        <p class="ko-progress">
            { text }
            <progress value={n.to_string()} max={total.to_string()} aria-hidden="true"/>
        </p>
    }
}

/// The choices of a question, with a short animation.
pub(crate) fn choices(id: &'static str, choices: Html) -> Html {
    html! { <div key={id} class="ko-options ko-arrive">{ choices }</div> }
}
