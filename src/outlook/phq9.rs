//! The PHQ-9 in a result: what its score is called, and what it is not.

use outlook_engine::phq9::{Item, Phq9};
use outlook_i18n::{Words, ui};
use yew::prelude::*;

use crate::elements::{part, plain};

/// The score on the result, with what it is not.
pub(crate) fn result(words: Words, given: &Phq9) -> Html {
    let body = html! {
        <>
            <p>{ words.phq9_score(given) }{ " " }{ words.ui(ui::PHQ9_SAY) }</p>
            { plain("p", "ko-note", words.ui(ui::PHQ9_AUTHORS)) }
        </>
    };
    part(words.ui(ui::PHQ9_NAME), body)
}

/// Every item with its answer, for the sheet.
pub(crate) fn items(words: Words, given: &Phq9) -> Html {
    Item::all()
        .map(|item| {
            let answer = words.phq9_given(given, item);
            html! { <li>{ words.phq9_item(item) }{ ": " }{ plain("b", "", answer) }</li> }
        })
        .collect()
}
