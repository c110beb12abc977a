//! The export of a kiosk: a short summary of the visit as QR codes, with the same text beside them.
//! A copy or a file would stay on the device for the next person.

use outlook_export::{Visit, qr_summary};
use outlook_i18n::{Words, kiosk};
use yew::prelude::*;

use crate::elements::qr_code::QrCode;
use crate::elements::{more, plain, ui_text};

/// The section of the result, in the place of [`super::export::view`]; the answers are a tap away.
pub(crate) fn view(visit: &Visit<'_>) -> Html {
    let words = visit.words;
    html! {
        <div class="ko-qr-summary">
            { ui_text(words, "p", "", kiosk::CODE_SAY) }
            { figures(words, &qr_summary::short(visit, words.ui(kiosk::CODE_SHORT))) }
            { more("code-answers", html! { words.ui(kiosk::CODE_ANSWERS) }, figures(words, &qr_summary::answers(visit))) }
        </div>
    }
}

/// A text as squares.
fn figures(words: Words, text: &str) -> Html {
    let parts = qr_summary::parts(text, qr_summary::ROOM);
    let total = parts.len();
    let figures = parts.iter().enumerate().map(|(at, part)| figure(words, part, at + 1, total));
    html! {
        <>
            if total > 1 { { plain("p", "", words.fill(kiosk::CODE_PARTS, &[("total", &total.to_string())])) } }
            { for figures }
        </>
    }
}

fn figure(words: Words, part: &str, n: usize, total: usize) -> Html {
    let name =
        words.fill(kiosk::CODE_PART, &[("n", &n.to_string()), ("total", &total.to_string())]);
    let code = QrCode::encode(part).map(|code| code.view(Some(name.clone())));
    html! {
        <figure class="ko-qr-figure" data-square={n.to_string()}>
            { code }
            <figcaption>
                if total > 1 { { plain("b", "", name) } }
                { plain("pre", "", part.to_owned()) }
            </figcaption>
        </figure>
    }
}
