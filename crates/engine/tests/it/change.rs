//! What moved between two outlooks.

use outlook_engine::change::Changes;
use outlook_engine::screening::Outcome;
use outlook_engine::{Answers, Outlook, evaluate};
use serde_json::{Value, json};

fn outlook(answers: Value) -> Outlook {
    evaluate(&serde_json::from_value::<Answers>(answers).unwrap())
}

fn moved(before: Value, after: Value) -> Changes {
    Changes::between(&outlook(before), &outlook(after))
}

#[test]
fn the_same_answers_move_nothing() {
    let same = json!({ "condition": "crps", "heart": ["vessel"], "body": [] });
    let changes = moved(same.clone(), same);
    assert!(changes.is_empty() && changes.outcome.is_none() && changes.ranges.is_empty());
}

#[test]
fn each_kind_of_move_is_a_move() {
    let plain = || json!({ "condition": "crps", "heart": [], "practical": [] });
    // A finding alone: the outcome stays, as much is unchecked.
    let finding =
        moved(plain(), json!({ "condition": "crps", "heart": [], "practical": ["home_use"] }));
    assert!(!finding.is_empty() && finding.outcome.is_none());
    assert_eq!(finding.findings.added.iter().map(|it| it.id).collect::<Vec<_>>(), ["home_use"]);
    assert!(finding.findings.removed.is_empty() && !finding.findings.is_empty());
    assert!(finding.unchecked.is_empty() && finding.factors.is_empty());
    // A question left open alone.
    let open = moved(plain(), json!({ "condition": "crps", "heart": [] }));
    assert!(!open.is_empty() && open.findings.is_empty());
    assert_eq!(open.unchecked.added.iter().map(|it| it.id()).collect::<Vec<_>>(), ["practical"]);
    // A factor alone.
    let factor = moved(
        plain(),
        json!({ "condition": "crps", "heart": [], "practical": [], "severity": "severe" }),
    );
    assert!(!factor.is_empty() && factor.findings.is_empty() && factor.unchecked.is_empty());
    assert_eq!(factor.factors.added.iter().map(|it| it.id).collect::<Vec<_>>(), ["severity"]);
    let back = moved(
        json!({ "condition": "crps", "heart": [], "practical": [], "severity": "severe" }),
        plain(),
    );
    assert_eq!(back.factors.removed.iter().map(|it| it.id).collect::<Vec<_>>(), ["severity"]);
    assert!(back.factors.added.is_empty() && !back.factors.is_empty());
}

#[test]
fn another_condition_moves_the_figures_that_rest_on_other_claims() {
    let changes = moved(json!({ "condition": "anxiety" }), json!({ "condition": "depression" }));
    let told: Vec<(String, bool, bool)> = changes
        .ranges
        .iter()
        .map(|it| (it.slot.to_string(), it.from.is_some(), it.to.is_some()))
        .collect();
    let slot = |id: &str, from, to| (id.to_owned(), from, to);
    assert_eq!(
        told,
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
fn a_graver_outcome_is_told_with_the_one_before() {
    let plain = json!({ "condition": "crps" });
    let young = json!({ "condition": "crps", "age": "under_18" });
    let changes = moved(plain, young);
    assert_eq!(changes.outcome, Some((Outcome::DiscussFirst, Outcome::NotCovered)));
    assert!(changes.ranges.iter().all(|it| it.from.is_some() && it.to.is_none()));
    assert_eq!(changes.ranges.len(), 20);
}

#[test]
fn conditions_with_the_same_claims_move_nothing() {
    let before = json!({ "condition": "crps", "tried": "two_or_more" });
    let after = json!({ "condition": "fibromyalgia", "tried": "two_or_more" });
    assert!(moved(before, after).is_empty());
}

#[test]
fn a_figure_alone_is_a_move_and_an_outcome_alone_is_one() {
    let ranges =
        moved(json!({ "condition": "anxiety" }), json!({ "condition": "depression" })).ranges;
    assert!(!Changes { ranges, ..Changes::default() }.is_empty());
    let outcome = Some((Outcome::DiscussFirst, Outcome::NothingFlagged));
    assert!(!Changes { outcome, ..Changes::default() }.is_empty());
    assert!(Changes::default().is_empty());
}
