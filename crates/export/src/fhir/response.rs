//! A visit as a `QuestionnaireResponse`.

use outlook_engine::evidence::EDITION;
use serde::Serialize;

use super::item::{Answer, Item};
use super::names::address;
use super::{outlook, phq9, questionnaire};
use crate::sheet::{Row, sections};
use crate::text;
use crate::visit::Visit;

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct QuestionnaireResponse<'a> {
    resource_type: &'static str,
    language: &'static str,
    text: Narrative,
    questionnaire: String,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    authored: Option<&'a str>,
    item: Vec<Item>,
}

#[derive(Debug, Serialize)]
struct Narrative {
    status: &'static str,
    div: String,
}

/// The `QuestionnaireResponse` as JSON: what was answered, then its outlook. Questions that were
/// left out or are not asked have no item. Its narrative is the visit sheet, for systems that show
/// nothing else.
///
/// # Errors
///
/// None is known: all of it is texts, numbers and lists.
pub fn json(visit: &Visit<'_>) -> serde_json::Result<String> {
    let sections = sections(visit);
    let rows = sections.iter().flat_map(|section| &section.rows);
    let mut items: Vec<Item> = rows.filter_map(|row| answer(visit, row)).collect();
    items.extend(visit.phq9.as_ref().and_then(|given| phq9::answered(visit.words, given)));
    items.push(outlook::filled(visit, &sections));
    serde_json::to_string(&QuestionnaireResponse {
        resource_type: "QuestionnaireResponse",
        language: visit.words.code(),
        text: Narrative { status: "generated", div: narrative(visit) },
        questionnaire: [&address(questionnaire::NAME), "|", EDITION].concat(),
        status: "completed",
        authored: visit.authored.as_deref(),
        item: items,
    })
}

fn answer(visit: &Visit<'_>, row: &Row) -> Option<Item> {
    let Row::Answer(question, selected) = row else { return None };
    let coded = |it| Answer::Coding(questionnaire::coded(visit.words, *question, it));
    let answers: Vec<Answer> = selected.iter().copied().map(coded).collect();
    let item = Item::answered(question.id(), visit.words.question_title(*question), answers);
    (!selected.is_empty()).then_some(item)
}

fn narrative(visit: &Visit<'_>) -> String {
    let sheet = text::sheet(visit);
    let sheet = sheet.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    ["<div xmlns=\"http://www.w3.org/1999/xhtml\"><pre>", &sheet, "</pre></div>"].concat()
}
