//! The visit to take along on a phone: squares that hold its short form as plain text, and that text
//! beside them. No copy and no file: both would stay on the device for the next person.

use outlook_domain::Matter;
use outlook_engine::Answers;
use outlook_engine::evidence::RegionIndex;
use outlook_engine::screening::Outcome;
use outlook_export::{Visit, VisitInput, qr_summary};
use outlook_i18n::{Words, kiosk};
use yew::prelude::*;

use super::qr_code::Square;
use crate::elements::plain;
use crate::session::Session;

/// The section of the result that stands where another widget copies and saves.
pub(crate) fn view(
    words: Words,
    region: Option<RegionIndex>,
    session: &Session,
    answers: &Answers,
    _: Outcome,
) -> Html {
    let input = VisitInput {
        matters: Matter::ALL.iter().copied().filter(|it| session.matters(*it)).collect(),
        phq9: session.phq9().filter(|it| it.is_begun()).copied(),
        region,
        ..VisitInput::plain(*answers)
    };
    let visit = Visit::new(&input, words);
    let text = qr_summary::short(&visit, words.ui(kiosk::CODE_SHORT));
    let parts = qr_summary::parts(&text, qr_summary::ROOM);
    let total = parts.len();
    let figures = parts.iter().enumerate().map(|(at, part)| figure(words, part, at + 1, total));
    html! {
        <section class="ko-part ko-hand-off">
            { plain("h2", "", words.ui(kiosk::CODE_TITLE)) }
            { plain("p", "", words.ui(kiosk::CODE_SAY)) }
            if total > 1 { { plain("p", "", words.fill(kiosk::CODE_PARTS, &[("total", &total.to_string())])) } }
            { for figures }
        </section>
    }
}

fn figure(words: Words, part: &str, n: usize, total: usize) -> Html {
    let name =
        words.fill(kiosk::CODE_PART, &[("n", &n.to_string()), ("total", &total.to_string())]);
    let square = Square::of(part).map(|square| square.view(Some(name.clone())));
    html! {
        <figure class="ko-square-and-text" data-square={n.to_string()}>
            { square }
            <figcaption>
                if total > 1 { { plain("b", "", name) } }
                { plain("pre", "", part.to_owned()) }
            </figcaption>
        </figure>
    }
}
