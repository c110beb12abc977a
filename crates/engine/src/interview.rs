//! The interview: what can be answered, what has been answered, and which question comes next.
//!
//! Owns the shape of answers and the way through the questions. Refuses to judge an answer: that
//! is [`crate::screening`]'s.

mod answers;
mod choice;
mod draft;
mod flow;
#[cfg(feature = "serde")]
mod json;

pub use answers::{Answers, AnswersError, Given};
pub use choice::{Choice, Condition, row};
pub use draft::Draft;
pub use flow::{Step, asked, asked_after, before, next, settled};
pub use outlook_domain::{Kind, Question};
