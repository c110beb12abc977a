//! What a person may choose between, and what to ask the clinician.

use super::Conditions;

/// Something that a person may choose, infusions and doing nothing among them.
#[derive(Debug, PartialEq, Eq)]
pub struct Alternative {
    /// Its place in [`ALTERNATIVES`].
    pub at: usize,
    /// Its id.
    pub id: &'static str,
    pub(crate) conditions: Conditions,
}

/// A question that a person may ask the clinician; any one of its reasons is enough.
#[derive(Debug, PartialEq, Eq)]
pub struct Ask {
    /// Its place in [`ASKS`].
    pub at: usize,
    /// Its id.
    pub id: &'static str,
    pub(crate) always: bool,
    pub(crate) conditions: Conditions,
    pub(crate) unchecked: bool,
    /// By finding, those of its levels included.
    pub(crate) findings: u64,
    /// By slot.
    pub(crate) disagree: u32,
}
