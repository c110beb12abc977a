//! Answers out of JSON, or out of whatever else serde reads, and into it.

use std::fmt;

use outlook_domain::{Question, QuestionKind};
use serde::de::{self, Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::answers::{Answers, AnswersError, RawAnswer};
use super::draft::Draft;
use crate::evidence::{Choice, row};
use crate::phq9::Item;

/// Written as it is read: a text for one option, a list for many, nothing for a question without an
/// answer.
impl Serialize for Draft {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for question in Question::ALL.iter().copied().filter(|it| self.has_answer(*it)) {
            let ids: Vec<&str> = self.choices(question).map(Choice::id).collect();
            match (row(question).kind, ids.first()) {
                (QuestionKind::One, Some(id)) => map.serialize_entry(question.id(), id)?,
                (QuestionKind::One, None) => {}
                (QuestionKind::Many, _) => map.serialize_entry(question.id(), &ids)?,
            }
        }
        if let Some(score) = self.phq9_9() {
            map.serialize_entry(Item::SELF_HARM.id(), &(score as u8))?;
        }
        map.end()
    }
}

impl Serialize for Answers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Draft::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Answers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnswersVisitor)
    }
}

/// One method for each kind of value that serde may meet, with the name it has in messages.
macro_rules! other_kinds {
    ($($visit:ident($kind:ty) = $name:literal),+ $(,)?) => {
        $(fn $visit<E: de::Error>(self, _: $kind) -> Result<Self::Value, E> { self.other($name) })+
    };
}

struct AnswersVisitor;

impl AnswersVisitor {
    #[expect(clippy::unused_self, reason = "the macro above calls it on both visitors alike")]
    fn other<E: de::Error>(self, found: &'static str) -> Result<Answers, E> {
        Err(E::custom(AnswersError::NotFields(found)))
    }
}

impl<'de> Visitor<'de> for AnswersVisitor {
    type Value = Answers;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of answers")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Answers, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry::<String, RawAnswer>()? {
            fields.push(field);
        }
        Answers::from_fields(fields).map_err(de::Error::custom)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Answers, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        self.other("a list")
    }

    other_kinds! {
        visit_bool(bool) = "true or false",
        visit_i64(i64) = "a number",
        visit_u64(u64) = "a number",
        visit_f64(f64) = "a number",
        visit_str(&str) = "a text",
    }

    fn visit_unit<E: de::Error>(self) -> Result<Answers, E> {
        self.other("null")
    }
}

impl<'de> Deserialize<'de> for RawAnswer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawAnswerVisitor)
    }
}

struct RawAnswerVisitor;

impl RawAnswerVisitor {
    #[expect(
        clippy::unnecessary_wraps,
        clippy::unused_self,
        reason = "the macro above calls it on both visitors alike"
    )]
    fn other<E: de::Error>(self, found: &'static str) -> Result<RawAnswer, E> {
        Ok(RawAnswer::Other(found))
    }
}

impl<'de> Visitor<'de> for RawAnswerVisitor {
    type Value = RawAnswer;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an answer")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<RawAnswer, E> {
        Ok(RawAnswer::Text(text.to_owned()))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<RawAnswer, E> {
        Ok(RawAnswer::Number(number.to_string()))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<RawAnswer, E> {
        Ok(RawAnswer::Number(number.to_string()))
    }

    /// JSON knows no difference between 2 and 2.0. Another one is not written out in messages: what writes
    /// it would be three kilobytes of the widget.
    #[expect(clippy::cast_possible_truncation, reason = "it is whole and small")]
    fn visit_f64<E: de::Error>(self, number: f64) -> Result<RawAnswer, E> {
        Ok(if number.fract() == 0.0 && number.abs() < f64::from(u32::MAX) {
            RawAnswer::Number((number as i64).to_string())
        } else {
            RawAnswer::Other("a number that is not whole")
        })
    }

    fn visit_unit<E: de::Error>(self) -> Result<RawAnswer, E> {
        Ok(RawAnswer::Nothing)
    }

    fn visit_none<E: de::Error>(self) -> Result<RawAnswer, E> {
        Ok(RawAnswer::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<RawAnswer, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(RawAnswer::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RawAnswer, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        self.other("an object")
    }

    other_kinds! {
        visit_bool(bool) = "true or false",
    }
}
