//! The figures as a table: one row a claim, under the figure it belongs to. Roles are said, since
//! a narrow column lays the rows out as cards.

use outlook_domain::{Interval, Slot};
use outlook_engine::expectations::Range;
use outlook_i18n::ui;
use yew::prelude::*;

use super::duration_text;
use super::figure::{Figure, FigureContext};
use super::row::notes;
use crate::elements::{plain, tag};

/// Where a table is read. On paper room is dear: what the rows show by themselves is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Medium {
    Screen,
    Paper,
}

/// A table with a name. Every claim is named in it, so that nothing has to be opened.
pub(crate) fn view(
    shown: &FigureContext,
    figures: &[Figure],
    name: &'static str,
    medium: Medium,
) -> Html {
    let words = shown.words;
    let bodies = figures.iter().map(|figure| match figure {
        Figure::Given(range) => body(shown, range, medium),
        Figure::Missing(slot) => missing(shown, *slot, medium),
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

fn body(shown: &FigureContext, range: &Range, medium: Medium) -> Html {
    let words = shown.words;
    let Interval { low, high } = range.outer;
    let rows = range.claims.iter().enumerate().map(|(at, claim)| {
        html! {
            <tr role="row" data-claim={claim.id}>
                if at == 0 { { head(shown, range, medium) } }
                <td role="cell">{ tag(claim.source) }</td>
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
            if medium == Medium::Screen { { trials(shown, range.slot) } }
        </tbody>
    }
}

fn head(shown: &FigureContext, range: &Range, medium: Medium) -> Html {
    let words = shown.words;
    let mut notes = Vec::new();
    if medium == Medium::Screen || range.claims.len() > 1 {
        notes.push(words.agreement(range.agreement).to_owned());
    }
    if let Some(fit) = range.wider_fit() {
        notes.push(match medium {
            Medium::Screen => words.fit(fit, shown.condition),
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

/// What studies found, in a row of its own below the figure's.
fn trials(shown: &FigureContext, slot: Slot) -> Option<Html> {
    let found = shown.trials(slot, "h3")?;
    Some(html! { <tr role="row"><td role="cell" colspan="4">{ found }</td></tr> })
}

fn missing(shown: &FigureContext, slot: Slot, medium: Medium) -> Html {
    let words = shown.words;
    html! {
        <tbody role="rowgroup">
            <tr role="row">
                <th role="rowheader" scope="rowgroup">{ words.slot_title(slot) }</th>
                <td role="cell" colspan="3">{ words.slot_missing(slot) }</td>
            </tr>
            if medium == Medium::Screen { { trials(shown, slot) } }
        </tbody>
    }
}
