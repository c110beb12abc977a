//! The evidence for a range: each claim with its source, words and reading, and why it was chosen.

use outlook_engine::evidence::Claim;
use outlook_engine::expectations::{Agreement, Range, Unused};
use yew::prelude::*;

use super::duration_text;
use crate::elements::{pairs, plain, source_origin, source_tag, source_title};
use outlook_i18n::{Key, Words, ui};

/// Whether the sources agree, each claim of the range, and apart from them those that were not used.
pub(crate) fn view(words: Words, range: &Range, condition: &str) -> Html {
    let agrees = range.agreement != Agreement::Disagree;
    let class = if agrees { "ko-agreement" } else { "ko-agreement ko-agreement-disagree" };
    html! {
        <>
            { plain("p", class, words.agreement(range.agreement)) }
            { plain("p", "", words.fit(range.fit, condition)) }
            <ul>{ for range.claims.iter().map(|claim| html! {
                <li class="ko-claim" data-claim={claim.id}>{ facts(words, claim) }</li>
            }) }</ul>
            if !range.context.is_empty() {
                { plain("h4", "", words.ui(ui::CONTEXT_TITLE)) }
                { plain("p", "ko-note", words.ui(ui::CONTEXT_INTRO)) }
                <ul>{ for range.context.iter().map(|claim| html! {
                    <li class="ko-claim" data-context={claim.id}>
                        { facts(words, claim) }
                        { plain("p", "ko-note", words.ui(unused_reason(range.unused(claim)))) }
                    </li>
                }) }</ul>
            }
        </>
    }
}

/// The facts of a claim, in order.
const FACTS: [Key; 6] = [
    ui::FACT_WORDS,
    ui::FACT_QUALIFIER,
    ui::FACT_POPULATION,
    ui::FACT_SECTION,
    ui::FACT_READ,
    ui::FACT_NOTE,
];

fn unused_reason(unused: Unused) -> Key {
    match unused {
        Unused::Unstated => ui::UNUSED_UNSTATED,
        Unused::LessClose => ui::UNUSED_WIDER,
    }
}

fn facts(words: Words, claim: &'static Claim) -> Html {
    let read = duration_text::claim(words, claim);
    let facts = [
        words.claim_words(claim),
        words.claim_qualifier(claim),
        words.claim_population(claim),
        words.claim_section(claim),
        &read,
        words.claim_note(claim),
    ];
    html! {
        <>
            <p class="ko-claim-source">{ source_tag(claim.source) }{ " " }{ source_title(words, claim.source) }</p>
            { plain("p", "ko-note ko-sentence", source_origin(words, claim.source)) }
            { pairs(words, &FACTS, &facts) }
        </>
    }
}
