//! The evidence for a range: each claim with its source, words and reading, and why it was chosen.

use outlook_engine::evidence::Claim;
use outlook_engine::expectations::{Agreement, Range, Unused};
use yew::prelude::*;

use super::duration_text;
use crate::elements::{plain, source_origin, source_tag, source_title, ui_text};
use outlook_i18n::{Key, Words, ui};

/// Whether the sources agree, each claim of the range, and apart from them those that were not used.
pub(crate) fn view(words: Words, range: &Range, condition: &str) -> Html {
    let agrees = range.agreement != Agreement::Disagree;
    let class = if agrees { "ko-agreement" } else { "ko-agreement ko-agreement-disagree" };
    html! {
        <>
            <p {class}>{ words.agreement(range.agreement) }{ " " }{ words.fit(range.fit, condition) }</p>
            <ul>{ for range.claims.iter().map(|claim| html! {
                <li class="ko-claim" data-claim={claim.id}>{ facts(words, range, claim) }</li>
            }) }</ul>
            if !range.context.is_empty() {
                { ui_text(words, "h4", "", ui::CONTEXT_TITLE) }
                <ul>{ for range.context.iter().map(|claim| html! {
                    <li class="ko-claim" data-context={claim.id}>
                        { facts(words, range, claim) }
                        { plain("p", "ko-note", words.ui(unused_reason(range.unused(claim)))) }
                    </li>
                }) }</ul>
            }
        </>
    }
}

/// Why a claim was not used.
fn unused_reason(unused: Unused) -> Key {
    match unused {
        Unused::Unstated => ui::UNUSED_UNSTATED,
        Unused::LessClose => ui::UNUSED_WIDER,
    }
}

/// Who says what, then where it stands and how it was read. Section headings of the documents are English in
/// every language, and are marked so.
fn facts(words: Words, range: &Range, claim: &'static Claim) -> Html {
    let source = claim.source;
    let read = duration_text::claim(words, claim);
    html! {
        <>
            <p>{ source_tag(source) }{ " " }{ plain("span", "ko-row-words", words.claim_words(claim)) }</p>
            <p class="ko-note">
                { for words.claim_notes(range, claim).into_iter().map(|note| note + " ") }
                { words.ui(ui::FACT_READ) }{ ": " }{ read }{ " · " }
                { source_title(words, source) }{ "; " }{ source_origin(words, source) }{ " · " }
                { words.ui(ui::FACT_SECTION) }{ ": " }<span lang="en">{ words.claim_section(claim) }</span>
            </p>
        </>
    }
}
