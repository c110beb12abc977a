//! A person's answers, and the one place where reading them can fail.

use std::fmt;
use std::ops::Deref;

use outlook_domain::{Frequency, Question, QuestionKind};

use super::draft::Draft;
use crate::evidence::{Choice, Condition, row};
use crate::phq9::Item;

/// Answers that can be evaluated: a [`Draft`] in which the condition is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answers {
    condition: Condition,
    draft: Draft,
}

impl Answers {
    /// The answers of a draft, if it knows the condition.
    #[must_use]
    pub fn new(draft: Draft) -> Option<Self> {
        let condition = draft.choices(Question::Condition).next().and_then(Condition::chosen)?;
        Some(Self { condition, draft })
    }

    /// Reads answers field by field, as JSON and JavaScript give them.
    ///
    /// # Errors
    ///
    /// The first invalid field, what was found in it and what fits.
    ///
    /// ```
    /// use outlook_engine::Answers;
    /// use outlook_engine::interview::RawAnswer;
    ///
    /// let error = Answers::from_fields([("condition", RawAnswer::Text("flu".into()))]).unwrap_err();
    /// assert!(error.to_string().starts_with("condition: unknown option \"flu\"; what fits: depression"));
    /// ```
    pub fn from_fields<N: AsRef<str>>(
        fields: impl IntoIterator<Item = (N, RawAnswer)>,
    ) -> Result<Self, AnswersError> {
        let mut draft = Draft::default();
        let (mut seen, mut item_nine) = (0_u16, false);
        for (name, answer) in fields {
            let name = name.as_ref();
            if name == Item::SELF_HARM.id() {
                if std::mem::replace(&mut item_nine, true) {
                    return Err(AnswersError::FieldTwice(Item::SELF_HARM.id()));
                }
                draft.set_phq9_9(score(&answer)?);
                continue;
            }
            let question =
                Question::from_id(name).ok_or_else(|| AnswersError::UnknownField(name.into()))?;
            if seen >> question as u16 & 1 == 1 {
                return Err(AnswersError::FieldTwice(question.id()));
            }
            seen |= 1 << question as u16;
            match (row(question).kind, answer) {
                (_, RawAnswer::Nothing) => {}
                (QuestionKind::One, RawAnswer::Text(id)) => {
                    draft.answer(question, [option(question, &id)?]);
                }
                (QuestionKind::Many, RawAnswer::List(items)) => {
                    draft.answer(question, options(question, items)?);
                }
                (_, found) => return Err(AnswersError::WrongType(question, found.to_string())),
            }
        }
        Self::new(draft).ok_or(AnswersError::NoCondition)
    }

    /// The condition that the person asks about.
    #[must_use]
    pub fn condition(&self) -> Condition {
        self.condition
    }
}

impl Deref for Answers {
    type Target = Draft;

    fn deref(&self) -> &Draft {
        &self.draft
    }
}

fn option(question: Question, id: &str) -> Result<Choice, AnswersError> {
    Choice::from_id(question, id).ok_or_else(|| AnswersError::UnknownOption(question, id.into()))
}

fn score(answer: &RawAnswer) -> Result<Option<Frequency>, AnswersError> {
    if *answer == RawAnswer::Nothing {
        return Ok(None);
    }
    let score =
        if let RawAnswer::Number(number) = answer { Frequency::from_id(number) } else { None };
    score.map(Some).ok_or_else(|| AnswersError::WrongScore(answer.to_string()))
}

fn options(question: Question, items: Vec<RawAnswer>) -> Result<Vec<Choice>, AnswersError> {
    let mut choices = Vec::with_capacity(items.len());
    for item in items {
        let RawAnswer::Text(id) = item else {
            return Err(AnswersError::WrongItem(question, item.to_string()));
        };
        let choice = option(question, &id)?;
        if choices.contains(&choice) {
            return Err(AnswersError::ItemTwice(question, choice));
        }
        choices.push(choice);
    }
    Ok(choices)
}

/// A field's value as it came in, from JSON or from JavaScript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RawAnswer {
    /// `null`, or left out: unanswered.
    Nothing,
    /// A text: the id of an option.
    Text(String),
    /// A list of ids.
    List(Vec<RawAnswer>),
    /// A number, as it is written.
    Number(String),
    /// Anything else, as a message names it ("an object").
    Other(&'static str),
}

impl fmt::Display for RawAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("null"),
            Self::Text(text) => write!(f, "the text \"{text}\""),
            Self::List(_) => f.write_str("a list"),
            Self::Number(number) => write!(f, "the number {number}"),
            Self::Other(what) => f.write_str(what),
        }
    }
}

/// Why answers could not be read. Its message names the field, what was found and what fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswersError {
    /// Not an object of fields; what was found.
    NotFields(&'static str),
    /// A field that is no question.
    UnknownField(String),
    /// The same field a second time.
    FieldTwice(&'static str),
    /// A value of another type than the question takes; what was found.
    WrongType(Question, String),
    /// Item 9 of the PHQ-9 is no score; what was found.
    WrongScore(String),
    /// An item of a list that is no text; what was found.
    WrongItem(Question, String),
    /// An id that is no option of the question.
    UnknownOption(Question, String),
    /// The same item a second time.
    ItemTwice(Question, Choice),
    /// The condition is left out.
    NoCondition,
}

impl std::error::Error for AnswersError {}

impl fmt::Display for AnswersError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFields(found) => {
                write!(
                    f,
                    "found {found}; what fits: an object such as {{\"condition\": \"depression\"}}"
                )
            }
            Self::UnknownField(name) => {
                let questions = Question::ALL.iter().map(|question| question.id());
                let fields: Vec<&str> = questions.chain([Item::SELF_HARM.id()]).collect();
                write!(f, "unknown field \"{name}\"; what fits: {}", fields.join(", "))
            }
            Self::FieldTwice(field) => {
                write!(f, "{field}: stands there twice; what fits: once")
            }
            Self::WrongType(question, found) => {
                let shape = match row(*question).kind {
                    QuestionKind::One => "one text of",
                    QuestionKind::Many => "a list (empty for none) of",
                };
                write!(f, "{question}: found {found}; what fits: {shape} {}", Fits(*question))
            }
            Self::WrongScore(found) => {
                let field = Item::SELF_HARM.id();
                write!(f, "{field}: found {found}; what fits: a whole number from 0 to 3")
            }
            Self::WrongItem(question, found) => {
                write!(f, "{question}: found {found} in the list; what fits: {}", Fits(*question))
            }
            Self::UnknownOption(question, id) => {
                write!(f, "{question}: unknown option \"{id}\"; what fits: {}", Fits(*question))
            }
            Self::ItemTwice(question, choice) => {
                write!(f, "{question}: \"{}\" stands there twice; what fits: once", choice.id())
            }
            Self::NoCondition => {
                let question = Question::Condition;
                write!(f, "{question}: it is missing; what fits: one text of {}", Fits(question))
            }
        }
    }
}

/// The options of a question, or `null`.
struct Fits(Question);

impl fmt::Display for Fits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids: Vec<&str> = Choice::of(self.0).map(Choice::id).collect();
        f.write_str(&ids.join(", "))
    }
}
