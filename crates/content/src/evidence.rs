//! The evidence base after every row was checked against the others.

use outlook_domain::{Grade, Question, Reading, RuleTest, Slot};

use crate::entries::{
    AlternativeEntry, AskEntry, ClaimEntry, ConditionCodeEntry, ConditionEntry, ContextEntry,
    EditionEntry, FactorEntry, FindingEntry, FurtherLineEntry, QuestionEntry, RegionEntry,
    SourceEntry, TrialEntry,
};

/// The clauses of a rule: it holds when all tests of any one of them hold.
pub(crate) type Clauses = Vec<Vec<RuleTest>>;

/// The evidence base, checked: no dead id, no figure without a source, no question out of reach.
#[derive(Debug)]
pub struct Evidence {
    pub(crate) edition: EditionEntry,
    pub(crate) sources: Vec<SourceEntry>,
    pub(crate) conditions: Vec<ConditionEntry>,
    pub(crate) questions: Vec<QuestionEntry>,
    pub(crate) asked_when: Vec<Clauses>,
    pub(crate) claims: Vec<CheckedClaim>,
    pub(crate) factors: Vec<(FactorEntry, Clauses)>,
    pub(crate) context: Vec<ContextEntry>,
    /// By level, then in the order of the file.
    pub(crate) findings: Vec<(FindingEntry, Clauses)>,
    pub(crate) trials: Vec<CheckedTrial>,
    pub(crate) alternatives: Vec<AlternativeEntry>,
    pub(crate) asks: Vec<(AskEntry, Vec<Slot>)>,
    pub(crate) crisis_checked: String,
    pub(crate) regions: Vec<RegionEntry>,
    pub(crate) codes: Vec<ConditionCodeEntry>,
}

/// A claim with its figure read as numbers; a rule has no reading.
#[derive(Debug)]
pub(crate) struct CheckedClaim {
    pub(crate) entry: ClaimEntry,
    pub(crate) reading: Option<Reading>,
    /// Whether an end is a unit alone, such as "hours".
    pub(crate) bare: bool,
}

/// A trial with its slots known and its link built.
#[derive(Debug)]
pub(crate) struct CheckedTrial {
    pub(crate) entry: TrialEntry,
    pub(crate) slots: Vec<Slot>,
    pub(crate) link: Option<String>,
    /// The slot of its mark, and the time of the mark in minutes.
    pub(crate) mark: Option<(Slot, u32)>,
}

impl CheckedTrial {
    /// Authors and year, as a short name.
    pub(crate) fn name(&self) -> String {
        let published = self.entry.published.iter();
        [&self.entry.authors].into_iter().chain(published).cloned().collect::<Vec<_>>().join(" ")
    }

    /// The name, where it was published, how many took part, and how it was done, as far as known.
    pub(crate) fn reference(&self) -> String {
        let entry = &self.entry;
        let published = [Some(self.name()), entry.journal.clone()].into_iter().flatten();
        let published = published.collect::<Vec<_>>().join(", ");
        let parts = [Some(published), entry.size.clone(), entry.design.clone()];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ") + "."
    }
}

impl Evidence {
    /// What the words of an alternative rest on, by short names; nothing where it is general
    /// knowledge alone.
    pub(crate) fn cited(&self, alternative: &AlternativeEntry) -> String {
        let name = |id: &String| {
            let trial = self.trials.iter().find(|trial| trial.entry.id == *id);
            trial.map_or_else(|| id.clone(), CheckedTrial::name)
        };
        let names: Vec<String> = alternative.cites.iter().map(name).collect();
        if names.is_empty() { String::new() } else { format!("Partly from {}.", names.join("; ")) }
    }

    /// The trials that the product shows: a row of grade C is kept for the reviewer alone.
    pub(crate) fn shown_trials(&self) -> impl Iterator<Item = &CheckedTrial> {
        self.trials.iter().filter(|trial| trial.entry.grade != Grade::C)
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
    pub(crate) fn further(&self) -> impl Iterator<Item = (usize, &FurtherLineEntry)> {
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
