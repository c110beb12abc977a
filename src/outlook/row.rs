//! One figure: the sources' words first, then the drawing, then how they agree and who says so.

use outlook_domain::{Aspect, Interval, Slot};
use outlook_engine::evidence::Claim;
use outlook_engine::expectations::{Agreement, Range};
use yew::prelude::*;

use super::figure::FigureContext;
use super::{chart, evidence_card};
use crate::chart::Scale;
use crate::elements::{plain, sign, tag};
use outlook_i18n::{Words, ui};

/// A range with its claims; drawn on a scale, or in words alone.
pub(crate) fn view(shown: &FigureContext, range: &Range, scale: Option<&Scale>) -> Html {
    let words = shown.words;
    let Interval { low, high } = range.outer;
    let class = if is_main(range.slot) { "ko-range ko-range-main" } else { "ko-range" };
    html! {
        <section {class} data-range={range.slot.to_string()} data-unit={range.slot.unit().id()}
            data-low={low.map(|low| low.to_string())} data-high={high.map(|high| high.to_string())}>
            { title(words, range.slot) }
            <div class="ko-range-body">
                { says(words, range) }
                <div class="ko-range-drawn">
                    if let Some(scale) = scale {
                        <div class="ko-picture">{ chart::picture(words, range, scale, shown.own_interval(range.slot)) }</div>
                    }
                    { agreement(words, range.agreement) }
                    if let Some(fit) = range.wider_fit() {
                        { plain("p", "ko-fit", words.fit(fit, shown.condition)) }
                    }
                    { own(shown, range.slot) }
                </div>
            </div>
            { shown.trials(range.slot, "h4") }
            { evidence_card::view(words, range, words.ui(ui::EVIDENCE_SHOW), shown.condition) }
        </section>
    }
}

/// A figure that no source gives.
pub(crate) fn missing(shown: &FigureContext, slot: Slot, scale: Option<&Scale>) -> Html {
    html! {
        <section class="ko-range">
            { title(shown.words, slot) }
            <div class="ko-range-body">
                { plain("p", "ko-range-empty", shown.words.slot_missing(slot)) }
                <div class="ko-range-drawn">
                    if let Some(scale) = scale { <div class="ko-picture">{ chart::empty(scale) }</div> }
                    { own(shown, slot) }
                </div>
            </div>
            { shown.trials(slot, "h4") }
        </section>
    }
}

/// The figures that people ask for first.
pub(crate) fn is_main(slot: Slot) -> bool {
    matches!(slot.aspect, Aspect::Onset | Aspect::Relief | Aspect::MaintenanceInterval)
}

fn title(words: Words, slot: Slot) -> Html {
    html! {
        <>
            { plain("h3", "ko-range-title", words.slot_title(slot)) }
            { plain("p", "ko-note", words.slot_say(slot)) }
        </>
    }
}

/// What the sources say, in their own measure: each with how sure it is and whom it is about.
pub(crate) fn says(words: Words, range: &Range) -> Html {
    html! { <ul class="ko-says">{ for range.claims.iter().map(|claim| say(words, range, claim)) }</ul> }
}

fn say(words: Words, range: &Range, claim: &'static Claim) -> Html {
    let class = if range.goes_by(claim) { "ko-say ko-say-counts" } else { "ko-say" };
    html! {
        <li {class}>
            { tag(claim.source) }
            { plain("span", "ko-say-words", words.claim_words(claim)) }
            { for notes(words, range, claim).into_iter().map(|note| plain("span", "ko-say-note", note)) }
        </li>
    }
}

/// What belongs to a claim's words: how sure, about whom, and whether it is the one to go by.
pub(crate) fn notes(words: Words, range: &Range, claim: &'static Claim) -> Vec<String> {
    let (qualifier, population) = (words.claim_qualifier(claim), words.claim_population(claim));
    let mut notes = Vec::new();
    // What the words say already ("can", "about") is not said twice.
    let said = words.claim_words(claim).as_bytes();
    let twice = |qualifier: &[u8]| said.windows(qualifier.len()).any(|it| it == qualifier);
    if !qualifier.is_empty() && !twice(qualifier.as_bytes()) {
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

fn agreement(words: Words, agreement: Agreement) -> Html {
    let (class, path) = match agreement {
        Agreement::Single => ("ko-agreement", "M3 6h12"),
        Agreement::Agree => ("ko-agreement", "M3 4h12M3 8h12"),
        Agreement::Overlap => ("ko-agreement", "M2 4h9M7 8h9"),
        Agreement::Disagree => ("ko-agreement ko-agreement-disagree", "M2 3h6M10 9h6"),
    };
    html! { <p {class}>{ sign("", "0 0 18 12", path) }{ plain("span", "", words.agreement(agreement)) }</p> }
}

/// The person's own last time, in their own answer's words.
fn own(shown: &FigureContext, slot: Slot) -> Html {
    shown.own(slot).map_or_else(Html::default, |own| {
        let answer = shown.words.option(own.choice);
        plain("p", "ko-own", shown.words.fill(ui::OWN_RELIEF, &[("answer", answer)]))
    })
}
