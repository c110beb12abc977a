//! Which question comes next. Nothing here knows what an answer means, save the two that end the
//! interview early.

use outlook_domain::Question;

use super::answers::Answers;
use super::draft::Draft;
use crate::evidence::choice::{AGE_UNDER_18, SAFETY_NOW_PLAN};
use crate::evidence::{Choice, row};

/// Where the interview goes after a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Another question.
    Ask(Question),
    /// Help first: someone is in danger.
    Urgent,
    /// All questions are done: look the answers over.
    Review,
    /// Straight to the result: the rest would change nothing.
    Result,
}

/// The questions that are asked with these answers, in order.
#[must_use]
pub fn asked(draft: &Draft) -> Vec<Question> {
    walk(draft).0
}

/// The options of which one must be ticked for this question to be asked; empty where everyone is
/// asked. It is for those who write the interview down: the way through it is [`next`].
pub fn asked_after(question: Question) -> impl Iterator<Item = Choice> {
    let options = row(question).asked_when.options();
    Question::ALL.iter().flat_map(|it| Choice::of(*it)).filter(move |it| options & it.bit() != 0)
}

/// The answers whose questions are asked, if the condition is known: what the engine is given.
///
/// An answer whose question is no longer asked stays in the draft, for a return.
#[must_use]
pub fn applicable_answers(draft: &Draft) -> Option<Answers> {
    Answers::new(walk(draft).1)
}

/// Where to go once `question` is answered or left out.
#[must_use]
pub fn next(draft: &Draft, question: Question) -> Step {
    if question == Question::SafetyNow && draft.has(SAFETY_NOW_PLAN) {
        return Step::Urgent;
    }
    if question == Question::Age && draft.has(AGE_UNDER_18) {
        return Step::Result;
    }
    asked(draft).into_iter().find(|other| *other > question).map_or(Step::Review, Step::Ask)
}

/// The question before this one, if it is not the first.
#[must_use]
pub fn before(draft: &Draft, question: Question) -> Option<Question> {
    asked(draft).into_iter().rfind(|other| *other < question)
}

fn walk(draft: &Draft) -> (Vec<Question>, Draft) {
    let mut asked = Vec::with_capacity(Question::ALL.len());
    let mut kept = Draft::default();
    // Not a question of the way: whatever else was answered, it counts.
    kept.set_phq9_9(draft.phq9_9());
    for question in Question::ALL.iter().copied() {
        if kept.meets(&row(question).asked_when) {
            asked.push(question);
            kept.copy(question, draft);
        }
        if kept.has(SAFETY_NOW_PLAN) || kept.has(AGE_UNDER_18) {
            break;
        }
    }
    (asked, kept)
}
