//! The form of one question, whoever asks it: heading, hint, why we ask, error, options, the way on.

use outlook_i18n::{Key, Words, ui};
use yew::prelude::*;

use super::{button, plain};

/// What a form shows.
#[derive(Debug)]
pub(crate) struct Asked {
    /// The id of the question, which its inputs have for a name.
    pub(crate) id: &'static str,
    pub(crate) title: Html,
    pub(crate) hint: &'static str,
    pub(crate) why: &'static str,
    pub(crate) options: Html,
    /// What a Continue without an answer came to.
    pub(crate) error: Option<Key>,
    /// What an answer brings up at once.
    pub(crate) status: Html,
    pub(crate) back: bool,
    pub(crate) skip: bool,
}

/// The form of a question. It stays from one question to the next, for a browser takes long to make one;
/// its title and choices are new, so that no mark and no focus is handed on.
pub(crate) fn form(words: Words, asked: Asked) -> Html {
    let Asked { id, title, hint, why, options, error, status, back, skip } = asked;
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
                { button("ko-button", "continue", words.ui(ui::CONTINUE)) }
                if back { { button("ko-quiet", "back", words.ui(ui::BACK)) } }
                if skip { { button("ko-quiet", "skip", words.ui(ui::SKIP)) } }
            </div>
        </form>
    }
}

/// How far the way has come: the `n`th of `total`.
pub(crate) fn progress(words: Words, text: Key, n: usize, total: usize) -> Html {
    let text = words.fill(text, &[("n", &n.to_string()), ("total", &total.to_string())]);
    html! {
        <p class="ko-progress">
            { text }
            <progress value={n.to_string()} max={total.to_string()} aria-hidden="true"/>
        </p>
    }
}

/// The choices of a question, which move into place.
pub(crate) fn choices(id: &'static str, choices: Html) -> Html {
    html! { <div key={id} class="ko-options ko-arrive">{ choices }</div> }
}

/// One option to choose.
pub(crate) fn option(
    kind: &'static str,
    name: &'static str,
    value: &'static str,
    checked: bool,
    text: Html,
) -> Html {
    html! {
        <label class="ko-option">
            <input type={kind} {name} {value} {checked}/>
            { text }
        </label>
    }
}
