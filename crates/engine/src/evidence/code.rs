//! The codes of standards that conditions are close to.

use outlook_domain::{Equivalence, Standard};

use super::Condition;

/// A code of a standard that a condition is close to.
#[derive(Debug)]
pub struct ConditionCode {
    /// The condition.
    pub condition: Condition,
    /// The standard.
    pub standard: Standard,
    /// The code in that standard.
    pub code: &'static str,
    /// The standard's own name for it.
    pub display: &'static str,
    /// How its meaning relates to ours.
    pub equivalence: Equivalence,
    /// In what sense, unless it is equivalent.
    pub comment: Option<&'static str>,
}
