//! Who says a figure, in which words, how they were read, and why they were chosen.

use outlook_engine::evidence::Claim;
use outlook_engine::expectations::Range;
use outlook_terms::{Interval, Unit};
use yew::prelude::*;

use super::marks::{heard, tag};
use outlook_words::{Key, LongUnit, Words, ui};

/// The card of a range, closed at first. Claims that were not used stand under it, and are never
/// among the range's own.
pub(super) fn view(words: Words, range: &Range, summary: &'static str, condition: &str) -> Html {
    let why = words.fit(range.fit, condition);
    html! {
        <details class="ko-card">
            <summary>{ summary }{ heard(format!(": {}", words.slot_title(range.slot))) }</summary>
            <div class="ko-card-body">
                <p>{ why }</p>
                <ul>{ for range.claims.iter().map(|claim| html! {
                    <li class="ko-claim" data-claim={claim.id}>{ facts(words, claim) }</li>
                }) }</ul>
                if !range.context.is_empty() {
                    <h4>{ words.ui(ui::CONTEXT_TITLE) }</h4>
                    <p class="ko-note">{ words.ui(ui::CONTEXT_INTRO) }</p>
                    <ul>{ for range.context.iter().map(|claim| html! {
                        <li class="ko-claim" data-context={claim.id}>{ facts(words, claim) }</li>
                    }) }</ul>
                }
            </div>
        </details>
    }
}

fn facts(words: Words, claim: &'static Claim) -> Html {
    let read = claim.reading.map_or_else(
        || words.ui(ui::READ_RULE).to_owned(),
        |reading| {
            if claim.bare {
                words.ui(ui::READ_BARE).to_owned()
            } else {
                told(words, reading.wide, claim.slot.unit())
            }
        },
    );
    let rows: [(Key, &str); 6] = [
        (ui::FACT_WORDS, words.claim_words(claim)),
        (ui::FACT_QUALIFIER, words.claim_qualifier(claim)),
        (ui::FACT_POPULATION, words.claim_population(claim)),
        (ui::FACT_SECTION, words.claim_section(claim)),
        (ui::FACT_READ, &read),
        (ui::FACT_NOTE, words.claim_note(claim)),
    ];
    let rows = rows.into_iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| {
        html! { <div><dt>{ words.ui(key) }</dt><dd>{ text.to_owned() }</dd></div> }
    });
    html! {
        <>
            <p class="ko-claim-source">{ tag(claim.source) }{ " " }{ words.source_title(claim.source) }</p>
            <p class="ko-note ko-sentence">{ origin(words, claim.source) }</p>
            <dl class="ko-claim-facts">{ for rows }</dl>
        </>
    }
}

/// The publisher as far as known, and what to know of it.
pub(super) fn origin(words: Words, source: usize) -> String {
    let (publisher, note) = (words.source_publisher(source), words.source_note(source));
    if publisher.is_empty() { note.to_owned() } else { format!("{publisher}; {note}") }
}

/// An interval in words: "2 to 5 weeks", "up to 5 hours", "at least 24 hours".
fn told(words: Words, interval: Interval, unit: Unit) -> String {
    let amount = |value: u32| {
        let (n, unit) = plain(value, unit);
        (n.clone(), unit, words.amount(&n, unit))
    };
    match (interval.low.map(amount), interval.high.map(amount)) {
        (Some((low, _, amount)), Some((high, ..))) if low == high => amount,
        (Some((low, unit, _)), Some((_, same, high))) if unit == same => {
            words.fill(ui::FROM_TO, &[("low", &low), ("high", &high)])
        }
        (Some((.., low)), Some((.., high))) => {
            words.fill(ui::FROM_TO, &[("low", &low), ("high", &high)])
        }
        (None, Some((.., high))) => words.fill(ui::UP_TO, &[("amount", &high)]),
        (Some((.., low)), None) => words.fill(ui::AT_LEAST, &[("amount", &low)]),
        (None, None) => String::new(),
    }
}

/// A number of minutes in the unit that people use for so long a time.
fn plain(value: u32, unit: Unit) -> (String, LongUnit) {
    const HOUR: u32 = 60;
    const DAY: u32 = 24 * HOUR;
    const WEEK: u32 = 7 * DAY;
    const MONTH: u32 = 43_830;
    if unit == Unit::Infusion {
        return (value.to_string(), LongUnit::Infusion);
    }
    let whole = |length: u32| value.is_multiple_of(length);
    let (length, unit) = match value {
        _ if whole(MONTH) => (MONTH, LongUnit::Month),
        _ if value >= 2 * WEEK && whole(WEEK) => (WEEK, LongUnit::Week),
        _ if value > DAY && whole(DAY) => (DAY, LongUnit::Day),
        _ if value >= HOUR && whole(HOUR / 2) => (HOUR, LongUnit::Hour),
        _ => (1, LongUnit::Minute),
    };
    let half = if value.is_multiple_of(length) { "" } else { ".5" };
    (format!("{}{half}", value / length), unit)
}

#[cfg(test)]
mod tests {
    use super::plain;
    use outlook_terms::Unit;
    use outlook_words::LongUnit::{Day, Hour, Minute, Month, Week};

    #[test]
    fn lengths_are_told_in_the_unit_people_use() {
        for (minutes, n, unit) in [
            (40, "40", Minute),
            (60, "1", Hour),
            (150, "2.5", Hour),
            (1_440, "24", Hour),
            (2_880, "2", Day),
            (10_080, "7", Day),
            (20_160, "2", Week),
            (43_830, "1", Month),
            (219_150, "5", Month),
        ] {
            assert_eq!(plain(minutes, Unit::Minute), (n.to_owned(), unit), "{minutes}");
        }
    }
}
