//! What the last change of an answer changed in the outlook: from what, to what.

use outlook_engine::change::{Changes, RangeChange};
use outlook_engine::evidence::Claim;
use outlook_engine::expectations::Range;
use outlook_i18n::{Key, Words, ui};
use yew::prelude::*;

use super::duration_text::joined;
use crate::elements::{plain, ui_text};
use crate::session::Session;

/// The changes as sentences; nothing before the first change.
pub(crate) fn view(words: Words, session: &Session) -> Html {
    let Some(changes) = session.changes() else { return Html::default() };
    let rows = sentences(words, &changes);
    html! {
        <section class="ko-changed">
            { ui_text(words, "h2", "", ui::CHANGED_TITLE) }
            if rows.is_empty() { { ui_text(words, "p", "", ui::CHANGED_NOTHING) } }
            <ul class="ko-list">{ for rows.into_iter().map(|row| plain("li", "", row)) }</ul>
        </section>
    }
}

fn sentences(words: Words, changes: &Changes) -> Vec<String> {
    let mut rows = Vec::new();
    if let Some((from, to)) = changes.outcome {
        let parts = [("from", words.outcome_title(from)), ("to", words.outcome_title(to))];
        rows.push(words.fill(ui::CHANGED_OUTCOME, &parts));
    }
    let Changes { findings, unchecked, ranges, factors, .. } = changes;
    let mut add = |key: Key, what: &str| rows.push(words.fill(key, &[("what", what)]));
    for (key, findings) in
        [(ui::CHANGED_ADDED, &findings.added), (ui::CHANGED_GONE, &findings.removed)]
    {
        for it in findings {
            add(key, words.finding_title(it));
        }
    }
    for (key, open) in
        [(ui::CHANGED_OPEN, &unchecked.added), (ui::CHANGED_CLOSED, &unchecked.removed)]
    {
        for it in open {
            add(key, words.question_short(*it));
        }
    }
    rows.extend(ranges.iter().map(|change| range(words, change)));
    let mut add = |key: Key, what: &str| rows.push(words.fill(key, &[("what", what)]));
    for (key, factors) in
        [(ui::CHANGED_FACTOR, &factors.added), (ui::CHANGED_NO_FACTOR, &factors.removed)]
    {
        for it in factors {
            add(key, words.factor(it));
        }
    }
    rows
}

fn range(words: Words, change: &RangeChange) -> String {
    let figures = |range: &Range| {
        let figure = |claim: &&'static Claim| {
            format!("{} ({})", words.claim_words(claim), claim.source.id())
        };
        joined(range.claims.iter().map(figure), "; ")
    };
    let what = words.slot_title(change.slot);
    match (change.from.map(figures), change.to.map(figures)) {
        (Some(from), Some(to)) => {
            words.fill(ui::CHANGED_FIGURE, &[("what", what), ("from", &from), ("to", &to)])
        }
        (None, Some(to)) => words.fill(ui::CHANGED_NEW_FIGURE, &[("what", what), ("to", &to)]),
        (from, None) => {
            let from = from.unwrap_or_default();
            words.fill(ui::CHANGED_NO_FIGURE, &[("what", what), ("from", &from)])
        }
    }
}
