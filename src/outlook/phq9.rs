//! The PHQ-9 in a result: the score, its severity, and its limits.

use outlook_engine::phq9::Phq9;
use outlook_i18n::{Words, ui};
use yew::prelude::*;

use crate::elements::{part, plain};

/// The score, with the note that it is not a diagnosis.
pub(crate) fn result(words: Words, phq9: &Phq9) -> Html {
    let body = html! {
        <>
            <p>{ words.phq9_score(phq9) }{ " " }{ words.ui(ui::PHQ9_SAY) }</p>
            { plain("p", "ko-note", words.ui(ui::PHQ9_AUTHORS)) }
        </>
    };
    part(words.ui(ui::PHQ9_NAME), body)
}
