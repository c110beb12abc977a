//! What the sources state: figures, what may change them, and statements without a figure.

use outlook_domain::{Affects, Direction, Place, Reading, Slot};

use super::{Condition, Conditions, Rule, Scope, SourceIndex};
/// One figure, or one rule in place of a figure, that one source gives.
#[derive(Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its place in [`CLAIMS`].
    pub at: usize,
    /// Its id, such as `s2-series-pain`.
    pub id: &'static str,
    /// Its source.
    pub source: SourceIndex,
    /// What it measures, and at which stage.
    pub slot: Slot,
    /// Whom it speaks of.
    pub applies_to: &'static [Scope],
    pub(crate) except: Conditions,
    /// The figure read as numbers; `None` for a rule such as "the rest of the day".
    pub reading: Option<Reading>,
    /// Whether an end is a unit alone ("hours"): drawn, and never written as a number.
    pub bare: bool,
}

impl Claim {
    /// Whether it speaks of this condition, closely or in general.
    #[must_use]
    pub fn applies(&self, condition: Condition) -> bool {
        !self.excepts(condition) && self.applies_to.iter().any(|scope| scope.covers(condition))
    }

    /// Whether its source sets this condition apart.
    #[must_use]
    pub fn excepts(&self, condition: Condition) -> bool {
        self.except.covers(condition)
    }
}

/// Something that may change a figure; no source gives an amount.
#[derive(Debug)]
pub struct Factor {
    /// Its place in [`FACTORS`].
    pub at: usize,
    /// Its id.
    pub id: &'static str,
    /// What it affects.
    pub affects: Affects,
    /// In which direction.
    pub direction: Direction,
    pub(crate) applies_to: &'static [Scope],
    pub(crate) when: Rule,
}

/// A statement without a figure.
#[derive(Debug)]
pub struct Context {
    /// Its place in [`CONTEXT`].
    pub at: usize,
    /// Its id.
    pub id: &'static str,
    /// Its source.
    pub source: SourceIndex,
    /// The part of the result that it belongs to.
    pub place: Place,
    /// Whom it speaks of.
    pub applies_to: &'static [Scope],
    pub(crate) except: Conditions,
}

impl Context {
    /// Whether it speaks of this condition; without a condition, whether it speaks of everyone.
    #[must_use]
    pub fn applies(&self, condition: Option<Condition>) -> bool {
        let excepted = condition.is_some_and(|it| self.except.covers(it));
        let covers = |scope: &Scope| condition.map_or(*scope == Scope::Any, |it| scope.covers(it));
        !excepted && self.applies_to.iter().any(covers)
    }
}
