//! A visit as a `QuestionnaireResponse`.

use outlook_engine::evidence::EDITION;
use serde_json::{Value, json};

use super::names::address;
use super::{outlook, phq9, questionnaire};
use crate::text;
use crate::visit::Visit;

/// The `QuestionnaireResponse`: what was answered, then its outlook. Questions that were left out or
/// are not asked have no item. Its narrative is the visit sheet, for systems that show
/// nothing else.
#[must_use]
pub fn response(visit: &Visit<'_>) -> Value {
    let mut items: Vec<Value> = visit
        .answered()
        .map(|(question, selected)| {
            let answer =
                |it| json!({ "valueCoding": questionnaire::coded(visit.words, question, it) });
            let answers: Vec<Value> = selected.into_iter().map(answer).collect();
            json!({
                "linkId": question.id(),
                "text": visit.words.question_title(question),
                "answer": answers,
            })
        })
        .collect();
    let given = visit.input.phq9.as_ref();
    items.extend(given.and_then(|given| phq9::answered(visit.words, given)));
    items.push(outlook::filled(visit));
    let mut response = json!({
        "resourceType": "QuestionnaireResponse",
        "language": visit.words.code(),
        "text": { "status": "generated", "div": narrative(visit) },
        "questionnaire": format!("{}|{EDITION}", address(questionnaire::NAME)),
        "status": "completed",
        "item": items,
    });
    if let Some(authored) = &visit.input.authored {
        response["authored"] = authored.as_str().into();
    }
    response
}

fn narrative(visit: &Visit<'_>) -> String {
    let sheet = text::sheet(visit);
    let sheet = sheet.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!("<div xmlns=\"http://www.w3.org/1999/xhtml\"><pre>{sheet}</pre></div>")
}
