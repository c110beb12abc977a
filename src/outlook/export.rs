//! The export of a result: copied as text, or saved as FHIR or CSV.
//!
//! The widget only states the visit; `web/export.js` writes the files when a button is pressed. The
//! visit is in an attribute of the result page, so that no event carries an answer and two widgets on
//! one page are not confused.

use outlook_domain::{Frequency, Matter};
use outlook_engine::Answers;
use outlook_engine::evidence::RegionIndex;
use outlook_engine::interview::{self, Choice, Draft, Question, QuestionKind};
use outlook_engine::phq9::Item;
use outlook_engine::screening::Outcome;
use yew::prelude::*;

use crate::elements::{button, plain};
use crate::session::Session;
use outlook_i18n::{Words, ui};

/// The buttons, and a status line for the last one.
pub(crate) fn view(
    words: Words,
    region: Option<RegionIndex>,
    session: &Session,
    answers: &Answers,
    outcome: Outcome,
) -> Html {
    let edge = "ko-quiet ko-quiet-edge";
    html! {
        <section class="ko-part ko-export" data-visit={visit(region, session, answers)}>
            { plain("h2", "", words.ui(ui::TAKE_TITLE)) }
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

/// The visit as JSON, as `outlook-export` reads it. Ids need no escaping.
pub(crate) fn visit(region: Option<RegionIndex>, session: &Session, answers: &Draft) -> String {
    let mut out = String::from("{");
    if let Some(region) = region {
        push(&mut out, &["\"region\":\"", region.id(), "\","]);
    }
    if let Some(phq9) = session.phq9().filter(|it| it.is_begun()) {
        let mut before = "\"phq9\":[";
        for item in Item::all() {
            push(&mut out, &[before, phq9.get(item).map_or("null", Frequency::id)]);
            before = ",";
        }
        out.push_str("],");
    }
    out.push_str("\"matters\":[");
    list(&mut out, Matter::ALL.iter().filter(|it| session.matters(**it)).map(|it| it.id()));
    out.push_str("],");
    let mut before = "\"answers\":{\"";
    if let Some(score) = answers.phq9_9() {
        push(&mut out, &[before, Item::SELF_HARM.id(), "\":", score.id()]);
        before = ",\"";
    }
    for question in Question::ALL.iter().copied().filter(|it| answers.has_answer(*it)) {
        let (open, close) = match interview::row(question).kind {
            QuestionKind::One => ("\":", ""),
            QuestionKind::Many => ("\":[", "]"),
        };
        push(&mut out, &[before, question.id(), open]);
        before = ",\"";
        list(&mut out, answers.choices(question).map(Choice::id));
        out.push_str(close);
    }
    out.push_str("}}");
    out
}

fn push(out: &mut String, parts: &[&str]) {
    for part in parts {
        out.push_str(part);
    }
}

fn list(out: &mut String, ids: impl Iterator<Item = &'static str>) {
    let mut quote = "\"";
    for id in ids {
        push(out, &[quote, id, "\""]);
        quote = ",\"";
    }
}

#[cfg(test)]
mod tests {
    use outlook_domain::{Frequency, Matter};
    use outlook_engine::evidence::RegionIndex;
    use outlook_engine::interview::{Choice, Question};
    use outlook_engine::phq9::Item;
    use serde_json::{Value, json};

    use super::visit;
    use crate::session::{Action, Session};

    fn ticked(session: Session, question: Question, id: &str) -> Session {
        session.after(Action::Tick(Choice::from_id(question, id).unwrap(), true))
    }

    #[test]
    fn a_visit_is_written_as_json() {
        let mut session = ticked(Session::default(), Question::Condition, "crps");
        session = ticked(session, Question::Body, "kidney");
        session = ticked(session, Question::Body, "bladder");
        session = session.after(Action::TickNone(Question::Heart, true));
        session = session.after(Action::Matter(Matter::Cost, true));
        let us = RegionIndex::from_id("US");
        let visit_json: Value =
            serde_json::from_str(&visit(us, &session, session.draft())).unwrap();
        let answers = json!({ "condition": "crps", "heart": [], "body": ["bladder", "kidney"] });
        assert_eq!(visit_json["answers"]["body"].as_array().map(Vec::len), Some(2));
        assert_eq!(visit_json["answers"]["heart"], answers["heart"]);
        assert_eq!(visit_json["answers"]["condition"], "crps");
        assert_eq!(visit_json["region"], "US");
        assert_eq!(visit_json["matters"], json!(["cost"]));
        assert_eq!(visit_json["phq9"], Value::Null);
    }

    #[test]
    fn a_phq9_is_written_item_by_item() {
        let mut session = Session::default().with_phq9();
        session = ticked(session, Question::Condition, "depression");
        for item in Item::all().skip(1) {
            session = session.after(Action::Rate(item, Frequency::MoreThanHalf));
        }
        let visit_json: Value =
            serde_json::from_str(&visit(None, &session, session.draft())).unwrap();
        assert_eq!(visit_json["phq9"], json!([null, 2, 2, 2, 2, 2, 2, 2, 2]));
        assert_eq!(
            (&visit_json["answers"]["phq9_9"], &visit_json["region"]),
            (&json!(2), &Value::Null)
        );
    }
}
