//! How often the kiosk was used and how often it failed: two numbers, and no answer.

use std::fmt;

/// The counters, where the clinic has them on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counters {
    /// Visits that began.
    pub visits: u32,
    /// Failures after which the widget was restarted.
    pub errors: u32,
}

impl Counters {
    /// Reads the text of [`Counters`]. A missing or damaged text counts from zero: nobody at a kiosk
    /// could act on an error.
    #[must_use]
    pub fn read(text: Option<&str>) -> Self {
        let mut numbers = text.unwrap_or_default().split(' ').map(str::parse);
        match (numbers.next(), numbers.next(), numbers.next()) {
            (Some(Ok(visits)), Some(Ok(errors)), None) => Self { visits, errors },
            _ => Self::default(),
        }
    }

    /// Adds a visit.
    #[must_use]
    pub fn visit(self) -> Self {
        Self { visits: self.visits.saturating_add(1), ..self }
    }

    /// Adds a failure.
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
    fn counters_survive_writing_and_reading() {
        let counted = Counters::default().visit().visit().error();
        assert_eq!(counted, Counters { visits: 2, errors: 1 });
        assert_eq!(Counters::read(Some(&counted.to_string())), counted);
    }

    #[test]
    fn damaged_counters_count_from_zero() {
        for text in [None, Some(""), Some("1"), Some("1 x"), Some("1 2 3"), Some("-1 2")] {
            assert_eq!(Counters::read(text), Counters::default(), "{text:?}");
        }
    }
}
