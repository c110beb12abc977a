//! The codes of a visit's outlook, each with its words.

use outlook_domain::{Affects, Direction, Level, Slot, Unit};
use outlook_engine::evidence::{FACTORS, FINDINGS, Factor, Finding, SourceIndex};
use outlook_engine::expectations::Agreement;
use outlook_engine::interview::Question;
use outlook_engine::screening::Outcome;
use outlook_i18n::{Words, ui};

use super::item::Coding;
use crate::figures::ReadAs;

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

/// All codes of a set, in order.
pub(super) fn codings(words: Words, codes: Codes) -> Vec<Coding> {
    match codes {
        Codes::Outcome => Outcome::ALL.iter().map(|it| outcome(words, *it)).collect(),
        Codes::Finding => FINDINGS.iter().map(|it| finding(words, it)).collect(),
        Codes::Level => Level::ALL.iter().map(|it| level(words, *it)).collect(),
        Codes::Question => Question::ALL.iter().map(|it| question(words, *it)).collect(),
        Codes::Slot => Slot::ALL.iter().map(|it| slot(words, *it)).collect(),
        Codes::Unit => Unit::ALL.iter().map(|it| unit(*it)).collect(),
        Codes::Agreement => Agreement::ALL.iter().map(|it| agreement(words, *it)).collect(),
        Codes::Fit => ["condition", "group", "general"].map(fit).into(),
        Codes::Source => SourceIndex::all().map(|it| source(words, it)).collect(),
        Codes::Read => ReadAs::ALL.map(|it| read(words, it)).into(),
        Codes::Factor => FACTORS.iter().map(|it| factor(words, it)).collect(),
        Codes::Affects => Affects::ALL.iter().map(|it| affects(words, *it)).collect(),
        Codes::Direction => Direction::ALL.iter().map(|it| direction(words, *it)).collect(),
    }
}

pub(super) fn outcome(words: Words, it: Outcome) -> Coding {
    Coding::new("outcome", it.id(), words.outcome_title(it))
}

pub(super) fn finding(words: Words, it: &'static Finding) -> Coding {
    Coding::new("finding", it.id, words.finding_title(it))
}

pub(super) fn level(words: Words, it: Level) -> Coding {
    Coding::new("level", it.id(), words.level_title(it))
}

pub(super) fn question(words: Words, it: Question) -> Coding {
    Coding::new("question", it.id(), words.question_short(it))
}

pub(super) fn slot(words: Words, it: Slot) -> Coding {
    Coding::new("slot", it.to_string(), words.slot_title(it))
}

pub(super) fn unit(it: Unit) -> Coding {
    Coding::new("unit", it.id(), it.id())
}

pub(super) fn agreement(words: Words, it: Agreement) -> Coding {
    Coding::new("agreement", it.id(), words.agreement(it))
}

/// The sentence that people read names their condition, so it cannot be a code's.
pub(super) fn fit(id: &'static str) -> Coding {
    Coding::new("fit", id, id)
}

pub(super) fn source(words: Words, it: SourceIndex) -> Coding {
    Coding::new("source", it.id(), words.source_title(it))
}

pub(super) fn read(words: Words, it: ReadAs) -> Coding {
    let display = match it {
        ReadAs::Figure => it.id(),
        ReadAs::Bare => words.ui(ui::READ_BARE),
        ReadAs::Rule => words.ui(ui::READ_RULE),
    };
    Coding::new("read", it.id(), display)
}

pub(super) fn factor(words: Words, it: &'static Factor) -> Coding {
    Coding::new("factor", it.id, words.factor(it))
}

pub(super) fn affects(words: Words, it: Affects) -> Coding {
    Coding::new("affects", it.id(), words.affects(it))
}

pub(super) fn direction(words: Words, it: Direction) -> Coding {
    Coding::new("direction", it.id(), words.direction(it))
}
