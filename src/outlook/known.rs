//! What is known before any figure, and what to know before a yes.

use outlook_engine::Outlook;
use outlook_engine::evidence::SourceIndex;
use outlook_engine::expectations;
use outlook_export::sheet::{self, Figure};
use outlook_i18n::{Key, Words, ui};
use yew::prelude::*;

use crate::elements::{around, list, part, plain, rows, ui_text};

/// The limits and the harms of the treatment, what studies of this very condition found, other options, and who wrote
/// the documents behind the chart.
pub(crate) fn view(words: Words, outlook: &Outlook) -> Html {
    let briefs = expectations::briefs(outlook.condition());
    let lines = html! {
        <>
            { ui_text(words, "li", "", ui::KNOWN_EVERYONE) }
            { ui_text(words, "li", "", ui::KNOWN_HARMS) }
            { for briefs.map(|trial| plain("li", "", words.trial_brief(trial))) }
            { ui_text(words, "li", "", ui::GOOD_OTHER_OPTIONS) }
            { plain("li", "", documents(words, outlook)) }
        </>
    };
    around("ul", "ko-known", lines)
}

/// How many documents the chart is drawn from, and how many of them come from whom.
fn documents(words: Words, outlook: &Outlook) -> String {
    let figures = sheet::weeks(outlook.condition(), false, outlook.ranges());
    let mut cited: Vec<SourceIndex> = Vec::new();
    for claim in figures.iter().filter_map(Figure::range).flat_map(|range| &range.claims) {
        if !cited.contains(&claim.source) {
            cited.push(claim.source);
        }
    }
    let business = cited.iter().filter(|at| at.row().offers_treatment).count();
    let unknown = cited.iter().filter(|at| words.source_publisher(**at).is_empty()).count();
    let parts = [
        ("count", &*cited.len().to_string()),
        ("business", &business.to_string()),
        ("unknown", &unknown.to_string()),
    ];
    words.fill(ui::KNOWN_DOCUMENTS, &parts)
}

const BEFORE: [Key; 4] = [ui::BEFORE_BLADDER, ui::BEFORE_MISUSE, ui::BEFORE_HOME, ui::BEFORE_FOOD];

/// What to know before a yes, whatever was answered.
pub(crate) fn before_yes(words: Words) -> Html {
    part(words.ui(ui::BEFORE_TITLE), list(rows(words, &BEFORE)))
}
