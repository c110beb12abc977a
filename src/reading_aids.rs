//! Reading aids: larger text, number keys, reading aloud, and answers kept on this device. All of them are
//! off by default, and nothing is stored unless a person turns that on.
//!
//! Owns their state, without markup and without a browser. They change a visit by actions alone, so that
//! nothing comes in that the questions would refuse.

mod keys;
mod record;

use yew::AttrValue;

pub(crate) use keys::{Keys, Shortcut, shortcut};
pub(crate) use record::Record;

use crate::session::{KeptAnswers, Session};

/// What a host allows and adds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct AidSettings {
    /// For how many days answers may be kept; 0 where that is not offered.
    pub(crate) days: u32,
    /// An e-mail address for reports of barriers.
    pub(crate) barriers: Option<AttrValue>,
}

/// The days of an attribute `store`: 7 where it holds no number, 0 where it is `off`.
#[cfg_attr(
    any(feature = "kiosk", not(target_arch = "wasm32")),
    allow(dead_code, reason = "the widget of a page or an element reads it")
)]
pub(crate) fn days(store: &str) -> u32 {
    if store == "off" {
        return 0;
    }
    store.trim().parse().ok().filter(|days| *days > 0).unwrap_or(7)
}

/// The size of all text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum TextSize {
    #[default]
    Normal,
    Large,
    VeryLarge,
}

impl TextSize {
    /// Every size, the smallest first.
    pub(crate) const ALL: [Self; 3] = [Self::Normal, Self::Large, Self::VeryLarge];

    /// Its id in markup.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Large => "large",
            Self::VeryLarge => "very_large",
        }
    }

    /// The size with an id.
    pub(crate) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.id() == id)
    }

    /// The value of `--ko-font-size`; empty for that of the page.
    pub(crate) const fn css(self) -> &'static str {
        match self {
            Self::Normal => "",
            Self::Large => "max(21px, 1.3125em)",
            Self::VeryLarge => "max(26px, 1.625em)",
        }
    }
}

/// Reading aloud.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Voice {
    /// This device has no voice of its own in this language.
    #[default]
    Missing,
    /// It has one.
    Silent,
    /// It reads.
    Reading,
}

/// The status line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum Status {
    /// Empty.
    #[default]
    Nothing,
    /// What was kept is erased.
    Erased,
    /// What was kept could not be used, and is erased.
    Refused,
    /// Answers were kept here, and a person may go on with them.
    Offered(Record),
}

/// What a person does with an aid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AidAction {
    /// Opens or closes the panel.
    Toggle,
    /// Sets the size of all text.
    Size(TextSize),
    /// Turns number keys on or off.
    Keys(bool),
    /// Turns keeping answers on or off.
    Keep(bool),
    /// Erases what is kept.
    Erase,
    /// Goes on with the answers that are offered.
    GoOn,
    /// Starts or stops reading aloud.
    Read,
    /// The voice has come to the end of the page.
    ReadingEnded,
    /// The voices of this device have changed.
    VoicesChanged,
}

/// The state of the aids of one widget.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ReadingAids {
    /// Whether the panel is open.
    pub(crate) open: bool,
    /// Whether it was ever open. From then on its inputs stay: Chromium leaks radio buttons that are removed
    /// from a shadow tree with a name.
    pub(crate) drawn: bool,
    pub(crate) size: TextSize,
    pub(crate) keys: Keys,
    /// Whether answers are kept.
    pub(crate) keeps: bool,
    pub(crate) status: Status,
    pub(crate) voice: Voice,
    /// The kept answers that the visit has not come to yet.
    pending: KeptAnswers,
}

impl ReadingAids {
    /// The state after an action.
    pub(crate) fn act(&mut self, action: AidAction) {
        match action {
            AidAction::Toggle => {
                self.open = !self.open;
                self.drawn = true;
            }
            AidAction::Size(size) => self.size = size,
            AidAction::Keys(on) => self.keys = Keys::new(on),
            AidAction::Keep(true) => {
                self.keeps = true;
                if !matches!(self.status, Status::Offered(_)) {
                    self.status = Status::Nothing;
                }
            }
            AidAction::Keep(false) | AidAction::Erase => {
                self.forget();
                self.status = Status::Erased;
            }
            AidAction::GoOn => {
                if let Status::Offered(record) = std::mem::take(&mut self.status) {
                    self.pending = record.answers;
                    self.keeps = true;
                }
            }
            AidAction::Read => {
                self.voice = match self.voice {
                    Voice::Missing => Voice::Missing,
                    Voice::Silent => Voice::Reading,
                    Voice::Reading => Voice::Silent,
                };
            }
            AidAction::ReadingEnded => self.end_reading(),
            AidAction::VoicesChanged => {}
        }
    }

    /// Keeps no more answers, and offers none.
    fn forget(&mut self) {
        self.keeps = false;
        self.end_visit();
    }

