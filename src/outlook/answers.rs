//! The answers of a visit in words.

use outlook_engine::interview::{self, Draft, Question, QuestionKind};
use outlook_i18n::Words;

/// An answer as the texts of its options; empty if the question is unanswered.
pub(crate) fn answer_texts(words: Words, draft: &Draft, question: Question) -> Vec<&'static str> {
    let mut texts: Vec<&'static str> =
        draft.choices(question).map(|choice| words.option(choice)).collect();
    let answered = draft.has_answer(question);
    if answered && texts.is_empty() && interview::row(question).kind == QuestionKind::Many {
        texts.push(words.none_of_these(question));
    }
    texts
}
