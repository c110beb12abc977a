//! Number keys: digits choose options, Enter goes on.

/// The digits of the first ten options of a question.
const DIGITS: [&str; 10] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"];

/// What keys do on the current page. A kiosk has none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Keys {
    on: bool,
}

impl Keys {
    pub(super) const fn new(on: bool) -> Self {
        Self { on }
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
}

/// What a key means where keys are on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shortcut<'a> {
    /// Chooses the option with this digit.
    Digit(&'a str),
    /// Goes on.
    Enter,
}

/// What a key means, by its name as the browser gives it.
pub(crate) fn shortcut(key: &str) -> Option<Shortcut<'_>> {
    match key {
        "Enter" => Some(Shortcut::Enter),
        digit => DIGITS.contains(&digit).then_some(Shortcut::Digit(digit)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_ten_options_have_digits() {
        assert_eq!(Keys::new(true).digits().collect::<String>(), "1234567890");
        assert_eq!(Keys::new(false).digits().count(), 0);
    }

    #[test]
    fn keys_are_known_by_name() {
        assert_eq!(shortcut("0"), Some(Shortcut::Digit("0")));
        assert_eq!(shortcut("Enter"), Some(Shortcut::Enter));
        for other in ["a", "", "10", "F1", "ArrowUp", "Tab", " ", "Numpad1", "١"] {
            assert_eq!(shortcut(other), None, "{other:?}");
        }
    }
}
