//! Localized dates on the host, where no browser can write them.

use outlook_i18n::{Key, Words, page};

const MONTHS: [Key; 12] = [
    page::MONTH_01,
    page::MONTH_02,
    page::MONTH_03,
    page::MONTH_04,
    page::MONTH_05,
    page::MONTH_06,
    page::MONTH_07,
    page::MONTH_08,
    page::MONTH_09,
    page::MONTH_10,
    page::MONTH_11,
    page::MONTH_12,
];

/// A pack with its dates in words, as a browser writes them.
pub(crate) fn localize(words: Words, pack: &str) -> String {
    let lines = pack.lines().map(|line| date(words, line).unwrap_or_else(|| line.to_owned()));
    lines.map(|line| line + "\n").collect()
}

/// A line in words if it is a date, such as `2026-11-29` or `2026-11`.
fn date(words: Words, line: &str) -> Option<String> {
    let (year, rest) = line.split_once('-')?;
    let (month, day) = rest.split_once('-').map_or((rest, None), |(month, day)| (month, Some(day)));
    let digits = |part: &str| part.bytes().all(|digit| digit.is_ascii_digit());
    if year.len() != 4 || ![year, month, day.unwrap_or_default()].into_iter().all(digits) {
        return None;
    }
    let month = MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
    let form = if day.is_some() { page::DATE_DAY } else { page::DATE_MONTH };
    let day = day.unwrap_or_default().trim_start_matches('0');
    Some(words.fill(form, &[("day", day), ("month", words.ui(*month)), ("year", year)]))
}
