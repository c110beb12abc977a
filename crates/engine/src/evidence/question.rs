//! The questions with their pages and options, and what can be selected in one.

use std::fmt;

use outlook_domain::{Question, QuestionKind};

use super::{OPTIONS, QUESTIONS, Rule};

/// One option of one question, by its place in [`OPTIONS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Choice(pub(super) u8);

impl Choice {
    pub(crate) const fn at(index: u8) -> Self {
        Self(index)
    }

    /// The options of a question, in order.
    pub fn of(question: Question) -> impl Iterator<Item = Self> {
        let row = row(question);
        (row.first..row.first + row.count).map(Self)
    }

    /// The option of a question with this id.
    #[must_use]
    pub fn from_id(question: Question, id: &str) -> Option<Self> {
        Self::of(question).find(|choice| choice.id() == id)
    }

    /// Its id, unique within its question.
    #[must_use]
    pub fn id(self) -> &'static str {
        OPTIONS[self.index()].id
    }

    /// The question it answers.
    #[must_use]
    pub fn question(self) -> Question {
        OPTIONS[self.index()].question
    }

    /// Its place among the options of all questions.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    pub(crate) fn bit(self) -> u128 {
        1 << self.0
    }
}

/// What can be selected in a question: an option, or none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selection {
    /// An option.
    Option(Choice),
    /// "None of these", which is an answer.
    NoneOfThese(Question),
}

impl Selection {
    /// The id of "none of these", in every question that may have several answers.
    pub const NONE: &'static str = "none_of_these";

    /// Everything that can be selected in a question, in order.
    #[must_use]
    pub fn all(question: Question) -> Vec<Self> {
        let none = match row(question).kind {
            QuestionKind::One => None,
            QuestionKind::Many => Some(Self::NoneOfThese(question)),
        };
        Choice::of(question).map(Self::Option).chain(none).collect()
    }

    /// Its id, unique within its question.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Option(choice) => choice.id(),
            Self::NoneOfThese(_) => Self::NONE,
        }
    }
}

/// A page of the interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageNumber(u8);

impl PageNumber {
    /// The first page.
    pub const FIRST: Self = Self(1);

    /// What is asked after the result, by choice. It is no page of its own.
    pub const AFTER: Self = Self(u8::MAX);

    pub(crate) const fn at(number: u8) -> Self {
        Self(number)
    }

    /// The page that a question is on.
    #[must_use]
    pub fn of(question: Question) -> Self {
        row(question).page
    }

    /// The last page before the result.
    #[must_use]
    pub fn last() -> Self {
        let last = QUESTIONS.iter().rfind(|row| row.page != Self::AFTER);
        last.map_or(Self::FIRST, |row| row.page)
    }
}

/// As `data-page` names it: a number, or `after`.
impl fmt::Display for PageNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Self::AFTER { f.write_str("after") } else { self.0.fmt(f) }
    }
}

/// The row of a question.
#[must_use]
pub fn row(question: Question) -> &'static QuestionRow {
    &QUESTIONS[question as usize]
}

/// One question: its page and kind, its stretch of [`OPTIONS`], and when it is asked.
#[derive(Debug)]
pub struct QuestionRow {
    pub(crate) page: PageNumber,
    /// One option or any number.
    pub kind: QuestionKind,
    pub(crate) first: u8,
    pub(crate) count: u8,
    pub(crate) asked_when: Rule,
    /// Whether it may be left out.
    pub skippable: bool,
    /// Whether it is named as unchecked when it is left out.
    pub unchecked: bool,
}

/// One option of one question.
#[derive(Debug)]
pub struct OptionRow {
    /// Its id, unique within its question.
    pub id: &'static str,
    /// The question.
    pub question: Question,
}
