//! The result to take along: copied as text, or saved as a file for a clinic or as a table.
//!
//! The widget only says of which visit: the page's script makes the forms, when a button is pressed.
//! The visit stands in an attribute, so that no event carries an answer and two widgets on one page
//! cannot be mixed up; it goes with the result page.

use outlook_engine::Answers;
use outlook_engine::evidence::REGIONS;
use outlook_engine::interview::{self, Draft, Kind, Question};
use outlook_engine::screening::Outcome;
use yew::prelude::*;

use super::marks::button;
use outlook_words::{Words, ui};

/// The buttons, and a line for what came of the last one.
pub(super) fn view(
    words: Words,
    region: Option<usize>,
    answers: &Answers,
    outcome: Outcome,
) -> Html {
    let edge = "ko-quiet ko-quiet-edge";
    html! {
        <section class="ko-part ko-take" data-visit={visit(region, answers)}>
            <h2>{ words.ui(ui::TAKE_TITLE) }</h2>
            <div class="ko-actions">
                { button(edge, "copy", words.ui(ui::TAKE_COPY)) }
                { button(edge, "download-fhir", words.ui(ui::TAKE_FHIR)) }
                if outcome.shows_ranges() {
                    { button(edge, "download-csv", words.ui(ui::TAKE_CSV)) }
                }
            </div>
            <p role="status" data-failed={words.ui(ui::TAKE_FAILED)} />
        </section>
    }
}

/// The visit as `outlook-report` reads it. Ids need no escaping.
fn visit(region: Option<usize>, draft: &Draft) -> String {
    let mut out = String::from("{");
    if let Some(region) = region {
        for part in ["\"region\":\"", REGIONS[region].id, "\","] {
            out.push_str(part);
        }
    }
    let mut before = "\"answers\":{\"";
    for question in Question::ALL.iter().copied().filter(|it| draft.has_answer(*it)) {
        let (open, close) = match interview::row(question).kind {
            Kind::One => ("\":", ""),
            Kind::Many => ("\":[", "]"),
        };
        for part in [before, question.id(), open] {
            out.push_str(part);
        }
        before = ",\"";
        let mut quote = "\"";
        for choice in draft.choices(question) {
            for part in [quote, choice.id(), "\""] {
                out.push_str(part);
            }
            quote = ",\"";
        }
        out.push_str(close);
    }
    out.push_str("}}");
    out
}

#[cfg(test)]
mod tests {
    use outlook_engine::Answers;
    use outlook_engine::evidence::REGIONS;
    use serde_json::{Value, json};

    use super::visit;

    #[test]
    fn answers_and_region_come_back_as_they_were() {
        let us = REGIONS.iter().position(|region| region.id == "US");
        for (answers, region) in [
            (json!({ "condition": "ptsd" }), None),
            (
                json!({ "condition": "crps", "age": "18_64", "heart": [], "body": ["kidney", "bladder"] }),
                us,
            ),
        ] {
            let read: Answers = serde_json::from_value(answers.clone()).unwrap();
            let told: Value = serde_json::from_str(&visit(region, &read)).unwrap();
            assert_eq!(told["answers"], answers);
            assert_eq!(told["region"].as_str(), region.map(|at| REGIONS[at].id));
        }
    }
}
