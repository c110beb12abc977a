//! The problems of a configuration: where, what was found, what fits.
//!
//! The sentences are for whoever writes the configuration, and made only on request: the widget
//! carries none of them.

use std::fmt;

use super::{FIELDS, Field, Shape};
use crate::evidence::REGIONS;

/// How many characters of a value a message shows.
const SHOWN: usize = 60;

/// One invalid value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem<'a> {
    /// Its path, such as `clinic.booking` or `languages[1]`.
    pub path: &'a str,
    /// The type of what was found; empty where nothing was.
    pub(super) kind: &'a str,
    pub(super) value: &'a str,
    pub(super) field: Option<Field>,
}

impl Problem<'_> {
    /// What was found: a text in quotes, anything else as JSON writes it.
    #[must_use]
    pub fn found(&self) -> String {
        let shown: String = self.value.chars().take(SHOWN).map(visible).collect();
        let shown = if self.value.chars().count() > SHOWN { shown + "…" } else { shown };
        match self.kind {
            "" => "nothing".to_owned(),
            "string" => format!("\"{shown}\""),
            _ => shown,
        }
    }

    /// What fits in its place.
    #[must_use]
    pub fn fits(&self) -> String {
        match self.field {
            Some(field) if field.row().list => {
                format!("{}, each once", field.row().shape.fits())
            }
            Some(field) => field.row().shape.fits(),
            None => self.siblings(),
        }
    }

    /// What fits where no single value does: the list, the value that is none, or the keys that there
    /// are in the object that holds this one, or in the whole.
    fn siblings(&self) -> String {
        let name = self.path.split('[').next().unwrap_or_default();
        if let Some(row) = FIELDS.iter().find(|row| row.path == name) {
            let fits = row.shape.fits();
            return if row.list { format!("a list, each item {fits}") } else { fits };
        }
        let object = name.split('.').next().filter(|name| is_object(name)).unwrap_or_default();
        let mut keys: Vec<&str> = Vec::new();
        for row in FIELDS {
            let inside = match (object, row.path.split_once('.')) {
                ("", Some((first, _))) => first,
                ("", None) => row.path,
                (_, Some((first, key))) if first == object => key,
                (_, _) => continue,
            };
            if !keys.contains(&inside) {
                keys.push(inside);
            }
        }
        format!("an object with any of {}", keys.join(", "))
    }
}

fn is_object(name: &str) -> bool {
    FIELDS.iter().any(|row| row.path.split_once('.').is_some_and(|(object, _)| object == name))
}

/// A visible character in place of a control character.
fn visible(letter: char) -> char {
    if letter.is_control() { '·' } else { letter }
}

impl fmt::Display for Problem<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_empty() { "the configuration" } else { self.path };
        write!(f, "{path}: found {}; what fits: {}", self.found(), self.fits())
    }
}

impl Shape {
    /// What fits, in words.
    #[must_use]
    pub fn fits(self) -> String {
        match self {
            Self::Text(most) => format!(
                "a text of one line, 1 to {most} characters, without a space at either end"
            ),
            Self::Lines(most) => {
                format!("a text of 1 to {most} characters, without a space at either end")
            }
            Self::Link => {
                "an address that starts with https://, tel: or mailto:, without spaces".to_owned()
            }
            Self::Phone => {
                "a telephone number as a text, such as \"+1 555 0100\" (3 to 15 digits)".to_owned()
            }
            Self::Logo => "a path on the same site, such as \"/logo.svg\", or a picture as \
                \"data:image/png;base64,...\" (png, jpeg, webp or svg+xml, 100,000 characters at most)"
                .to_owned(),
            Self::Colour => "a colour such as \"#0a5052\"".to_owned(),
            Self::Date => "a day such as \"2026-11-22\"".to_owned(),
            Self::Code => "4 to 8 digits as a text, such as \"2580\"".to_owned(),
            Self::Number(least, most) => format!("a whole number from {least} to {most}"),
            Self::YesNo => "true or false".to_owned(),
            Self::Region => one_of(REGIONS.iter().map(|region| region.id)),
            Self::OneOf(ids) => one_of(ids.iter().copied()),
        }
    }
}

fn one_of<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = ids.map(|id| format!("\"{id}\"")).collect();
    format!("one of {}", quoted.join(", "))
}
