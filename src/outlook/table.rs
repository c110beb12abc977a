//! The figures as a table, one row a claim, on the screen and on paper. The ARIA roles are explicit, since a
//! narrow column lays out the rows as cards.

use outlook_domain::Slot;
use outlook_engine::evidence::Claim;
use outlook_engine::expectations::Range;
use outlook_export::sheet::Figure;
use outlook_i18n::{Words, ui};
use yew::prelude::*;

use super::{duration_text, figure};
use crate::elements::{plain, source_tag};

/// The table of `figures`; `name` is its caption. The first place of a figure has its claims; a table that
/// repeats it has none.
pub(crate) fn view(words: Words, figures: &[Figure], name: &'static str, first: bool) -> Html {
    let bodies = figures.iter().map(|figure| match figure {
        Figure::Given(range) => body(words, range, first),
        Figure::Missing(slot) => missing(words, *slot),
    });
    let heads = [ui::HEAD_FIGURE, ui::HEAD_SOURCE, ui::HEAD_WORDS, ui::HEAD_READ];
    html! {
        <table class="ko-table" role="table">
            <caption class="ko-hidden">{ name }</caption>
            <thead role="rowgroup"><tr role="row">{ for heads.into_iter().map(|head| html! { <th role="columnheader" scope="col">{ words.ui(head) }</th> }) }</tr></thead>
            { for bodies }
        </table>
    }
}

fn body(words: Words, range: &Range, first: bool) -> Html {
    let rows = range.claims.iter().enumerate().map(|(at, claim)| {
        html! {
            <tr role="row" data-claim={first.then_some(claim.id)}>
                if at == 0 { { head(words, range) } }
                { cells(words, range, claim, first) }
            </tr>
        }
    });
    figure::element(["tbody", "", "rowgroup"], Some(range), rows.collect())
}

/// The source of a claim, what it says and how it was read.
fn cells(words: Words, range: &Range, claim: &'static Claim, first: bool) -> Html {
    html! {
        <>
            <td role="cell">{ source_tag(claim.source) }</td>
            <td role="cell">
                { words.claim_words(claim) }
                { for words.claim_notes(range, claim).into_iter().map(|note| plain("span", "ko-cell-note", note)) }
                if first {
                    <span class="ko-cell-note" lang="en">{ words.claim_section(claim) }</span>
                }
            </td>
            <td role="cell">
                <span class="ko-cell-label">{ words.ui(ui::HEAD_READ) }{ ": " }</span>
                { duration_text::claim(words, claim) }
            </td>
        </>
    }
}

fn head(words: Words, range: &Range) -> Html {
    let mut notes = Vec::new();
    if range.claims.len() > 1 {
        notes.push(words.agreement(range.agreement));
    }
    if range.wider_fit().is_some() {
        notes.push(words.ui(ui::TABLE_GENERAL));
    }
    html! {
        <th role="rowheader" scope="rowgroup" rowspan={range.claims.len().to_string()}>
            { words.slot_title(range.slot) }
            { for notes.into_iter().map(|note| plain("span", "ko-cell-note", note)) }
        </th>
    }
}

fn missing(words: Words, slot: Slot) -> Html {
    html! {
        <tbody role="rowgroup">
            <tr role="row">
                <th role="rowheader" scope="rowgroup">{ words.slot_title(slot) }</th>
                <td role="cell" colspan="3">{ words.slot_missing(slot) }</td>
            </tr>
        </tbody>
    }
}
