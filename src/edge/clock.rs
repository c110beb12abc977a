//! The time.

use js_sys::Date;

/// The time as FHIR writes it, such as `2026-11-22T14:30:00.123Z`.
pub(crate) fn now() -> String {
    Date::new_0().to_iso_string().into()
}
