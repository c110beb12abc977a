//! One figure: the sources' words first, then the drawing, their agreement and the evidence card.

use outlook_domain::{Interval, Slot};
use outlook_engine::evidence::Claim;
use outlook_engine::expectations::{Agreement, Range};
use outlook_export::sheet::is_main;
use yew::prelude::*;

use super::figure::FigureContext;
use super::{chart, evidence_card};
use crate::chart::Scale;
use crate::elements::{icon, plain, source_tag};
use outlook_i18n::{Words, reading_aids, ui};

/// A range with its claims, drawn on a scale or as text alone.
pub(crate) fn view(context: &FigureContext, range: &Range, scale: Option<&Scale>) -> Html {
    let words = context.words;
    let Interval { low, high } = range.outer;
    let class = if is_main(range.slot) { "ko-range ko-range-main" } else { "ko-range" };
    html! {
        <section {class} data-range={range.slot.to_string()} data-unit={range.slot.unit().id()}
            data-low={low.map(|low| low.to_string())} data-high={high.map(|high| high.to_string())}>
            { title(words, range.slot) }
            <div class="ko-range-body">
                { claims(words, range, context.marked(range)) }
                <div class="ko-range-drawn">
                    if let Some(scale) = scale {
                        { picture(context, range, scale) }
                    }
                    { agreement(words, range.agreement) }
                    if let Some(fit) = range.wider_fit() {
                        { plain("p", "ko-fit", words.fit(fit, context.condition)) }
                    }
                    { own(context, range.slot) }
                </div>
            </div>
            { context.trials(range.slot, "h4") }
            { evidence_card::view(words, range, words.ui(ui::EVIDENCE_SHOW), context.condition) }
        </section>
    }
}

/// The drawing of a range. Where keys are on it is one tab stop, and says the claim that arrow keys came to.
fn picture(context: &FigureContext, range: &Range, scale: &Scale) -> Html {
    let words = context.words;
    let marked = context.marked(range);
    let own = context.own_interval(range.slot);
    let drawn = chart::picture(words, range, scale, own, marked.map(|claim| claim.source));
    // A kiosk has no keys.
    if cfg!(feature = "kiosk") {
        return html! { <div class="ko-picture">{ drawn }</div> };
    }
    let keys = context.has_keys();
    let label = || [words.slot_title(range.slot), ". ", words.ui(reading_aids::EXPLORE)].concat();
    let said = marked.map(|claim| {
        let mut parts = vec![words.claim_words(claim).to_owned()];
        parts.extend(notes(words, range, claim));
        [claim.source.id(), ": ", &parts.join(". ")].concat()
    });
    html! {
        <div class="ko-picture" tabindex={keys.then_some("0")} role={keys.then_some("group")} aria-label={keys.then(label)}>
            { drawn }
            if keys { <p class="ko-note" role="status">{ said }</p> }
        </div>
    }
}

/// A figure that no source gives.
pub(crate) fn missing(context: &FigureContext, slot: Slot, scale: Option<&Scale>) -> Html {
    html! {
        <section class="ko-range">
            { title(context.words, slot) }
            <div class="ko-range-body">
                { plain("p", "ko-range-empty", context.words.slot_missing(slot)) }
                <div class="ko-range-drawn">
                    if let Some(scale) = scale { <div class="ko-picture">{ chart::empty(scale) }</div> }
                    { own(context, slot) }
                </div>
            </div>
            { context.trials(slot, "h4") }
        </section>
    }
}

fn title(words: Words, slot: Slot) -> Html {
    html! {
        <>
            { plain("h3", "ko-range-title", words.slot_title(slot)) }
            { plain("p", "ko-note", words.slot_say(slot)) }
        </>
    }
}

/// The claims of a range in the sources' words, each with its qualifier and population.
pub(crate) fn claims(words: Words, range: &Range, marked: Option<&Claim>) -> Html {
    let rows = range.claims.iter().map(|claim| {
        let is_marked = marked.is_some_and(|it| it.at == claim.at);
        claim_row(words, range, claim, is_marked)
    });
    html! { <ul class="ko-row-claims">{ for rows }</ul> }
}

fn claim_row(words: Words, range: &Range, claim: &'static Claim, marked: bool) -> Html {
    let class = if range.goes_by(claim) { "ko-row-claim ko-row-stricter" } else { "ko-row-claim" };
    html! {
        <li {class} data-at={marked.then_some("")}>
            { source_tag(claim.source) }
            { plain("span", "ko-row-words", words.claim_words(claim)) }
            { for notes(words, range, claim).into_iter().map(|note| plain("span", "ko-row-note", note)) }
        </li>
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

fn agreement(words: Words, agreement: Agreement) -> Html {
    let (class, path) = match agreement {
        Agreement::Single => ("ko-agreement", "M3 6h12"),
        Agreement::Agree => ("ko-agreement", "M3 4h12M3 8h12"),
        Agreement::Overlap => ("ko-agreement", "M2 4h9M7 8h9"),
        Agreement::Disagree => ("ko-agreement ko-agreement-disagree", "M2 3h6M10 9h6"),
    };
    html! { <p {class}>{ icon("", "0 0 18 12", path) }{ plain("span", "", words.agreement(agreement)) }</p> }
}

/// The person's own last relief, in the words of their answer.
fn own(context: &FigureContext, slot: Slot) -> Html {
    context.own(slot).map_or_else(Html::default, |own| {
        let answer = context.words.option(own.choice);
        plain("p", "ko-own", context.words.fill(ui::OWN_RELIEF, &[("answer", answer)]))
    })
}
