//! How a figure in words is read as numbers, twice: wide and narrow.

use outlook_domain::{Interval, Reading, Unit};

/// The units that a row may name, with their length. The last column is how many of it make up the
/// next larger unit, which is as far as a bare plural ("days") reaches.
const UNITS: &[(&str, Unit, u32, Option<u32>)] = &[
    ("minute", Unit::Minute, 1, Some(60)),
    ("hour", Unit::Minute, 60, Some(24)),
    ("day", Unit::Minute, 1_440, Some(7)),
    ("week", Unit::Minute, 10_080, Some(4)),
    ("month", Unit::Minute, 43_830, None),
    ("infusion", Unit::Infusion, 1, None),
];

/// A figure such as "40 minutes", "few weeks" or "hours", read at its smallest and its largest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Amount {
    pub(crate) unit: Unit,
    small: u32,
    large: u32,
    /// A unit alone, such as "hours": it is drawn, and never written as a number.
    pub(crate) bare: bool,
}

impl Amount {
    /// The amount, where it is read alike at its smallest and its largest.
    pub(crate) fn exact(self) -> Option<u32> {
        (self.small == self.large).then_some(self.small)
    }
}

/// Reads a figure; the message says what was found and what fits.
pub(crate) fn parse(text: &str) -> Result<Amount, String> {
    let fits = "what fits: a number, couple, few, several or nothing, then minute, hour, day, week, \
                month or infusion (or its plural)";
    let wrong = |what: &str| format!("{what} in {text:?}; {fits}");
    let (amount, name) = text.rsplit_once(' ').unwrap_or(("", text));
    let singular = name.strip_suffix('s').unwrap_or(name);
    let (_, unit, length, next) = UNITS
        .iter()
        .find(|(known, ..)| *known == singular)
        .ok_or_else(|| wrong(&format!("unknown unit {name:?}")))?;
    let (small, large) = match amount {
        "couple" => (2.0, 2.0),
        "few" => (2.0, 5.0),
        "several" => (3.0, 7.0),
        "" if name == singular => return Err(wrong("no amount")),
        "" => {
            let last =
                next.ok_or_else(|| wrong(&format!("{name:?} has no larger unit to end at")))?;
            (1.0, f64::from(last))
        }
        number => {
            let number: f64 =
                number.parse().map_err(|_| wrong(&format!("unknown amount {number:?}")))?;
            (number, number)
        }
    };
    Ok(Amount {
        unit: *unit,
        small: whole(small, *length, text)?,
        large: whole(large, *length, text)?,
        bare: amount.is_empty(),
    })
}

/// Both readings of a figure from `low` to `high`.
pub(crate) fn reading(low: Option<Amount>, high: Option<Amount>) -> Reading {
    Reading {
        wide: Interval { low: low.map(|a| a.small), high: high.map(|a| a.large) },
        narrow: Interval { low: low.map(|a| a.large), high: high.map(|a| a.small) },
    }
}

fn whole(amount: f64, length: u32, text: &str) -> Result<u32, String> {
    let exact = amount * f64::from(length);
    let fits = exact.fract() == 0.0 && exact >= 1.0 && exact <= f64::from(u32::MAX);
    if fits {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the line above holds it within the whole numbers of u32"
        )]
        Ok(exact as u32)
    } else {
        Err(format!(
            "{text:?} is {exact} of its smallest unit; what fits: a whole number from 1 up"
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::{parse, reading};

    fn wide(text: &str) -> (u32, u32) {
        let amount = parse(text).unwrap();
        (amount.small, amount.large)
    }

    #[test]
    fn vague_words_are_read_as_documented() {
        assert_eq!(wide("couple weeks"), (20_160, 20_160));
        assert_eq!(wide("few infusions"), (2, 5));
        assert_eq!(wide("several days"), (4_320, 10_080));
        assert_eq!(wide("2.5 hours"), (150, 150));
        assert_eq!(wide("1 month"), (43_830, 43_830));
    }

    #[test]
    fn a_bare_plural_reaches_to_the_next_unit() {
        assert_eq!(wide("minutes"), (1, 60));
        assert_eq!(wide("hours"), (60, 1_440));
        assert_eq!(wide("days"), (1_440, 10_080));
        assert_eq!(wide("weeks"), (10_080, 40_320));
    }

    #[test]
    fn narrow_turns_the_ends_of_vague_words_inward() {
        let few_to_few = reading(parse("few weeks").ok(), parse("few weeks").ok());
        assert!(few_to_few.narrow.is_empty());
        assert!(!few_to_few.wide.is_empty());
    }

    #[test]
    fn an_invalid_amount_is_named() {
        for (text, found) in [
            ("2 fortnights", "unknown unit \"fortnights\""),
            ("many weeks", "unknown amount \"many\""),
            ("week", "no amount"),
            ("months", "no larger unit"),
            ("0 days", "whole number from 1 up"),
            ("-3 days", "whole number from 1 up"),
            ("NaN days", "whole number from 1 up"),
            ("", "unknown unit"),
        ] {
            let message = parse(text).unwrap_err();
            assert!(message.contains(found), "{text}: {message}");
            assert!(message.contains("what fits"), "{text}: {message}");
        }
    }
}
