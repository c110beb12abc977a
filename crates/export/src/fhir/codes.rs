//! The codes of a visit's outlook, each with its words.

use outlook_domain::{Affects, Direction, Level, Slot, Unit};
use outlook_engine::evidence::{FACTORS, FINDINGS, SourceIndex};
use outlook_engine::expectations::Agreement;
use outlook_engine::interview::Question;
use outlook_engine::screening::Outcome;
use outlook_i18n::{Key, Words, ui};
use serde_json::Value;

use super::names::coding;

/// A set of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Codes {
    Outcome,
    Finding,
    Level,
    Question,
    Slot,
    Unit,
    Agreement,
    Fit,
    Source,
    Read,
    Factor,
    Affects,
    Direction,
}

impl Codes {
    /// The name of its code system.
    const fn name(self) -> &'static str {
        match self {
            Self::Outcome => "outcome",
            Self::Finding => "finding",
            Self::Level => "level",
            Self::Question => "question",
            Self::Slot => "slot",
            Self::Unit => "unit",
            Self::Agreement => "agreement",
            Self::Fit => "fit",
            Self::Source => "source",
            Self::Read => "read",
            Self::Factor => "factor",
            Self::Affects => "affects",
            Self::Direction => "direction",
        }
    }
}

/// All codes of a set, in order.
pub(super) fn codings(words: Words, codes: Codes) -> Vec<Value> {
    let pairs = pairs(words, codes);
    pairs.into_iter().map(|(code, display)| coding(codes.name(), &code, display)).collect()
}

/// One code of a set; nothing where the set does not have it.
pub(super) fn one(words: Words, codes: Codes, code: &str) -> Value {
    let found = pairs(words, codes).into_iter().find(|(known, _)| known == code);
    found.map_or(Value::Null, |(code, display)| coding(codes.name(), &code, display))
}

fn pairs(words: Words, codes: Codes) -> Vec<(String, &'static str)> {
    let own = |pairs: Vec<(&'static str, &'static str)>| -> Vec<(String, &'static str)> {
        pairs.into_iter().map(|(code, display)| (code.to_owned(), display)).collect()
    };
    let of_interface = |pairs: &[(&'static str, Key)]| {
        own(pairs.iter().map(|(code, key)| (*code, words.ui(*key))).collect())
    };
    match codes {
        Codes::Outcome => {
            own(Outcome::ALL.iter().map(|it| (it.id(), words.outcome_title(*it))).collect())
        }
        Codes::Finding => own(FINDINGS.iter().map(|it| (it.id, words.finding_title(it))).collect()),
        Codes::Level => {
            own(Level::ALL.iter().map(|it| (it.id(), words.level_title(*it))).collect())
        }
        Codes::Question => {
            own(Question::ALL.iter().map(|it| (it.id(), words.question_short(*it))).collect())
        }
        Codes::Slot => Slot::ALL.iter().map(|it| (it.to_string(), words.slot_title(*it))).collect(),
        Codes::Unit => own(Unit::ALL.iter().map(|it| (it.id(), it.id())).collect()),
        Codes::Agreement => {
            own(Agreement::ALL.iter().map(|it| (it.id(), words.agreement(*it))).collect())
        }
        Codes::Fit => own(FIT.into()),
        Codes::Source => {
            own(SourceIndex::all().map(|it| (it.id(), words.source_title(it))).collect())
        }
        Codes::Read => {
            let mut read = own(vec![("figure", "figure")]);
            read.extend(of_interface(&[("bare", ui::READ_BARE), ("rule", ui::READ_RULE)]));
            read
        }
        Codes::Factor => own(FACTORS.iter().map(|it| (it.id, words.factor(it))).collect()),
        Codes::Affects => {
            own(Affects::ALL.iter().map(|it| (it.id(), words.affects(*it))).collect())
        }
        Codes::Direction => {
            own(Direction::ALL.iter().map(|it| (it.id(), words.direction(*it))).collect())
        }
    }
}

/// The sentence that people read names their condition, so it cannot be a code's.
const FIT: [(&str, &str); 3] =
    [("condition", "condition"), ("group", "group"), ("general", "general")];
