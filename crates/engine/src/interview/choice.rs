//! Options and conditions by their place in the tables.

use outlook_domain::{Group, Question, QuestionKind, Standing};

use crate::evidence::{CONDITIONS, ConditionRow, OPTIONS, QUESTIONS, QuestionRow};

/// One option of one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Choice(u8);

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

/// What one input of a question stands for: an option, or none of them.
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

/// The row of a question.
#[must_use]
pub fn row(question: Question) -> &'static QuestionRow {
    &QUESTIONS[question as usize]
}

/// The condition that brings a person here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Condition(u8);

impl Condition {
    pub(crate) const fn at(index: u8) -> Self {
        Self(index)
    }

    /// Every condition, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        Choice::of(Question::Condition).map(|choice| Self(choice.0))
    }

    /// The condition with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Choice::from_id(Question::Condition, id).map(|choice| Self(choice.0))
    }

    /// The condition that an option of [`Question::Condition`] names.
    #[must_use]
    pub fn chosen(choice: Choice) -> Option<Self> {
        (choice.question() == Question::Condition).then_some(Self(choice.0))
    }

    /// It as an option: conditions are the first options of all.
    #[must_use]
    pub fn choice(self) -> Choice {
        Choice(self.0)
    }

    /// Its id.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.choice().id()
    }

    /// Its place among the conditions.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// What the sources say of its place.
    #[must_use]
    pub fn row(self) -> &'static ConditionRow {
        &CONDITIONS[self.index()]
    }

    /// Its groups, the closest first.
    #[must_use]
    pub fn groups(self) -> &'static [Group] {
        self.row().groups
    }

    /// Whether a source names it as something the infusions are used for.
    #[must_use]
    pub fn is_named(self) -> bool {
        self.row().standing == Standing::Named
    }
}
