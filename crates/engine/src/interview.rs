//! The interview: what can be answered, what has been answered, and which question comes next.
//!
//! Owns the shape of answers and the way through the questions. Refuses to judge an answer: that
//! is [`crate::screening`]'s.

mod answers;
mod draft;
mod flow;
#[cfg(feature = "serde")]
mod json;

pub use crate::evidence::{Choice, Condition, Selection, row};
pub use answers::{Answers, AnswersError, RawAnswer};
pub use draft::Draft;
pub use flow::{Step, applicable_answers, asked, asked_after, before, next};
pub use outlook_domain::{Question, QuestionKind};
