//! The content of `evidence/` that bears on an outlook, as this check understands it.

use anyhow::{Context, Result};
use toml::Table;

use crate::rules::Rule;

/// One question with its options.
#[derive(Debug)]
pub(crate) struct Question {
    pub(crate) id: String,
    /// The page it is on; none where it is asked after the result.
    pub(crate) page: Option<i64>,
    pub(crate) many: bool,
    pub(crate) safety: bool,
    pub(crate) options: Vec<String>,
    /// The bit of its first option.
    pub(crate) first: usize,
    pub(crate) when: Rule,
}

impl Question {
    /// One bit for each of its options.
    pub(crate) fn bits(&self) -> u128 {
        (0..self.options.len()).fold(0, |bits, at| bits | 1 << (self.first + at))
    }
}

/// One condition.
#[derive(Debug)]
pub(crate) struct Condition {
    pub(crate) id: String,
    pub(crate) groups: Vec<String>,
    pub(crate) standing: String,
    pub(crate) stages: Option<Vec<String>>,
}

impl Condition {
    /// The scopes that include it, the most specific first.
    pub(crate) fn scopes(&self) -> impl Iterator<Item = &str> {
        let groups = self.groups.iter().map(String::as_str);
        [self.id.as_str()].into_iter().chain(groups).chain(["any"])
    }

    pub(crate) fn is_within(&self, applies_to: &[String]) -> bool {
        self.scopes().any(|scope| applies_to.iter().any(|it| it == scope))
    }
}

/// A finding or a factor.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) id: String,
    /// The level of a finding; the aspect that a factor affects.
    pub(crate) sort: String,
    pub(crate) applies_to: Vec<String>,
    pub(crate) when: Rule,
}

/// Everything that bears on an outlook.
#[derive(Debug)]
pub(crate) struct Evidence {
    pub(crate) edition: String,
    pub(crate) sources: Vec<String>,
    pub(crate) conditions: Vec<Condition>,
    pub(crate) questions: Vec<Question>,
    /// By level, then in the order of the file.
    pub(crate) findings: Vec<Entry>,
    pub(crate) factors: Vec<Entry>,
    pub(crate) claims: Vec<Table>,
}

/// Item 9 of the PHQ-9. Here it is a question after all others: no path of the interview asks it, and
/// it has two answers, zero and above.
pub(crate) const ITEM_NINE: &str = "phq9_9";

/// Its second answer.
pub(crate) const ABOVE: &str = "above";

/// The most pressing first, as `evidence/screening.toml` says.
pub(crate) const LEVELS: [&str; 5] = ["urgent", "support", "not_covered", "specialist", "discuss"];

impl Evidence {
    /// The place of a question.
    pub(crate) fn question(&self, id: &str) -> Result<usize> {
        let place = self.questions.iter().position(|it| it.id == id);
        place.with_context(|| format!("no question is called {id:?}"))
    }

    /// The bit of an option.
    pub(crate) fn option(&self, question: &str, option: &str) -> Result<u128> {
        let asked = &self.questions[self.question(question)?];
        let place = asked.options.iter().position(|it| it == option);
        let place = place.with_context(|| format!("{question} has no option {option:?}"))?;
        Ok(1 << (asked.first + place))
    }
}
