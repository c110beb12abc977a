//! One visit as it is exported: the answers that count, their outlook, the words.

use outlook_engine::evidence::RegionIndex;
use outlook_engine::interview::{self, Question, Selection};
use outlook_engine::{Answers, Outlook, evaluate};
use outlook_i18n::Words;

use crate::visit_input::VisitInput;

/// One visit, ready to be written down.
#[derive(Debug, Clone, Copy)]
pub struct Visit<'a> {
    /// The answers whose questions are asked.
    pub answers: Answers,
    /// Their outlook.
    pub outlook: Outlook,
    /// The language it is written in.
    pub words: Words,
    /// The region whose crisis lines are named.
    pub region: Option<RegionIndex>,
    /// What it is made of; its answers may hold some that do not count.
    pub input: &'a VisitInput,
}

impl<'a> Visit<'a> {
    /// The visit of an input. An answer whose question is not asked is left out, and the outlook is
    /// that of the others.
    #[must_use]
    pub fn new(input: &'a VisitInput, words: Words) -> Self {
        // The condition is always asked, so the applicable part of answers is answers again.
        let answers = interview::applicable_answers(&input.answers).unwrap_or(input.answers);
        Self { answers, outlook: evaluate(&answers), words, region: input.region, input }
    }

    /// The questions that were answered, in order, and what was selected.
    pub fn answered(&self) -> impl Iterator<Item = (Question, Vec<Selection>)> + '_ {
        Question::ALL.iter().copied().filter(|it| self.answers.has_answer(*it)).map(|question| {
            let chosen = self.answers.choices(question).map(Selection::Option);
            let mut selected: Vec<Selection> = chosen.collect();
            if selected.is_empty() {
                selected.push(Selection::NoneOfThese(question));
            }
            (question, selected)
        })
    }
}
