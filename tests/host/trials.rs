//! What studies found stands beside the ranges, never among them.

use std::collections::BTreeSet;

use ketamine_outlook::session::{Action, View};
use outlook_domain::{Grade, Place, Slot};
use outlook_engine::evaluate;
use outlook_engine::evidence::{CLAIMS, TRIALS, Trial};
use outlook_engine::expectations;
use outlook_engine::interview::{Condition, Question};
use scraper::{ElementRef, Html};

use crate::{all, answered, screen, text, words};

/// The result of someone who answered nothing but their condition and age.
fn result(condition: &str, age: &str) -> Html {
    let answers = [(Question::Condition, condition), (Question::Age, age)];
    screen(answered(&answers).after(Action::Continue))
}

fn shown(condition: Condition) -> Html {
    result(condition.id(), "18_64")
}

fn ids(html: &Html, selector: &str) -> Vec<String> {
    all(html, selector).iter().filter_map(|it| it.attr("data-trial")).map(str::to_owned).collect()
}

#[test]
fn a_trial_never_stands_among_a_ranges_claims() {
    let claims: BTreeSet<&str> = CLAIMS.iter().map(|claim| claim.id).collect();
    assert!(TRIALS.iter().all(|trial| !claims.contains(trial.id)));
    for condition in Condition::all() {
        let html = shown(condition);
        for nested in [
            "[data-claim] [data-trial]",
            "[data-trial] [data-claim]",
            ".ko-row-claims [data-trial]",
        ] {
            assert!(all(&html, nested).is_empty(), "{}: {nested}", condition.id());
        }
    }
}

#[test]
fn no_trial_is_part_of_the_outlook() {
    for condition in Condition::all() {
        let answers = answered(&[(Question::Condition, condition.id())]).outlook().unwrap().0;
        let json = serde_json::to_string(&evaluate(&answers)).unwrap();
        for trial in &TRIALS {
            assert!(!json.contains(&format!("\"{}\"", trial.id)), "{json}");
        }
    }
}

#[test]
fn every_trial_is_shown_for_some_condition() {
    let seen: BTreeSet<String> =
        Condition::all().flat_map(|condition| ids(&shown(condition), "[data-trial]")).collect();
    let fits: BTreeSet<String> = TRIALS.iter().map(|trial| trial.id.to_owned()).collect();
    assert_eq!(seen, fits);
    assert!(TRIALS.iter().all(|trial| trial.grade != Grade::C));
}

#[test]
fn a_trial_stands_in_the_open_beside_every_range_it_speaks_to_in_every_view() {
    for condition in Condition::all() {
        let session = answered(&[(Question::Condition, condition.id())]).after(Action::Continue);
        let answers = session.outlook().unwrap().0;
        for view in View::ALL {
            let html = screen(session.after(Action::Show(view)));
            for range in evaluate(&answers).ranges() {
                let fits: Vec<&str> =
                    expectations::trials(condition, range.slot).map(|trial| trial.id).collect();
                let own = format!("[data-range='{}'] [data-trial]", range.slot);
                assert_eq!(ids(&html, &own), fits, "{} {view:?} {own}", condition.id());
            }
            assert!(all(&html, "details [data-trial]").is_empty(), "{}", condition.id());
        }
    }
}

#[test]
fn a_trial_stands_beside_the_empty_place_of_a_figure_too() {
    let session = answered(&[(Question::Condition, "ptsd")]).after(Action::Continue);
    for view in View::ALL {
        let found = ids(&screen(session.after(Action::Show(view))), "[data-trial]");
        for id in ["feder-2021", "abdallah-2022"] {
            assert!(found.iter().any(|shown| shown == id), "{view:?} {id}");
        }
    }
    let html = screen(session);
    let found = ids(&html, ".ko-range:not([data-range]) [data-trial]");
    assert_eq!(found, ["feder-2021", "abdallah-2022"]);
}

#[test]
fn trials_that_point_different_ways_stand_in_one_list() {
    let mut groups: Vec<Vec<&Trial>> = Vec::new();
    for trial in TRIALS.iter().filter(|trial| trial.group.is_some()) {
        match groups.last_mut().filter(|last| last[0].group == trial.group) {
            Some(last) => last.push(trial),
            None => groups.push(vec![trial]),
        }
    }
    assert_eq!(groups.len(), 3);
    for group in groups {
        let fits: Vec<&str> = group.iter().map(|trial| trial.id).collect();
        let one = Condition::all().find(|it| group[0].applies(Some(*it))).unwrap();
        let html = shown(one);
        let lists = all(&html, ".ko-beside").into_iter().map(|list| {
            let rows = list.children().filter_map(ElementRef::wrap);
            rows.filter_map(|row| row.attr("data-trial")).collect::<Vec<_>>()
        });
        let found = lists.filter(|list| fits.iter().any(|id| list.contains(id)));
        for list in found {
            assert!(list.windows(fits.len()).any(|part| part == fits), "{list:?} tears {fits:?}");
        }
    }
}

#[test]
fn a_link_leads_to_a_registry_and_tells_it_nothing() {
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
fn every_trial_names_who_found_it_and_is_told_in_plain_words() {
    for trial in &TRIALS {
        let (said, reference) = (words().trial_words(trial), words().trial_reference(trial));
        assert!(!said.is_empty() && reference.ends_with('.'), "{}", trial.id);
        for word in ["drip", "eligible", "%"] {
            assert!(!said.contains(word), "{}: {word}", trial.id);
        }
    }
}

#[test]
fn the_pain_consensus_says_where_its_evidence_comes_from() {
    for condition in ["crps", "fibromyalgia", "neuropathic_pain", "other_chronic_pain"] {
        for slot in ["relief/single", "relief/series"] {
            let html = result(condition, "18_64");
            let row = format!("[data-range='{slot}'] [data-trial=consensus-2018-pain]");
            assert!(text(all(&html, &row)[0]).contains("The infusions took 4 days"), "{condition}");
        }
    }
}

#[test]
fn harms_and_the_agencys_word_are_shown_whatever_was_answered() {
    for condition in Condition::all() {
        for age in ["under_18", "18_64"] {
            let html = result(condition.id(), age);
            let said = text(html.root_element());
            for harm in [
                "dissociation",
                "Higher blood pressure",
                "Slower breathing",
                "the bladder",
                "controlled drug",
                "no checked figure for how often",
            ] {
                assert!(said.contains(harm), "{} {age}: {harm}", condition.id());
            }
            assert_eq!(ids(&html, "[data-trial=fda-status]").len(), 1);
            assert_eq!(ids(&html, "[data-trial=short-2018]").len(), 1);
        }
    }
}

#[test]
fn only_what_speaks_of_everyone_stands_on_the_static_page() {
    for place in [Place::Limits, Place::Harms] {
        assert_eq!(expectations::trials_at(place, None).count(), 1);
    }
    let esketamine = Slot::from_id("blood_pressure_rise/session").unwrap();
    for condition in Condition::all() {
        assert_eq!(expectations::trials(condition, esketamine).count(), 1);
    }
}
