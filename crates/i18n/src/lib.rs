//! The words of one language, out of its pack, looked up by what they are for.
//!
//! Owns the order of a pack (made by the build from `wording/` and `evidence/`). A pack of another
//! build is refused; past that every look-up succeeds.

use std::{fmt, ptr};

mod dates;
mod decision;
mod figures;
mod interview;
mod languages;
mod lists;
mod screening;
mod services;
mod terms;

#[cfg_attr(target_arch = "wasm32", expect(dead_code, reason = "static pages show more"))]
#[expect(clippy::doc_markdown, reason = "a text is documented as people read it")]
mod keys {
    include!(concat!(env!("OUT_DIR"), "/keys.rs"));
}

pub use figures::LongUnit;
pub use keys::{FINGERPRINT as BUILD, kiosk, page, reading_aids, ui};
pub use languages::{LanguageIndex, Languages};
pub use lists::{EVERYONE, HARMS, MISSING};
pub use screening::UrgentStep;
pub use services::{Service, Way};
use terms::MarkedText;
pub use terms::{Occurrence, TermIndex};

/// The place of a text of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key(usize);

impl Key {
    /// The line of a pack that holds the text, the head being line 0.
    #[must_use]
    pub const fn line(self) -> usize {
        1 + self.0
    }
}

/// The texts of one column of a section: row by row, `width` texts apart. The build writes them all.
#[derive(Debug, Clone, Copy)]
struct Column {
    /// How many texts of the pack come before that of the first row.
    first: usize,
    /// How many texts a row of the section has.
    width: usize,
}

impl Column {
    /// The place of the text of a row.
    const fn key(self, row: usize) -> Key {
        Key(self.first + row * self.width)
    }
}

/// A language pack. Texts live as long as the page, so that views can borrow them freely.
#[derive(Debug, Clone, Copy)]
pub struct Words(&'static Pack);

/// What [`Words`] point at. One pointer takes less code wherever words are given.
#[derive(Debug)]
struct Pack {
    /// The lines, the head included, without marks.
    texts: &'static [&'static str],
    /// The texts of all packs that have terms in them, sorted.
    marked: &'static [MarkedText],
}

/// The same pack, read once.
impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self.0, other.0)
    }
}

/// A pack that is not of this build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PackMismatch;

impl fmt::Display for PackMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "the language pack is not of this build; what fits: the pack written beside the widget",
        )
    }
}

impl std::error::Error for PackMismatch {}

impl Words {
    fn at(self, column: Column, row: usize) -> &'static str {
        self.ui(column.key(row))
    }

    /// The language's code, such as `en`; of a variant, such as `en-GB`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.at(keys::language::CODE, 0)
    }

    /// The code without the region of a variant: `en`.
    #[must_use]
    pub fn language(self) -> &'static str {
        language_of(self.code())
    }

    /// The language's name for itself, such as `Español`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.at(keys::language::NAME, 0)
    }

    /// Which way it runs: `ltr` or `rtl`.
    #[must_use]
    pub fn runs(self) -> &'static str {
        self.at(keys::language::DIRECTION, 0)
    }

    /// What parts the whole of a number from its tenths.
    #[must_use]
    pub fn decimal(self) -> &'static str {
        self.at(keys::language::DECIMAL, 0)
    }

    /// A text of the interface.
    #[must_use]
    pub fn ui(self, key: Key) -> &'static str {
        self.0.texts[key.line()]
    }

    /// A text of the interface with its placeholders filled in.
    #[must_use]
    pub fn fill(self, key: Key, parts: &[(&str, &str)]) -> String {
        fill(self.ui(key), parts)
    }

    /// The same in pieces: what stands between its placeholders, and what fills them. Terms are found in a
    /// piece that is a text of its own.
    #[must_use]
    pub fn pieces<'a>(self, key: Key, parts: &[(&str, &'a str)]) -> Vec<&'a str> {
        let mut out = Vec::new();
        each_piece(self.ui(key), parts, |piece| out.push(piece));
        out
    }
}

/// The language of a code: of `en-GB`, `en`.
#[must_use]
pub fn language_of(code: &str) -> &str {
    code.split_once('-').map_or(code, |(language, _)| language)
}

/// Fills `{name}` placeholders.
#[must_use]
pub fn fill(text: &str, parts: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    each_piece(text, parts, |piece| out.push_str(piece));
    out
}

fn each_piece<'a>(text: &'a str, parts: &[(&str, &'a str)], mut take: impl FnMut(&'a str)) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let part = parts.iter().find(|(known, _)| *known == name);
        take(before);
        take(part.map_or("", |(_, value)| *value));
        rest = after;
    }
    take(rest);
}
