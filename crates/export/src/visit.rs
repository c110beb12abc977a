//! One visit as it is exported: the outlook, the words, and what else the person and the clinic gave.

use outlook_domain::Matter;
use outlook_engine::evidence::RegionIndex;
use outlook_engine::interview::{Question, Selection};
use outlook_engine::phq9::Phq9;
use outlook_engine::{Answers, Config, Outlook};
use outlook_i18n::Words;

/// One visit. This crate has no clock, no storage and no browser: all that it writes is in here.
#[derive(Debug, Clone)]
pub struct Visit<'a> {
    /// The outlook of the answers that count.
    pub outlook: Outlook,
    /// The language it is written in.
    pub words: Words,
    /// The region whose crisis lines are named.
    pub region: Option<RegionIndex>,
    /// What matters to the person.
    pub matters: Vec<Matter>,
    /// The PHQ-9, where the clinic has it on.
    pub phq9: Option<Phq9>,
    /// The clinic's configuration.
    pub config: &'a Config,
    /// When the visit was written down, as `2026-11-22T14:30:00Z`.
    pub authored: Option<String>,
}

impl<'a> Visit<'a> {
    /// A visit of this outlook and nothing beside it.
    #[must_use]
    pub fn new(outlook: Outlook, words: Words, config: &'a Config) -> Self {
        Self {
            outlook,
            words,
            region: None,
            matters: Vec::new(),
            phq9: None,
            config,
            authored: None,
        }
    }

    /// The answers that count.
    #[must_use]
    pub const fn answers(&self) -> &Answers {
        self.outlook.answers()
    }

    /// The questions that were answered, in order, and what was selected.
    pub fn answered(&self) -> impl Iterator<Item = (Question, Vec<Selection>)> + '_ {
        Question::ALL
            .iter()
            .copied()
            .filter(|it| self.answers().has_answer(*it))
            .map(|question| (question, self.answers().selected(question)))
    }
}
