//! The PHQ-9 as a group of the interview: nine items in their official wording, each with its code.

use outlook_domain::Frequency;
use outlook_engine::evidence::choice::CONDITION_DEPRESSION;
use outlook_engine::interview::Question;
use outlook_engine::phq9::{self, Phq9};
use outlook_i18n::{Words, ui};
use serde_json::{Value, json};

use super::item::{Answer, Coding, Item};
use super::names::system;

/// The group's linkId; those of its items are their ids.
const GROUP: &str = "phq9";

/// LOINC's codes of the items, in order.
const LOINC: [&str; 9] = [
    "44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3",
    "44260-8",
];

/// The group of the questionnaire, for those who ask about depression.
pub(super) fn asked(words: Words) -> Value {
    let items: Vec<Value> = phq9::Item::all()
        .zip(LOINC)
        .map(|(item, code)| {
            let options =
                Frequency::ALL.iter().map(|it| json!({ "valueCoding": answer(words, *it) }));
            json!({
                "linkId": item.id(),
                "text": words.phq9_item(item),
                "type": "choice",
                "required": false,
                "repeats": false,
                "code": [{ "system": "http://loinc.org", "code": code }],
                "answerOption": options.collect::<Vec<_>>(),
            })
        })
        .collect();
    let depression = json!({
        "system": system(Question::Condition.id()),
        "code": CONDITION_DEPRESSION.id(),
    });
    json!({
        "linkId": GROUP,
        "text": format!("{}. {}", words.ui(ui::PHQ9_LEAD), words.ui(ui::PHQ9_AUTHORS)),
        "type": "group",
        "required": false,
        "repeats": false,
        "enableWhen": [{
            "question": Question::Condition.id(), "operator": "=", "answerCoding": depression,
        }],
        "item": items,
    })
}

/// The group of a response; nothing where no item was answered.
pub(super) fn answered(words: Words, given: &Phq9) -> Option<Item> {
    let mut group = Item::group(GROUP);
    for item in phq9::Item::all() {
        if let Some(frequency) = given.get(item) {
            let answer = Answer::Coding(answer(words, frequency));
            group.push(Item::answered(item.id(), words.phq9_item(item), vec![answer]));
        }
    }
    (!group.is_empty()).then_some(group)
}

fn answer(words: Words, frequency: Frequency) -> Coding {
    Coding::new(GROUP, frequency.id(), words.phq9_answer(frequency))
}
