//! What the check of this device came to, in a line for the staff. The check itself is the page's: cases
//! worked out beforehand are held against the answers of this very wasm ([`crate::self_check`]).

use outlook_i18n::{Words, kiosk};

/// How many cases were held against the device's own answers, and how many did not come out right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Checked {
    /// All of them; none where they could not be had.
    pub count: u32,
    /// Those that did not come out right.
    pub wrong: u32,
}

impl Checked {
    /// Whether the device can be relied on. One that could check nothing cannot.
    #[must_use]
    pub fn is_good(self) -> bool {
        self.count > 0 && self.wrong == 0
    }

    /// In a line for the staff.
    pub(crate) fn told(self, words: Words) -> String {
        let count = &*self.count.to_string();
        if self.is_good() {
            return words.fill(kiosk::STAFF_PASSED, &[("n", count)]);
        }
        words.fill(kiosk::STAFF_FAILED, &[("n", &self.wrong.to_string()), ("count", count)])
    }
}

#[cfg(test)]
mod tests {
    use super::Checked;

    #[test]
    fn a_check_that_held_nothing_is_no_good_one() {
        for (count, wrong, good) in [(0, 0, false), (820, 0, true), (820, 1, false)] {
            assert_eq!(Checked { count, wrong }.is_good(), good, "{wrong} of {count}");
        }
    }
}
