//! Number keys: digits choose options, arrows go through the claims of a picture.

use outlook_domain::Slot;

/// The digits of the first ten options of a question.
const DIGITS: [&str; 10] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"];

/// What keys do on the current page. A kiosk has none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Keys {
    on: bool,
    /// The marked claim: the range, and the place of the claim in it.
    marked: Option<(Slot, usize)>,
}

impl Keys {
    pub(super) const fn new(on: bool) -> Self {
        Self { on, marked: None }
    }

    /// Whether keys choose and go on.
    pub(crate) const fn are_on(self) -> bool {
        !cfg!(feature = "kiosk") && self.on
    }

    /// The digits that choose the options of a question, in the order of the options.
    pub(crate) fn digits(self) -> impl Iterator<Item = &'static str> {
        let count = if self.are_on() { DIGITS.len() } else { 0 };
        DIGITS[..count].iter().copied()
    }

    /// The place of the marked claim of a range.
    pub(crate) fn marked(self, slot: Slot) -> Option<usize> {
        let (marked, at) = self.marked.filter(|_| self.are_on())?;
        (marked == slot).then_some(at)
    }

    /// Marks the next of `claims`, or the one before; the first or the last one where none is marked.
    pub(super) fn mark(&mut self, slot: Slot, forward: bool, claims: usize) {
        let next = match (self.marked(slot), forward) {
            (None, true) => Some(0),
            (None, false) => claims.checked_sub(1),
            (Some(at), true) => Some(at + 1),
            (Some(at), false) => at.checked_sub(1),
        };
        if let Some(next) = next.filter(|next| *next < claims) {
            self.marked = Some((slot, next));
        }
    }
}

/// What a key means where keys are on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shortcut<'a> {
    /// Chooses the option with this digit.
    Digit(&'a str),
    /// Goes on.
    Enter,
    /// Goes through a picture, forward or back.
    Arrow(bool),
}

/// What a key means, by its name as the browser gives it.
pub(crate) fn shortcut(key: &str) -> Option<Shortcut<'_>> {
    match key {
        "Enter" => Some(Shortcut::Enter),
        "ArrowRight" | "ArrowDown" => Some(Shortcut::Arrow(true)),
        "ArrowLeft" | "ArrowUp" => Some(Shortcut::Arrow(false)),
        digit => DIGITS.contains(&digit).then_some(Shortcut::Digit(digit)),
    }
}

#[cfg(test)]
mod tests {
    use outlook_domain::{Aspect, Stage};

    use super::*;

    const RELIEF: Slot = Slot::new(Aspect::Relief, Stage::Single);
    const ONSET: Slot = Slot::new(Aspect::Onset, Stage::First);

    #[test]
    fn the_first_ten_options_have_digits() {
        assert_eq!(Keys::new(true).digits().collect::<String>(), "1234567890");
        assert_eq!(Keys::new(false).digits().count(), 0);
    }

    #[test]
    fn keys_are_known_by_name() {
        assert_eq!(shortcut("0"), Some(Shortcut::Digit("0")));
        assert_eq!(shortcut("Enter"), Some(Shortcut::Enter));
        assert_eq!(shortcut("ArrowUp"), Some(Shortcut::Arrow(false)));
        for other in ["a", "", "10", "F1", "Tab", " ", "Numpad1", "١"] {
            assert_eq!(shortcut(other), None, "{other:?}");
        }
    }

    #[test]
    fn arrows_go_through_the_claims_of_one_range() {
        let mut keys = Keys::new(true);
        for (forward, expected) in [(true, 0), (true, 1), (true, 1), (false, 0), (false, 0)] {
            keys.mark(RELIEF, forward, 2);
            assert_eq!(keys.marked(RELIEF), Some(expected));
        }
        keys.mark(ONSET, false, 3);
        assert_eq!((keys.marked(RELIEF), keys.marked(ONSET)), (None, Some(2)));
    }
}
