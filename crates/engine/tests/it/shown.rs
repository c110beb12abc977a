//! What stands beside the figures: statements, studies, choices, questions, one's own last relief.
//! The lists were read from `evidence/` by hand.

use outlook_domain::{Aspect, Group, Interval, Place, Slot, Stage};
use outlook_engine::decision;
use outlook_engine::evidence::{CLAIMS, Claim, FINDINGS, Finding};
use outlook_engine::expectations::{
    self, Agreement, Fit, Range, Unused, general, missing, own_relief, ranges, statements, trials,
    trials_at,
};
use outlook_engine::interview::{Choice, Condition, Question, asked_after, row};
use outlook_engine::{Answers, Outlook, evaluate};
use serde_json::{Value, json};

fn of(id: &str) -> Condition {
    Condition::from_id(id).unwrap()
}

fn slot(id: &str) -> Slot {
    Slot::from_id(id).unwrap()
}

fn given(answers: Value) -> Answers {
    serde_json::from_value(answers).unwrap()
}

fn outlook(answers: Value) -> Outlook {
    evaluate(&given(answers))
}

fn range(condition: &str, id: &str) -> &'static Range {
    ranges(of(condition)).iter().find(|range| range.slot == slot(id)).unwrap()
}

fn claim(id: &str) -> &'static Claim {
    CLAIMS.iter().find(|claim| claim.id == id).unwrap()
}

fn finding(id: &str) -> &'static Finding {
    FINDINGS.iter().find(|finding| finding.id == id).unwrap()
}

#[test]
fn statements_have_their_place_and_conditions() {
    let at =
        |place, condition| -> Vec<&str> { statements(place, condition).map(|it| it.id).collect() };
    let limits = ["off-label", "not-permanent", "more-research"];
    assert_eq!(at(Place::Limits, None), limits);
    assert_eq!(at(Place::Limits, Some(of("ocd"))), limits);
    assert_eq!(
        at(Place::Limits, Some(of("crps"))),
        ["off-label", "not-permanent", "more-research", "studied-pain", "mood-with-pain"]
    );
    assert!(!at(Place::Limits, Some(of("acute_pain"))).contains(&"studied-pain"));
    let watched = |condition| at(Place::Course, Some(of(condition))).contains(&"measure-outcome");
    assert!(watched("crps") && !watched("acute_pain"));
    assert!(at(Place::Course, Some(of("fibromyalgia"))).contains(&"regular-pain"));
    assert!(!at(Place::Course, None).contains(&"regular-pain"));
    let harms = ["risk-cognition", "risk-restless", "risk-bladder", "risk-drowsy"];
    assert_eq!(at(Place::Harms, Some(of("depression"))), harms);
}

#[test]
fn studies_belong_to_their_figures() {
    let beside =
        |condition, id| -> Vec<&str> { trials(of(condition), slot(id)).map(|it| it.id).collect() };
    assert_eq!(beside("suicidal_thoughts", "relief/unstated"), ["wilkinson-2018", "witt-2020"]);
    assert_eq!(beside("ocd", "relief/single"), ["bloch-2012", "rodriguez-2013"]);
    assert!(beside("ocd", "course_count/course").is_empty());
    let pressure = ["spravato-blood-pressure"];
    assert_eq!(beside("acute_pain", "blood_pressure_rise/session"), pressure);
    let at =
        |place, condition| -> Vec<&str> { trials_at(place, condition).map(|it| it.id).collect() };
    assert_eq!(at(Place::Harms, None), ["short-2018"]);
    assert_eq!(at(Place::Limits, Some(of("crps"))), ["fda-status"]);
    assert!(at(Place::Day, None).is_empty());
    // No slot of the result: nothing stands beside it.
    let nowhere = Slot::new(Aspect::Nausea, Stage::Series);
    assert_eq!(trials(of("depression"), nowhere).count(), 0);
}

