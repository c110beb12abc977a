//! Durations as text, in the units that people use.

use outlook_domain::{Interval, Unit};
use outlook_engine::evidence::Claim;
use outlook_i18n::{LongUnit, Words, ui};

/// Joins texts, in the order of the list.
pub(crate) fn joined<T: AsRef<str>>(texts: impl Iterator<Item = T>, between: &str) -> String {
    let mut out = String::new();
    for text in texts {
        if !out.is_empty() {
            out.push_str(between);
        }
        out.push_str(text.as_ref());
    }
    out
}

/// The reading of a claim as text. A bare plural ("weeks") is never shown as a number.
pub(crate) fn claim(words: Words, claim: &Claim) -> String {
    match claim.reading {
        None => words.ui(ui::READ_RULE).to_owned(),
        Some(_) if claim.bare => words.ui(ui::READ_BARE).to_owned(),
        Some(reading) => interval(words, reading.wide, claim.slot.unit()),
    }
}

/// An interval in words: "2 to 5 weeks", "up to 5 hours", "at least 24 hours".
fn interval(words: Words, of: Interval, unit: Unit) -> String {
    let amount = |value: u32| {
        let (n, unit) = in_unit(value, unit, words.decimal());
        (n.clone(), unit, words.amount(&n, unit))
    };
    match (of.low.map(amount), of.high.map(amount)) {
        (Some((low, _, amount)), Some((high, ..))) if low == high => amount,
        (Some((low, unit, _)), Some((_, same, high))) if unit == same => {
            words.fill(ui::FROM_TO, &[("low", &low), ("high", &high)])
        }
        (Some((.., low)), Some((.., high))) => {
            words.fill(ui::FROM_TO, &[("low", &low), ("high", &high)])
        }
        (None, Some((.., high))) => words.fill(ui::UP_TO, &[("amount", &high)]),
        (Some((.., low)), None) => words.fill(ui::AT_LEAST, &[("amount", &low)]),
        (None, None) => String::new(),
    }
}

/// A number of minutes, in the unit that people use for such a duration.
fn in_unit(value: u32, unit: Unit, decimal: &str) -> (String, LongUnit) {
    const HOUR: u32 = 60;
    const DAY: u32 = 24 * HOUR;
    const WEEK: u32 = 7 * DAY;
    const MONTH: u32 = 43_830;
    if unit == Unit::Infusion {
        return (value.to_string(), LongUnit::Infusion);
    }
    let whole = |length: u32| value.is_multiple_of(length);
    let (length, unit) = match value {
        _ if whole(MONTH) => (MONTH, LongUnit::Month),
        _ if value >= 2 * WEEK && whole(WEEK) => (WEEK, LongUnit::Week),
        _ if value > DAY && whole(DAY) => (DAY, LongUnit::Day),
        _ if value >= HOUR && whole(HOUR / 2) => (HOUR, LongUnit::Hour),
        _ => (1, LongUnit::Minute),
    };
    let n = (value / length).to_string();
    (if value.is_multiple_of(length) { n } else { n + decimal + "5" }, unit)
}

#[cfg(test)]
mod tests {
    use super::in_unit;
    use outlook_domain::Unit;
    use outlook_i18n::LongUnit::{Day, Hour, Minute, Month, Week};

    #[test]
    fn durations_use_the_units_of_people() {
        for (minutes, n, unit) in [
            (40, "40", Minute),
            (60, "1", Hour),
            (150, "2.5", Hour),
            (1_440, "24", Hour),
            (2_880, "2", Day),
            (10_080, "7", Day),
            (20_160, "2", Week),
            (43_830, "1", Month),
            (219_150, "5", Month),
        ] {
            assert_eq!(in_unit(minutes, Unit::Minute, "."), (n.to_owned(), unit), "{minutes}");
        }
    }
}
