//! The way through the questions.

use outlook_engine::evidence::FINDINGS;
use outlook_engine::interview::{
    Choice, Condition, Draft, Question, Step, applicable_answers, asked, before, next,
};
use outlook_engine::screening;

fn draft(given: &[(Question, &str)]) -> Draft {
    let mut draft = Draft::default();
    for (question, id) in given {
        draft.answer(*question, Choice::from_id(*question, id));
    }
    draft
}

#[test]
fn a_plan_leads_to_help_at_once() {
    let danger = draft(&[(Question::Condition, "crps"), (Question::SafetyNow, "plan")]);
    assert_eq!(next(&danger, Question::SafetyNow), Step::Urgent);
    assert_eq!(asked(&danger), [Question::Condition, Question::SafetyNow]);
}

#[test]
fn under_18_leads_to_the_result_at_once() {
    let young = draft(&[(Question::Condition, "ocd"), (Question::Age, "under_18")]);
    assert_eq!(next(&young, Question::Age), Step::Result);
}

#[test]
fn acute_pain_is_not_asked_what_was_tried() {
    let acute = asked(&draft(&[(Question::Condition, "acute_pain")]));
    assert!(!acute.contains(&Question::Tried) && acute.contains(&Question::Severity));
}

#[test]
fn past_relief_is_asked_after_past_infusions() {
    let asked_after =
        |before| asked(&draft(&[(Question::Condition, "crps"), (Question::Before, before)]));
    assert!(!asked_after("never").contains(&Question::BeforeRelief));
    for had in ["single", "series", "maintenance"] {
        assert!(asked_after(had).contains(&Question::BeforeRelief), "{had}");
    }
}

#[test]
fn a_condition_outside_the_sources_is_still_screened() {
    let other = asked(&draft(&[(Question::Condition, "something_else")]));
    assert_eq!(other.len(), 10);
    assert!(other.contains(&Question::Heart) && !other.contains(&Question::Severity));
}

#[test]
fn an_inapplicable_answer_is_kept_but_not_counted() {
    let mut changed = draft(&[
        (Question::Condition, "crps"),
        (Question::Before, "series"),
        (Question::BeforeRelief, "weeks"),
    ]);
    changed.answer(Question::Condition, Choice::from_id(Question::Condition, "something_else"));
    let counted = applicable_answers(&changed).unwrap();
    assert!(!counted.has_answer(Question::Before) && !counted.has_answer(Question::BeforeRelief));
    assert!(changed.has_answer(Question::BeforeRelief));
}

#[test]
fn the_way_forward_and_back_are_the_same() {
    for condition in Choice::of(Question::Condition) {
        let mut given = Draft::default();
        given.answer(Question::Condition, [condition]);
        let (mut question, mut steps) = (Question::Condition, 1);
        while let Step::Ask(then) = next(&given, question) {
            assert_eq!(before(&given, then), Some(question));
            question = then;
            steps += 1;
        }
        assert_eq!(next(&given, question), Step::Review);
        assert_eq!(steps, asked(&given).len());
    }
}

#[test]
fn help_leads_for_thoughts_reported_anywhere() {
    assert!(!screening::help_leads(&Draft::default()));
    assert!(screening::help_leads(&draft(&[(Question::Condition, "suicidal_thoughts")])));
    assert!(screening::help_leads(&draft(&[(Question::SafetyNow, "thoughts")])));
    assert!(screening::help_leads(&draft(&[(Question::SafetyNow, "unsaid")])));
    assert!(!screening::help_leads(&draft(&[(Question::SafetyNow, "none")])));
}

#[test]
fn ten_of_the_conditions_are_named_by_a_source() {
    let found: Vec<(&str, bool)> = Condition::all().map(|it| (it.id(), it.is_named())).collect();
    let named = [
        "depression",
        "anxiety",
        "ptsd",
        "ocd",
        "suicidal_thoughts",
        "neuropathic_pain",
        "crps",
        "fibromyalgia",
        "other_chronic_pain",
        "acute_pain",
    ];
    let others = ["eating_disorder", "substance_use", "something_else"];
    let expected: Vec<(&str, bool)> =
        named.map(|id| (id, true)).into_iter().chain(others.map(|id| (id, false))).collect();
    assert_eq!(found, expected);
}

#[test]
fn two_findings_need_several_answers() {
    let several = FINDINGS.iter().filter(|it| it.takes_several()).map(|it| it.id);
    assert_eq!(several.collect::<Vec<_>>(), ["sedating_mix", "no_relief"]);
}
