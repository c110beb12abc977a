//! Staff access: five taps in a corner, then a code. Pure. By touch, nothing else leads out of the
//! kiosk.

use std::time::Duration;

/// The number of taps in the corner, each within [`PAUSE`] of the one before.
const TAPS: u32 = 5;
const PAUSE: Duration = Duration::from_secs(1);

/// How far a member of staff has got.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum StaffAccess {
    /// No tap yet.
    #[default]
    Closed,
    /// The number of taps, and the time of the last one.
    Tapped(u32, Duration),
    /// The code is being entered: the digits so far.
    EnteringCode(String),
    /// The staff panel is open.
    Open,
}

impl StaffAccess {
    /// A tap in the corner. Without a code there is no staff access.
    #[must_use]
    pub fn tap(self, now: Duration, code: &str) -> Self {
        let taps = match self {
            Self::Tapped(taps, last) if now.saturating_sub(last) <= PAUSE => taps + 1,
            Self::Closed | Self::Tapped(..) => 1,
            Self::EnteringCode(_) | Self::Open => return self,
        };
        match taps {
            _ if code.is_empty() => Self::Closed,
            TAPS.. => Self::EnteringCode(String::new()),
            _ => Self::Tapped(taps, now),
        }
    }

    /// A digit of the code. The last one opens the panel, or closes the access: every attempt needs
    /// the taps again.
    #[must_use]
    pub fn digit(self, digit: &str, code: &str) -> Self {
        let Self::EnteringCode(mut entered) = self else { return self };
        entered.push_str(digit);
        if entered.len() < code.len() {
            Self::EnteringCode(entered)
        } else if entered == code {
            Self::Open
        } else {
            Self::Closed
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::StaffAccess;

    const CODE: &str = "2580";

    fn tapped(times: u64, pause: u64, code: &str) -> StaffAccess {
        let taps = (1..=times).map(|tap| Duration::from_millis(tap * pause));
        taps.fold(StaffAccess::Closed, |access, now| access.tap(now, code))
    }

    fn entered(digits: &str) -> StaffAccess {
        let access = tapped(5, 200, CODE);
        digits.split_terminator("").skip(1).fold(access, |access, digit| access.digit(digit, CODE))
    }

    #[test]
    fn five_quick_taps_ask_for_the_code() {
        assert_eq!(tapped(4, 200, CODE), StaffAccess::Tapped(4, Duration::from_millis(800)));
        assert_eq!(tapped(5, 200, CODE), StaffAccess::EnteringCode(String::new()));
        assert_eq!(tapped(9, 1200, CODE), StaffAccess::Tapped(1, Duration::from_millis(10_800)));
    }

    #[test]
    fn without_a_code_taps_do_nothing() {
        assert_eq!(tapped(20, 100, ""), StaffAccess::Closed);
    }

    #[test]
    fn only_the_code_opens() {
        for (digits, access) in [
            ("258", StaffAccess::EnteringCode("258".to_owned())),
            ("2580", StaffAccess::Open),
            ("2581", StaffAccess::Closed),
            ("25802580", StaffAccess::Open),
        ] {
            assert_eq!(entered(digits), access, "{digits}");
        }
        assert_eq!(StaffAccess::Closed.digit("2", CODE), StaffAccess::Closed);
    }
}
