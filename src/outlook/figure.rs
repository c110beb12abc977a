//! What every view of a figure needs.

use outlook_domain::{Interval, Slot};
use outlook_engine::Answers;
use outlook_engine::evidence::Claim;
use outlook_engine::expectations::{self, OwnRelief, Range};
use outlook_i18n::Words;
use yew::prelude::*;

use super::trials;
use crate::reading_aids::Keys;

/// What every view of a figure needs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FigureContext {
    pub(crate) words: Words,
    /// The condition, as a part of a sentence.
    pub(crate) condition: &'static str,
    answers: Answers,
    keys: Keys,
}

impl FigureContext {
    pub(crate) fn new(words: Words, answers: Answers) -> Self {
        Self {
            words,
            condition: words.condition(answers.condition()),
            answers,
            keys: Keys::default(),
        }
    }

    /// The same, with pictures that can be gone through by keys where those are on.
    pub(crate) fn with_keys(self, keys: Keys) -> Self {
        Self { keys, ..self }
    }

    /// Whether pictures can be gone through by keys.
    pub(crate) fn has_keys(&self) -> bool {
        self.keys.are_on()
    }

    /// The claim that is marked in the picture of a range.
    pub(crate) fn marked(&self, range: &Range) -> Option<&'static Claim> {
        self.keys.marked(range.slot).and_then(|at| range.claims.get(at)).copied()
    }

    /// The person's own last relief, if it concerns the slot.
    pub(crate) fn own(&self, slot: Slot) -> Option<OwnRelief> {
        expectations::own_relief(&self.answers, slot)
    }

    /// The same as an interval.
    pub(crate) fn own_interval(&self, slot: Slot) -> Option<Interval> {
        self.own(slot)?.interval
    }

    /// The studies that concern a slot, whether or not a source gives a figure for it.
    pub(crate) fn trials(&self, slot: Slot, heading: &'static str) -> Option<Html> {
        trials::view(self.words, self.answers.condition(), slot, heading)
    }
}
