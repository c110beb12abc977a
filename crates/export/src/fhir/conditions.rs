//! The conditions in terms of ICD-10, as a `ConceptMap`.
//!
//! An answer holds one code, and ours is what the person chose; a standard code beside it would be
//! read as a diagnosis. The map says what each is close to, and how close. A condition is in it only
//! where the standard's code is beyond doubt; the others are marked as unmatched.

use outlook_engine::evidence::{DATE, EDITION};
use outlook_engine::interview::{Condition, Question};
use outlook_i18n::Words;
use serde_json::{Value, json};

use super::names::{address, system};

/// ICD-10 of the World Health Organization.
const WHO: &str = "http://hl7.org/fhir/sid/icd-10";
/// Its clinical modification for the United States.
const US: &str = "http://hl7.org/fhir/sid/icd-10-cm";

/// A code of ICD-10 that a condition is close to.
struct Match {
    condition: &'static str,
    standard: &'static str,
    code: &'static str,
    display: &'static str,
    /// How the standard's meaning stands to ours: the same, narrower, or neither.
    equivalence: &'static str,
}

const fn row(
    condition: &'static str,
    standard: &'static str,
    code: &'static str,
    display: &'static str,
    equivalence: &'static str,
) -> Match {
    Match { condition, standard, code, display, equivalence }
}

const MATCHES: [Match; 12] = [
    row("depression", WHO, "F32", "Depressive episode", "narrower"),
    row("depression", WHO, "F33", "Recurrent depressive disorder", "narrower"),
    row("anxiety", WHO, "F40", "Phobic anxiety disorders", "narrower"),
    row("anxiety", WHO, "F41", "Other anxiety disorders", "narrower"),
    row("ptsd", WHO, "F43.1", "Post-traumatic stress disorder", "equivalent"),
    row("ocd", WHO, "F42", "Obsessive-compulsive disorder", "equivalent"),
    row("suicidal_thoughts", US, "R45.851", "Suicidal ideations", "equivalent"),
    row("crps", US, "G90.5", "Complex regional pain syndrome I (CRPS I)", "narrower"),
    row("fibromyalgia", WHO, "M79.7", "Fibromyalgia", "equivalent"),
    row("other_chronic_pain", WHO, "R52.2", "Other chronic pain", "inexact"),
    row("acute_pain", WHO, "R52.0", "Acute pain", "equivalent"),
    row("eating_disorder", WHO, "F50", "Eating disorders", "equivalent"),
];

/// The `ConceptMap`.
#[must_use]
pub fn condition_map(words: Words) -> Value {
    let groups: Vec<Value> = [WHO, US].iter().map(|standard| group(words, standard)).collect();
    json!({
        "resourceType": "ConceptMap",
        "id": "condition-icd-10",
        "url": address("ConceptMap/condition-icd-10"),
        "version": EDITION,
        "name": "KetamineOutlookConditions",
        "title": words.question_short(Question::Condition),
        "status": "active",
        "language": words.code(),
        "date": DATE,
        "publisher": "ketamine-outlook",
        "copyright": "ICD-10: World Health Organization. ICD-10-CM: National Center for Health Statistics.",
        "group": groups,
    })
}

/// Every condition stands in the group of WHO's ICD-10, matched or not; in the other only what it
/// adds.
fn group(words: Words, standard: &str) -> Value {
    let elements: Vec<Value> = Condition::all()
        .filter_map(|condition| {
            let is_of = |it: &&Match| it.condition == condition.id();
            let mut own =
                MATCHES.iter().filter(is_of).filter(|it| it.standard == standard).peekable();
            let targets: Vec<Value> = if own.peek().is_some() {
                own.map(target).collect()
            } else if standard == WHO {
                vec![json!({ "equivalence": "unmatched" })]
            } else {
                return None;
            };
            let display = words.option(condition.choice());
            Some(json!({ "code": condition.id(), "display": display, "target": targets }))
        })
        .collect();
    json!({
        "source": system(Question::Condition.id()),
        "target": standard,
        "element": elements,
    })
}

fn target(it: &Match) -> Value {
    let mut target =
        json!({ "code": it.code, "display": it.display, "equivalence": it.equivalence });
    // Where the meanings are not the same, R4 asks in what sense.
    let sense = match it.equivalence {
        "narrower" => "one kind of what the person chose",
        "inexact" => "the person chose pain of three months or longer that no other choice names",
        _ => return target,
    };
    target["comment"] = sense.into();
    target
}
