//! One figure: the sources' words first, then the drawing, then how they agree and who says so.

use outlook_engine::evidence::Claim;
use outlook_engine::expectations::{Agreement, Fit, Range};
use outlook_terms::{Aspect, Interval, Slot, Unit};
use yew::prelude::*;

use super::marks::{sign, tag};
use super::{evidence_card, picture};
use crate::timeline::Scale;
use outlook_words::{Words, ui};

/// How much room a range takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    /// On its own, with its axis.
    Full,
    /// One row of many under a common axis.
    Row,
}

/// A range with its claims.
pub(super) fn view(
    words: Words,
    range: &Range,
    scale: &Scale,
    size: Size,
    condition: &str,
) -> Html {
    let Interval { low, high } = range.outer;
    let full = size == Size::Full;
    let (class, summary) =
        if full { ("ko-range", ui::EVIDENCE_SHOW) } else { ("ko-row", ui::EVIDENCE_SHORT) };
    html! {
        <section class={class} data-range={range.slot.to_string()} data-unit={range.slot.unit().id()}
            data-low={low.map(|low| low.to_string())} data-high={high.map(|high| high.to_string())}>
            <h3 class="ko-range-title">{ words.slot_title(range.slot) }</h3>
            <p class="ko-note">{ words.slot_say(range.slot) }</p>
            <div class="ko-range-body">
                { says(words, range) }
                <div class="ko-range-drawn">
                    <div class="ko-picture">
                        { picture::picture(range, scale) }
                        if full && range.slot.unit() == Unit::Minute {
                            { picture::axis(words, scale) }
                        }
                    </div>
                    { agreement(words, range.agreement) }
                    if full && range.fit != Fit::Condition { <p class="ko-fit">{ words.fit(range.fit, condition) }</p> }
                </div>
            </div>
            { evidence_card::view(words, range, words.ui(summary), condition) }
        </section>
    }
}

/// A figure that no source gives.
pub(super) fn missing(words: Words, slot: Slot, scale: &Scale) -> Html {
    html! {
        <section class="ko-range">
            <h3 class="ko-range-title">{ words.slot_title(slot) }</h3>
            <div class="ko-range-body">
                <p class="ko-range-empty">{ words.slot_missing(slot) }</p>
                <div class="ko-range-drawn">
                    <div class="ko-picture">{ picture::empty(scale) }{ picture::axis(words, scale) }</div>
                </div>
            </div>
        </section>
    }
}

/// What the sources say, in their own measure: each with how sure it is and whom it is about.
pub(super) fn says(words: Words, range: &Range) -> Html {
    html! { <ul class="ko-says">{ for range.claims.iter().map(|claim| say(words, range, claim)) }</ul> }
}

fn say(words: Words, range: &Range, claim: &'static Claim) -> Html {
    // Of two times without driving, the stricter one counts, and it is the one with a figure.
    let disagree = range.agreement == Agreement::Disagree && range.slot.aspect == Aspect::NoDriving;
    let counts = disagree && claim.reading.is_some();
    let class = if counts { "ko-say ko-say-counts" } else { "ko-say" };
    let (said, population) = (words.claim_words(claim), words.claim_population(claim));
    // What the words say already ("can", "about") is not said twice.
    let qualifier = Some(words.claim_qualifier(claim)).filter(|it| !said.contains(it));
    html! {
        <li class={class}>
            { tag(claim.source) }
            <span class="ko-say-words">{ said }</span>
            if let Some(qualifier) = qualifier {
                <span class="ko-say-note">{ words.fill(ui::QUALIFIER, &[("qualifier", qualifier)]) }</span>
            }
            if !population.is_empty() {
                <span class="ko-say-note">{ words.fill(ui::POPULATION, &[("population", population)]) }</span>
            }
            if counts { <span class="ko-say-note">{ words.ui(ui::STRICTER_COUNTS) }</span> }
        </li>
    }
}

fn agreement(words: Words, agreement: Agreement) -> Html {
    let (class, path) = match agreement {
        Agreement::Single => ("ko-agreement", "M3 6h12"),
        Agreement::Agree => ("ko-agreement", "M3 4h12M3 8h12"),
        Agreement::Overlap => ("ko-agreement", "M2 4h9M7 8h9"),
        Agreement::Disagree => ("ko-agreement ko-agreement-disagree", "M2 3h6M10 9h6"),
    };
    html! { <p class={class}>{ sign("", "0 0 18 12", path) }<span>{ words.agreement(agreement) }</span></p> }
}
