//! Reading a file of `[[name]]` rows so that one bad row is named and the others are still read.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

use serde::de::DeserializeOwned;
use toml::{Table, Value};

use crate::problem::{Problems, unknown};

/// A row as its file gives it, with the line on which it starts.
#[derive(Debug)]
pub(crate) struct SheetRow<T> {
    pub(crate) line: usize,
    pub(crate) entry: T,
}

/// The rows of one file, and the texts above them.
#[derive(Debug)]
pub(crate) struct Sheet<T> {
    pub(crate) place: Location,
    pub(crate) head: BTreeMap<String, String>,
    pub(crate) rows: Vec<SheetRow<T>>,
}

/// The file of rows, and what a row is called there.
#[derive(Debug, Clone)]
pub(crate) struct Location {
    pub(crate) file: String,
    name: String,
}

impl Location {
    /// Notes a problem of a row: file, line, which row, what.
    pub(crate) fn note(
        &self,
        line: usize,
        id: &str,
        what: impl fmt::Display,
        problems: &mut Problems,
    ) {
        problems.add(&self.file, Some(line), format_args!("{} {id:?}: {what}", self.name));
    }
}

/// Reads a file that is one table, such as the edition.
pub(crate) fn table<T: DeserializeOwned>(
    root: &Path,
    file: &str,
    problems: &mut Problems,
) -> Option<T> {
    let text = text(root, file, problems)?;
    parse(&text, file, problems)
}

/// Reads the `[[name]]` rows of a file; of other keys only the texts named in `head` fit.
pub(crate) fn rows<T: DeserializeOwned>(
    root: &Path,
    file: &str,
    name: &str,
    head: &[&str],
    problems: &mut Problems,
) -> Sheet<T> {
    let place = Location { file: file.to_owned(), name: name.to_owned() };
    let mut found = Sheet { place, head: BTreeMap::new(), rows: Vec::new() };
    let Some(text) = text(root, file, problems) else { return found };
    let Some(keys) = parse::<Table>(&text, file, problems) else { return found };
    for (key, value) in keys {
        if let Value::Array(values) = &value
            && key == name
        {
            for (value, line) in values.iter().zip(header_lines(&text, name)) {
                let id =
                    value.get("id").and_then(Value::as_str).unwrap_or("without an id").to_owned();
                match value.clone().try_into() {
                    Ok(entry) => found.rows.push(SheetRow { line, entry }),
                    Err(error) => found.place.note(line, &id, error.to_string().trim(), problems),
                }
            }
        } else if let Some(value) = value.as_str()
            && head.contains(&key.as_str())
        {
            found.head.insert(key, value.to_owned());
        } else {
            problems.add(file, None, unknown("key", &key, head.iter().copied().chain([name])));
        }
    }
    found
}

fn text(root: &Path, file: &str, problems: &mut Problems) -> Option<String> {
    fs::read_to_string(root.join(file))
        .map_err(|error| problems.add(file, None, format_args!("cannot be read: {error}")))
        .ok()
}

fn parse<T: DeserializeOwned>(text: &str, file: &str, problems: &mut Problems) -> Option<T> {
    toml::from_str(text)
        .map_err(|error| {
            let line = error.span().map(|span| line_of(text, span.start));
            problems.add(file, line, error.message());
        })
        .ok()
}

/// The lines of `[[name]]` headers, then the first line for rows written some other way.
fn header_lines(text: &str, name: &str) -> impl Iterator<Item = usize> {
    let header = format!("[[{name}]]");
    let starts = move |(index, line): (usize, &str)| {
        line.trim_start().starts_with(&header).then_some(index + 1)
    };
    text.lines().enumerate().filter_map(starts).chain(std::iter::repeat(1))
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}
