//! The result of the self-check of this device. `web/kiosk/kiosk.js` runs it: it compares the test vectors
//! with the answers of this wasm ([`crate::self_check`]).

use outlook_i18n::{Words, kiosk};

/// How many cases were compared, and how many differ.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CheckResult {
    /// All cases; 0 where they could not be read.
    pub count: u32,
    /// The cases that differ.
    pub wrong: u32,
}

impl CheckResult {
    /// Whether the device is reliable. Without a case it is not.
    #[must_use]
    pub fn has_passed(self) -> bool {
        self.count > 0 && self.wrong == 0
    }

    /// The result as a sentence for the staff.
    pub(crate) fn describe(self, words: Words) -> String {
        let count = &*self.count.to_string();
        if self.has_passed() {
            return words.fill(kiosk::STAFF_PASSED, &[("n", count)]);
        }
        words.fill(kiosk::STAFF_FAILED, &[("n", &self.wrong.to_string()), ("count", count)])
    }
}

#[cfg(test)]
mod tests {
    use super::CheckResult;

    #[test]
    fn a_check_without_cases_has_not_passed() {
        for (count, wrong, passed) in [(0, 0, false), (820, 0, true), (820, 1, false)] {
            assert_eq!(CheckResult { count, wrong }.has_passed(), passed, "{wrong} of {count}");
        }
    }
}
