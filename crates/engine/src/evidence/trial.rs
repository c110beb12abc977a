//! What trials, reviews and labels found.

use outlook_domain::{Grade, Place, Slot, Study};

use super::{Condition, Conditions, EVERY_CONDITION};
/// What a trial, a review or a label found: shown beside ranges and never part of one.
#[derive(Debug, PartialEq, Eq)]
pub struct Trial {
    /// Its place in [`TRIALS`].
    pub at: usize,
    /// Its id.
    pub id: &'static str,
    pub(crate) conditions: Conditions,
    pub(crate) slots: u32,
    /// In place of ranges, the part of the result that it belongs to.
    pub place: Option<Place>,
    /// Trials of the same group point different ways and are shown together.
    pub group: Option<u8>,
    /// What kind of study or statement it is.
    pub kind: Study,
    /// The https address of its record; none is guessed.
    pub link: Option<&'static str>,
    /// How its row was checked: A or B.
    pub grade: Grade,
    /// Whose result begins with it.
    pub(crate) brief: Conditions,
    /// A point in time that it names.
    pub mark: Option<Mark>,
}

/// A point in time that a trial names, to be drawn beside a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The range.
    pub slot: Slot,
    /// In minutes from where the range counts.
    pub at: u32,
}

impl Trial {
    /// Whether it speaks of this condition; without a condition, whether it speaks of everyone.
    #[must_use]
    pub fn applies(&self, condition: Option<Condition>) -> bool {
        condition.map_or(self.conditions == EVERY_CONDITION, |it| self.conditions.covers(it))
    }

    /// Whether it is shown beside this range, or beside its empty place.
    #[must_use]
    pub fn stands_beside(&self, slot: Slot) -> bool {
        slot.position().is_some_and(|at| self.slots >> at & 1 == 1)
    }
}