#[test]
fn choices_are_those_of_the_condition() {
    let choices = |id| -> Vec<&str> { decision::alternatives(of(id)).map(|it| it.id).collect() };
    let mind = [
        "infusions",
        "medicines",
        "talking_therapy",
        "tms",
        "ect",
        "esketamine",
        "waiting",
        "nothing",
    ];
    assert_eq!(choices("depression"), mind);
    assert_eq!(choices("suicidal_thoughts"), mind);
    let pain =
        ["infusions", "pain_medicines", "physiotherapy", "pain_programme", "waiting", "nothing"];
    assert_eq!(choices("other_chronic_pain"), pain);
    let acute = ["infusions", "pain_medicines", "physiotherapy", "waiting", "nothing"];
    assert_eq!(choices("acute_pain"), acute);
    assert!(choices("something_else").is_empty());
}

fn plain(condition: &str) -> Value {
    json!({
        "condition": condition, "safety_now": "none", "age": "18_64", "tried": "two_or_more",
        "heart": [], "head": [], "mind": [], "body": [], "reactions": [], "medicines": [],
        "practical": [],
    })
}

fn with(condition: &str, field: &str, value: Value) -> Value {
    let mut answers = plain(condition);
    answers[field] = value;
    answers
}

#[test]
fn questions_for_the_clinician_fit_the_answers() {
    let asks =
        |answers| -> Vec<&str> { decision::asks(&outlook(answers)).map(|it| it.id).collect() };
    // The first two and the last three are for everyone; what the answers call for stands between them.
    let with_all = |own: &[&'static str]| -> Vec<&str> {
        [&["medicines", "staff"], own, &["others", "works", "price"]].concat()
    };
    assert_eq!(
        asks(plain("crps")),
        with_all(&["course", "driving"]),
        "the sources disagree on the course and on driving"
    );
    assert_eq!(asks(plain("ocd")), with_all(&["worse", "course", "driving"]));
    assert_eq!(asks(plain("something_else")), with_all(&[]));
    assert_eq!(asks(with("something_else", "head", Value::Null)), with_all(&["open"]));
    assert_eq!(asks(with("something_else", "safety_now", json!("thoughts"))), with_all(&["worse"]));
    let young = with("something_else", "age", json!("under_18"));
    assert_eq!(asks(young), with_all(&[]), "nothing is left open under 18");
    for (field, item, asked) in [
        ("heart", "vessel", &["specialist", "heart"][..]),
        ("heart", "bp_controlled", &["heart"]),
        ("medicines", "maoi", &["heart"]),
        ("medicines", "opioids", &[]),
        ("body", "bladder", &["bladder"]),
        ("body", "bladder_blood", &["specialist", "bladder"]),
        ("body", "kidney", &[]),
        ("practical", "must_drive", &["driving"]),
        ("practical", "home_use", &[]),
        ("reactions", "allergy", &["specialist"]),
    ] {
        let found = asks(with("something_else", field, json!([item])));
        assert_eq!(found, with_all(asked), "{item}");
    }
}

#[test]
fn missing_lists_slots_without_a_source() {
    let names = |id| -> Vec<String> { missing(of(id)).map(|slot| slot.to_string()).collect() };
    assert_eq!(names("ptsd"), ["relief/single", "relief/series"]);
    assert!(names("depression").is_empty());
    assert!(names("crps").is_empty());
    assert_eq!(names("acute_pain"), ["session_length/session", "peak/first"]);
}

#[test]
fn general_ranges_are_those_for_anyone() {
    let general = general();
    let slots: Vec<String> = general.iter().map(|range| range.slot.to_string()).collect();
    let open = ["relief/single", "relief/series"];
    let expected =
        Slot::ALL.iter().map(ToString::to_string).filter(|it| !open.contains(&it.as_str()));
    assert_eq!(slots, expected.collect::<Vec<_>>());
    for range in &general {
        assert_eq!(range.fit, Fit::General, "{}", range.slot);
        assert!(range.context.is_empty(), "{}: {:?}", range.slot, range.context);
    }
}

#[test]
fn a_wider_fit_is_named() {
    assert_eq!(range("depression", "relief/single").wider_fit(), None);
    let group = Some(Fit::Group(Group::ChronicPain));
    assert_eq!(range("crps", "relief/single").wider_fit(), group);
    assert_eq!(range("crps", "peak/first").wider_fit(), Some(Fit::General));
    // Figures of the day are all general: said once for all of them.
    assert_eq!(range("crps", "nausea/session").wider_fit(), None);
}

