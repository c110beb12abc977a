//! The way through the questions.

use outlook_engine::evidence::FINDINGS;
use outlook_engine::interview::{
    Choice, Condition, Draft, PageNumber, Question, Step, applicable_answers, asked, before,
    is_complete, next, on_page, pages,
};
use outlook_engine::screening;

fn draft(given: &[(Question, &str)]) -> Draft {
    let mut draft = Draft::default();
    for (question, id) in given {
        draft.answer(*question, Choice::from_id(*question, id));
    }
    draft
}

/// The number of the page that a question is on.
fn page(question: Question) -> PageNumber {
    PageNumber::of(question)
}

/// Every question by its page: the table of the design.
#[test]
fn ten_pages_hold_the_questions() {
    let held: Vec<String> = Question::ALL.iter().map(|it| format!("{} {it}", page(*it))).collect();
    let expected = [
        "1 condition",
        "2 safety_now",
        "3 age",
        "3 tried",
        "4 before",
        "4 before_relief",
        "5 heart",
        "6 head",
        "7 mind",
        "8 body",
        "9 reactions",
        "9 medicines",
        "10 practical",
        "after severity",
        "after supports",
    ];
    assert_eq!(held, expected);
    assert_eq!(PageNumber::last().to_string(), "10");
}

#[test]
fn a_plan_leads_to_help_at_once() {
    let danger = draft(&[(Question::Condition, "crps"), (Question::SafetyNow, "plan")]);
    assert_eq!(next(&danger, page(Question::SafetyNow)), Step::Urgent);
    assert_eq!(asked(&danger), [Question::Condition, Question::SafetyNow]);
}

#[test]
fn under_18_leads_to_the_result_at_once() {
    let young = draft(&[(Question::Condition, "ocd"), (Question::Age, "under_18")]);
    let age = page(Question::Age);
    assert!(is_complete(&young, age));
    assert_eq!(next(&young, age), Step::Result);
    // What is beside it stays in sight, and counts where it is answered.
    assert_eq!(on_page(&young, age), [Question::Age, Question::Tried]);
    assert!(!asked(&young).contains(&Question::Tried));
    let mut both = young;
    both.answer(Question::Tried, Choice::from_id(Question::Tried, "one"));
    assert!(asked(&both).contains(&Question::Tried));
    assert!(applicable_answers(&both).unwrap().has_answer(Question::Tried));
}

#[test]
fn a_page_is_complete_with_all_its_answers() {
    let mut given = draft(&[(Question::Condition, "crps"), (Question::Age, "18_64")]);
    let age = page(Question::Age);
    assert!(!is_complete(&given, age));
    given.answer(Question::Tried, Choice::from_id(Question::Tried, "one"));
    assert!(is_complete(&given, age));
}

#[test]
fn acute_pain_is_not_asked_what_was_tried() {
    let acute = draft(&[(Question::Condition, "acute_pain")]);
    assert_eq!(on_page(&acute, page(Question::Tried)), [Question::Age]);
    assert_eq!(on_page(&acute, PageNumber::AFTER), [Question::Severity, Question::Supports]);
}

#[test]
fn past_relief_is_asked_beside_past_infusions() {
    let asked = |before| {
        let given = draft(&[(Question::Condition, "crps"), (Question::Before, before)]);
        on_page(&given, page(Question::Before)).contains(&Question::BeforeRelief)
    };
    assert!(!asked("never"));
    for had in ["single", "series", "maintenance"] {
        assert!(asked(had), "{had}");
    }
}

#[test]
fn a_condition_outside_the_sources_is_still_screened() {
    let other = draft(&[(Question::Condition, "something_else")]);
    assert_eq!(asked(&other).len(), 10);
    assert!(asked(&other).contains(&Question::Heart));
    assert_eq!(on_page(&other, PageNumber::AFTER), []);
    let skipped = page(Question::Before);
    assert!(!pages(&other).contains(&skipped));
}

#[test]
fn what_is_asked_after_the_result_counts_once_it_is_answered() {
    let mut given = draft(&[(Question::Condition, "crps")]);
    assert!(!asked(&given).contains(&Question::Severity));
    given.answer(Question::Severity, Choice::from_id(Question::Severity, "mild"));
    assert!(asked(&given).contains(&Question::Severity));
    assert!(applicable_answers(&given).unwrap().has_answer(Question::Severity));
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
        let (mut page, mut way) = (PageNumber::FIRST, vec![PageNumber::FIRST]);
        while let Step::Ask(then) = next(&given, page) {
            assert_eq!(before(&given, then), Some(page));
            page = then;
            way.push(then);
        }
        assert_eq!(next(&given, page), Step::Finished);
        assert_eq!(before(&given, PageNumber::FIRST), None);
        assert_eq!(pages(&given), way);
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
