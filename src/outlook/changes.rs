//! What the last change of an answer changed in the outlook: from what, to what.

use outlook_engine::change::{Changes, RangeChange};
use outlook_engine::evidence::Claim;
use outlook_engine::expectations::Range;
use outlook_i18n::{Key, Words, ui};
use yew::prelude::*;

use super::duration_text::joined;
use crate::elements::plain;
use crate::session::Session;

/// The changes as sentences; nothing before the first change.
pub(crate) fn view(words: Words, session: &Session) -> Html {
    let Some(changes) = session.changes() else { return Html::default() };
    let rows = sentences(words, &changes);
    html! {
        <section class="ko-changed">
            { plain("h2", "", words.ui(ui::CHANGED_TITLE)) }
            if rows.is_empty() { { plain("p", "", words.ui(ui::CHANGED_NOTHING)) } }
            <ul class="ko-list">{ for rows.into_iter().map(|row| plain("li", "", row)) }</ul>
        </section>
    }
}

fn sentences(words: Words, changes: &Changes) -> Vec<String> {
    let one = |key: Key, what: &str| words.fill(key, &[("what", what)]);
    let mut rows = Vec::new();
    if let Some((from, to)) = changes.outcome {
        let parts = [("from", words.outcome_title(from)), ("to", words.outcome_title(to))];
        rows.push(words.fill(ui::CHANGED_OUTCOME, &parts));
    }
    let added =
        changes.findings.added.iter().map(|it| one(ui::CHANGED_ADDED, words.finding_title(it)));
    rows.extend(added);
    let gone =
        changes.findings.removed.iter().map(|it| one(ui::CHANGED_GONE, words.finding_title(it)));
    rows.extend(gone);
    let open =
        changes.unchecked.added.iter().map(|it| one(ui::CHANGED_OPEN, words.question_short(*it)));
    rows.extend(open);
    let closed = changes
        .unchecked
        .removed
        .iter()
        .map(|it| one(ui::CHANGED_CLOSED, words.question_short(*it)));
    rows.extend(closed);
    rows.extend(changes.ranges.iter().map(|change| range(words, change)));
    let more = changes.factors.added.iter().map(|it| one(ui::CHANGED_FACTOR, words.factor(it)));
    rows.extend(more);
    let fewer =
        changes.factors.removed.iter().map(|it| one(ui::CHANGED_NO_FACTOR, words.factor(it)));
    rows.extend(fewer);
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
