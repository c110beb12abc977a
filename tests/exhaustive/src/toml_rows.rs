//! Rows of the TOML files, and the texts in them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use toml::{Table, Value};

/// The whole file.
pub(crate) fn table(folder: &Path, file: &str) -> Result<Table> {
    let text =
        fs::read_to_string(folder.join(file)).with_context(|| format!("cannot read {file}"))?;
    text.parse().with_context(|| format!("{file} is not TOML"))
}

/// The rows under `[[name]]`.
pub(crate) fn rows(folder: &Path, file: &str, name: &str) -> Result<Vec<Table>> {
    let rows = table(folder, file)?.remove(name).unwrap_or(Value::Array(vec![]));
    rows.try_into().with_context(|| format!("{file} has no [[{name}]]"))
}

/// A text that must be there.
pub(crate) fn text(row: &Table, key: &str) -> Result<String> {
    match row.get(key).and_then(Value::as_str) {
        Some(text) => Ok(text.to_owned()),
        None => bail!("a row has no text called {key}: {row}"),
    }
}

/// A list of texts; empty where it is left out.
pub(crate) fn texts(row: &Table, key: &str) -> Vec<String> {
    let list = row.get(key).and_then(Value::as_array).into_iter().flatten();
    list.filter_map(Value::as_str).map(str::to_owned).collect()
}
