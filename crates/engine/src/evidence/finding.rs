//! The screening findings.

use outlook_domain::{Chart, Grade, Level, Question};

use super::{Choice, Condition, Conditions, Help, Rule};

/// A reason to get help, to see a specialist or to talk first.
#[derive(Debug)]
pub struct Finding {
    /// Its place in [`FINDINGS`].
    pub at: usize,
    /// Its id.
    pub id: &'static str,
    /// How pressing it is: a cautious design choice, not a quotation.
    pub level: Level,
    /// How its row was checked.
    pub grade: Grade,
    /// Whether it rests on esketamine, a related drug, alone.
    pub related_drug: bool,
    /// Whether it rests on our own caution, and on no source.
    pub is_our_caution: bool,
    /// What it leaves of the chart.
    pub chart: Chart,
    /// Whom its card gives the numbers of, in order.
    pub help: &'static [Help],
    pub(crate) more_for: Conditions,
    pub(crate) when: Rule,
}

impl Finding {
    /// Whether its card says more to those who ask about this condition.
    #[must_use]
    pub fn says_more_for(&self, condition: Condition) -> bool {
        self.more_for.covers(condition)
    }

    /// The options that raise it, in order; the conditions among them only where it depends on nothing
    /// else.
    #[must_use]
    pub fn raised_by(&self) -> Vec<Choice> {
        let tests = self.when.0.iter().copied().flatten();
        let looked_at = tests.fold(0, |all, test| all | test.options());
        let choices = || Question::ALL.iter().flat_map(|question| Choice::of(*question));
        let ticked = choices().filter(|choice| looked_at >> choice.index() & 1 == 1);
        let (conditions, others): (Vec<Choice>, Vec<Choice>) =
            ticked.partition(|choice| choice.question() == Question::Condition);
        if others.is_empty() { conditions } else { others }
    }

    /// Whether none of those options raises it alone.
    #[must_use]
    pub fn takes_several(&self) -> bool {
        let raised_by = self.raised_by().into_iter();
        let own = raised_by.fold(0, |all, choice| all | 1_u128 << choice.index());
        self.when.0.iter().all(|clause| {
            let tests = clause.iter().filter(|test| test.options() & own != 0);
            tests.map(|test| test.least()).sum::<u8>() > 1
        })
    }
}
