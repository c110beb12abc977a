//! The PHQ-9 in a result: the score, its severity, and its limits.

use outlook_engine::phq9::Phq9;
use outlook_i18n::{Words, ui};
use yew::prelude::*;

use crate::elements::{plain, ui_text};

/// The score, with the note that it is not a diagnosis.
pub(crate) fn result(words: Words, phq9: &Phq9) -> Html {
    html! {
        <>
            { plain("p", "", words.phq9_score(phq9)) }
            { ui_text(words, "p", "", ui::PHQ9_SAY) }
            { ui_text(words, "p", "ko-note", ui::PHQ9_AUTHORS) }
        </>
    }
}
