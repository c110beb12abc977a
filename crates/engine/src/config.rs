//! A clinic's configuration, read from a host's settings and checked.
//!
//! It arrives as one text of records, `path U+001F type U+001F value U+001F`, which JavaScript makes
//! of an object (`web/settings.js`) and [`json::flat`] on a host. No value of a configuration may
//! hold that character, so nothing is escaped, and the widget carries no parser.
//!
//! One table, [`FIELDS`], defines the fields and what fits: the checker, the JSON Schema and the
//! documentation are made of it. A configuration is valid as a whole or not at all. Past
//! [`Config::read`] nothing fails, and no text is interpreted: it is shown as text.

mod field;
#[cfg(feature = "json")]
pub mod json;
mod problem;
mod shape;

pub use field::{FIELDS, Field, FieldGroup, FieldRow, LANGUAGES, MODULES};
pub use problem::Problem;
pub use shape::Shape;

/// Ends the path, the type and the value of a record.
pub const END: char = '\u{1f}';

/// A valid configuration; the default one is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config(Vec<(Field, String)>);

impl Config {
    /// Checks the records of `settings`; no record is an empty configuration.
    ///
    /// # Errors
    ///
    /// Every invalid value, with its path, what was found and what fits.
    ///
    /// ```
    /// use outlook_engine::Config;
    /// use outlook_engine::config::Field;
    ///
    /// let config = Config::read("clinic.name\u{1f}string\u{1f}Harbour Clinic\u{1f}").unwrap();
    /// assert_eq!(config.text(Field::ClinicName), Some("Harbour Clinic"));
    ///
    /// let problems = Config::read("region\u{1f}string\u{1f}XX\u{1f}").unwrap_err();
    /// assert!(problems[0].to_string().starts_with("region: found \"XX\"; what fits: one of \"US\""));
    /// ```
    pub fn read(settings: &str) -> Result<Self, Vec<Problem<'_>>> {
        let mut config = Self::default();
        let mut problems = Vec::new();
        let mut parts = settings.split(END);
        // After the last end there is nothing, or no record.
        while let Some(path) = parts.next() {
            let (Some(kind), Some(value)) = (parts.next(), parts.next()) else {
                if !path.is_empty() {
                    problems.push(Problem { path, kind: "", value: "", field: None });
                }
                break;
            };
            match Field::at(path) {
                Some(field) if config.takes(field, kind, value) => {
                    config.0.push((field, value.to_owned()));
                }
                field => problems.push(Problem { path, kind, value, field }),
            }
        }
        for field in Field::all().filter(|field| field.row().needed) {
            let row = field.row();
            let begun = config.0.iter().any(|(given, _)| given.row().group == row.group);
            let reported = problems.iter().any(|problem: &Problem<'_>| problem.path == row.path);
            if begun && !reported && config.text(field).is_none() {
                problems.push(Problem { path: row.path, kind: "", value: "", field: Some(field) });
            }
        }
        if problems.is_empty() { Ok(config) } else { Err(problems) }
    }

    /// Whether a value fits a field that has none yet, or a list that lacks it.
    fn takes(&self, field: Field, kind: &str, value: &str) -> bool {
        let free =
            if field.row().list { !self.has(field, value) } else { self.text(field).is_none() };
        free && field.row().shape.takes(kind, value)
    }

    /// The value of a field, as it was written; the first item of a list.
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
}
