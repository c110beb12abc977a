//! The decision: all choices in the same detail, what matters to the person, and questions to ask.

use outlook_domain::Matter;
use outlook_engine::Outlook;
use outlook_engine::decision;
use outlook_engine::evidence::Alternative;
use yew::prelude::*;

use crate::elements::{choice, pairs, plain};
use crate::session::Session;
use outlook_i18n::{Key, Words, ui};

/// The facts of a choice, in order.
const FACETS: [Key; 5] =
    [ui::CHOICE_WHAT, ui::CHOICE_HELPS, ui::CHOICE_HARMS, ui::CHOICE_LIVING, ui::CHOICE_UNKNOWN];

/// The choices side by side, unranked, if the outlook shows ranges; the rest always.
pub(crate) fn view(words: Words, session: &Session, outlook: &Outlook) -> Html {
    let condition = outlook.condition();
    let asks = decision::asks(outlook).map(|ask| plain("li", "", words.ask(ask)));
    html! {
        <section class="ko-part ko-decision">
            if outlook.outcome().shows_ranges() {
                { plain("h2", "", words.ui(ui::DECISION_TITLE)) }
                <p>{ for words.pieces(ui::DECISION_INTRO, &[("condition", words.condition(condition))]) }</p>
                <ul class="ko-beside">
                    { for decision::alternatives(condition).map(|choice| card(words, choice)) }
                </ul>
            }
            <form class="ko-matters">
                <fieldset>
                    <legend>{ plain("h2", "", words.ui(ui::MATTERS_TITLE)) }</legend>
                    { plain("p", "ko-note", words.ui(ui::MATTERS_INTRO)) }
                    <div class="ko-options">{ for Matter::ALL.iter().map(|matter| tick(words, session, *matter)) }</div>
                </fieldset>
            </form>
            { plain("h2", "", words.ui(ui::ASK_TITLE)) }
            <ul class="ko-list">{ for asks }</ul>
        </section>
    }
}

fn tick(words: Words, session: &Session, matter: Matter) -> Html {
    let text = html! { words.matter(matter) };
    choice("ko-option", ["checkbox", "matters", matter.id()], session.matters(matter), text)
}

fn card(words: Words, choice: &'static Alternative) -> Html {
    html! {
        <li data-choice={choice.id}>
            { plain("h3", "", words.alternative_title(choice)) }
            { pairs(words, &FACETS, words.alternative(choice)) }
            <p class="ko-note">
                { words.alternative_cites(choice) }{ " " }{ words.ui(ui::CHOICE_GENERAL) }
            </p>
        </li>
    }
}
