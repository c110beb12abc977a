//! What is taken along: one visit, with the answers that count and nothing else.

use outlook_engine::evidence::REGIONS;
use outlook_engine::interview::{self, Choice, Kind, Question};
use outlook_engine::{Answers, Outlook, evaluate};
use outlook_i18n::Words;

use crate::given::Given;

/// One visit, ready to be written down.
#[derive(Debug, Clone, Copy)]
pub struct Visit<'a> {
    /// The answers whose questions are asked.
    pub answers: Answers,
    /// What they come to.
    pub outlook: Outlook,
    /// The language it is told in.
    pub words: Words,
    /// The region whose crisis lines are named, by its place in the evidence.
    pub region: Option<usize>,
    /// What stands beside the answers.
    pub given: &'a Given,
}

/// One thing that was ticked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ticked {
    /// An option.
    Option(Choice),
    /// "None of these", which is an answer.
    NoneOfThese(Question),
}

impl Ticked {
    /// The id of "none of these", in every question that may have several answers.
    pub const NONE: &'static str = "none_of_these";

    /// Its id, unique within its question.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Option(choice) => choice.id(),
            Self::NoneOfThese(_) => Self::NONE,
        }
    }

    /// It as the person read it.
    #[must_use]
    pub fn words(self, words: Words) -> &'static str {
        match self {
            Self::Option(choice) => words.option(choice),
            Self::NoneOfThese(question) => words.none_of_these(question),
        }
    }

    /// Everything that can be ticked for a question, in order.
    #[must_use]
    pub fn all(question: Question) -> Vec<Self> {
        let none = match interview::row(question).kind {
            Kind::One => None,
            Kind::Many => Some(Self::NoneOfThese(question)),
        };
        Choice::of(question).map(Self::Option).chain(none).collect()
    }
}

impl<'a> Visit<'a> {
    /// The visit that was handed over. An answer whose question is not asked is left out, and the
    /// outlook is that of the others.
    #[must_use]
    pub fn new(given: &'a Given, words: Words, region: Option<usize>) -> Self {
        // The condition is always asked, so what settles from answers is answers again.
        let answers = interview::settled(&given.answers).unwrap_or(given.answers);
        let region = region.filter(|at| *at < REGIONS.len());
        Self { answers, outlook: evaluate(&answers), words, region, given }
    }

    /// The questions that were answered, in order, and what was ticked.
    pub fn answered(&self) -> impl Iterator<Item = (Question, Vec<Ticked>)> + '_ {
        Question::ALL.iter().copied().filter(|it| self.answers.has_answer(*it)).map(|question| {
            let chosen = self.answers.choices(question).map(Ticked::Option);
            let mut ticked: Vec<Ticked> = chosen.collect();
            if ticked.is_empty() {
                ticked.push(Ticked::NoneOfThese(question));
            }
            (question, ticked)
        })
    }
}
