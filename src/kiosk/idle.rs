//! The idle timer: how long nobody has touched the device, and what follows.
//!
//! Pure: times come in, a [`Stage`] goes out. It reads two clocks, since neither is enough: the
//! monotonic clock may stop while the device sleeps, the wall clock may be set back. The longer time
//! counts, so a wrong clock can erase too early, never too late.

use std::time::Duration;

/// A point in time, by both clocks of a browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockReading {
    /// Since the page was opened, by the monotonic clock.
    pub running: Duration,
    /// Since 1970, by the wall clock.
    pub wall: Duration,
}

impl ClockReading {
    /// The time since an earlier reading, by the clock that gives the longer one.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        let running = self.running.saturating_sub(earlier.running);
        running.max(self.wall.saturating_sub(earlier.wall))
    }
}

/// How long a visit may stay untouched.
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

/// The state of a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Touched within the idle limit.
    Active,
    /// Untouched for longer: the seconds that are left.
    Warning(u64),
    /// The visit has ended.
    Expired,
}

/// Counts from the last touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdleTimer {
    limits: Limits,
    touched: Option<ClockReading>,
}

impl IdleTimer {
    /// A timer that starts at the first touch.
    #[must_use]
    pub const fn new(limits: Limits) -> Self {
        Self { limits, touched: None }
    }

    /// A person touched, typed or scrolled. A touch after the end is the next person's and restores
    /// nothing.
    pub fn touch(&mut self, now: ClockReading) {
        if self.stage(now) != Stage::Expired {
            self.touched = Some(now);
        }
    }

    /// The state of the visit at `now`.
    #[must_use]
    pub fn stage(&self, now: ClockReading) -> Stage {
        let Some(touched) = self.touched else { return Stage::Active };
        let still = now.since(touched);
        let Limits { idle, countdown } = self.limits;
        if still < idle {
            return Stage::Active;
        }
        match (idle + countdown).checked_sub(still) {
            // Rounded up, so that the countdown ends with 1.
            Some(left) if !left.is_zero() => {
                Stage::Warning(left.as_secs() + u64::from(left.subsec_nanos() > 0))
            }
            _ => Stage::Expired,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use proptest::prelude::*;

    use super::{ClockReading, IdleTimer, Limits, Stage};

    fn at(running: u64, wall: u64) -> ClockReading {
        ClockReading { running: Duration::from_millis(running), wall: Duration::from_millis(wall) }
    }

    fn touched_at_zero() -> IdleTimer {
        let mut timer = IdleTimer::new(Limits::default());
        timer.touch(at(0, 1_000_000));
        timer
    }

    #[test]
    fn a_visit_is_warned_then_expires() {
        for (seconds, stage) in [
            (0, Stage::Active),
            (89_999, Stage::Active),
            (90_000, Stage::Warning(30)),
            (90_001, Stage::Warning(30)),
            (91_000, Stage::Warning(29)),
            (119_999, Stage::Warning(1)),
            (120_000, Stage::Expired),
            (500_000, Stage::Expired),
        ] {
            assert_eq!(touched_at_zero().stage(at(seconds, 1_000_000 + seconds)), stage);
        }
    }

    #[test]
    fn the_timer_starts_at_the_first_touch() {
        let timer = IdleTimer::new(Limits::default());
        assert_eq!(timer.stage(at(9_000_000, 9_000_000)), Stage::Active);
    }

    #[test]
    fn a_touch_cancels_the_warning_but_not_the_end() {
        let mut timer = touched_at_zero();
        timer.touch(at(119_000, 1_119_000));
        assert_eq!(timer.stage(at(119_000, 1_119_000)), Stage::Active);
        let mut timer = touched_at_zero();
        timer.touch(at(120_000, 1_120_000));
        assert_eq!(timer.stage(at(120_000, 1_120_000)), Stage::Expired);
    }

    #[test]
    fn the_clock_with_the_longer_time_counts() {
        // Asleep for an hour: the monotonic clock stopped.
        assert_eq!(touched_at_zero().stage(at(10, 4_600_000)), Stage::Expired);
        // The wall clock was set back.
        assert_eq!(touched_at_zero().stage(at(95_000, 0)), Stage::Warning(25));
    }

    proptest! {
        #[test]
        fn a_stage_never_goes_back(first in 0..200_000_u64, more in 0..200_000_u64, back in 0..2_000_000_u64) {
            let rank = |stage| match stage {
                Stage::Active => 0,
                Stage::Warning(left) => 100 - left,
                Stage::Expired => 1000,
            };
            let timer = touched_at_zero();
            let early = timer.stage(at(first, 1_000_000));
            let late = timer.stage(at(first + more, 1_000_000_u64.saturating_sub(back)));
            prop_assert!(rank(early) <= rank(late));
        }
    }
}
