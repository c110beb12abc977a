//! What stands inside the element on a host's page until the widget is in charge, and where it cannot
//! be: where to find help, and the general ranges with their sources. The host's own styles draw it,
//! so it brings none, and no id. It carries no mark of a result.

use outlook_engine::evidence::{RegionIndex, SourceIndex};
use outlook_engine::expectations::{self, Range};
use yew::prelude::*;

use crate::elements::crisis;
use crate::elements::{plain, tag};
use crate::outlook::evidence_card::origin;
use crate::outlook::row;
use outlook_i18n::{Words, page, ui};

/// With the help lines of one region, or without one of every region.
pub(crate) fn fallback(words: Words, region: Option<RegionIndex>) -> Html {
    let ranges = expectations::general();
    html! {
        <div lang={words.code()} dir={words.runs()}>
            { help(words, region) }
            { plain("h2", "", words.ui(page::GENERAL_TITLE)) }
            <p>{ words.ui(page::GENERAL_INTRO) }{ " " }{ words.ui(ui::NOT_ADVICE) }</p>
            <dl>{ for ranges.iter().map(|range| row(words, range)) }</dl>
            { plain("h3", "", words.ui(ui::SOURCES_TITLE)) }
            { plain("p", "", words.ui(ui::SOURCES_NOTE)) }
            <ul>{ for SourceIndex::all().map(|at| source(words, at)) }</ul>
        </div>
    }
}

fn help(words: Words, region: Option<RegionIndex>) -> Html {
    let Some(at) = region else {
        return html! {
            <>
                <p>{ plain("strong", "", words.ui(ui::CRISIS_LOCAL)) }</p>
                <details>
                    { plain("summary", "", words.ui(page::ANSWER_HELP)) }
                    { crisis::list(words, Html::default()) }
                </details>
            </>
        };
    };
    let lines = words.services(at).map(|it| crisis::service(words, it, true));
    html! {
        <>
            <p>{ plain("strong", "", words.ui(ui::CRISIS_STRIP)) }</p>
            <ul>
                <li>{ crisis::emergency(words, region, "") }</li>
                { for lines.map(|line| html! { <li>{ line }</li> }) }
            </ul>
        </>
    }
}

fn row(words: Words, range: &Range) -> Html {
    let says = range.claims.iter().map(|claim| {
        let notes = row::notes(words, range, claim);
        html! {
            <dd>
                { words.claim_words(claim) }{ " (" }{ tag(claim.source) }{ ")" }
                { for notes.iter().map(|note| format!(" · {note}")) }
            </dd>
        }
    });
    html! { <>{ plain("dt", "", words.slot_title(range.slot)) }{ for says }</> }
}

fn source(words: Words, at: SourceIndex) -> Html {
    html! { <li>{ tag(at) }{ ": " }{ words.source_title(at) }{ format!(" ({})", origin(words, at)) }</li> }
}
