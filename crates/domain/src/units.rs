//! Amounts as the engine knows them: whole minutes or whole infusions, and intervals of them.

use crate::closed_set::closed_set;

closed_set! {
    /// What the ends of an interval count.
    Unit, "unit" {
        /// Whole minutes. A month is 43,830 of them (365.25 days / 12).
        Minute = "minute",
        /// Whole infusions.
        Infusion = "infusion",
    }
}

/// A stretch from `low` to `high`, both included, in a [`Unit`] that its slot gives.
///
/// No `low` reads "within" or "up to"; no `high` is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Interval {
    /// The low end.
    pub low: Option<u32>,
    /// The high end.
    pub high: Option<u32>,
}

impl Interval {
    /// Both together: the smallest low and the largest high, where a missing end wins.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self {
            low: self.low.zip(other.low).map(|(a, b)| a.min(b)),
            high: self.high.zip(other.high).map(|(a, b)| a.max(b)),
        }
    }

    /// What both cover; its low may lie above its high when they do not meet.
    #[must_use]
    pub fn overlap(self, other: Self) -> Self {
        let both = |a: Option<u32>, b: Option<u32>, pick: fn(u32, u32) -> u32| match (a, b) {
            (Some(a), Some(b)) => Some(pick(a, b)),
            (one, None) | (None, one) => one,
        };
        Self {
            low: both(self.low, other.low, u32::max),
            high: both(self.high, other.high, u32::min),
        }
    }

    /// Whether its low lies above its high: nothing is inside.
    #[must_use]
    pub fn is_empty(self) -> bool {
        matches!((self.low, self.high), (Some(low), Some(high)) if low > high)
    }

    /// Whether it holds one value only.
    #[must_use]
    pub fn is_point(self) -> bool {
        self.low.is_some() && self.low == self.high
    }

    /// Whether the two have a value in common.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        !self.overlap(other).is_empty()
    }
}

/// A figure read twice, since words such as "few" are not one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Reading {
    /// The low end small, the high end large.
    pub wide: Interval,
    /// The low end large, the high end small; it may be empty.
    pub narrow: Interval,
}

impl Reading {
    /// Both readings joined alike.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { wide: self.wide.join(other.wide), narrow: self.narrow.join(other.narrow) }
    }
}

#[cfg(test)]
mod tests {
    use super::Interval;

    const fn of(low: Option<u32>, high: Option<u32>) -> Interval {
        Interval { low, high }
    }

    #[test]
    fn a_missing_end_wins_when_joined() {
        let within = of(None, Some(60));
        let open = of(Some(10), None);
        assert_eq!(within.join(open), of(None, None));
        assert_eq!(of(Some(10), Some(20)).join(of(Some(5), Some(15))), of(Some(5), Some(20)));
    }

    #[test]
    fn an_overlap_takes_the_tighter_ends() {
        assert_eq!(of(None, Some(60)).overlap(of(Some(10), None)), of(Some(10), Some(60)));
        assert_eq!(of(None, None).overlap(of(None, None)), of(None, None));
    }

    #[test]
    fn intervals_that_share_one_value_meet() {
        assert!(of(Some(1), Some(2)).meets(of(Some(2), Some(3))));
        assert!(!of(Some(1), Some(2)).meets(of(Some(3), None)));
    }

    #[test]
    fn only_two_equal_ends_are_a_point() {
        assert!(of(Some(6), Some(6)).is_point());
        assert!(!of(None, None).is_point());
    }
}
