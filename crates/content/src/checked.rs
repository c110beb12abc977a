//! The evidence base once every row has been held against every other.

use outlook_domain::{Grade, Question, Reading, Slot};

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
    pub(crate) trials: Vec<Trial>,
    pub(crate) alternatives: Vec<raw::Alternative>,
    pub(crate) asks: Vec<(raw::Ask, Vec<Slot>)>,
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

/// A trial with its slots known and its link built.
#[derive(Debug)]
pub(crate) struct Trial {
    pub(crate) raw: raw::Trial,
    pub(crate) slots: Vec<Slot>,
    pub(crate) link: Option<String>,
}

impl Trial {
    /// Authors and year, as a short name.
    pub(crate) fn name(&self) -> String {
        let published = self.raw.published.iter();
        [&self.raw.authors].into_iter().chain(published).cloned().collect::<Vec<_>>().join(" ")
    }

    /// The name, where it was published, how many took part, and how it was done, as far as known.
    pub(crate) fn reference(&self) -> String {
        let raw = &self.raw;
        let published = [Some(self.name()), raw.journal.clone()].into_iter().flatten();
        let published = published.collect::<Vec<_>>().join(", ");
        let parts = [Some(published), raw.size.clone(), raw.design.clone()];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ") + "."
    }
}

impl Ledger {
    /// What the words of an alternative rest on, by short names; nothing where it is general
    /// knowledge alone.
    pub(crate) fn cited(&self, alternative: &raw::Alternative) -> String {
        let name = |id: &String| {
            let trial = self.trials.iter().find(|trial| trial.raw.id == *id);
            trial.map_or_else(|| id.clone(), Trial::name)
        };
        let names: Vec<String> = alternative.cites.iter().map(name).collect();
        if names.is_empty() { String::new() } else { format!("Partly from {}.", names.join("; ")) }
    }

    /// The trials that the product shows: a row of grade C is kept for the reviewer alone.
    pub(crate) fn shown_trials(&self) -> impl Iterator<Item = &Trial> {
        self.trials.iter().filter(|trial| trial.raw.grade != Grade::C)
    }

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

    /// The services that are no crisis lines, each with the place of its region.
    pub(crate) fn further(&self) -> impl Iterator<Item = (usize, &raw::FurtherLine)> {
        let regions = self.regions.iter().enumerate();
        regions.flat_map(|(at, region)| region.further.iter().map(move |line| (at, line)))
    }

    /// The place of a source.
    pub(crate) fn source(&self, id: &str) -> Option<usize> {
        self.sources.iter().position(|source| source.id == id)
    }

    /// The place of a finding.
    pub(crate) fn finding(&self, id: &str) -> Option<usize> {
        self.findings.iter().position(|(finding, _)| finding.id == id)
    }

    /// The place of a condition.
    pub(crate) fn condition(&self, id: &str) -> Option<usize> {
        self.conditions.iter().position(|condition| condition.id == id)
    }
}
