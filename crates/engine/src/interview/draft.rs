//! The answers so far; the condition may still be missing.

use outlook_domain::{Frequency, Question, QuestionKind, RuleTest};

use crate::evidence::{Choice, Rule, Selection, row};

/// The answers so far: which questions are answered, and which options are ticked.
///
/// A question may be answered with no option ticked ("none of these"), which is not the same as
/// unanswered. It is plain memory: copying it is cheap and overwriting it leaves nothing behind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Draft {
    chosen: u128,
    answered: u16,
    phq9_9: Option<Frequency>,
}

impl Draft {
    /// Answers a question with these options, in place of what was there; options of other
    /// questions are not taken.
    pub fn answer(&mut self, question: Question, choices: impl IntoIterator<Item = Choice>) {
        self.withdraw(question);
        self.answered |= 1 << question as u16;
        for choice in choices {
            if choice.question() == question {
                self.chosen |= choice.bit();
            }
        }
    }

    /// Ticks or unticks an option, as a person does: one question has one, another any number, and without
    /// any it is unanswered.
    pub fn tick(&mut self, choice: Choice, on: bool) {
        let question = choice.question();
        let is_one = row(question).kind == QuestionKind::One;
        let others = self.chosen & mask(question) & !choice.bit();
        let chosen = match (is_one, on) {
            (true, _) => choice.bit(),
            (false, true) => others | choice.bit(),
            (false, false) => others,
        };
        self.withdraw(question);
        self.chosen |= chosen;
        self.answered |= u16::from(chosen != 0) << question as u16;
    }

    /// Takes an answer back: the question is unanswered again.
    pub fn withdraw(&mut self, question: Question) {
        self.answered &= !(1 << question as u16);
        self.chosen &= !mask(question);
    }

    /// Takes over the answer to a question, or its absence.
    pub fn copy(&mut self, question: Question, from: &Self) {
        self.withdraw(question);
        self.answered |= from.answered & 1 << question as u16;
        self.chosen |= from.chosen & mask(question);
    }

    /// Takes over item 9 of the PHQ-9 (thoughts of self-harm), or its absence; no other item counts.
    pub fn set_phq9_9(&mut self, frequency: Option<Frequency>) {
        self.phq9_9 = frequency;
    }

    /// Item 9 of the PHQ-9.
    #[must_use]
    pub const fn phq9_9(&self) -> Option<Frequency> {
        self.phq9_9
    }

    /// Whether the question has an answer.
    #[must_use]
    pub fn has_answer(&self, question: Question) -> bool {
        self.answered >> question as u16 & 1 == 1
    }

    /// Whether the option is ticked.
    #[must_use]
    pub fn has(&self, choice: Choice) -> bool {
        self.chosen & choice.bit() != 0
    }

    /// The options ticked for a question, in order.
    pub fn choices(&self, question: Question) -> impl Iterator<Item = Choice> {
        Choice::of(question).filter(|choice| self.has(*choice))
    }

    /// What is selected as the answer to a question; nothing where it has no answer.
    #[must_use]
    pub fn selected(&self, question: Question) -> Vec<Selection> {
        let mut selected: Vec<Selection> = self.choices(question).map(Selection::Option).collect();
        if selected.is_empty() && self.has_answer(question) {
            selected.push(Selection::NoneOfThese(question));
        }
        selected
    }

    /// Whether a rule holds for what was answered.
    pub(crate) fn meets(&self, rule: &Rule) -> bool {
        rule.is_met(|test| match test {
            RuleTest::AtLeast(1, options) => self.chosen & options != 0,
            RuleTest::AtLeast(least, options) => {
                (self.chosen & options).count_ones() >= u32::from(least)
            }
            RuleTest::Unanswered(questions) => self.answered & questions == 0,
            RuleTest::Phq9ItemNineAbove(least) => self.phq9_9.is_some_and(|it| it as u8 > least),
        })
    }
}

fn mask(question: Question) -> u128 {
    let row = row(question);
    ((1 << row.count) - 1) << row.first
}
