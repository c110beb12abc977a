//! The items of a response, as FHIR writes them.

use std::borrow::Cow;

use outlook_domain::Interval;
use serde::Serialize;

use super::names::system;

/// An item of a `QuestionnaireResponse`: a question with its answers, or a group with its items.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Item {
    link_id: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    text: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    answer: Vec<Answer>,
    #[serde(rename = "item", skip_serializing_if = "Vec::is_empty")]
    items: Vec<Item>,
}

/// An answer.
#[derive(Debug, Clone, Serialize)]
pub(super) enum Answer {
    #[serde(rename = "valueCoding")]
    Coding(Coding),
    #[serde(rename = "valueString")]
    Text(String),
    #[serde(rename = "valueInteger")]
    Number(u32),
    #[serde(rename = "valueDate")]
    Date(&'static str),
}

/// A code of ours with its words.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Coding {
    system: String,
    code: Cow<'static, str>,
    display: &'static str,
}

impl Coding {
    /// The code of a set of ours.
    pub(super) fn new(
        set: &str,
        code: impl Into<Cow<'static, str>>,
        display: &'static str,
    ) -> Self {
        Self { system: system(set), code: code.into(), display }
    }
}

impl Item {
    /// A question with its answers.
    pub(super) const fn answered(
        link_id: &'static str,
        text: &'static str,
        answer: Vec<Answer>,
    ) -> Self {
        Self { link_id, text, answer, items: Vec::new() }
    }

    /// A group without items.
    pub(super) const fn group(link_id: &'static str) -> Self {
        Self { link_id, text: "", answer: Vec::new(), items: Vec::new() }
    }

    /// Whether a group has no item.
    pub(super) const fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Adds an item to a group.
    pub(super) fn push(&mut self, item: Self) {
        self.items.push(item);
    }

    /// Adds answers to a group. Several to one question are one item.
    pub(super) fn answer(&mut self, link_id: &'static str, answer: Answer) {
        match self.items.last_mut() {
            Some(last) if last.link_id == link_id => last.answer.push(answer),
            _ => self.items.push(Self::answered(link_id, "", vec![answer])),
        }
    }

    /// Adds a code to a group.
    pub(super) fn code(&mut self, link_id: &'static str, code: Coding) {
        self.answer(link_id, Answer::Coding(code));
    }

    /// Adds a text to a group, if there is one.
    pub(super) fn text(&mut self, link_id: &'static str, text: &str) {
        if !text.is_empty() {
            self.answer(link_id, Answer::Text(text.to_owned()));
        }
    }

    /// Adds a number to a group, if there is one.
    pub(super) fn number(&mut self, link_id: &'static str, number: Option<u32>) {
        if let Some(number) = number {
            self.answer(link_id, Answer::Number(number));
        }
    }

    /// Adds the ends that an interval has.
    pub(super) fn ends(&mut self, [low, high]: [&'static str; 2], interval: Interval) {
        self.number(low, interval.low);
        self.number(high, interval.high);
    }
}
