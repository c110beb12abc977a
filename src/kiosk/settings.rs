//! The part of a clinic's configuration that concerns a kiosk.

use std::time::Duration;

use outlook_engine::config::{Config, Field};

use super::idle::Limits;

/// The settings of a kiosk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct KioskSettings {
    pub(crate) limits: Limits,
    /// The code of the staff; empty where there is no staff panel.
    pub(crate) code: String,
    /// Whether visits and failures are counted on the device.
    pub(crate) counted: bool,
    /// Whether addresses are shown without QR codes.
    pub(crate) plain: bool,
}

#[cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, reason = "a host draws a kiosk, and runs none")
)]
impl KioskSettings {
    /// The settings in a configuration, defaults where it has none.
    pub(crate) fn of(config: &Config) -> Self {
        let seconds = |field, default| {
            config.number(field).map_or(default, |number| Duration::from_secs(number.into()))
        };
        let default = Limits::default();
        Self {
            limits: Limits {
                idle: seconds(Field::Idle, default.idle),
                countdown: seconds(Field::Countdown, default.countdown),
            },
            code: config.text(Field::StaffCode).unwrap_or_default().to_owned(),
            counted: config.has(Field::Counters, "true"),
            plain: config.has(Field::Qr, "false"),
        }
    }
}
