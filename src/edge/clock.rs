//! The time, and dates in the browser's own way.

use js_sys::Date;
#[cfg(not(feature = "kiosk"))]
use js_sys::{Object, Reflect};

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

/// A date such as "1 November 2026", as people write it in this locale.
#[cfg(not(feature = "kiosk"))]
pub(crate) fn long_date(date: &str, locale: &str) -> String {
    let options = Object::new();
    // Cannot fail: the object is new.
    let _ = Reflect::set(&options, &"dateStyle".into(), &"long".into());
    Date::new(&date.into()).to_locale_date_string(locale, &options).into()
}
