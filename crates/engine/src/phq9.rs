//! The PHQ-9, nine questions on depression, which a clinic may turn on. It is not part of
//! [`Answers`](crate::Answers) but for item 9: above zero it counts as thoughts of suicide, and above
//! zero or left out it leads back to the safety question. No figure follows from it.
//!
//! Scoring and bands: Kroenke, Spitzer and Williams 2001.

pub use outlook_domain::{Band, Frequency};

/// How many items it has.
pub const ITEMS: u8 = 9;

/// One of the nine items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item(u8);

impl Item {
    /// The first one.
    pub const FIRST: Self = Self(0);

    /// Item 9: thoughts of being better off dead, or of hurting oneself.
    pub const SELF_HARM: Self = Self(ITEMS - 1);

    /// All nine, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..ITEMS).map(Self)
    }

    /// Its place, from 0.
    #[must_use]
    pub const fn place(self) -> usize {
        self.0 as usize
    }

    /// The one after it.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::all().find(|other| *other > self)
    }

    /// The one before it.
    #[must_use]
    pub fn before(self) -> Option<Self> {
        self.0.checked_sub(1).map(Self)
    }

    /// Its id, `phq9_1` to `phq9_9`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        const IDS: [&str; ITEMS as usize] = [
            "phq9_1", "phq9_2", "phq9_3", "phq9_4", "phq9_5", "phq9_6", "phq9_7", "phq9_8",
            "phq9_9",
        ];
        IDS[self.place()]
    }

    /// The item of an id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::all().find(|item| item.id() == id)
    }
}

/// The answers so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Phq9([Option<Frequency>; ITEMS as usize]);

impl Phq9 {
    /// Answers an item, or takes its answer back.
    pub fn set(&mut self, item: Item, frequency: Option<Frequency>) {
        self.0[item.place()] = frequency;
    }

    /// The answer to an item.
    #[must_use]
    pub const fn get(&self, item: Item) -> Option<Frequency> {
        self.0[item.place()]
    }

    /// Whether anything was answered.
    #[must_use]
    pub fn is_begun(&self) -> bool {
        self.0.iter().any(Option::is_some)
    }

    /// The score; `None` before anything was answered.
    #[must_use]
    pub fn score(&self) -> Option<Score> {
        let sum = self.0.iter().flatten().map(|it| *it as u8).sum();
        let whole = self.0.iter().all(Option::is_some);
        self.is_begun().then_some(if whole { Score::Whole(sum) } else { Score::AtLeast(sum) })
    }

    /// Whether the safety question is asked once more: item 9 is above zero, or was left out.
    #[must_use]
    pub fn asks_again(&self) -> bool {
        self.get(Item::SELF_HARM) != Some(Frequency::NotAtAll)
    }
}

/// The score of the PHQ-9, 0 to 27.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Score {
    /// Every item was answered.
    Whole(u8),
    /// Some were left out, so it may be more. It has no name.
    AtLeast(u8),
}

/// What a score is called; above 27 as 27.
#[must_use]
pub const fn band(total: u8) -> Band {
    match total {
        0..=4 => Band::Minimal,
        5..=9 => Band::Mild,
        10..=14 => Band::Moderate,
        15..=19 => Band::ModeratelySevere,
        20.. => Band::Severe,
    }
}

#[cfg(test)]
mod tests {
    use super::{Band, Frequency, Item, Phq9, Score, band};

    fn all(frequency: Frequency) -> Phq9 {
        let mut given = Phq9::default();
        Item::all().for_each(|item| given.set(item, Some(frequency)));
        given
    }

    #[test]
    fn an_incomplete_score_is_a_lower_bound() {
        assert_eq!(Phq9::default().score(), None);
        assert_eq!(all(Frequency::NearlyEveryDay).score(), Some(Score::Whole(27)));
        assert_eq!(all(Frequency::NotAtAll).score(), Some(Score::Whole(0)));
        let mut open = all(Frequency::SeveralDays);
        open.set(Item::FIRST, None);
        assert_eq!(open.score(), Some(Score::AtLeast(8)));
    }

    #[test]
    fn bands_start_at_5_10_15_and_20() {
        for (total, fits) in [
            (0, Band::Minimal),
            (4, Band::Minimal),
            (5, Band::Mild),
            (9, Band::Mild),
            (10, Band::Moderate),
            (14, Band::Moderate),
            (15, Band::ModeratelySevere),
            (19, Band::ModeratelySevere),
            (20, Band::Severe),
            (27, Band::Severe),
        ] {
            assert_eq!(band(total), fits, "{total}");
        }
    }

    #[test]
    fn item_9_above_zero_or_open_asks_again() {
        let mut given = all(Frequency::NotAtAll);
        assert!(!given.asks_again());
        given.set(Item::SELF_HARM, Some(Frequency::SeveralDays));
        assert!(given.asks_again());
        given.set(Item::SELF_HARM, None);
        assert!(given.asks_again());
    }
}
