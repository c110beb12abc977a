//! The choices, and the questions to ask the clinician.

use std::collections::BTreeSet;

use ketamine_outlook::session::{Action, Session};
use outlook_domain::{Group, Matter};
use outlook_engine::decision;
use outlook_engine::evidence::{ALTERNATIVES, ASKS, CLAIMS};
use outlook_engine::interview::{Choice, Condition, Question};

use crate::{all, answered, screen, text, words};

fn choices(condition: &str) -> Vec<&'static str> {
    let condition = Condition::from_id(condition).unwrap();
    decision::alternatives(condition).map(|it| it.id).collect()
}

fn asked(session: Session) -> BTreeSet<&'static str> {
    let outlook = session.outlook().unwrap();
    decision::asks(outlook).map(|ask| ask.id).collect()
}

#[test]
fn each_named_condition_has_its_choices() {
    assert_eq!(
        choices("ocd"),
        [
            "infusions",
            "medicines",
            "talking_therapy",
            "tms",
            "ect",
            "esketamine",
            "waiting",
            "nothing"
        ]
    );
    assert_eq!(
        choices("crps"),
        ["infusions", "pain_medicines", "physiotherapy", "pain_programme", "waiting", "nothing"]
    );
    for condition in Condition::all() {
        let expected = condition.groups().iter().find(|it| **it != Group::ChronicPain);
        assert_eq!(choices(condition.id()).is_empty(), expected.is_none(), "{}", condition.id());
    }
}

#[test]
fn every_choice_has_the_same_facts_without_figures() {
    // The one figure is the time without driving, in the words of the stricter source.
    let driving = CLAIMS.iter().find(|claim| claim.id == "s3-driving").unwrap();
    for choice in &ALTERNATIVES {
        for fact in words().alternative(choice) {
            assert!(fact.ends_with('.') && fact.len() < 130, "{}: {fact}", choice.id);
            let fact = fact.replace(words().claim_words(driving), "");
            assert!(!fact.contains(|c: char| c.is_ascii_digit()), "{}: {fact}", choice.id);
        }
    }
}

#[test]
fn the_result_shows_every_choice_with_its_sources() {
    let html = screen(answered(&[(Question::Condition, "depression")]).after(Action::Continue));
    let cards = all(&html, "[data-choice]");
    let shown: Vec<&str> = cards.iter().filter_map(|card| card.attr("data-choice")).collect();
    assert_eq!(shown, choices("depression"));
    for card in cards {
        assert_eq!(card.descendent_elements().filter(|it| it.value().name() == "dt").count(), 5);
        assert!(text(card).contains("General knowledge"), "{}", text(card));
    }
    let ect = text(all(&html, "[data-choice=ect]")[0]);
    assert!(ect.contains("Anand 2023; Ekstrand 2022"), "{ect}");
}

#[test]
fn without_coverage_there_are_no_choices() {
    for answers in [
        [(Question::Condition, "depression"), (Question::Age, "under_18")],
        [(Question::Condition, "something_else"), (Question::Age, "18_64")],
    ] {
        let html = screen(answered(&answers).after(Action::Continue));
        assert!(all(&html, "[data-choice]").is_empty());
        assert!(!all(&html, ".ko-asks li").is_empty());
    }
}

#[test]
fn questions_to_ask_follow_the_outlook() {
    let always = BTreeSet::from(["medicines", "staff", "others", "works", "price"]);
    let open = asked(answered(&[(Question::Condition, "something_else")]));
    assert!(open.is_superset(&always) && open.contains("open") && !open.contains("bladder"));
    let flagged = asked(answered(&[
        (Question::Condition, "crps"),
        (Question::Body, "bladder"),
        (Question::Heart, "vessel"),
        (Question::SafetyNow, "thoughts"),
    ]));
    for id in ["bladder", "heart", "specialist", "worse", "course", "driving"] {
        assert!(flagged.contains(id), "{id}");
    }
    let pain = asked(answered(&[(Question::Condition, "crps"), (Question::SafetyNow, "none")]));
    let mind = asked(answered(&[(Question::Condition, "ocd"), (Question::SafetyNow, "none")]));
    assert!(mind.contains("worse") && !pain.contains("worse") && !pain.contains("bladder"));
}

#[test]
fn every_question_to_ask_can_occur() {
    let mut seen = BTreeSet::new();
    for question in Question::ALL.iter().filter(|question| **question != Question::Condition) {
        for option in Choice::of(*question) {
            let answers = [(Question::Condition, "crps"), (*question, option.id())];
            let mut session = Session::default();
            for (question, id) in answers {
                session = session.after(Action::Tick(Choice::from_id(question, id).unwrap(), true));
            }
            seen.extend(session.outlook().map(|_| asked(session)).unwrap_or_default());
        }
    }
    assert_eq!(seen, ASKS.iter().map(|ask| ask.id).collect());
    assert!(ASKS.len() <= 12);
}

#[test]
fn everything_that_may_matter_has_a_text() {
    let matters: BTreeSet<&str> = Matter::ALL.iter().map(|it| words().matter(*it)).collect();
    assert_eq!(matters.len(), 8);
    assert!(matters.contains("Feeling better soon"));
}
