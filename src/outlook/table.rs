//! The figures as a table, one row a claim, on the screen and on paper. The ARIA roles are explicit, since a narrow column lays
//! out the rows as cards.

use outlook_domain::{Interval, Slot};
use outlook_engine::expectations::Range;
use outlook_export::sheet::Figure;
use outlook_i18n::{Words, ui};
use yew::prelude::*;

use super::duration_text;
use super::figure::FigureContext;
use super::row::notes;
use crate::elements::{plain, source_tag};

/// The table of `figures`, which repeats what their rows say; `name` is its caption.
pub(crate) fn view(context: &FigureContext, figures: &[Figure], name: &'static str) -> Html {
    let words = context.words;
    let bodies = figures.iter().map(|figure| match figure {
        Figure::Given(range) => body(context, range),
        Figure::Missing(slot) => missing(context, *slot),
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

fn body(context: &FigureContext, range: &Range) -> Html {
    let words = context.words;
    let Interval { low, high } = range.outer;
    let rows = range.claims.iter().enumerate().map(|(at, claim)| {
        html! {
            <tr role="row">
                if at == 0 { { head(context.words, range) } }
                <td role="cell">{ source_tag(claim.source) }</td>
                <td role="cell">
                    { words.claim_words(claim) }
                    { for notes(words, range, claim).into_iter().map(|note| plain("span", "ko-cell-note", note)) }
                </td>
                <td role="cell">
                    <span class="ko-cell-label">{ words.ui(ui::HEAD_READ) }{ ": " }</span>
                    { duration_text::claim(words, claim) }
                </td>
            </tr>
        }
    });
    html! {
        <tbody role="rowgroup" data-range={range.slot.to_string()} data-unit={range.slot.unit().id()}
            data-low={low.map(|low| low.to_string())} data-high={high.map(|high| high.to_string())}>
            { for rows }
        </tbody>
    }
}

fn head(words: Words, range: &Range) -> Html {
    let mut notes = Vec::new();
    if range.claims.len() > 1 {
        notes.push(words.agreement(range.agreement));
    }
    if range.wider_fit().is_some() {
        notes.push(words.ui(ui::SHEET_GENERAL));
    }
    html! {
        <th role="rowheader" scope="rowgroup" rowspan={range.claims.len().to_string()}>
            { words.slot_title(range.slot) }
            { for notes.into_iter().map(|note| plain("span", "ko-cell-note", note)) }
        </th>
    }
}

fn missing(context: &FigureContext, slot: Slot) -> Html {
    let words = context.words;
    html! {
        <tbody role="rowgroup">
            <tr role="row">
                <th role="rowheader" scope="rowgroup">{ words.slot_title(slot) }</th>
                <td role="cell" colspan="3">{ words.slot_missing(slot) }</td>
            </tr>
        </tbody>
    }
}