    /// The visit was ended: what was kept before is no longer offered.
    pub(crate) fn end_visit(&mut self) {
        self.pending = KeptAnswers::default();
        if matches!(self.status, Status::Offered(_)) {
            self.status = Status::Nothing;
        }
    }

    /// The page was left, or its language.
    pub(crate) fn leave_page(&mut self) {
        self.end_reading();
    }

    fn end_reading(&mut self) {
        if self.voice == Voice::Reading {
            self.voice = Voice::Silent;
        }
    }

    /// Takes over what was kept, as it was stored, if it is a record younger than the days that are allowed.
    /// `age` gives the age of a date in days.
    pub(crate) fn offer(&mut self, stored: &str, days: u32, age: impl Fn(&str) -> f64) {
        // A date in the future, or none, is not in the range.
        let valid = |date: &str| (0.0..f64::from(days)).contains(&age(date));
        let record = Record::read(stored).filter(|record| valid(&record.date));
        self.status = record.map_or(Status::Refused, Status::Offered);
    }

    /// What to keep of a visit: its answers, and the kept ones that it has not come to yet.
    pub(crate) fn kept_answers(&self, session: &Session) -> KeptAnswers {
        session.kept_answers().or(&self.pending)
    }

    /// The visit with the kept answers to its current question and to those after it; `None` if there are
    /// none.
    pub(crate) fn resume(&mut self, session: &Session) -> Option<Session> {
        session.resume(&mut self.pending)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Page;
    use outlook_engine::interview::{PageNumber, Question};

    fn offered() -> ReadingAids {
        let mut answers = KeptAnswers::default();
        answers.read("condition", Some(&["crps"])).unwrap();
        let record = Record { date: "2026-11-01T10:00:00.000Z".to_owned(), answers };
        ReadingAids { status: Status::Offered(record), ..ReadingAids::default() }
    }

    #[test]
    fn every_aid_is_off_by_default() {
        let aids = ReadingAids::default();
        assert!(!aids.open && !aids.keeps && !aids.keys.are_on());
        assert_eq!((aids.size.css(), aids.voice), ("", Voice::Missing));
    }

    #[test]
    fn store_is_off_or_a_number_of_days() {
        for (store, expected) in
            [("off", 0), ("30", 30), (" 1 ", 1), ("", 7), ("on", 7), ("0", 7), ("-3", 7)]
        {
            assert_eq!(days(store), expected, "{store:?}");
        }
    }

    #[test]
    fn offered_answers_are_taken_only_on_request() {
        let mut aids = offered();
        assert_eq!(aids.resume(&Session::default()), None);
        aids.act(AidAction::GoOn);
        assert!(aids.keeps);
        assert_eq!(aids.status, Status::Nothing);
        let resumed = aids.resume(&Session::default()).unwrap();
        assert_eq!(resumed.page(), Page::Questions(PageNumber::of(Question::SafetyNow)));
    }

    #[test]
    fn old_and_future_records_are_refused() {
        let Status::Offered(record) = offered().status else { unreachable!() };
        for (age, expected) in
            [(0.0, true), (6.9, true), (7.0, false), (-0.1, false), (f64::NAN, false)]
        {
            let mut aids = ReadingAids::default();
            aids.offer(&record.write(), 7, |_| age);
            assert_eq!(matches!(aids.status, Status::Offered(_)), expected, "{age}");
            assert_eq!(aids.status == Status::Refused, !expected, "{age}");
        }
    }

    #[test]
    fn erasing_ends_offer_and_keeping() {
        for action in [AidAction::Erase, AidAction::Keep(false)] {
            let mut aids = ReadingAids { keeps: true, ..offered() };
            aids.act(action);
            assert_eq!((aids.keeps, &aids.status), (false, &Status::Erased));
            aids.act(AidAction::GoOn);
            assert_eq!(aids.resume(&Session::default()), None, "{action:?}");
        }
    }

    #[test]
    fn nothing_is_said_to_be_erased_while_answers_are_kept() {
        let mut aids = ReadingAids { status: Status::Erased, ..ReadingAids::default() };
        aids.act(AidAction::Keep(true));
        assert_eq!((aids.keeps, aids.status), (true, Status::Nothing));
    }

    #[test]
    fn a_new_visit_takes_no_answers_of_the_last_one() {
        let mut aids = offered();
        aids.act(AidAction::GoOn);
        aids.end_visit();
        assert_eq!(aids.resume(&Session::default()), None);
    }

    #[test]
    fn reading_needs_a_voice() {
        let mut aids = ReadingAids::default();
        aids.act(AidAction::Read);
        assert_eq!(aids.voice, Voice::Missing);
        aids.voice = Voice::Silent;
        aids.act(AidAction::Read);
        assert_eq!(aids.voice, Voice::Reading);
        aids.act(AidAction::Read);
        assert_eq!(aids.voice, Voice::Silent);
    }
}
