//! What every view of a figure needs.

use outlook_domain::{Interval, Slot};
use outlook_engine::Answers;
use outlook_engine::evidence::Trial;
use outlook_engine::expectations::{self, OwnRelief, Range};
use outlook_i18n::Words;
use yew::prelude::*;

use super::trials;

/// An element that holds a figure, or the empty place of one; `role` is empty where the tag says it.
#[expect(clippy::ignored_unit_patterns, reason = "`html!` writes one for a tag by name")]
pub(crate) fn element(
    [tag, class, role]: [&'static str; 3],
    range: Option<&Range>,
    content: Html,
) -> Html {
    let role: Option<AttrValue> = (!role.is_empty()).then(|| role.into());
    let unit: Option<AttrValue> = range.map(|it| it.slot.unit().id().into());
    let slot: Option<AttrValue> = range.map(|it| it.slot.to_string().into());
    let [low, high] = range.map_or([None; 2], |it| [it.outer.low, it.outer.high]).map(minutes);
    html! {
        <@{tag} {class} {role} data-range={slot} data-unit={unit} data-low={low} data-high={high}>
            { content }
        </@>
    }
}

#[inline(never)]
fn minutes(end: Option<u32>) -> Option<AttrValue> {
    end.map(|end| end.to_string().into())
}

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

    /// The points in time that studies name beside a slot.
    pub(crate) fn marks(&self, slot: Slot) -> Vec<(&'static Trial, u32)> {
        expectations::marks(self.answers.condition(), slot).collect()
    }

    /// The studies that concern a slot, whether or not a source gives a figure for it.
    pub(crate) fn trials(&self, slot: Slot, heading: &'static str) -> Option<Html> {
        trials::view(self.words, self.answers.condition(), slot, heading)
    }
}
