//! The conditions in terms of ICD-10, as a `ConceptMap`.
//!
//! An answer holds one code, and ours is what the person chose; a standard code beside it would be
//! read as a diagnosis. The map says what each is close to, and how close, as
//! `evidence/fhir_conditions.toml` has it. A condition without a row there is marked as unmatched.

use outlook_domain::Standard;
use outlook_engine::evidence::{CONDITION_CODES, ConditionCode, DATE, EDITION};
use outlook_engine::interview::{Condition, Question};
use outlook_i18n::Words;
use serde_json::{Value, json};

use super::names::{address, system};

/// The address of a standard.
const fn address_of(standard: Standard) -> &'static str {
    match standard {
        Standard::Icd10 => "http://hl7.org/fhir/sid/icd-10",
        Standard::Icd10Cm => "http://hl7.org/fhir/sid/icd-10-cm",
    }
}

/// The `ConceptMap`.
#[must_use]
pub fn condition_map(words: Words) -> Value {
    let groups: Vec<Value> = Standard::ALL.iter().map(|standard| group(words, *standard)).collect();
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

/// The group of WHO's ICD-10 has every condition, matched or not; the other has only what it adds.
fn group(words: Words, standard: Standard) -> Value {
    let elements: Vec<Value> = Condition::all()
        .filter_map(|condition| {
            let is_own = |it: &&ConditionCode| it.condition == condition && it.standard == standard;
            let mut targets: Vec<Value> =
                CONDITION_CODES.iter().filter(is_own).map(target).collect();
            if targets.is_empty() {
                match standard {
                    Standard::Icd10 => targets.push(json!({ "equivalence": "unmatched" })),
                    Standard::Icd10Cm => return None,
                }
            }
            let display = words.option(condition.choice());
            Some(json!({ "code": condition.id(), "display": display, "target": targets }))
        })
        .collect();
    json!({
        "source": system(Question::Condition.id()),
        "target": address_of(standard),
        "element": elements,
    })
}

fn target(it: &ConditionCode) -> Value {
    let mut target =
        json!({ "code": it.code, "display": it.display, "equivalence": it.equivalence.id() });
    if let Some(comment) = it.comment {
        target["comment"] = comment.into();
    }
    target
}
