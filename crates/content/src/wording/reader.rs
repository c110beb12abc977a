//! The file of a language on its way into a pack: every text of it is taken once, and what nothing
//! takes is an error.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

use super::terms::is_mark;
use super::texts::{PackTexts, Section, TEXT};
use super::{FIRST, file, variant_of};
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
    /// The language's file: a text for each of these forms of a plural.
    Forms(&'a [&'static str]),
    /// The same in every language.
    Fixed(&'a str),
}

/// A language file, and the pack made of it so far.
#[derive(Debug)]
pub(super) struct Reader {
    file: String,
    /// What the file says; of a variant, laid over what its language says.
    tree: Value,
    /// Whether it is a variant, which gives only what differs.
    is_variant: bool,
    /// Whether the words of the evidence are in this language already.
    own_evidence: bool,
    taken: BTreeSet<String>,
    texts: PackTexts,
    problems: Problems,
}

impl Reader {
    pub(super) fn open(root: &Path, language: &str) -> Result<Self, Problems> {
        let file = file(language);
        let own = parsed(root, &file)?;
        let mut paths = Vec::new();
        walk(&own, "", &mut paths);
        let base = variant_of(language);
        let tree = match base {
            Some(base) => laid_over(parsed(root, &self::file(base))?, own),
            None => own,
        };
        Ok(Self {
            file,
            tree,
            is_variant: base.is_some(),
            own_evidence: base.unwrap_or(language) == FIRST,
            taken: BTreeSet::new(),
            texts: PackTexts { own: paths.into_iter().collect(), ..PackTexts::default() },
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
        let (found, direction, regions) = (own("code"), own("direction"), own("regions"));
        let is_region = |it: &str| it.len() == 2 && it.bytes().all(|it| it.is_ascii_uppercase());
        self.texts.regions = regions.split_whitespace().map(str::to_owned).collect();
        if self.is_variant {
            self.taken.insert("language.regions".to_owned());
            let regions = &self.texts.regions;
            if regions.is_empty() || !regions.iter().all(|it| is_region(it)) {
                let what = format_args!(
                    "language.regions: found {regions:?}; what fits: codes such as \"GB IE\""
                );
                self.problems.add(&self.file, None, what);
            }
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
            TextSource::Evidence("") => self.push(path, String::new()),
            TextSource::Evidence(english)
                if self.own_evidence && !(self.is_variant && self.find(&path).is_some()) =>
            {
                self.push(path, english.to_owned());
            }
            TextSource::Forms(forms) => self.join(path, forms),
            TextSource::File | TextSource::Evidence(_) => self.copy(path),
            TextSource::Fixed(text) => self.push(path, text.to_owned()),
        }
    }

    fn find(&self, path: &str) -> Option<&Value> {
        path.split('.').try_fold(&self.tree, |value, key| value.get(key))
    }

    /// Takes over the text of the file at a path.
    fn copy(&mut self, path: String) {
        if let Some(text) = self.own(&path) {
            self.push(path, text);
        }
    }

    /// Takes over the forms of a plural, separated by `|`.
    fn join(&mut self, path: String, forms: &[&str]) {
        let texts = forms.iter().filter_map(|form| self.own(&format!("{path}.{form}")));
        let texts: Vec<String> = texts.collect();
        self.push(path, texts.join("|"));
    }

    /// The text of the file at a path.
    fn own(&mut self, path: &str) -> Option<String> {
        let found = self.find(path).map(|value| value.as_str().map(str::to_owned));
        self.taken.insert(path.to_owned());
        let what = match found {
            Some(Some(text)) => return Some(text),
            Some(None) => format!("{path}: what fits: a text"),
            None => format!("{path}: missing; what fits: a text"),
        };
        self.problems.add(&self.file, None, what);
        None
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
        let own = &self.texts.own;
        paths.retain(|path| own.contains(path) && !self.taken.contains(path));
        for path in &paths {
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

/// What a file says.
fn parsed(root: &Path, file: &str) -> Result<Value, Problems> {
    let problem = |line: Option<usize>, what: &dyn fmt::Display| {
        let mut problems = Problems::default();
        problems.add(file, line, what);
        problems
    };
    let text = fs::read_to_string(root.join(file))
        .map_err(|error| problem(None, &format_args!("cannot be read: {error}")))?;
    serde_json::from_str(&text)
        .map_err(|error: serde_json::Error| problem(Some(error.line()), &error))
}

/// A tree with the texts of another one in the place of its own.
fn laid_over(below: Value, above: Value) -> Value {
    match (below, above) {
        (Value::Object(mut below), Value::Object(above)) => {
            for (key, value) in above {
                let under = below.remove(&key).unwrap_or_default();
                below.insert(key, laid_over(under, value));
            }
            Value::Object(below)
        }
        (_, above) => above,
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
