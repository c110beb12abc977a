//! The differences between two outlooks.

use outlook_engine::change::Changes;
use outlook_engine::screening::Outcome;
use outlook_engine::{Answers, Outlook, evaluate};
use serde_json::{Value, json};

fn outlook(answers: Value) -> Outlook {
    evaluate(&serde_json::from_value::<Answers>(answers).unwrap())
}

fn changes(before: Value, after: Value) -> Changes {
    Changes::between(&outlook(before), &outlook(after))
}

#[test]
fn the_same_answers_change_nothing() {
    let same = json!({ "condition": "crps", "heart": ["vessel"], "body": [] });
    let changes = changes(same.clone(), same);
    assert!(changes.is_empty() && changes.outcome.is_none() && changes.ranges.is_empty());
}

#[test]
fn every_kind_of_change_is_found() {
    let plain = || json!({ "condition": "crps", "heart": [], "practical": [] });
    // A finding alone: the outcome stays, as much is unchecked.
    let finding =
        changes(plain(), json!({ "condition": "crps", "heart": [], "practical": ["home_use"] }));
    assert!(!finding.is_empty() && finding.outcome.is_none());
    assert_eq!(finding.findings.added.iter().map(|it| it.id).collect::<Vec<_>>(), ["home_use"]);
    assert!(finding.findings.removed.is_empty() && !finding.findings.is_empty());
    assert!(finding.unchecked.is_empty() && finding.factors.is_empty());
    // A question left open alone.
    let open = changes(plain(), json!({ "condition": "crps", "heart": [] }));
    assert!(!open.is_empty() && open.findings.is_empty());
    assert_eq!(open.unchecked.added.iter().map(|it| it.id()).collect::<Vec<_>>(), ["practical"]);
    // A factor alone.
    let factor = changes(
        plain(),
        json!({ "condition": "crps", "heart": [], "practical": [], "severity": "severe" }),
    );
    assert!(!factor.is_empty() && factor.findings.is_empty() && factor.unchecked.is_empty());
    assert_eq!(factor.factors.added.iter().map(|it| it.id).collect::<Vec<_>>(), ["severity"]);
    let back = changes(
        json!({ "condition": "crps", "heart": [], "practical": [], "severity": "severe" }),
        plain(),
    );
    assert_eq!(back.factors.removed.iter().map(|it| it.id).collect::<Vec<_>>(), ["severity"]);
    assert!(back.factors.added.is_empty() && !back.factors.is_empty());
}

#[test]
fn another_condition_changes_figures_with_other_claims() {
    let changes = changes(json!({ "condition": "anxiety" }), json!({ "condition": "depression" }));
    let ranges: Vec<(String, bool, bool)> = changes
        .ranges
        .iter()
        .map(|it| (it.slot.to_string(), it.from.is_some(), it.to.is_some()))
        .collect();
    let slot = |id: &str, from, to| (id.to_owned(), from, to);
    assert_eq!(
        ranges,
        [
            slot("onset/first", true, true),
            slot("relief/single", false, true),
            slot("relief/series", false, true),
            slot("relief/unstated", true, false),
        ]
    );
    let onset = changes.ranges[0];
    assert_eq!(onset.from.unwrap().claims[0].id, "s1-onset");
    assert_eq!(onset.to.unwrap().claims[0].id, "s2-onset");
}

#[test]
fn a_changed_outcome_names_both() {
    let plain = json!({ "condition": "crps" });
    let young = json!({ "condition": "crps", "age": "under_18" });
    let changes = changes(plain, young);
    assert_eq!(changes.outcome, Some((Outcome::DiscussFirst, Outcome::NotCovered)));
    assert!(changes.ranges.iter().all(|it| it.from.is_some() && it.to.is_none()));
    assert_eq!(changes.ranges.len(), 20);
}

#[test]
fn conditions_with_the_same_claims_change_nothing() {
    let before = json!({ "condition": "crps", "tried": "two_or_more" });
    let after = json!({ "condition": "fibromyalgia", "tried": "two_or_more" });
    assert!(changes(before, after).is_empty());
}

#[test]
fn a_figure_or_an_outcome_alone_is_a_change() {
    let ranges =
        changes(json!({ "condition": "anxiety" }), json!({ "condition": "depression" })).ranges;
    assert!(!Changes { ranges, ..Changes::default() }.is_empty());
    let outcome = Some((Outcome::DiscussFirst, Outcome::NothingFlagged));
    assert!(!Changes { outcome, ..Changes::default() }.is_empty());
    assert!(Changes::default().is_empty());
}
