//! The clock of the next person: how long nobody has touched anything, and what follows from it.
//!
//! Pure: times come in, a [`Stage`] goes out. Two clocks are asked, as neither is enough: the
//! running one may stand still while the device sleeps, the one on the wall may be set back. The
//! longer time counts, so that a wrong clock can only erase too soon, never too late.

use std::time::Duration;

/// A point in time, as both clocks of a browser tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Since the page was opened; nobody can set it.
    pub running: Duration,
    /// Since 1970, as the device believes.
    pub wall: Duration,
}

impl Moment {
    /// How long ago another moment was, by the clock that says longer.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        let running = self.running.saturating_sub(earlier.running);
        running.max(self.wall.saturating_sub(earlier.wall))
    }
}

/// How long a visit may stand untouched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// From the last touch to the warning.
    pub idle: Duration,
    /// From the warning to the end.
    pub countdown: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { idle: Duration::from_secs(90), countdown: Duration::from_secs(30) }
    }
}

/// Where a visit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Somebody is there, or was a moment ago.
    Quiet,
    /// Nobody has touched anything for long: so many seconds are left.
    Warning(u64),
    /// The visit has ended.
    Over,
}

/// Counts from the last touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    limits: Limits,
    touched: Option<Moment>,
}

impl Clock {
    /// A clock that stands still until the first touch.
    #[must_use]
    pub const fn new(limits: Limits) -> Self {
        Self { limits, touched: None }
    }

    /// Somebody touched, typed or scrolled. A touch that comes too late is the next person's, and
    /// brings nothing back.
    pub fn touch(&mut self, now: Moment) {
        if self.stage(now) != Stage::Over {
            self.touched = Some(now);
        }
    }

    /// Where the visit stands.
    #[must_use]
    pub fn stage(&self, now: Moment) -> Stage {
        let Some(touched) = self.touched else { return Stage::Quiet };
        let still = now.since(touched);
        let Limits { idle, countdown } = self.limits;
        if still < idle {
            return Stage::Quiet;
        }
        match (idle + countdown).checked_sub(still) {
            // A second that has begun is still to come: "1" is the last that is said.
            Some(left) if !left.is_zero() => {
                Stage::Warning(left.as_secs() + u64::from(left.subsec_nanos() > 0))
            }
            _ => Stage::Over,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use proptest::prelude::*;

    use super::{Clock, Limits, Moment, Stage};

    fn at(running: u64, wall: u64) -> Moment {
        Moment { running: Duration::from_millis(running), wall: Duration::from_millis(wall) }
    }

    fn touched_at_zero() -> Clock {
        let mut clock = Clock::new(Limits::default());
        clock.touch(at(0, 1_000_000));
        clock
    }

    #[test]
    fn a_visit_is_warned_and_then_over() {
        for (seconds, stage) in [
            (0, Stage::Quiet),
            (89_999, Stage::Quiet),
            (90_000, Stage::Warning(30)),
            (90_001, Stage::Warning(30)),
            (91_000, Stage::Warning(29)),
            (119_999, Stage::Warning(1)),
            (120_000, Stage::Over),
            (500_000, Stage::Over),
        ] {
            assert_eq!(touched_at_zero().stage(at(seconds, 1_000_000 + seconds)), stage);
        }
    }

    #[test]
    fn nobody_is_warned_before_the_first_touch() {
        let clock = Clock::new(Limits::default());
        assert_eq!(clock.stage(at(9_000_000, 9_000_000)), Stage::Quiet);
    }

    #[test]
    fn any_touch_cancels_the_warning_and_none_cancels_the_end() {
        let mut clock = touched_at_zero();
        clock.touch(at(119_000, 1_119_000));
        assert_eq!(clock.stage(at(119_000, 1_119_000)), Stage::Quiet);
        let mut clock = touched_at_zero();
        clock.touch(at(120_000, 1_120_000));
        assert_eq!(clock.stage(at(120_000, 1_120_000)), Stage::Over);
    }

    #[test]
    fn sleep_counts_and_a_clock_that_is_set_back_does_not() {
        // Asleep for an hour: the running clock stood still.
        assert_eq!(touched_at_zero().stage(at(10, 4_600_000)), Stage::Over);
        // Set back by an hour.
        assert_eq!(touched_at_zero().stage(at(95_000, 0)), Stage::Warning(25));
    }

    proptest! {
        #[test]
        fn time_only_leads_on(first in 0..200_000_u64, more in 0..200_000_u64, back in 0..2_000_000_u64) {
            let place = |stage| match stage {
                Stage::Quiet => 0,
                Stage::Warning(left) => 100 - left,
                Stage::Over => 1000,
            };
            let clock = touched_at_zero();
            let early = clock.stage(at(first, 1_000_000));
            let late = clock.stage(at(first + more, 1_000_000_u64.saturating_sub(back)));
            prop_assert!(place(early) <= place(late));
        }
    }
}
