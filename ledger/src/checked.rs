//! The evidence base once every row has been held against every other.

use outlook_terms::{Question, Reading};

use crate::raw;
use crate::rule::Test;

/// The evidence base, checked: no dead id, no figure without a source, no question out of reach.
#[derive(Debug)]
pub struct Ledger {
    pub(crate) edition: raw::Edition,
    pub(crate) sources: Vec<raw::Source>,
    pub(crate) conditions: Vec<raw::Condition>,
    pub(crate) questions: Vec<raw::AskedQuestion>,
    pub(crate) asked_when: Vec<Vec<Vec<Test>>>,
    pub(crate) claims: Vec<Claim>,
    pub(crate) factors: Vec<(raw::Factor, Vec<Vec<Test>>)>,
    pub(crate) context: Vec<raw::Context>,
    /// By level, then in the order of the file.
    pub(crate) findings: Vec<(raw::Finding, Vec<Vec<Test>>)>,
    pub(crate) crisis_checked: String,
    pub(crate) regions: Vec<raw::Region>,
}

/// A claim with its figure read as numbers; a rule has no reading.
#[derive(Debug)]
pub(crate) struct Claim {
    pub(crate) raw: raw::Claim,
    pub(crate) reading: Option<Reading>,
    /// Whether an end is a unit alone, such as "hours".
    pub(crate) bare: bool,
}

impl Ledger {
    /// The options of a question, in order.
    pub(crate) fn options(&self, question: Question) -> impl Iterator<Item = &str> {
        let listed = self.questions.iter().filter(move |asked| asked.id == question);
        listed.flat_map(|asked| asked.options.iter().map(String::as_str))
    }

    /// The place of an option among the options of all questions.
    pub(crate) fn option(&self, question: Question, option: &str) -> Option<usize> {
        let all =
            self.questions.iter().flat_map(|asked| asked.options.iter().map(|id| (asked.id, id)));
        all.enumerate().find_map(|(at, (of, id))| (of == question && id == option).then_some(at))
    }

    /// The place of a source.
    pub(crate) fn source(&self, id: &str) -> Option<usize> {
        self.sources.iter().position(|source| source.id == id)
    }

    /// The place of a condition.
    pub(crate) fn condition(&self, id: &str) -> Option<usize> {
        self.conditions.iter().position(|condition| condition.id == id)
    }
}
