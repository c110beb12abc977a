//! The languages there are.

use crate::{Words, WrongPack, keys};

/// How many lines a pack has. The widget's ends before the texts of static pages, and without a
/// kiosk before that one's.
const LINES: usize = 1 + match (cfg!(target_arch = "wasm32"), cfg!(feature = "kiosk")) {
    (true, false) => keys::COUNT,
    (true, true) => keys::WITH_KIOSK,
    (false, _) => keys::WHOLE,
};

/// The languages of a page, the one to fall back on first; never none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Languages(&'static [&'static str]);

impl Languages {
    /// Reads packs that follow each other, and keeps them.
    ///
    /// # Errors
    ///
    /// When there is none, or one is not what this build expects.
    pub fn read(packs: String) -> Result<Self, WrongPack> {
        let packs: &'static str = packs.leak();
        let lines: Vec<&'static str> = packs.lines().collect();
        let mut packs = lines.chunks(LINES);
        let fits = |pack: &[&str]| pack.len() == LINES && pack[0].starts_with(keys::FINGERPRINT);
        if lines.is_empty() || !packs.all(fits) { Err(WrongPack) } else { Ok(Self(lines.leak())) }
    }

    /// The words of the language at a place; the first ones where there is no such place.
    #[must_use]
    pub fn words(self, place: u8) -> Words {
        let from = usize::from(place) * LINES;
        Words(self.0.get(from..from + LINES).unwrap_or(self.0))
    }

    /// The places of all languages.
    pub fn places(self) -> impl Iterator<Item = u8> {
        (0..u8::MAX).take(self.0.len() / LINES)
    }

    /// The place of a language by its code.
    #[must_use]
    pub fn named(self, code: &str) -> Option<u8> {
        self.places().find(|place| self.words(*place).code() == code)
    }
}
