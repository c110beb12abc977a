//! Regions with their crisis lines, and the services that are no crisis lines.

use super::REGIONS;

/// A region and its crisis lines. Names and descriptions are words, in the language pack.
#[derive(Debug)]
pub struct Region {
    /// ISO 3166 code, or `elsewhere`.
    pub id: &'static str,
    /// Codes of places that it serves as well.
    pub also: &'static [&'static str],
    /// The lines, in order.
    pub lines: &'static [CrisisLine],
}

/// The place of a region in [`REGIONS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegionIndex(usize);

impl RegionIndex {
    /// The region for everywhere that has none of its own: the last one.
    pub const ELSEWHERE: Self = Self(REGIONS.len() - 1);

    pub(crate) const fn at(index: usize) -> Self {
        Self(index)
    }

    /// Every region, in order.
    pub fn all() -> impl Iterator<Item = Self> + Clone {
        // Smaller in the widget than a mapped range.
        let mut next = 0..REGIONS.len();
        std::iter::from_fn(move || next.next().map(Self))
    }

    /// The region with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        REGIONS.iter().position(|region| region.id == id).map(Self)
    }

    /// The region that a language tag names, such as that of `en-GB`, if its lines are known.
    ///
    /// The region is the subtag after the language, its extensions and its script, as RFC 5646 has
    /// it. A language alone names no country, and what comes after the region counts for nothing.
    ///
    /// ```
    /// use outlook_engine::evidence::RegionIndex;
    ///
    /// assert_eq!(RegionIndex::of_language("en-GB").map(RegionIndex::id), Some("GB"));
    /// assert_eq!(RegionIndex::of_language("es"), None);
    /// ```
    #[must_use]
    pub fn of_language(tag: &str) -> Option<Self> {
        let letters = |it: &str| it.bytes().all(|byte| byte.is_ascii_alphabetic());
        let mut subtags = tag.split('-');
        // A single letter begins a tag of private use.
        subtags.next().filter(|language| language.len() > 1)?;
        let named = subtags.find(|it| !(letters(it) && matches!(it.len(), 3 | 4)))?;
        let position = REGIONS.iter().position(|region| {
            let mut codes = [region.id].into_iter().chain(region.also.iter().copied());
            codes.any(|code| code.eq_ignore_ascii_case(named))
        });
        position.map(Self)
    }

    /// Its id.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.row().id
    }

    /// Its row.
    #[must_use]
    pub fn row(self) -> &'static Region {
        &REGIONS[self.0]
    }

    /// Its place, from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0
    }
}

/// One service and its ways in; a number is written as people write it.
#[derive(Debug)]
pub struct CrisisLine {
    /// The language that it speaks, where it is one service of several for that.
    pub language: Option<&'static str>,
    /// The number to call.
    pub call: Option<&'static str>,
    /// The number to text.
    pub text: Option<&'static str>,
    /// The site on which one can chat.
    pub chat: Option<&'static str>,
    /// A site that lists services.
    pub web: Option<&'static str>,
}

/// A service that is no crisis line, for the findings that name it.
#[derive(Debug)]
pub struct FurtherLine {
    /// Its id.
    pub id: &'static str,
    /// Its region.
    pub region: RegionIndex,
    /// Its ways in.
    pub line: CrisisLine,
}

/// Whom the card of a finding gives the number of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Help {
    /// The emergency number.
    Emergency,
    /// The first crisis line of the region.
    Crisis,
    /// A further service, by its place in [`FURTHER`](super::FURTHER).
    Further(usize),
}
