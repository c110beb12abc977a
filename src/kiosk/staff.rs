//! The way of the staff: a corner that is tapped five times, then a code. Pure; no other way leads
//! out of the kiosk by touch.

use std::time::Duration;

/// So many taps in the corner, each within [`PAUSE`] of the one before.
const TAPS: u32 = 5;
const PAUSE: Duration = Duration::from_secs(1);

/// How far a member of the staff has come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Door {
    /// Closed, as everybody finds it.
    #[default]
    Closed,
    /// The corner was tapped: so often, last at this time.
    Tapped(u32, Duration),
    /// The code is asked for; these digits have been given.
    Asked(String),
    /// The panel is shown.
    Open,
}

impl Door {
    /// A tap in the corner. Without a code there is no door.
    #[must_use]
    pub fn tap(self, now: Duration, code: &str) -> Self {
        let taps = match self {
            Self::Tapped(taps, last) if now.saturating_sub(last) <= PAUSE => taps + 1,
            Self::Closed | Self::Tapped(..) => 1,
            Self::Asked(_) | Self::Open => return self,
        };
        match taps {
            _ if code.is_empty() => Self::Closed,
            TAPS.. => Self::Asked(String::new()),
            _ => Self::Tapped(taps, now),
        }
    }

    /// A digit of the code. The last one opens the panel, or closes the door again: whoever guesses
    /// has to tap anew for every try.
    #[must_use]
    pub fn digit(self, digit: &str, code: &str) -> Self {
        let Self::Asked(mut given) = self else { return self };
        given.push_str(digit);
        if given.len() < code.len() {
            Self::Asked(given)
        } else if given == code {
            Self::Open
        } else {
            Self::Closed
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Door;

    const CODE: &str = "2580";

    fn tapped(times: u64, pause: u64, code: &str) -> Door {
        let taps = (1..=times).map(|tap| Duration::from_millis(tap * pause));
        taps.fold(Door::Closed, |door, now| door.tap(now, code))
    }

    fn given(digits: &str) -> Door {
        let door = tapped(5, 200, CODE);
        digits.split_terminator("").skip(1).fold(door, |door, digit| door.digit(digit, CODE))
    }

    #[test]
    fn five_quick_taps_ask_for_the_code() {
        assert_eq!(tapped(4, 200, CODE), Door::Tapped(4, Duration::from_millis(800)));
        assert_eq!(tapped(5, 200, CODE), Door::Asked(String::new()));
        assert_eq!(tapped(9, 1200, CODE), Door::Tapped(1, Duration::from_millis(10_800)));
    }

    #[test]
    fn without_a_code_there_is_no_door() {
        assert_eq!(tapped(20, 100, ""), Door::Closed);
    }

    #[test]
    fn the_code_alone_opens() {
        for (digits, door) in [
            ("258", Door::Asked("258".to_owned())),
            ("2580", Door::Open),
            ("2581", Door::Closed),
            ("25802580", Door::Open),
        ] {
            assert_eq!(given(digits), door, "{digits}");
        }
        assert_eq!(Door::Closed.digit("2", CODE), Door::Closed);
    }
}
