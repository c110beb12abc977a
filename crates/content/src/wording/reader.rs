//! The file of a language on its way into a pack: every text of it is taken once, and what nothing
//! takes is an error.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

use super::terms::is_mark;
use super::texts::{PackTexts, Section, TEXT};
use crate::problem::{Problems, unknown};

/// Where one text of a row comes from.
#[derive(Debug, Clone)]
pub(super) enum TextSource<'a> {
    /// The language's file, at the path of the row and the column.
    File,
    /// The language's file, at a path of its own; it may be missing there.
    Optional(String),
    /// Words of the evidence, or their translation in the language's file.
    Evidence(&'a str),
    /// The same in every language.
    Fixed(&'a str),
}

/// A language file, and the pack made of it so far.
#[derive(Debug)]
pub(super) struct Reader {
    file: String,
    tree: Value,
    /// Whether the words of the evidence are in this language already.
    own_evidence: bool,
    taken: BTreeSet<String>,
    texts: PackTexts,
    problems: Problems,
}

impl Reader {
    pub(super) fn open(root: &Path, file: &str, own_evidence: bool) -> Result<Self, Problems> {
        let problem = |line: Option<usize>, what: &dyn fmt::Display| {
            let mut problems = Problems::default();
            problems.add(file, line, what);
            problems
        };
        let text = fs::read_to_string(root.join(file))
            .map_err(|error| problem(None, &format_args!("cannot be read: {error}")))?;
        let tree = serde_json::from_str(&text)
            .map_err(|error: serde_json::Error| problem(Some(error.line()), &error))?;
        Ok(Self {
            file: file.to_owned(),
            tree,
            own_evidence,
            taken: BTreeSet::new(),
            texts: PackTexts::default(),
            problems: Problems::default(),
        })
    }

    /// A section: rows by their paths, each with a text for every column.
    pub(super) fn section<'a, const N: usize>(
        &mut self,
        name: &'static str,
        columns: [&'static str; N],
        rows: impl IntoIterator<Item = (String, [TextSource<'a>; N])>,
    ) {
        let start = self.texts.texts.len();
        for (path, sources) in rows {
            for (column, source) in columns.into_iter().zip(sources) {
                let path = if column == TEXT { path.clone() } else { format!("{path}.{column}") };
                self.take(path, source);
            }
        }
        self.texts.sections.push(Section { name, columns: columns.into(), start, free_rows: None });
    }

    /// A section whose rows are all in the file, `NAME.ID` each.
    pub(super) fn of_file<'a, const N: usize>(
        &mut self,
        name: &'static str,
        columns: [&'static str; N],
        ids: impl IntoIterator<Item = &'a str>,
    ) {
        let row = |id: &str| (format!("{name}.{id}"), [const { TextSource::File }; N]);
        self.section(name, columns, ids.into_iter().map(row));
    }

    /// A section of the file whose ids are free.
    pub(super) fn free<const N: usize>(&mut self, name: &'static str, columns: [&'static str; N]) {
        let rows = self.more_of(name, name, columns);
        if let Some(section) = self.texts.sections.last_mut() {
            section.free_rows = Some(rows);
        }
    }

    /// More columns of a section `of` whose ids are free, as a section of their own. Gives the number of
    /// rows.
    pub(super) fn more_of<const N: usize>(
        &mut self,
        name: &'static str,
        of: &str,
        columns: [&'static str; N],
    ) -> usize {
        let section = self.tree.get(of).and_then(Value::as_object);
        let ids = section.map(sorted_keys).unwrap_or_default();
        let row = |id: &String| (format!("{of}.{id}"), [const { TextSource::File }; N]);
        self.section(name, columns, ids.iter().map(row));
        ids.len()
    }

    /// What the file says of the language itself, checked.
    pub(super) fn language(&mut self, code: &str, directions: &[&str]) {
        let own = |key: &str| self.tree["language"][key].as_str().unwrap_or_default();
        let (found, direction, locale) = (own("code"), own("direction"), own("locale"));
        locale.clone_into(&mut self.texts.locale);
        self.taken.insert("language.locale".to_owned());
        if self.texts.locale.is_empty() {
            let what = "language.locale: missing; what fits: a locale such as en-GB";
            self.problems.add(&self.file, None, what);
        }
        if found != code {
            let what = format_args!("language.code: found {found:?}; what fits: {code:?}");
            self.problems.add(&self.file, None, what);
        }
        if !directions.contains(&direction) {
            let what = unknown("language.direction", direction, directions.iter().copied());
            self.problems.add(&self.file, None, what);
        }
    }

    /// The texts, unless something was wrong with one.
    pub(super) fn finish(mut self) -> Result<PackTexts, Problems> {
        self.leftovers();
        self.problems.or(self.texts)
    }

    fn take(&mut self, path: String, source: TextSource<'_>) {
        match source {
            TextSource::Optional(own) if self.find(&own).is_some() => self.copy(own),
            TextSource::Optional(own) => self.push(own, String::new()),
            TextSource::Evidence(english) if self.own_evidence || english.is_empty() => {
                self.push(path, english.to_owned());
            }
            TextSource::File | TextSource::Evidence(_) => self.copy(path),
            TextSource::Fixed(text) => self.push(path, text.to_owned()),
        }
    }

    fn find(&self, path: &str) -> Option<&Value> {
        path.split('.').try_fold(&self.tree, |value, key| value.get(key))
    }

    /// Takes over the text of the file at a path.
    fn copy(&mut self, path: String) {
        let found = self.find(&path).map(|value| value.as_str().map(str::to_owned));
        self.taken.insert(path.clone());
        match found {
            Some(Some(text)) => self.push(path, text),
            Some(None) => {
                self.problems.add(&self.file, None, format_args!("{path}: what fits: a text"));
            }
            None => self.problems.add(
                &self.file,
                None,
                format_args!("{path}: missing; what fits: a text"),
            ),
        }
    }

    fn push(&mut self, path: String, text: String) {
        if text.contains(['\n', '\r']) {
            self.problems.add(
                &self.file,
                None,
                format_args!("{path}: what fits: a text on one line"),
            );
        }
        if text.contains(is_mark) {
            let what = format_args!("{path}: what fits: a text without characters for private use");
            self.problems.add(&self.file, None, what);
        }
        self.texts.paths.push(path);
        self.texts.texts.push(text);
    }

    /// A text that nothing takes is an error: it may be a slip of the pen in an id.
    fn leftovers(&mut self) {
        let mut paths = Vec::new();
        walk(&self.tree, "", &mut paths);
        for path in paths.iter().filter(|path| !self.taken.contains(*path)) {
            let parent = path.rsplit_once('.').map_or("", |(parent, _)| parent);
            let siblings = self.texts.paths.iter().filter_map(|known| {
                let key = known.strip_prefix(parent)?.strip_prefix('.')?;
                (!key.contains('.')).then_some(key)
            });
            let what = unknown("text", path, siblings);
            self.problems.add(&self.file, None, what);
        }
    }
}

fn sorted_keys(map: &Map<String, Value>) -> Vec<String> {
    let mut keys: Vec<String> = map.keys().cloned().collect();
    keys.sort();
    keys
}

fn walk(value: &Value, path: &str, paths: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                walk(value, &path, paths);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            paths.push(path.to_owned());
        }
    }
}
