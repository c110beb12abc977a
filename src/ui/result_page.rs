//! The result: what to raise first, then what the sources let a person expect.

use outlook_engine::expectations::{self, Range};
use outlook_engine::interview::Condition;
use outlook_engine::screening::Outcome;
use outlook_engine::{Answers, Outlook};
use outlook_terms::{Aspect, Place, Slot, Stage};
use yew::prelude::*;

use super::marks::button;
use super::range_section::{self, Size};
use super::{closing, factors, findings, picture, take_along};
use crate::session::Session;
use crate::timeline::{DAY, LONG};
use outlook_words::{Words, ui};

/// The result page. It is reached with a condition only; without one it is empty.
pub(super) fn view(words: Words, region: Option<usize>, session: &Session) -> Html {
    let Some((answers, outlook)) = session.outlook() else { return Html::default() };
    let outcome = outlook.outcome();
    html! {
        <main key="result" class="ko-column ko-column-wide ko-arrive" data-screen="result" data-outcome={outcome.id()}>
            { headline(words, outcome) }
            { findings::view(words, region, &outlook) }
            { findings::unchecked(words, &outlook) }
            if outlook.findings().next().is_some() { <p class="ko-note">{ words.ui(ui::LEVELS_NOTE) }</p> }
            <section class="ko-part">
                <h2>{ words.ui(ui::GOOD_TITLE) }</h2>
                { closing::good_to_know(words, Some(answers.condition())) }
            </section>
            if outcome.shows_ranges() { { expected(words, &answers, &outlook) } }
            <section class="ko-part">
                <h2>{ words.ui(ui::SOURCES_TITLE) }</h2>
                { closing::sources(words) }
            </section>
            { take_along::view(words, region, &answers, outcome) }
            <div class="ko-actions">
                { button("ko-button", "print", words.ui(ui::PRINT)) }
                { button("ko-quiet", "back", words.ui(ui::RESULT_BACK)) }
                { button("ko-quiet", "restart", words.ui(ui::RESTART)) }
            </div>
        </main>
    }
}

fn headline(words: Words, outcome: Outcome) -> Html {
    let class = match outcome {
        Outcome::Urgent | Outcome::NothingFlagged => "ko-outcome",
        Outcome::NotCovered => "ko-outcome ko-outcome-none",
        Outcome::SpecialistFirst => "ko-outcome ko-outcome-first",
        Outcome::DiscussFirst => "ko-outcome ko-outcome-talk",
    };
    html! {
        <section class={class}>
            <h1 tabindex="-1">{ words.outcome_title(outcome) }</h1>
            <p>{ words.outcome_say(outcome) }</p>
        </section>
    }
}

/// The figures, and what may change them.
fn expected(words: Words, answers: &Answers, outlook: &Outlook) -> Html {
    let condition = answers.condition();
    let phrase = words.condition(condition);
    let ranges = outlook.ranges();
    let full = |range: &Range| range_section::view(words, range, &LONG, Size::Full, phrase);
    let row = |range: &Range| range_section::view(words, range, &DAY, Size::Row, phrase);
    let course =
        ranges.iter().filter(|range| !is_glance(range.slot) && range.slot.stage != Stage::Session);
    let course: Vec<Html> = course.map(full).collect();
    let day = ranges.iter().filter(|range| range.slot.stage == Stage::Session).map(row);
    html! {
        <>
            <section class="ko-part">
                <h2>{ words.ui(ui::GLANCE_TITLE) }</h2>
                <p>{ words.ui(ui::GLANCE_INTRO) }</p>
                { legend(words) }
                { for glance(words, condition, ranges, full) }
                { closing::reading(words) }
            </section>
            if !course.is_empty() {
                <section class="ko-part">
                    <h2>{ words.ui(ui::COURSE_TITLE) }</h2>
                    { for course }
                    <ul class="ko-list">{ closing::statements(words, Place::Course, Some(condition)) }</ul>
                </section>
            }
            <section class="ko-part">
                <h2>{ words.ui(ui::DAY_TITLE) }</h2>
                <p>{ words.ui(ui::DAY_INTRO) }</p>
                <ul class="ko-list">{ closing::statements(words, Place::Day, Some(condition)) }</ul>
                <div class="ko-day">{ picture::axis(words, &DAY) }{ for day }</div>
                <h3 class="ko-factors-title">{ words.ui(ui::HARMS_TITLE) }</h3>
                <ul class="ko-list">{ closing::statements(words, Place::Harms, Some(condition)) }</ul>
            </section>
            { factors::view(words, outlook) }
            { missing(words, condition) }
        </>
    }
}

/// The four figures that people ask for first; one that no source gives stands there as an empty lane.
fn glance(
    words: Words,
    condition: Condition,
    ranges: &[Range],
    full: impl Fn(&Range) -> Html,
) -> Vec<Html> {
    let missing: Vec<Slot> = expectations::missing(condition).collect();
    let slots = Slot::ALL.iter().copied().filter(|slot| is_glance(*slot));
    slots
        .filter_map(|slot| {
            let range = ranges.iter().find(|range| range.slot == slot);
            let empty =
                || missing.contains(&slot).then(|| range_section::missing(words, slot, &LONG));
            range.map(&full).or_else(empty)
        })
        .collect()
}

fn is_glance(slot: Slot) -> bool {
    matches!(slot.aspect, Aspect::Onset | Aspect::Relief | Aspect::MaintenanceInterval)
}

fn legend(words: Words) -> Html {
    html! {
        <ul class="ko-legend">
            <li>
                <svg focusable="false" aria-hidden="true"><rect class="ko-band-outer" y="1" width="100%" height=".75em" rx="3"/></svg>
                { words.ui(ui::BAR_OUTER) }
            </li>
            <li>
                <svg focusable="false" aria-hidden="true"><rect class="ko-band-shared" y="1" width="100%" height=".75em"/></svg>
                { words.ui(ui::BAR_SHARED) }
            </li>
            <li>
                <svg focusable="false" aria-hidden="true"><rect class="ko-strip" y=".3em" width="100%" height=".3em"/></svg>
                { words.ui(ui::BAR_SOURCE) }
            </li>
            <li>{ words.ui(ui::BAR_NOTE) }</li>
        </ul>
    }
}

fn missing(words: Words, condition: Condition) -> Html {
    let rows = expectations::missing(condition)
        .map(|slot| html! { <li>{ words.slot_missing(slot) }</li> });
    html! {
        <section class="ko-part">
            <h2>{ words.ui(ui::MISSING_TITLE) }</h2>
            <ul class="ko-list">
                { for rows }
                <li>{ words.ui(ui::MISSING_HOW_MANY) }</li>
                <li>{ words.ui(ui::MISSING_PRICE) }</li>
                <li>{ words.ui(ui::MISSING_TRACES) }</li>
            </ul>
        </section>
    }
}
