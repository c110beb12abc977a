//! The time.

use js_sys::Date;

/// A day in milliseconds.
#[cfg(not(feature = "kiosk"))]
const DAY: f64 = 86_400_000.0;

/// A minute in milliseconds.
#[cfg(not(feature = "kiosk"))]
const MINUTE: f64 = 60_000.0;

/// The time as ISO 8601 and FHIR write it, such as `2026-11-22T14:30:00.123Z`.
pub(crate) fn now() -> String {
    Date::new_0().to_iso_string().into()
}

/// The age of a date in days; not a number if it is no date.
#[cfg(not(feature = "kiosk"))]
pub(crate) fn age(date: &str) -> f64 {
    (Date::now() - Date::parse(date)) / DAY
}

/// A time as it is where the person is, and so with their day.
#[cfg(not(feature = "kiosk"))]
pub(crate) fn local(time: &str) -> String {
    let date = Date::new(&time.into());
    date.set_time(date.get_time() - MINUTE * date.get_timezone_offset());
    date.to_iso_string().into()
}
