//! The kiosk: one file from a disk, and the one that stays on a device.

mod clinic;
mod counters;
mod device;
mod erasing;
mod file;
mod installed;
mod lockdown;
mod recovery;
mod screens;
mod soak;
mod staff;
mod still;
mod tools;

use serde_json::{Value, json};

/// A visit that nobody else makes.
fn rare() -> Value {
    json!({
        "condition": "crps", "safety_now": "none", "age": "65_plus", "tried": "unsure",
        "heart": ["vessel"], "head": [], "mind": ["eating_unsafe"], "body": ["porphyria", "bladder"],
        "reactions": ["bad_reaction"], "medicines": ["theophylline"], "practical": ["must_drive"],
    })
}