#[test]
fn the_driving_figure_counts_over_the_rule() {
    let driving = range("ocd", "no_driving/session");
    assert!(driving.goes_by(claim("s3-driving")));
    assert!(!driving.goes_by(claim("s2-driving")));
    let span = range("ocd", "course_span/course");
    assert_eq!(span.agreement, Agreement::Disagree);
    assert!(!span.goes_by(claim("s1-span")));
    let alone = Range { agreement: Agreement::Single, ..driving.clone() };
    assert!(!alone.goes_by(claim("s3-driving")));
}

#[test]
fn an_unused_claim_has_its_reason() {
    let onset = range("depression", "onset/first");
    assert_eq!(onset.unused(claim("s1-onset")), Unused::LessClose);
    let relief = range("depression", "relief/single");
    assert_eq!(relief.unused(claim("s1-overall")), Unused::Unstated);
}

#[test]
fn own_relief_is_read_at_its_slot() {
    let relief = |before: &str, lasted: &str, id: &str| {
        let answers =
            given(json!({ "condition": "crps", "before": before, "before_relief": lasted }));
        own_relief(&answers, slot(id)).map(|own| (own.choice.id(), own.interval))
    };
    let of = |low, high| Some(Interval { low: Some(low), high });
    for (lasted, read) in [
        ("none", None),
        ("hours", of(60, Some(1_440))),
        ("days", of(1_440, Some(10_080))),
        ("weeks", of(10_080, Some(40_320))),
        ("months", of(43_830, None)),
    ] {
        assert_eq!(relief("single", lasted, "relief/single"), Some((lasted, read)), "{lasted}");
    }
    for (before, id, fits) in [
        ("single", "relief/series", false),
        ("series", "relief/series", true),
        ("maintenance", "relief/series", true),
        ("series", "relief/single", false),
        ("single", "relief/unstated", true),
        ("single", "onset/first", false),
        ("single", "nausea/session", false),
        ("series", "course_count/course", false),
        ("maintenance", "maintenance_interval/maintenance", false),
    ] {
        assert_eq!(relief(before, "days", id).is_some(), fits, "{before}, {id}");
    }
    let untold = given(json!({ "condition": "crps", "before": "single" }));
    assert_eq!(own_relief(&untold, slot("relief/single")), None);
}

#[test]
fn a_finding_names_what_raises_it() {
    let raised =
        |id| -> Vec<&str> { finding(id).raised_by().into_iter().map(Choice::id).collect() };
    assert_eq!(raised("vessel"), ["vessel"]);
    // The condition is named where nothing else raises it, and left out beside another reason.
    assert_eq!(raised("new_pain"), ["acute_pain"]);
    assert_eq!(raised("safety_thoughts"), ["thoughts"]);
    assert_eq!(raised("few_treatments"), ["none", "one", "unsure"]);
    let medicines = ["sedatives", "gabapentinoids", "opioids", "alcohol"];
    let mix = [&["65_plus", "breathing", "home_oxygen"][..], &medicines].concat();
    assert_eq!(raised("sedating_mix"), mix);
}

#[test]
fn a_question_names_what_it_waits_for() {
    let after = |question| -> Vec<&str> { asked_after(question).map(Choice::id).collect() };
    assert!(after(Question::Heart).is_empty());
    assert_eq!(after(Question::BeforeRelief), ["single", "series", "maintenance"]);
    assert_eq!(after(Question::Tried).len(), 9);
    assert_eq!(after(Question::Severity).len(), 10);
    assert!(!row(Question::Condition).skippable && row(Question::Age).skippable);
}

#[test]
fn ranges_are_unique_and_agreements_have_ids() {
    assert!(std::ptr::eq(ranges(of("ocd")), expectations::ranges(of("ocd"))));
    let agreements = ["session_length/session", "onset/first", "peak/first", "course_span/course"]
        .map(|id| range("depression", id).agreement.id());
    assert_eq!(agreements, ["agree", "overlap", "single", "disagree"]);
    let places: Vec<usize> = CLAIMS.iter().map(|claim| claim.at).collect();
    assert_eq!(places, (0..CLAIMS.len()).collect::<Vec<_>>());
}
