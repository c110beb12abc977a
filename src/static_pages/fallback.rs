//! The content of the custom element before the widget is mounted, and where it cannot be: crisis
//! lines, and the general ranges with their sources. It is drawn with the host's styles, so it has no
//! styles and no ids. It has none of the `data-*` attributes of a result.

use outlook_engine::evidence::{RegionIndex, SourceIndex};
use outlook_engine::expectations::{self, Range};
use yew::prelude::*;

use crate::elements::{crisis, plain, source_origin, source_tag, ui_text};
use outlook_i18n::{Words, page, ui};

/// With the crisis lines of one region, or without a region of all.
pub(crate) fn fallback(words: Words, region: Option<RegionIndex>) -> Html {
    let ranges = expectations::general();
    html! {
        <div lang={words.code()} dir={words.runs()}>
            { help(words, region) }
            { ui_text(words, "h2", "", page::GENERAL_TITLE) }
            <p>{ words.ui(page::GENERAL_INTRO) }{ " " }{ words.ui(ui::NOT_ADVICE) }</p>
            <dl>{ for ranges.iter().map(|range| row(words, range)) }</dl>
            { ui_text(words, "h3", "", ui::SOURCES_TITLE) }
            { ui_text(words, "p", "", ui::SOURCES_NOTE) }
            <ul>{ for SourceIndex::all().map(|at| source(words, at)) }</ul>
        </div>
    }
}

fn help(words: Words, region: Option<RegionIndex>) -> Html {
    let Some(at) = region else {
        return html! {
            <>
                <p>{ ui_text(words, "strong", "", ui::CRISIS_LOCAL) }</p>
                <details>
                    { ui_text(words, "summary", "", page::ANSWER_HELP) }
                    { crisis::list(words) }
                </details>
            </>
        };
    };
    let lines = words.services(at).map(|it| crisis::service(words, it, true));
    html! {
        <>
            <p>{ ui_text(words, "strong", "", ui::CRISIS_STRIP) }</p>
            <ul>
                <li>{ crisis::emergency(words, region) }</li>
                { for lines.map(|line| html! { <li>{ line }</li> }) }
            </ul>
        </>
    }
}

fn row(words: Words, range: &Range) -> Html {
    let claims = range.claims.iter().map(|claim| {
        let notes = words.claim_notes(range, claim);
        html! {
            <dd>
                { words.claim_words(claim) }{ " (" }{ source_tag(claim.source) }{ ")" }
                { for notes.iter().map(|note| format!(" · {note}")) }
            </dd>
        }
    });
    html! { <>{ plain("dt", "", words.slot_title(range.slot)) }{ for claims }</> }
}

fn source(words: Words, at: SourceIndex) -> Html {
    html! { <li>{ source_tag(at) }{ ": " }{ words.source_title(at) }{ format!(" ({})", source_origin(words, at)) }</li> }
}
