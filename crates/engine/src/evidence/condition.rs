//! The conditions, and what the sources say of each.

use outlook_domain::{Group, Question, Stage, Standing};

use super::{CONDITIONS, Choice};

/// The condition that a person asks about, by its place in [`CONDITIONS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Condition(u8);

impl Condition {
    pub(crate) const fn at(index: u8) -> Self {
        Self(index)
    }

    /// Every condition, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        Choice::of(Question::Condition).map(|choice| Self(choice.0))
    }

    /// The condition with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Choice::from_id(Question::Condition, id).map(|choice| Self(choice.0))
    }

    /// The condition that an option of [`Question::Condition`] names.
    #[must_use]
    pub fn chosen(choice: Choice) -> Option<Self> {
        (choice.question() == Question::Condition).then_some(Self(choice.0))
    }

    /// It as an option: conditions are the first options of all.
    #[must_use]
    pub fn choice(self) -> Choice {
        Choice(self.0)
    }

    /// Its id.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.choice().id()
    }

    /// Its place among the conditions.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// Its row.
    #[must_use]
    pub fn row(self) -> &'static ConditionRow {
        &CONDITIONS[self.index()]
    }

    /// Its groups, the closest first.
    #[must_use]
    pub fn groups(self) -> &'static [Group] {
        self.row().groups
    }

    /// Whether a source names it as something the infusions are used for.
    #[must_use]
    pub fn is_named(self) -> bool {
        self.row().standing == Standing::Named
    }
}

/// What the sources say of a condition.
#[derive(Debug)]
pub struct ConditionRow {
    /// Its groups, the closest first.
    pub groups: &'static [Group],
    /// Whether the sources cover it.
    pub standing: Standing,
    /// The only stages that apply, where not all do.
    pub stages: Option<&'static [Stage]>,
}
