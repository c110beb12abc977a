//! The tests that rules are made of, written by `outlook-content` and evaluated by the engine.

/// One test of a rule over the answers. Options and questions are bits, by their place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleTest {
    /// At least so many of these options are ticked.
    AtLeast(u8, u128),
    /// None of these questions has an answer.
    Unanswered(u16),
    /// Item 9 of the PHQ-9 was answered with more than this.
    Phq9ItemNineAbove(u8),
}

impl RuleTest {
    /// The options that it looks at, one bit each.
    #[must_use]
    pub const fn options(self) -> u128 {
        match self {
            Self::AtLeast(_, options) => options,
            Self::Unanswered(_) | Self::Phq9ItemNineAbove(_) => 0,
        }
    }

    /// How many of them it takes.
    #[must_use]
    pub const fn least(self) -> u8 {
        match self {
            Self::AtLeast(least, _) => least,
            Self::Unanswered(_) | Self::Phq9ItemNineAbove(_) => 0,
        }
    }
}
