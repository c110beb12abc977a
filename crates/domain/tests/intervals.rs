//! What holds for any intervals, an end left open included.

use outlook_domain::{Interval, Reading};
use proptest::prelude::*;

fn interval() -> impl Strategy<Value = Interval> {
    let end = || proptest::option::weighted(0.8, 0..200_u32);
    (end(), end()).prop_map(|(low, high)| match (low, high) {
        (Some(low), Some(high)) => Interval { low: Some(low.min(high)), high: Some(low.max(high)) },
        (low, high) => Interval { low, high },
    })
}

/// Whether a value lies within, by the definition and nothing else.
fn holds(interval: Interval, value: u32) -> bool {
    interval.low.is_none_or(|low| low <= value) && interval.high.is_none_or(|high| value <= high)
}

proptest! {
    #[test]
    fn a_join_covers_both_intervals(a in interval(), b in interval(), value in 0..220_u32) {
        let joined = a.join(b);
        prop_assert_eq!(joined, b.join(a));
        prop_assert!(holds(joined, value) || !(holds(a, value) || holds(b, value)));
        // And no more than the stretch between them: each end is one of theirs.
        prop_assert!(joined.low == a.low || joined.low == b.low);
        prop_assert!(joined.high == a.high || joined.high == b.high);
        prop_assert_eq!(a.join(a), a);
    }

    #[test]
    fn joining_is_associative_and_commutative(a in interval(), b in interval(), c in interval()) {
        prop_assert_eq!(a.join(b).join(c), a.join(b.join(c)));
    }

    #[test]
    fn an_overlap_covers_only_common_values(a in interval(), b in interval(), value in 0..220_u32) {
        let overlap = a.overlap(b);
        prop_assert_eq!(holds(overlap, value), holds(a, value) && holds(b, value));
        prop_assert_eq!(a.meets(b), b.meets(a));
        prop_assert_eq!(a.meets(b), !overlap.is_empty());
    }

    #[test]
    fn a_point_has_one_value_an_empty_interval_none(low in 0..50_u32, high in 0..50_u32) {
        let given = Interval { low: Some(low), high: Some(high) };
        let held = (0..60).filter(|value| holds(given, *value)).count();
        prop_assert_eq!(given.is_empty(), held == 0);
        prop_assert_eq!(given.is_point(), held == 1);
    }

    #[test]
    fn both_readings_are_joined_alike(a in interval(), b in interval(), c in interval(), d in interval()) {
        let joined = Reading { wide: a, narrow: b }.join(Reading { wide: c, narrow: d });
        prop_assert_eq!(joined, Reading { wide: a.join(c), narrow: b.join(d) });
    }
}
