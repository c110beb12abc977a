//! The kiosk: one file from a disk, and the one that stays on a device.

mod clinic;
mod counters;
mod device;
mod erasing;
mod file;
mod installed;
mod lockdown;
mod no_script;
mod recovery;
mod screens;
mod soak;
mod staff_panel;
