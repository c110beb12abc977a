//! The interview as a `Questionnaire`.

use outlook_engine::evidence::{DATE, EDITION, NEXT_REVIEW};
use outlook_engine::interview::{self, Question, QuestionKind, Selection};
use outlook_i18n::{Words, ui};
use serde_json::{Value, json};

use super::item::Coding;
use super::names::{address, extension, system};
use super::{fields, phq9};

/// The address of the questionnaire.
pub(super) const NAME: &str = "Questionnaire/ketamine-outlook";

/// The `Questionnaire`, in one language.
///
/// Its linkIds are the ids of the questions. Two answers end the interview early, a plan and an age
/// under 18; that is the widget's way and not in here, since FHIR R4 cannot ask for it together
/// with the other conditions and programs differ in what `!=` means of an open question.
#[must_use]
pub fn questionnaire(words: Words) -> Value {
    let mut items: Vec<Value> =
        Question::ALL.iter().map(|question| item(words, *question)).collect();
    items.push(phq9::asked(words));
    items.push(fields::defined(words));
    json!({
        "resourceType": "Questionnaire",
        "id": "ketamine-outlook",
        "url": address(NAME),
        "version": EDITION,
        "name": "KetamineOutlook",
        "title": words.ui(ui::PAGE_TITLE),
        "status": "active",
        "language": words.code(),
        "subjectType": ["Patient"],
        "date": DATE,
        "lastReviewDate": DATE,
        "effectivePeriod": { "start": DATE, "end": NEXT_REVIEW },
        "publisher": "ketamine-outlook",
        "description": format!("{} {}", words.ui(ui::PAGE_INTRO), words.ui(ui::NOT_ADVICE)),
        "copyright": "ketamine-outlook, MIT or Apache-2.0",
        "item": items,
    })
}

fn item(words: Words, question: Question) -> Value {
    let row = interview::row(question);
    let (control, repeats) = match row.kind {
        QuestionKind::One => ("radio-button", false),
        QuestionKind::Many => ("check-box", true),
    };
    let options: Vec<Value> = Selection::all(question)
        .into_iter()
        .map(|selection| option(words, question, selection))
        .collect();
    let mut item = json!({
        "linkId": question.id(),
        "text": words.question_title(question),
        "type": "choice",
        "required": !row.skippable,
        "repeats": repeats,
        "extension": [drawn_as(control)],
        "answerOption": options,
    });
    let after: Vec<Value> = interview::asked_after(question)
        .map(|choice| {
            let of = choice.question();
            let answer = json!({ "system": system(of.id()), "code": choice.id() });
            json!({ "question": of.id(), "operator": "=", "answerCoding": answer })
        })
        .collect();
    if !after.is_empty() {
        item["enableWhen"] = after.into();
        item["enableBehavior"] = "any".into();
    }
    item
}

fn option(words: Words, question: Question, selection: Selection) -> Value {
    let mut option = json!({ "valueCoding": coded(words, question, selection) });
    if selection == Selection::NoneOfThese(question) {
        option["extension"] =
            json!([extension("questionnaire-optionExclusive", "valueBoolean", true)]);
    }
    option
}

/// What was or can be selected, as the questionnaire and the response both write it.
pub(super) fn coded(words: Words, question: Question, selection: Selection) -> Coding {
    Coding::new(question.id(), selection.id(), words.selection(selection))
}

/// A control that shows all options, as the widget does.
fn drawn_as(control: &str) -> Value {
    let control =
        json!({ "system": "http://hl7.org/fhir/questionnaire-item-control", "code": control });
    extension("questionnaire-itemControl", "valueCodeableConcept", json!({ "coding": [control] }))
}
