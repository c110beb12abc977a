//! A page of questions as a form: each with title, hint, "why we ask", error and options, and the buttons.

use outlook_domain::ButtonAction;
use outlook_engine::interview::{self, Question, QuestionKind, Selection};
use outlook_i18n::{Key, Words, ui};
use yew::prelude::*;

use super::button::button;
use super::choice::keyed_choice;
use super::text::{plain, ui_text};

/// One question of a page.
#[derive(Debug)]
pub(crate) struct QuestionFields {
    /// The id of the question, and the `name` of its inputs.
    pub(crate) id: &'static str,
    pub(crate) title: Html,
    pub(crate) hint: &'static str,
    pub(crate) why: &'static str,
    pub(crate) options: Html,
    /// The message where an answer is missing.
    pub(crate) error: Option<Key>,
}

impl QuestionFields {
    /// A question of the interview in its own words.
    pub(crate) fn of(
        words: Words,
        question: Question,
        title: Html,
        options: Html,
        error: Option<Key>,
    ) -> Self {
        let (hint, why) = (words.question_hint(question), words.question_why(question));
        Self { id: question.id(), title, hint, why, options, error }
    }
}

/// Draws a question. From one page to the next the fieldset stays, since a browser takes long to make one.
/// The keys of title and choices change, so that no check mark and no focus carries over.
pub(crate) fn fields(words: Words, fields: QuestionFields) -> Html {
    let QuestionFields { id, title, hint, why, options, error } = fields;
    let (hint_id, error_id) = (format!("ko-hint-{id}"), format!("ko-error-{id}"));
    let described = if error.is_some() { format!("{hint_id} {error_id}") } else { hint_id.clone() };
    html! {
        <fieldset data-question={id} data-unanswered={error.map(|_| "")} aria-describedby={described}>
            <legend key={id}>{ title }</legend>
            <p class="ko-question-hint" id={hint_id}>{ hint }</p>
            <details class="ko-why">
                { ui_text(words, "summary", "", ui::WHY_WE_ASK) }
                { plain("p", "", why) }
            </details>
            <div role="alert">
                if let Some(error) = error { <p class="ko-error" id={error_id}>{ words.ui(error) }</p> }
            </div>
            { options }
        </fieldset>
    }
}

/// Draws a page of questions.
pub(crate) fn form(page: impl Into<AttrValue>, questions: Html, rest: Html) -> Html {
    html! {
        <form class="ko-question" data-page={page.into()} novalidate=true autocomplete="off">
            { questions }
            { rest }
        </form>
    }
}

/// The buttons that lead on from a page.
pub(crate) fn ways_on(words: Words, back: bool, skip: bool) -> Html {
    html! {
        <div class="ko-actions">
            { button("ko-button", ButtonAction::Continue, words.ui(ui::CONTINUE)) }
            if back { { button("ko-quiet", ButtonAction::Back, words.ui(ui::BACK)) } }
            if skip { { button("ko-quiet", ButtonAction::Skip, words.ui(ui::SKIP)) } }
        </div>
    }
}

/// The progress: page `n` of `total`.
pub(crate) fn progress(words: Words, text: Key, n: &str, total: &str) -> Html {
    let text = words.fill(text, &[("n", n), ("total", total)]);
    html! {
        <p class="ko-progress">
            { text }
            <progress value={n.to_owned()} max={total.to_owned()} aria-hidden="true"/>
        </p>
    }
}

/// The choices of a question, with a short animation.
pub(crate) fn choices(id: &'static str, choices: Html) -> Html {
    html! { <div key={id} class="ko-options ko-arrive">{ choices }</div> }
}

/// The options of a question, and "none of these" where it takes several. Each takes a digit for number keys.
pub(crate) fn options(
    words: Words,
    question: Question,
    selected: &[Selection],
    digits: &mut impl Iterator<Item = &'static str>,
) -> Html {
    let rows = Selection::all(question).into_iter();
    rows.map(|it| option(words, question, it, selected.contains(&it), digits.next())).collect()
}

/// One option of a question.
pub(crate) fn option(
    words: Words,
    question: Question,
    selection: Selection,
    checked: bool,
    digit: Option<&'static str>,
) -> Html {
    let kind = match interview::row(question).kind {
        QuestionKind::One => "radio",
        QuestionKind::Many => "checkbox",
    };
    let (class, hint) = match selection {
        Selection::Option(choice) => ("ko-option", words.option_hint(choice)),
        Selection::NoneOfThese(_) => ("ko-option ko-option-apart", ""),
    };
    let text = html! {
        <>
            { label(words.selection(selection)) }
            if !hint.is_empty() { { plain("span", "ko-option-hint", hint) } }
        </>
    };
    keyed_choice(class, [kind, question.id(), selection.id()], checked, digit, text)
}

/// The text of an option. Several items ("any of these: one; two") become a list.
fn label(text: &'static str) -> Html {
    match text.split_once(':') {
        Some((head, items)) if items.contains(';') => html! {
            <>
                { head }{ ":" }
                { for items.split(';').map(|item| plain("span", "ko-option-item", item.trim())) }
            </>
        },
        _ => html! { text },
    }
}
