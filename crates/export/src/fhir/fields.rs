//! The places of what a visit comes to: their linkIds, and what may stand in each.

use outlook_i18n::{Key, Words, ui};
use serde_json::{Value, json};

use super::codes::{Codes, codings};
use super::names::extension;

/// One place.
struct Field {
    link: &'static str,
    kind: Kind,
    /// Whether it may stand there several times.
    many: bool,
    /// What it is called, where its content does not say so.
    title: Option<Key>,
    /// LOINC's code for it and its name there, where it has one.
    loinc: Option<(&'static str, &'static str)>,
}

enum Kind {
    Text,
    Number,
    Date,
    One(Codes),
    Group(&'static [Field]),
}

const fn field(link: &'static str, kind: Kind) -> Field {
    Field { link, kind, many: false, title: None, loinc: None }
}

impl Field {
    const fn many(self) -> Self {
        Self { many: true, ..self }
    }

    const fn called(self, title: Key) -> Self {
        Self { title: Some(title), ..self }
    }

    const fn loinc(self, code: &'static str, display: &'static str) -> Self {
        Self { loinc: Some((code, display)), ..self }
    }
}

const OUTLOOK: Field = field("outlook", Kind::Group(PLACES)).called(ui::GLANCE_TITLE);

const PLACES: &[Field] = &[
    field("edition", Kind::Text),
    field("edition.date", Kind::Date),
    field("outcome", Kind::One(Codes::Outcome)),
    field("finding", Kind::Group(FINDING)).many(),
    field("unchecked", Kind::One(Codes::Question)).many().called(ui::UNCHECKED_TITLE),
    field("range", Kind::Group(RANGE)).many(),
    field("missing", Kind::One(Codes::Slot)).many().called(ui::MISSING_TITLE),
    field("factor", Kind::Group(FACTOR)).many().called(ui::FACTORS_TITLE),
    field("matters", Kind::Text).many().called(ui::TAKE_MATTERS),
    field("phq9.total", Kind::Number)
        .loinc("44261-6", "Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]"),
    field("phq9.at_least", Kind::Number).called(ui::PHQ9_OPEN),
    field("phq9.band", Kind::Text),
    field("note", Kind::Text).many().called(ui::SOURCES_TITLE),
];

const FINDING: &[Field] = &[
    field("finding.id", Kind::One(Codes::Finding)),
    field("finding.level", Kind::One(Codes::Level)),
    field("finding.say", Kind::Text),
    field("finding.sources", Kind::Text),
];

const RANGE: &[Field] = &[
    field("range.slot", Kind::One(Codes::Slot)),
    field("range.unit", Kind::One(Codes::Unit)),
    field("range.low", Kind::Number),
    field("range.high", Kind::Number),
    field("range.shared.low", Kind::Number),
    field("range.shared.high", Kind::Number),
    field("range.agreement", Kind::One(Codes::Agreement)),
    field("range.fit", Kind::One(Codes::Fit)),
    field("claim", Kind::Group(CLAIM)).many(),
];

const CLAIM: &[Field] = &[
    field("claim.source", Kind::One(Codes::Source)),
    field("claim.id", Kind::Text),
    field("claim.words", Kind::Text).called(ui::FACT_WORDS),
    field("claim.qualifier", Kind::Text).called(ui::FACT_QUALIFIER),
    field("claim.population", Kind::Text).called(ui::FACT_POPULATION),
    field("claim.section", Kind::Text).called(ui::FACT_SECTION),
    field("claim.read", Kind::One(Codes::Read)).called(ui::FACT_READ),
    field("claim.low", Kind::Number),
    field("claim.high", Kind::Number),
];

const FACTOR: &[Field] = &[
    field("factor.id", Kind::One(Codes::Factor)),
    field("factor.affects", Kind::One(Codes::Affects)),
    field("factor.direction", Kind::One(Codes::Direction)),
    field("factor.sources", Kind::Text),
];

/// The group that the questionnaire ends with: not asked, and not shown by those who ask.
pub(super) fn defined(words: Words) -> Value {
    let mut group = item(words, &OUTLOOK);
    group["extension"] = json!([extension("questionnaire-hidden", "valueBoolean", true)]);
    group
}

fn item(words: Words, field: &Field) -> Value {
    let kind = match field.kind {
        Kind::Text => "text",
        Kind::Number => "integer",
        Kind::Date => "date",
        Kind::One(_) => "choice",
        Kind::Group(_) => "group",
    };
    let mut item = json!({
        "linkId": field.link,
        "type": kind,
        "readOnly": true,
        "repeats": field.many,
    });
    if let Some(title) = field.title {
        item["text"] = words.ui(title).into();
    }
    match field.kind {
        Kind::Group(fields) => {
            item["item"] = fields.iter().map(|it| self::item(words, it)).collect();
        }
        Kind::One(codes) => {
            let options = codings(words, codes);
            item["answerOption"] =
                options.into_iter().map(|it| json!({ "valueCoding": it })).collect();
        }
        Kind::Text | Kind::Number | Kind::Date => {}
    }
    if let Some((code, display)) = field.loinc {
        item["code"] = json!([{ "system": "http://loinc.org", "code": code, "display": display }]);
    }
    item
}
