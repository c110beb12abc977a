//! Whom a row speaks of.

use outlook_domain::Group;

use super::Condition;

/// Whom a claim or a factor speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Ketamine infusions in general.
    Any,
    /// A family of conditions.
    Group(Group),
    /// One condition.
    Condition(Condition),
}

impl Scope {
    /// Whether a condition is within it.
    #[must_use]
    pub fn covers(self, condition: Condition) -> bool {
        match self {
            Self::Any => true,
            Self::Group(group) => condition.row().groups.contains(&group),
            Self::Condition(one) => one == condition,
        }
    }
}

/// Some of the conditions, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Conditions(pub(crate) u16);

impl Conditions {
    pub(crate) fn covers(self, condition: Condition) -> bool {
        self.0 >> condition.index() & 1 == 1
    }
}
