//! Dates as people write them in a language.

use crate::{Words, fill, keys};

impl Words {
    /// The day of the edition.
    #[must_use]
    pub fn date(self) -> String {
        self.written_date(self.at(keys::days::DATE, 0))
    }

    /// The day by which the edition is checked again.
    #[must_use]
    pub fn next_review(self) -> String {
        self.written_date(self.at(keys::days::NEXT_REVIEW, 0))
    }

    /// The month in which the crisis lines were checked.
    #[must_use]
    pub fn crisis_checked(self) -> String {
        self.written_date(self.at(keys::days::CRISIS_CHECKED, 0))
    }

    /// A date such as `2026-11-29`, or `2026-11`, as people write it; what is no such date, as it stands.
    #[must_use]
    pub fn written_date(self, iso: &str) -> String {
        let day = iso.get(8..10);
        let (form, months) = match day {
            Some(_) => (keys::dates::DAY, keys::dates::MONTHS),
            None => (keys::dates::MONTH, keys::dates::MONTHS_ALONE),
        };
        let at = iso.get(5..7).and_then(|month| month.parse::<u32>().ok());
        // The months begin with 1.
        let mut names = self.at(months, 0).split('|');
        let month = at.and_then(|at| names.nth(at.wrapping_sub(1) as usize));
        let Some((year, month)) = iso.get(..4).zip(month) else { return iso.to_owned() };
        let day = day.unwrap_or_default().trim_start_matches('0');
        fill(self.at(form, 0), &[("day", day), ("month", month), ("year", year)])
    }
}
