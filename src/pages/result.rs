//! The screen of the result: findings first, then what the sources let a person expect.

use std::rc::Rc;

use outlook_domain::ButtonAction;
use outlook_engine::Outlook;
use outlook_engine::expectations;
use outlook_engine::interview::Condition;
use outlook_engine::screening::Outcome;
use outlook_export::Visit;
use yew::prelude::*;

use crate::elements::{button, clinic, list, part, plain, rows};
use crate::outlook::export::{self, ExportStatus};
use crate::outlook::result_part::{PartKind, ResultPart};
use crate::outlook::{additions, answers, changes, closing, factors, findings, phq9};
use crate::session::Session;
use crate::setting::Setting;
use outlook_i18n::{MISSING, Words, ui};

/// The screen. Without a condition it is empty, but no visit leads here without one.
pub(crate) fn view(
    words: Words,
    setting: &Setting,
    session: &Rc<Session>,
    exported: Option<&ExportStatus>,
) -> Html {
    let Some(visit) = export::visit(words, setting, session) else { return Html::default() };
    let (outlook, answers) = (&visit.outlook, visit.answers());
    let outcome = outlook.outcome();
    let part_of = |kind| html! { <ResultPart {kind} session={session.clone()}/> };
    html! {
        <main key="result" class="ko-column ko-arrive" data-screen="result" data-outcome={outcome.id()}>
            { headline(words, outlook) }
            if !session.has_added() { { changes::view(words, session) } }
            { findings::view(words, setting, outlook) }
            { findings::unchecked(words, outlook) }
            { session.phq9().map(|score| phq9::result(words, score)) }
            if outlook.findings().next().is_some() { { plain("p", "ko-note", words.ui(ui::LEVELS_NOTE)) } }
            if outcome.shows_ranges() {
                { part_of(PartKind::Weeks) }
                { clinic::plan(words, setting) }
            }
            { part(words.ui(ui::GOOD_TITLE), closing::good_to_know(words, Some(answers.condition()))) }
            { part(words.ui(ui::HARMS_TITLE), closing::harms(words, Some(answers.condition()))) }
            if outcome.shows_ranges() {
                { part_of(PartKind::Hours) }
                { factors::view(words, outlook) }
                { missing(words, answers.condition()) }
            }
            { part_of(PartKind::Choices) }
            { additions::view(words, session) }
            { part_of(PartKind::Sources) }
            { clinic::closing(words, setting) }
            { take_along(&visit, exported) }
            { part_of(PartKind::Sheet) }
            { answers::view(&visit, session) }
            <div class="ko-actions">
                { button("ko-button", ButtonAction::Print, words.ui(ui::PRINT)) }
                { button("ko-quiet", ButtonAction::Back, words.ui(ui::BACK)) }
                { button("ko-quiet", ButtonAction::Restart, words.ui(ui::RESTART)) }
            </div>
        </main>
    }
}

#[cfg(not(feature = "kiosk"))]
fn take_along(visit: &Visit<'_>, exported: Option<&ExportStatus>) -> Html {
    export::view(visit.words, visit.outlook.outcome(), exported)
}

#[cfg(feature = "kiosk")]
fn take_along(visit: &Visit<'_>, _: Option<&ExportStatus>) -> Html {
    crate::outlook::qr_summary::view(visit)
}

fn headline(words: Words, outlook: &Outlook) -> Html {
    let [title, text] = words.headline(outlook);
    let class = match outlook.outcome() {
        Outcome::Urgent | Outcome::NothingFlagged => "ko-outcome",
        Outcome::NotCovered => "ko-outcome ko-outcome-none",
        Outcome::SpecialistFirst => "ko-outcome ko-outcome-first",
        Outcome::DiscussFirst => "ko-outcome ko-outcome-talk",
    };
    html! {
        <section class={class}>
            <h1 tabindex="-1">{ title }</h1>
            { plain("p", "", text) }
        </section>
    }
}

fn missing(words: Words, condition: Condition) -> Html {
    let own =
        expectations::missing(condition).map(|slot| plain("li", "", words.slot_missing(slot)));
    let body = list(html! { <>{ for own }{ rows(words, &MISSING) }</> });
    part(words.ui(ui::MISSING_TITLE), body)
}
