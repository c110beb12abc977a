//! The screen of the result: on the first screen what to do next, how sure it is and what could go wrong; then
//! everything else, each behind a line that sums it up.

use std::rc::Rc;

use outlook_domain::{ButtonAction, Chart};
use outlook_engine::Outlook;
use outlook_engine::evidence::choice::CONDITION_ACUTE_PAIN;
use outlook_engine::screening::Outcome;
use outlook_export::Visit;
use yew::prelude::*;

use crate::app::SheetState;
use crate::elements::{around, button, clinic, closed, crisis, plain};
use crate::outlook::export::{self, ExportStatus};
use crate::outlook::result_part::{PartKind, ResultPart};
use crate::outlook::{
    additions, answers, changes, chart, choices, closing, factors, findings, known, phq9,
};
use crate::session::Session;
use crate::setting::Setting;
use outlook_i18n::{Words, ui};

/// The screen. Without a condition it is empty, but no visit leads here without one.
pub(crate) fn view(
    words: Words,
    setting: &Setting,
    session: &Rc<Session>,
    exported: Option<ExportStatus>,
    sheet: SheetState,
) -> Html {
    let Some(visit) = export::visit(words, setting, session) else { return Html::default() };
    let (outlook, condition) = (&visit.outlook, visit.answers().condition());
    let outcome = outlook.outcome();
    let is_open = outlook.chart() == Chart::Open;
    let shows_ranges = outcome.shows_ranges();
    // Who must not have the drug is told nothing of a yes.
    let shows_chart = shows_ranges && outlook.chart() != Chart::None;
    let part_of = |kind| html! { <ResultPart {kind} session={session.clone()}/> };
    let told = answers::view(&visit, session);
    let is_clear = outcome == Outcome::NothingFlagged;
    let points = html! {
        <>
            { findings::not_covered(words, setting, outlook) }
            { findings::view(words, setting, outlook) }
        </>
    };
    let glance = html! {
        <>
            if shows_ranges {
                { known::view(words, outlook) }
                { part_of(PartKind::Chart) }
            }
            if is_clear { { told.clone() } }
            <div class="ko-actions">
                { button("ko-button", ButtonAction::Print, words.ui(ui::PRINT)) }
                { export::share(words) }
                if is_open { { clinic::booking(words, setting) } }
            </div>
        </>
    };
    let sections = html! {
        <>
            { session.phq9().map(|score| phq9::result(words, score)) }
            if shows_ranges { { clinic::plan(words, setting) } }
            if shows_chart { { part_of(PartKind::Course) } }
            { closing::harms_part(words, condition) }
            if shows_ranges {
                { part_of(PartKind::Choices) }
                { factors::view(words, outlook) }
            }
            { choices::matters(words, session, additions::view(words, session)) }
            { part_of(PartKind::Sources) }
            if !is_clear { { told } }
            { formats(&visit, exported) }
        </>
    };
    let parts = html! {
        <>
            { around("div", "ko-points", points) }
            { around("div", "ko-glance", glance) }
            if shows_chart { { around("div", "ko-before", known::before_yes(words)) } }
            { around("div", "ko-sections", sections) }
            { around("div", "ko-asks", choices::asks(words, outlook)) }
        </>
    };
    html! {
        <main key="result" class="ko-column ko-arrive" data-screen="result" data-outcome={outcome.id()}>
            { findings::help(words, outlook) }
            if visit.answers().has(CONDITION_ACUTE_PAIN) { { crisis::pain_card(words, setting) } }
            { headline(words, outlook) }
            if !session.has_added() { { changes::view(words, session) } }
            { around("div", "ko-result", parts) }
            { clinic::closing(words, setting, !is_open) }
            <div class="ko-actions">
                { button("ko-quiet", ButtonAction::Back, words.ui(ui::BACK)) }
                { button("ko-quiet", ButtonAction::Restart, words.ui(ui::RESTART)) }
            </div>
            if shows_chart { { chart::paint() } }
            if sheet != SheetState::Absent { { part_of(PartKind::Sheet) } }
        </main>
    }
}

/// What the result is about; where there are no figures, that there are none.
fn headline(words: Words, outlook: &Outlook) -> Html {
    if outlook.outcome().shows_ranges() {
        return html! { <h1 tabindex="-1">{ words.result_title(outlook) }</h1> };
    }
    let [title, text] = words.headline(outlook);
    html! { <><h1 tabindex="-1">{ title }</h1>{ plain("p", "", text) }</> }
}

/// What can be taken along beside paper.
#[cfg(not(feature = "kiosk"))]
fn formats(visit: &Visit<'_>, exported: Option<ExportStatus>) -> Html {
    let words = visit.words;
    let body = export::view(words, visit.outlook.outcome(), exported);
    closed(words, "formats", [ui::FORMATS_TITLE, ui::FORMATS_LINE], body)
}

/// What can be taken along beside paper: a kiosk has codes for the person's own phone.
#[cfg(feature = "kiosk")]
fn formats(visit: &Visit<'_>, _: Option<ExportStatus>) -> Html {
    use outlook_i18n::kiosk;
    let words = visit.words;
    let body = crate::outlook::qr_summary::view(visit);
    closed(words, "formats", [kiosk::CODE_TITLE, kiosk::CODE_SHORT], body)
}
