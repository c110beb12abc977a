//! Reads settings field by field. Recursion ends where the table of fields does: a list or an object
//! in the place of a single value is named and not entered.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::problem::{Place, below, quoted, shown};
use super::{Config, FIELDS, Field, Problem, Reading};

impl Config {
    /// Reads settings, and keeps the part that fits.
    ///
    /// An object with a needed field (`crisis`, `plan`, `reviewer`) is kept as a whole or left out as a
    /// whole; in the others each field stands for itself, in a list each item. A value that its
    /// deserializer refuses is a problem of its field alone, whose error says what was found.
    ///
    /// ```
    /// use outlook_engine::Config;
    /// use outlook_engine::config::Field;
    ///
    /// let settings = serde_json::json!({ "clinic": { "name": "Harbour Clinic" }, "region": "XX" });
    /// let reading = Config::read(settings);
    ///
    /// assert_eq!(reading.config.text(Field::ClinicName), Some("Harbour Clinic"));
    /// let problem = reading.problems[0].to_string();
    /// assert!(problem.starts_with("region: found \"XX\"; what fits: one of \"US\""));
    /// ```
    pub fn read<'de>(settings: impl Deserializer<'de>) -> Reading {
        let mut reading = Reading::default();
        // A slot reports the errors of its value itself.
        let _ = reading.slot(Place::Object(""), "").deserialize(settings);
        reading
    }
}

impl Reading {
    /// Reads a text for a single field, in place of what was read before.
    pub fn replace(&mut self, field: Field, text: &str) {
        let path = field.row().path;
        self.config.0.retain(|(given, _)| *given != field);
        self.problems.retain(|problem| problem.path != path);
        self.slot(Place::Field(field), path).take("string", text);
    }

    fn slot<'a>(&'a mut self, place: Place, path: &'a str) -> Slot<'a> {
        Slot { reading: self, place, path }
    }

    fn refuse(&mut self, place: Place, path: &str, found: String) {
        self.problems.push(Problem { path: path.to_owned(), found, place });
    }

    /// Checks that an object has what it needs, and leaves it out if it needs something and there is a
    /// problem in it. It began after so many `values` and `problems`.
    fn complete(&mut self, object: &str, values: usize, problems: usize) {
        let names = |all: &[Problem], path: &str| all.iter().any(|it| it.path == path);
        // One that is no object, or an empty one, is named as such.
        let is_object = !names(&self.problems[problems..], object);
        let mut needs_something = false;
        for field in Field::all() {
            let row = field.row();
            if !row.needed || row.object_and_key().0 != object {
                continue;
            }
            needs_something = true;
            let is_missing = self.config.text(field).is_none();
            if is_object && is_missing && !names(&self.problems[problems..], row.path) {
                self.refuse(Place::Field(field), row.path, "nothing".to_owned());
            }
        }
        if needs_something && self.problems.len() > problems {
            self.config.0.truncate(values);
        }
    }
}

/// Takes the value at a place of the settings.
struct Slot<'a> {
    reading: &'a mut Reading,
    place: Place,
    path: &'a str,
}

impl Slot<'_> {
    /// Keeps a single value, written as text, if it fits.
    fn take(self, kind: &str, value: &str) {
        let config = &mut self.reading.config;
        let (field, is_free) = match self.place {
            Place::Field(field) if !field.row().list => (Some(field), config.text(field).is_none()),
            Place::Item(field) => (Some(field), !config.has(field, value)),
            Place::Field(_) | Place::Object(_) | Place::Unknown(_) => (None, false),
        };
        match field {
            Some(field) if is_free && field.row().shape.takes(kind, value) => {
                config.0.push((field, value.to_owned()));
            }
            Some(_) | None => {
                let found = if kind == "string" { quoted(value) } else { shown(value) };
                self.refuse(&found);
            }
        }
    }

    fn refuse(self, found: &str) {
        self.reading.refuse(self.place, self.path, found.to_owned());
    }
}

impl<'de> DeserializeSeed<'de> for Slot<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, value: D) -> Result<(), D::Error> {
        let Self { reading, place, path } = self;
        let (values, problems) = (reading.config.0.len(), reading.problems.len());
        if let Err(error) = value.deserialize_any(reading.slot(place, path)) {
            reading.refuse(place, path, shown(&error.to_string()));
        }
        if let Place::Object(object) = place {
            reading.complete(object, values, problems);
        }
        Ok(())
    }
}

impl<'de> Visitor<'de> for Slot<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON can hold")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.refuse("null");
        Ok(())
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.take("boolean", if value { "true" } else { "false" });
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.take("number", &value.to_string());
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.take("number", &value.to_string());
        Ok(())
    }

    /// JavaScript and JSON Schema know no difference between 6 and 6.0, nor does this text.
    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        self.take("number", &value.to_string());
        Ok(())
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        self.take("string", value);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let Place::Field(field) = self.place else { return self.skip_items(items) };
        if !field.row().list {
            return self.skip_items(items);
        }
        for at in 0.. {
            let path = format!("{}[{at}]", self.path);
            if items.next_element_seed(self.reading.slot(Place::Item(field), &path))?.is_none() {
                if at == 0 {
                    self.refuse("[]");
                }
                break;
            }
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let Place::Object(object) = self.place else {
            let mut is_empty = true;
            while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {
                is_empty = false;
            }
            self.refuse(if is_empty { "{}" } else { "{…}" });
            return Ok(());
        };
        let mut is_empty = !object.is_empty();
        while let Some(key) = entries.next_key::<String>()? {
            is_empty = false;
            let path = below(object, &key);
            let place = place_of(object, &key);
            entries.next_value_seed(self.reading.slot(place, &path))?;
        }
        if is_empty {
            self.refuse("{}");
        }
        Ok(())
    }
}

impl Slot<'_> {
    /// Names a list where none fits.
    fn skip_items<'de, A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let mut is_empty = true;
        while items.next_element::<IgnoredAny>()?.is_some() {
            is_empty = false;
        }
        self.refuse(if is_empty { "[]" } else { "[…]" });
        Ok(())
    }
}

/// What belongs under a key of an object.
fn place_of(object: &'static str, key: &str) -> Place {
    if let Some(field) = Field::all().find(|field| field.row().object_and_key() == (object, key)) {
        return Place::Field(field);
    }
    let mut objects = FIELDS.iter().map(|row| row.object_and_key().0);
    match objects.find(|it| object.is_empty() && !it.is_empty() && *it == key) {
        Some(inner) => Place::Object(inner),
        None => Place::Unknown(object),
    }
}
