//! Texts that are shown together, on the screen and in exports.

use crate::{Key, ui};

/// Harms that every result names, whatever was answered.
pub const HARMS: [Key; 6] = [
    ui::HARMS_DETACHED,
    ui::HARMS_PRESSURE,
    ui::HARMS_BREATHING,
    ui::HARMS_BLADDER,
    ui::HARMS_MISUSE,
    ui::HARMS_HOW_OFTEN,
];

/// What no source gives, whatever the condition.
pub const MISSING: [Key; 3] = [ui::MISSING_HOW_MANY, ui::MISSING_PRICE, ui::MISSING_TRACES];

/// What holds on the day for everyone, whatever was answered.
pub const EVERYONE: [Key; 6] = [
    ui::EVERYONE_FOOD,
    ui::EVERYONE_HOME,
    ui::EVERYONE_ALCOHOL,
    ui::EVERYONE_CHILDREN,
    ui::EVERYONE_EMERGENCY,
    ui::EVERYONE_THOUGHTS,
];
