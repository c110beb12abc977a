//! The interview: what can be answered, what has been answered, and which page comes next.
//!
//! Owns the shape of answers and the order of the questions. [`crate::screening`] judges an answer.
//!
//! An answer has three forms here: [`RawAnswer`], a field as it came in; [`Draft`], valid answers on
//! the way; [`Answers`], a draft whose condition is known, which is what the engine evaluates.

mod answers;
mod draft;
mod flow;
#[cfg(feature = "serde")]
mod json;

pub use crate::evidence::{Choice, Condition, PageNumber, Selection, row};
pub use answers::{Answers, AnswersError, RawAnswer};
pub use draft::Draft;
pub use flow::{
    Step, applicable_answers, asked, asked_after, before, is_complete, next, on_page, pages,
};
pub use outlook_domain::{Question, QuestionKind};
