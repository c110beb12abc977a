//! The differences between two outlooks: figures, findings, factors.
//!
//! Compares only: neither outlook is better, and no difference is measured.

use outlook_domain::{Question, Slot};

use crate::evidence::{Factor, Finding};
use crate::expectations::Range;
use crate::outlook::Outlook;
use crate::screening::Outcome;

/// The differences. Lists are in the order of the outlooks.
#[derive(Debug, Default)]
pub struct Changes {
    /// The outcome before and after, where it changed.
    pub outcome: Option<(Outcome, Outcome)>,
    /// Findings.
    pub findings: Diff<&'static Finding>,
    /// Questions without an answer.
    pub unchecked: Diff<Question>,
    /// Figures, in the order of [`Slot::ALL`].
    pub ranges: Vec<RangeChange>,
    /// What may change the figures.
    pub factors: Diff<&'static Factor>,
}

/// What one list has and the other lacks.
#[derive(Debug)]
pub struct Diff<T> {
    /// In the later outlook alone.
    pub added: Vec<T>,
    /// In the earlier outlook alone.
    pub removed: Vec<T>,
}

/// A figure that is drawn from other claims than before. At least one of the two is `Some`.
#[derive(Debug, Clone, Copy)]
pub struct RangeChange {
    /// What is measured.
    pub slot: Slot,
    /// The figure before.
    pub from: Option<&'static Range>,
    /// The figure now.
    pub to: Option<&'static Range>,
}

impl Changes {
    /// Compares two outlooks.
    #[must_use]
    pub fn between(before: &Outlook, after: &Outlook) -> Self {
        let outcomes = (before.outcome(), after.outcome());
        Self {
            outcome: (outcomes.0 != outcomes.1).then_some(outcomes),
            findings: Diff::between(before.findings(), after.findings(), |it| it.at),
            unchecked: Diff::between(before.unchecked(), after.unchecked(), |it| it as usize),
            ranges: ranges(before, after),
            factors: Diff::between(before.factors(), after.factors(), |it| it.at),
        }
    }

    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.outcome.is_none()
            && self.findings.is_empty()
            && self.unchecked.is_empty()
            && self.ranges.is_empty()
            && self.factors.is_empty()
    }
}

impl<T> Default for Diff<T> {
    fn default() -> Self {
        Self { added: Vec::new(), removed: Vec::new() }
    }
}

impl<T: Copy> Diff<T> {
    fn between(
        before: impl Iterator<Item = T>,
        after: impl Iterator<Item = T>,
        place: impl Fn(T) -> usize,
    ) -> Self {
        let (before, after): (Vec<T>, Vec<T>) = (before.collect(), after.collect());
        let only = |these: &[T], those: &[T]| {
            let new =
                these.iter().filter(|it| those.iter().all(|other| place(*other) != place(**it)));
            new.copied().collect()
        };
        Self { added: only(&after, &before), removed: only(&before, &after) }
    }

    /// Whether both lists are empty.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty()
    }
}

fn ranges(before: &Outlook, after: &Outlook) -> Vec<RangeChange> {
    let find = |outlook: &Outlook, slot: Slot| outlook.ranges().iter().find(|it| it.slot == slot);
    let claims = |range: &Range| range.claims.iter().map(|claim| claim.at).collect::<Vec<_>>();
    let compare = |slot: &Slot| {
        let change = RangeChange { slot: *slot, from: find(before, *slot), to: find(after, *slot) };
        (change.from.map(claims) != change.to.map(claims)).then_some(change)
    };
    Slot::ALL.iter().filter_map(compare).collect()
}
