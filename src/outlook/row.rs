//! One figure as a row: its words above its band. It opens to who says so, and why.

use outlook_domain::{Interval, Slot};
use outlook_engine::evidence::Claim;
use outlook_engine::expectations::Range;
use yew::prelude::*;

use super::figure::FigureContext;
use super::{chart, evidence_card};
use crate::elements::plain;
use outlook_i18n::{Words, ui};

/// A range in the words of its claims, on the scale. The studies that concern it stand below it, always in
/// sight.
pub(crate) fn view(context: &FigureContext, range: &Range) -> Html {
    let words = context.words;
    let Interval { low, high } = range.outer;
    let values = range.claims.iter().map(|claim| {
        html! { <span class={class(range, claim)}>{ said(words, range, claim) }</span> }
    });
    html! {
        <>
        <details class="ko-row" data-range={range.slot.to_string()} data-unit={range.slot.unit().id()}
            data-low={low.map(|low| low.to_string())} data-high={high.map(|high| high.to_string())}>
            <summary>
                { plain("h3", "ko-row-title", words.slot_title(range.slot)) }
                <span class="ko-row-values">{ for values }</span>
                { own(context, range.slot) }
                { chart::track(range, context.own_interval(range.slot)) }
            </summary>
            { plain("p", "", words.slot_say(range.slot)) }
            { evidence_card::view(words, range, context.condition) }
        </details>
        { context.trials(range.slot, "h4") }
        </>
    }
}

/// A figure that no source gives, with the studies that concern it.
pub(crate) fn missing(context: &FigureContext, slot: Slot) -> Html {
    html! {
        <>
        <div class="ko-row">
            { plain("h3", "ko-row-title", context.words.slot_title(slot)) }
            { plain("p", "ko-row-empty", context.words.slot_missing(slot)) }
            { own(context, slot) }
        </div>
        { context.trials(slot, "h4") }
        </>
    }
}

/// The class of a claim: the stricter one of several stands out.
pub(crate) fn class(range: &Range, claim: &'static Claim) -> &'static str {
    if range.goes_by(claim) { "ko-row-claim ko-row-stricter" } else { "ko-row-claim" }
}

/// A claim in the words of its source, with its qualifier and population.
pub(crate) fn said(words: Words, range: &Range, claim: &'static Claim) -> Html {
    html! {
        <>
            { plain("span", "ko-row-words", words.claim_words(claim)) }
            { for notes(words, range, claim).into_iter().map(|note| plain("span", "ko-row-note", note)) }
        </>
    }
}

/// The notes on a claim: its qualifier, its population, and whether it is the stricter one to go by.
pub(crate) fn notes(words: Words, range: &Range, claim: &'static Claim) -> Vec<String> {
    let (qualifier, population) = (words.claim_qualifier(claim), words.claim_population(claim));
    let mut notes = Vec::new();
    // A qualifier that is part of the claim's words ("can", "about") is not repeated.
    let text = words.claim_words(claim).as_bytes();
    let repeats = |qualifier: &[u8]| text.windows(qualifier.len()).any(|it| it == qualifier);
    if !qualifier.is_empty() && !repeats(qualifier.as_bytes()) {
        notes.push(words.fill(ui::QUALIFIER, &[("qualifier", qualifier)]));
    }
    if !population.is_empty() {
        notes.push(words.fill(ui::POPULATION, &[("population", population)]));
    }
    if range.goes_by(claim) {
        notes.push(words.ui(ui::STRICTER_COUNTS).to_owned());
    }
    notes
}

/// The person's own last relief, in the words of their answer.
fn own(context: &FigureContext, slot: Slot) -> Html {
    context.own(slot).map_or_else(Html::default, |own| {
        let answer = context.words.option(own.choice);
        plain("span", "ko-own", context.words.fill(ui::OWN_RELIEF, &[("answer", answer)]))
    })
}
