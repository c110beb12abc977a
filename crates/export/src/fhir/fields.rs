//! The items of a visit's outlook: their linkIds and types.

use outlook_i18n::{Key, Words, ui};
use serde_json::{Value, json};

use super::codes::{Codes, codings};
use super::names::extension;

/// One item.
struct OutlookItem {
    link: &'static str,
    kind: ItemType,
    /// Whether it may occur several times.
    many: bool,
    /// Its title, where its content is not enough.
    title: Option<Key>,
    /// LOINC's code for it and its name there, where it has one.
    loinc: Option<(&'static str, &'static str)>,
}

enum ItemType {
    Text,
    Number,
    Date,
    One(Codes),
    Group(&'static [OutlookItem]),
}

const fn field(link: &'static str, kind: ItemType) -> OutlookItem {
    OutlookItem { link, kind, many: false, title: None, loinc: None }
}

impl OutlookItem {
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

const OUTLOOK: OutlookItem = field("outlook", ItemType::Group(PLACES)).called(ui::GLANCE_TITLE);

/// In the order of the sheet.
const PLACES: &[OutlookItem] = &[
    field("edition", ItemType::Text),
    field("edition.date", ItemType::Date),
    field("outcome", ItemType::One(Codes::Outcome)),
    field("finding", ItemType::Group(FINDING)).many(),
    field("unchecked", ItemType::One(Codes::Question)).many().called(ui::UNCHECKED_TITLE),
    field("phq9.total", ItemType::Number)
        .loinc("44261-6", "Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]"),
    field("phq9.at_least", ItemType::Number).called(ui::PHQ9_OPEN),
    field("phq9.band", ItemType::Text),
    field("range", ItemType::Group(RANGE)).many(),
    field("factor", ItemType::Group(FACTOR)).many().called(ui::FACTORS_TITLE),
    field("missing", ItemType::One(Codes::Slot)).many().called(ui::MISSING_TITLE),
    field("matters", ItemType::Text).many().called(ui::TAKE_MATTERS),
    field("note", ItemType::Text).many().called(ui::SOURCES_TITLE),
];

const FINDING: &[OutlookItem] = &[
    field("finding.id", ItemType::One(Codes::Finding)),
    field("finding.level", ItemType::One(Codes::Level)),
    field("finding.say", ItemType::Text),
    field("finding.sources", ItemType::Text),
];

const RANGE: &[OutlookItem] = &[
    field("range.slot", ItemType::One(Codes::Slot)),
    field("range.unit", ItemType::One(Codes::Unit)),
    field("range.low", ItemType::Number),
    field("range.high", ItemType::Number),
    field("range.shared.low", ItemType::Number),
    field("range.shared.high", ItemType::Number),
    field("range.agreement", ItemType::One(Codes::Agreement)),
    field("range.fit", ItemType::One(Codes::Fit)),
    field("claim", ItemType::Group(CLAIM)).many(),
];

const CLAIM: &[OutlookItem] = &[
    field("claim.source", ItemType::One(Codes::Source)),
    field("claim.id", ItemType::Text),
    field("claim.words", ItemType::Text).called(ui::FACT_WORDS),
    field("claim.population", ItemType::Text).called(ui::FACT_POPULATION),
    field("claim.section", ItemType::Text).called(ui::FACT_SECTION),
    field("claim.read", ItemType::One(Codes::Read)).called(ui::FACT_READ),
    field("claim.low", ItemType::Number),
    field("claim.high", ItemType::Number),
];

const FACTOR: &[OutlookItem] = &[
    field("factor.id", ItemType::One(Codes::Factor)),
    field("factor.affects", ItemType::One(Codes::Affects)),
    field("factor.direction", ItemType::One(Codes::Direction)),
    field("factor.sources", ItemType::Text),
];

/// The group that the questionnaire ends with: not asked, and not shown by those who ask.
pub(super) fn defined(words: Words) -> Value {
    let mut group = item(words, &OUTLOOK);
    group["extension"] = json!([extension("questionnaire-hidden", "valueBoolean", true)]);
    group
}

fn item(words: Words, field: &OutlookItem) -> Value {
    let kind = match field.kind {
        ItemType::Text => "text",
        ItemType::Number => "integer",
        ItemType::Date => "date",
        ItemType::One(_) => "choice",
        ItemType::Group(_) => "group",
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
        ItemType::Group(fields) => {
            item["item"] = fields.iter().map(|it| self::item(words, it)).collect();
        }
        ItemType::One(codes) => {
            let options = codings(words, codes);
            item["answerOption"] =
                options.into_iter().map(|it| json!({ "valueCoding": it })).collect();
        }
        ItemType::Text | ItemType::Number | ItemType::Date => {}
    }
    if let Some((code, display)) = field.loinc {
        item["code"] = json!([{ "system": "http://loinc.org", "code": code, "display": display }]);
    }
    item
}
