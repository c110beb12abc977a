//! A clinic's configuration, read from a host's settings and checked.
//!
//! One table, [`FIELDS`], defines the fields and what fits: the reader, the JSON Schema, the forms and
//! the documentation are made of it. [`Config::read`] takes anything that serde reads and keeps the
//! part that fits; every value that does not is a [`Problem`] and left out. Past it nothing fails, and
//! no text is interpreted: it is shown as text.

mod field;
mod problem;
#[cfg(feature = "serde")]
mod reader;
#[cfg(feature = "json")]
mod schema;
mod shape;
#[cfg(feature = "json")]
mod types;

pub use field::{FIELDS, Field, FieldRow, LANGUAGES, MODULES};
pub use problem::{Notice, Problem};
#[cfg(feature = "json")]
pub use schema::schema;
pub use shape::Shape;
#[cfg(feature = "json")]
pub use types::types;

use crate::accent;

/// The fields that fit; the default configuration is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config(Vec<(Field, String)>);

/// The settings of a host as they were read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The part that fits.
    pub config: Config,
    /// The values that were left out, in the order of the settings.
    pub problems: Vec<Problem>,
}

impl Config {
    /// The value of a field as text; the first item of a list.
    #[must_use]
    pub fn text(&self, field: Field) -> Option<&str> {
        self.0.iter().find(|(given, _)| *given == field).map(|(_, value)| &**value)
    }

    /// The value of a field that is a number.
    #[must_use]
    pub fn number(&self, field: Field) -> Option<u32> {
        shape::number(self.text(field)?)
    }

    /// Whether a field has this value, or a list holds it.
    #[must_use]
    pub fn has(&self, field: Field, value: &str) -> bool {
        self.0.iter().any(|(given, said)| *given == field && said == value)
    }

    /// Whether a language is offered: all are where none is named.
    #[must_use]
    pub fn offers(&self, language: &str) -> bool {
        self.text(Field::Language).is_none() || self.has(Field::Language, language)
    }

    /// The accent, where a theme uses another colour so that text can be read.
    #[must_use]
    pub fn adjusted_accent(&self) -> Option<Notice<'_>> {
        let found = self.text(Field::Accent)?;
        let used = accent::used(found)?;
        Some(Notice { path: Field::Accent.row().path, found, used })
    }
}
