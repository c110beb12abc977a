//! How often the kiosk was used and how often it broke: two numbers, and no answer among them.

use std::fmt;

/// What is counted, where the clinic wants it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counters {
    /// Visits that were begun.
    pub visits: u32,
    /// Times that the widget had to be started anew.
    pub errors: u32,
}

impl Counters {
    /// Reads what [`Counters`] wrote. What is missing or damaged counts from zero again: there is
    /// nobody in front of a kiosk to tell of it.
    #[must_use]
    pub fn read(text: Option<&str>) -> Self {
        let mut numbers = text.unwrap_or_default().split(' ').map(str::parse);
        match (numbers.next(), numbers.next(), numbers.next()) {
            (Some(Ok(visits)), Some(Ok(errors)), None) => Self { visits, errors },
            _ => Self::default(),
        }
    }

    /// One more visit.
    #[must_use]
    pub fn visit(self) -> Self {
        Self { visits: self.visits.saturating_add(1), ..self }
    }

    /// One more failure.
    #[must_use]
    pub fn error(self) -> Self {
        Self { errors: self.errors.saturating_add(1), ..self }
    }
}

impl fmt::Display for Counters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.visits, self.errors)
    }
}

#[cfg(test)]
mod tests {
    use super::Counters;

    #[test]
    fn what_is_written_is_read_again() {
        let counted = Counters::default().visit().visit().error();
        assert_eq!(counted, Counters { visits: 2, errors: 1 });
        assert_eq!(Counters::read(Some(&counted.to_string())), counted);
    }

    #[test]
    fn what_is_damaged_counts_from_zero() {
        for text in [None, Some(""), Some("1"), Some("1 x"), Some("1 2 3"), Some("-1 2")] {
            assert_eq!(Counters::read(text), Counters::default(), "{text:?}");
        }
    }
}
