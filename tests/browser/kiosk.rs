//! The kiosk: the single file from a disk, and the installed one.

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
