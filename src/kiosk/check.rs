//! What the staff's panel finds out about this device: whether the engine still answers here as it
//! must. A device that reckons wrongly shows it where the answer is known beforehand.

use outlook_engine::evaluate;
use outlook_engine::evidence::choice::{AGE_18_64, AGE_UNDER_18, SAFETY_NOW_NONE, SAFETY_NOW_PLAN};
use outlook_engine::interview::{self, Choice, Draft, Question};
use outlook_engine::screening::Outcome;
use outlook_words::{Words, kiosk};

use super::square::Square;

/// How many checks held, and how many did not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Checked {
    /// Those that held.
    pub passed: usize,
    /// Those that did not.
    pub failed: usize,
}

impl Checked {
    fn note(&mut self, holds: bool) {
        if holds { self.passed += 1 } else { self.failed += 1 }
    }

    /// In a line for the staff.
    pub(crate) fn told(self, words: Words) -> String {
        let (key, n) = match self.failed {
            0 => (kiosk::STAFF_PASSED, self.passed),
            failed => (kiosk::STAFF_FAILED, failed),
        };
        words.fill(key, &[("n", &n.to_string())])
    }
}

/// Asks the engine what it must know: for every condition, that a plan leads to help at once, that
/// the young are not covered, and that an adult is told figures that rest on claims.
#[must_use]
pub fn run() -> Checked {
    let mut checked = Checked::default();
    for condition in Choice::of(Question::Condition) {
        let outcome = |safety: Choice, age: Choice| {
            let mut draft = Draft::default();
            draft.answer(Question::Condition, [condition]);
            draft.answer(Question::SafetyNow, [safety]);
            draft.answer(Question::Age, [age]);
            interview::settled(&draft).map(|answers| evaluate(&answers))
        };
        let is = |safety, age, fits| outcome(safety, age).is_some_and(|it| it.outcome() == fits);
        checked.note(is(SAFETY_NOW_PLAN, AGE_18_64, Outcome::Urgent));
        checked.note(is(SAFETY_NOW_NONE, AGE_UNDER_18, Outcome::NotCovered));
        let adult = outcome(SAFETY_NOW_NONE, AGE_18_64);
        checked.note(adult.is_some_and(|it| {
            !it.outcome().shows_ranges()
                || !it.ranges().is_empty()
                    && it.ranges().iter().all(|range| !range.claims.is_empty())
        }));
    }
    checked.note(Square::of("988").is_some_and(|square| square.side == 21 + 8));
    checked
}

#[cfg(test)]
mod tests {
    use super::{Checked, run};

    #[test]
    fn a_sound_device_passes_every_check() {
        let Checked { passed, failed } = run();
        assert_eq!(failed, 0);
        assert!(passed >= 3 * 13, "{passed} checks");
    }
}
