//! The figures as a table, one row a claim. The ARIA roles are explicit, since a narrow column lays
//! out the rows as cards.

use outlook_domain::{Interval, Slot};
use outlook_engine::expectations::Range;
use outlook_export::sheet::Figure;
use outlook_i18n::ui;
use yew::prelude::*;

use super::duration_text;
use super::figure::FigureContext;
use super::row::notes;
use crate::elements::{plain, source_tag};

/// Where a table is read. On paper, where space is short, it leaves out what its rows show anyway.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Medium {
    Screen,
    Paper,
}

/// The table of `figures`, with every claim in the open; `name` is its caption.
pub(crate) fn view(
    context: &FigureContext,
    figures: &[Figure],
    name: &'static str,
    medium: Medium,
) -> Html {
    let words = context.words;
    let bodies = figures.iter().map(|figure| match figure {
        Figure::Given(range) => body(context, range, medium),
        Figure::Missing(slot) => missing(context, *slot, medium),
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

fn body(context: &FigureContext, range: &Range, medium: Medium) -> Html {
    let words = context.words;
    let Interval { low, high } = range.outer;
    let rows = range.claims.iter().enumerate().map(|(at, claim)| {
        html! {
            <tr role="row" data-claim={claim.id}>
                if at == 0 { { head(context, range, medium) } }
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
            if medium == Medium::Screen { { trials(context, range.slot) } }
        </tbody>
    }
}

fn head(context: &FigureContext, range: &Range, medium: Medium) -> Html {
    let words = context.words;
    let mut notes = Vec::new();
    if medium == Medium::Screen || range.claims.len() > 1 {
        notes.push(words.agreement(range.agreement).to_owned());
    }
    if let Some(fit) = range.wider_fit() {
        notes.push(match medium {
            Medium::Screen => words.fit(fit, context.condition),
            Medium::Paper => words.ui(ui::SHEET_GENERAL).to_owned(),
        });
    }
    html! {
        <th role="rowheader" scope="rowgroup" rowspan={range.claims.len().to_string()}>
            { words.slot_title(range.slot) }
            { for notes.into_iter().map(|note| plain("span", "ko-cell-note", note)) }
        </th>
    }
}

/// The studies for a slot, in a row of their own.
fn trials(context: &FigureContext, slot: Slot) -> Option<Html> {
    let found = context.trials(slot, "h3")?;
    Some(html! { <tr role="row"><td role="cell" colspan="4">{ found }</td></tr> })
}

fn missing(context: &FigureContext, slot: Slot, medium: Medium) -> Html {
    let words = context.words;
    html! {
        <tbody role="rowgroup">
            <tr role="row">
                <th role="rowheader" scope="rowgroup">{ words.slot_title(slot) }</th>
                <td role="cell" colspan="3">{ words.slot_missing(slot) }</td>
            </tr>
            if medium == Medium::Screen { { trials(context, slot) } }
        </tbody>
    }
}
