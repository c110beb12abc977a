//! The source documents, and the place of one among them.

use super::SOURCES;

/// A source document. Its title and publisher are words, in the language pack.
#[derive(Debug)]
pub struct Source {
    /// `S1` to `S5`.
    pub id: &'static str,
    /// Whether it comes from a business that offers this treatment.
    pub offers_treatment: bool,
}

/// The place of a source in [`SOURCES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceIndex(usize);

impl SourceIndex {
    pub(crate) const fn at(index: usize) -> Self {
        Self(index)
    }

    /// Every source, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        // Smaller in the widget than a mapped range.
        let mut next = 0..SOURCES.len();
        std::iter::from_fn(move || next.next().map(Self))
    }

    /// The source with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::all().find(|source| source.id() == id)
    }

    /// Its id.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.row().id
    }

    /// Its row.
    #[must_use]
    pub fn row(self) -> &'static Source {
        &SOURCES[self.0]
    }

    /// Its place, from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0
    }
}
