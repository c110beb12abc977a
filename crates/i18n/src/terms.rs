//! The words that cannot be plainer: where they stand in the texts of a pack, and what they mean.

use std::ops::Range;

use crate::{Words, keys};

/// The place of a term among those of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TermIndex(u32);

/// A term where it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// Its place among the occurrences of all packs.
    pub id: usize,
    /// Which term it is.
    pub term: TermIndex,
    /// The bytes of the text that it takes.
    pub place: Range<usize>,
}

/// A text of a pack with the terms in it, in their order.
#[derive(Debug, Clone, Copy)]
pub(crate) struct MarkedText {
    pub(crate) text: &'static str,
    occurrences: &'static [Occurrence],
}

impl MarkedText {
    /// Takes the marks out of a line, and keeps the rest; `None` if the line has none. Its occurrences
    /// are numbered from `id`.
    pub(crate) fn read(line: &str, id: usize) -> Option<Self> {
        // The packs of a kiosk have no marks.
        if cfg!(feature = "kiosk") || !line.contains(keys::TERM_END) {
            return None;
        }
        let mut text = String::with_capacity(line.len());
        let mut occurrences: Vec<Occurrence> = Vec::new();
        for it in line.chars() {
            match it {
                keys::FIRST_TERM..keys::TERM_END => occurrences.push(Occurrence {
                    id: id + occurrences.len(),
                    term: TermIndex(u32::from(it) - u32::from(keys::FIRST_TERM)),
                    place: text.len()..text.len(),
                }),
                keys::TERM_END => {
                    if let Some(last) = occurrences.last_mut() {
                        last.place.end = text.len();
                    }
                }
                _ => text.push(it),
            }
        }
        Some(Self { text: text.leak(), occurrences: occurrences.leak() })
    }

    /// The number of the occurrence after its last one.
    pub(crate) fn next_id(&self) -> usize {
        self.occurrences.last().map_or(0, |last| last.id + 1)
    }
}

impl Words {
    /// The terms in a text, in their order; none in a text that is no line of a pack.
    #[must_use]
    pub fn terms_in(self, text: &str) -> &'static [Occurrence] {
        let found = self.0.marked.binary_search_by(|known| known.text.cmp(text));
        found.map_or(&[], |at| self.0.marked[at].occurrences)
    }

    /// What a term means.
    #[must_use]
    pub fn explanation(self, term: TermIndex) -> &'static str {
        self.at(keys::terms::SAY, term.0 as usize)
    }

    /// The name of every term, and what it means. Static pages show them.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn terms(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        (0..keys::terms::ROWS)
            .map(move |row| (self.at(keys::term_names::NAME, row), self.at(keys::terms::SAY, row)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_places() {
        let line = "An \u{e003}infusion\u{e0ff} of \u{e011}más\u{e0ff}";
        let read = MarkedText::read(line, 7).unwrap();
        assert_eq!(read.text, "An infusion of más");
        let found =
            read.occurrences.iter().map(|it| (it.id, it.term.0, &read.text[it.place.clone()]));
        assert_eq!(found.collect::<Vec<_>>(), [(7, 3, "infusion"), (8, 17, "más")]);
        assert_eq!(read.next_id(), 9);
        assert!(MarkedText::read("An infusion", 0).is_none());
    }
}
