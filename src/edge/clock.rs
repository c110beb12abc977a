//! The time.

use js_sys::Date;

/// A day in milliseconds.
#[cfg(not(feature = "kiosk"))]
const DAY: f64 = 86_400_000.0;

/// The time as ISO 8601 and FHIR write it, such as `2026-11-22T14:30:00.123Z`.
pub(crate) fn now() -> String {
    Date::new_0().to_iso_string().into()
}

/// The age of a date in days; not a number if it is no date.
#[cfg(not(feature = "kiosk"))]
pub(crate) fn age(date: &str) -> f64 {
    (Date::now() - Date::parse(date)) / DAY
}

/// The day of a time, where the person is: `2026-11-22`.
#[cfg(not(feature = "kiosk"))]
pub(crate) fn local_day(time: &str) -> String {
    let date = Date::new(&time.into());
    format!("{}-{}-{}", date.get_full_year(), date.get_month() + 1, date.get_date())
}
