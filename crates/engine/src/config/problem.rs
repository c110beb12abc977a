//! The problems of a configuration: where, what was found, what fits.
//!
//! The sentences are for whoever writes the configuration. What fits is put into words only on
//! request.

use std::fmt;

use super::{FIELDS, Field, FieldRow, Shape};
use crate::evidence::REGIONS;

/// How many characters of a value a message shows.
const SHOWN: usize = 60;

/// A place in the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// An object of the configuration; the whole has no name.
    Object(&'static str),
    /// A key that this object does not have.
    Unknown(&'static str),
    Field(Field),
    /// An item of a field that is a list.
    Item(Field),
}

/// A value that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Its path, such as `clinic.booking` or `languages[1]`; empty for the whole.
    pub path: String,
    /// What was found: a text in quotes, anything else as JSON writes it, `nothing` where a needed
    /// value is missing. At most 60 characters of it, without control characters.
    pub found: String,
    pub(super) place: Place,
}

/// A value that is used in another form than it was found in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice<'a> {
    /// Its path.
    pub path: &'static str,
    /// What was found.
    pub found: &'a str,
    /// What is used in its place.
    pub used: String,
}

impl Problem {
    /// What fits in its place.
    #[must_use]
    pub fn fits(&self) -> String {
        match self.place {
            Place::Item(field) => format!("{}, each once", field.row().shape.fits()),
            Place::Field(field) => {
                let row = field.row();
                let fits = row.shape.fits();
                if row.list { format!("a list, each item {fits}") } else { fits }
            }
            Place::Object(object) | Place::Unknown(object) => {
                format!("an object with any of {}", keys(object).join(", "))
            }
        }
    }
}

/// The keys of an object, in the order of the fields.
fn keys(object: &str) -> Vec<&'static str> {
    let mut keys = Vec::new();
    for (inside, key) in FIELDS.iter().map(FieldRow::object_and_key) {
        let key = match object {
            "" if !inside.is_empty() => inside,
            _ if inside == object => key,
            _ => continue,
        };
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

/// The path of a key in an object. A key that could be mistaken for a path is put in brackets.
pub(super) fn below(object: &str, key: &str) -> String {
    let plain = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    match (plain && !key.is_empty() && key.len() <= SHOWN, object) {
        (true, "") => key.to_owned(),
        (true, _) => [object, ".", key].concat(),
        (false, _) => [object, "[", &quoted(key), "]"].concat(),
    }
}

pub(super) fn quoted(text: &str) -> String {
    ["\"", &shown(text), "\""].concat()
}

/// The beginning of a text, with a visible character in place of each control character.
pub(super) fn shown(text: &str) -> String {
    let visible = |letter: char| if letter.is_control() { '·' } else { letter };
    let mut letters = text.chars();
    let mut shown: String = letters.by_ref().take(SHOWN).map(visible).collect();
    if letters.next().is_some() {
        shown.push('…');
    }
    shown
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_empty() { "the configuration" } else { &self.path };
        write!(f, "{path}: found {}; what fits: {}", self.found, self.fits())
    }
}

impl fmt::Display for Notice<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: found {}; used in its place: {}", self.path, self.found, self.used)
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
            Self::Colour => "a color such as \"#0a5052\"".to_owned(),
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
