//! What every view of a figure needs.

use outlook_domain::{Interval, Slot};
use outlook_engine::Answers;
use outlook_engine::expectations::{self, OwnRelief};
use outlook_i18n::Words;
use yew::prelude::*;

use super::trials;

/// What every view of a figure needs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FigureContext {
    pub(crate) words: Words,
    /// The condition, as a part of a sentence.
    pub(crate) condition: &'static str,
    answers: Answers,
}

impl FigureContext {
    pub(crate) fn new(words: Words, answers: Answers) -> Self {
        Self { words, condition: words.condition(answers.condition()), answers }
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
