//! Dates as people write them in a language, and the sentences that have one.

use outlook_engine::evidence::EDITION;

use crate::{Words, fill, keys, ui};

impl Words {
    /// The edition of the evidence, and its day.
    #[must_use]
    pub fn edition(self) -> String {
        let date = self.written_date(self.at(keys::days::DATE, 0));
        self.fill(ui::EDITION, &[("edition", EDITION), ("date", &date)])
    }

    /// By what day the edition is checked again.
    #[must_use]
    pub fn next_review(self) -> String {
        let date = self.written_date(self.at(keys::days::NEXT_REVIEW, 0));
        self.fill(ui::NEXT_REVIEW, &[("date", &date)])
    }

    /// In what month the crisis lines were checked.
    #[must_use]
    pub fn crisis_checked(self) -> String {
        let date = self.written_date(self.at(keys::days::CRISIS_CHECKED, 0));
        self.fill(ui::CRISIS_CHECKED, &[("date", &date)])
    }

    /// Who reviewed the tool for the clinic, and on what day.
    #[must_use]
    pub fn clinic_reviewed(self, name: &str, date: &str) -> String {
        self.fill(ui::CLINIC_REVIEWED, &[("name", name), ("date", &self.written_date(date))])
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
