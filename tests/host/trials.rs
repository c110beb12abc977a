//! Studies: shown beside the ranges, never among them.

use std::collections::BTreeSet;

use outlook_domain::{Aspect, Grade, Place, Slot, Stage};
use outlook_engine::evaluate;
use outlook_engine::evidence::{CLAIMS, TRIALS, Trial};
use outlook_engine::expectations;
use outlook_engine::interview::{Condition, Question};
use scraper::{ElementRef, Html};

use crate::{all, answered, screen, text, words};

/// The result of a visit that answers only condition and age.
fn result(condition: &str, age: &str) -> Html {
    let answers = [(Question::Condition, condition), (Question::Age, age)];
    screen(answered(&answers))
}

fn shown(condition: Condition) -> Html {
    result(condition.id(), "18_64")
}

fn ids(html: &Html, selector: &str) -> Vec<String> {
    all(html, selector).iter().filter_map(|it| it.attr("data-trial")).map(str::to_owned).collect()
}

#[test]
fn a_trial_is_never_among_the_claims() {
    let claims: BTreeSet<&str> = CLAIMS.iter().map(|claim| claim.id).collect();
    assert!(TRIALS.iter().all(|trial| !claims.contains(trial.id)));
    for condition in Condition::all() {
        let html = shown(condition);
        for nested in [
            "[data-claim] [data-trial]",
            "[data-trial] [data-claim]",
            ".ko-row-values [data-trial]",
        ] {
            assert!(all(&html, nested).is_empty(), "{}: {nested}", condition.id());
        }
    }
}

#[test]
fn no_trial_is_part_of_the_outlook() {
    for condition in Condition::all() {
        let session = answered(&[(Question::Condition, condition.id())]);
        let json = serde_json::to_string(session.outlook().unwrap()).unwrap();
        for trial in &TRIALS {
            assert!(!json.contains(&format!("\"{}\"", trial.id)), "{json}");
        }
    }
}

#[test]
fn every_trial_is_shown_for_some_condition() {
    let seen: BTreeSet<String> =
        Condition::all().flat_map(|condition| ids(&shown(condition), "[data-trial]")).collect();
    let expected: BTreeSet<String> = TRIALS.iter().map(|trial| trial.id.to_owned()).collect();
    assert_eq!(seen, expected);
    assert!(TRIALS.iter().all(|trial| trial.grade != Grade::C));
}

#[test]
fn trials_stand_with_their_ranges() {
    for condition in Condition::all() {
        let session = answered(&[(Question::Condition, condition.id())]);
        let answers = session.outlook().unwrap().answers();
        let html = screen(session);
        for range in evaluate(answers).ranges() {
            let expected: Vec<&str> =
                expectations::trials(condition, range.slot).map(|trial| trial.id).collect();
            let is_row = range.slot.aspect == Aspect::NoDriving || !range.slot.is_of_the_day();
            let inside = if range.slot.stage == Stage::Course {
                "[data-section=series] [data-trial]".to_owned()
            } else if is_row {
                format!("details[data-range='{}'] [data-trial]", range.slot)
            } else {
                "[data-section=day] [data-trial]".to_owned()
            };
            let shown = ids(&html, &inside);
            assert!(expected.iter().all(|id| shown.iter().any(|it| it == id)), "{inside}");
            assert!(!inside.starts_with("details") || shown == expected, "{inside}: {shown:?}");
        }
    }
}

#[test]
fn a_missing_figure_shows_its_trials() {
    let html = shown(Condition::from_id("ptsd").unwrap());
    let found = ids(&html, ".ko-row:not([data-range]) [data-trial]");
    assert_eq!(found, ["abdallah-2022", "feder-2021"]);
}

#[test]
fn disagreeing_trials_share_one_list() {
    let mut groups: Vec<Vec<&Trial>> = Vec::new();
    for trial in TRIALS.iter().filter(|trial| trial.group.is_some()) {
        match groups.last_mut().filter(|last| last[0].group == trial.group) {
            Some(last) => last.push(trial),
            None => groups.push(vec![trial]),
        }
    }
    assert_eq!(groups.len(), 3);
    for group in groups {
        let expected: Vec<&str> = group.iter().map(|trial| trial.id).collect();
        let one = Condition::all().find(|it| group[0].applies(Some(*it))).unwrap();
        let html = shown(one);
        let lists = all(&html, ".ko-beside").into_iter().map(|list| {
            let rows = list.children().filter_map(ElementRef::wrap);
            rows.filter_map(|row| row.attr("data-trial")).collect::<Vec<_>>()
        });
        let found = lists.filter(|list| expected.iter().any(|id| list.contains(id)));
        for list in found {
            assert!(
                list.windows(expected.len()).any(|part| part == expected),
                "{list:?} separates {expected:?}"
            );
        }
    }
}

#[test]
fn a_trial_link_sends_no_referrer() {
    let html = result("depression", "18_64");
    for link in all(&html, "[data-trial] a") {
        assert!(link.attr("href").unwrap().starts_with("https://"));
        assert_eq!(link.attr("rel"), Some("noreferrer noopener"));
        assert_eq!(link.attr("target"), Some("_blank"));
    }
    for row in all(&html, "[data-trial]") {
        let id = row.attr("data-trial").unwrap();
        let trial = TRIALS.iter().find(|trial| trial.id == id).unwrap();
        let link = row.descendent_elements().find_map(|it| it.attr("href"));
        assert_eq!(link, trial.link, "{id}");
    }
}

#[test]
fn every_trial_has_a_reference_and_plain_words() {
    for trial in &TRIALS {
        let (content, reference) = (words().trial_words(trial), words().trial_reference(trial));
        assert!(!content.is_empty() && reference.ends_with('.'), "{}", trial.id);
        for word in ["drip", "eligible", "%"] {
            assert!(!content.contains(word), "{}: {word}", trial.id);
        }
    }
}

#[test]
fn the_pain_consensus_names_its_evidence() {
    for condition in ["crps", "fibromyalgia", "neuropathic_pain", "other_chronic_pain"] {
        for slot in ["relief/single", "relief/series"] {
            let html = result(condition, "18_64");
            let row = format!("[data-range='{slot}'] [data-trial=consensus-2018-pain]");
            assert!(text(all(&html, &row)[0]).contains("The infusions took 4 days"), "{condition}");
        }
    }
}

#[test]
fn harms_and_approval_are_always_shown() {
    for condition in Condition::all() {
        for age in ["under_18", "18_64"] {
            let html = result(condition.id(), age);
            let content = text(html.root_element());
            for harm in [
                "dissociation",
                "Higher blood pressure",
                "Slower breathing",
                "the bladder",
                "controlled drug",
                "no checked figure for how often",
            ] {
                assert!(content.contains(harm), "{} {age}: {harm}", condition.id());
            }
            assert_eq!(ids(&html, "[data-trial=fda-status]").len(), 1);
            assert_eq!(ids(&html, "[data-trial=short-2018]").len(), 1);
        }
    }
}

#[test]
fn the_static_page_has_only_general_trials() {
    for place in [Place::Limits, Place::Harms] {
        assert_eq!(expectations::trials_at(place, None).count(), 1);
    }
    let esketamine = Slot::from_id("blood_pressure_rise/session").unwrap();
    for condition in Condition::all() {
        assert_eq!(expectations::trials(condition, esketamine).count(), 1);
    }
}
