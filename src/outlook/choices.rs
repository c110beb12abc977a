//! The decision: all choices in the same detail, what matters to the person, and questions to ask.

use outlook_domain::Matter;
use outlook_engine::Outlook;
use outlook_engine::decision;
use outlook_engine::evidence::Alternative;
use yew::prelude::*;

use crate::elements::{choice, closed, list, more, pairs, part, plain};
use crate::session::Session;
use outlook_i18n::{Key, Words, ui};

/// The facts of a choice, in order.
const FACETS: [Key; 5] =
    [ui::CHOICE_WHAT, ui::CHOICE_HELPS, ui::CHOICE_HARMS, ui::CHOICE_LIVING, ui::CHOICE_UNKNOWN];

/// How many questions to ask are in sight.
const IN_SIGHT: usize = 4;

/// The choices, unranked, each as a row that opens.
pub(crate) fn view(words: Words, outlook: &Outlook) -> Html {
    let condition = outlook.condition();
    let choices = decision::alternatives(condition).map(|it| card(words, it));
    let body = html! {
        <>
            <p>
                { for words.pieces(ui::DECISION_INTRO, &[("condition", words.condition(condition))]) }
                { " " }{ words.condition_choices(condition) }
            </p>
            { for choices }
        </>
    };
    closed(words, "choices", [ui::DECISION_TITLE, ui::CHOICES_LINE], body)
}

fn card(words: Words, choice: &'static Alternative) -> Html {
    html! {
        <details class="ko-card" data-choice={choice.id}>
            <summary>{ plain("h3", "", words.alternative_title(choice)) }</summary>
            { pairs(words, &FACETS, words.alternative(choice)) }
            <p class="ko-note">
                { words.alternative_cites(choice) }{ " " }{ words.ui(ui::CHOICE_GENERAL) }
            </p>
        </details>
    }
}

/// What matters to the person, and after it what else they may add to the sheet.
pub(crate) fn matters(words: Words, session: &Session, additions: Html) -> Html {
    let ticks = Matter::ALL.iter().map(|matter| tick(words, session, *matter));
    let body = html! {
        <>
            <form class="ko-matters">
                <fieldset>
                    <legend class="ko-hidden">{ words.ui(ui::MATTERS_TITLE) }</legend>
                    <div class="ko-options">{ for ticks }</div>
                </fieldset>
            </form>
            { additions }
        </>
    };
    closed(words, "matters", [ui::MATTERS_TITLE, ui::MATTERS_INTRO], body)
}

fn tick(words: Words, session: &Session, matter: Matter) -> Html {
    let text = html! { words.matter(matter) };
    choice("ko-option", ["checkbox", "matters", matter.id()], session.matters(matter), text)
}

/// What to ask the clinician: the first questions in sight, the others one tap away.
pub(crate) fn asks(words: Words, outlook: &Outlook) -> Html {
    let asks = decision::asks(outlook).map(|ask| plain("li", "", words.ask(ask)));
    let mut first: Vec<Html> = asks.collect();
    let rest = first.split_off(first.len().min(IN_SIGHT));
    let body = html! {
        <>
            { list(first.into_iter().collect()) }
            if !rest.is_empty() {
                { more("more-asks", html! { words.ui(ui::MORE_QUESTIONS) }, list(rest.into_iter().collect())) }
            }
        </>
    };
    part(words.ui(ui::ASK_TITLE), body)
}
