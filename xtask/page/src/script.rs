//! The scripts of `web/` and the sheets of `styles/` as a browser loads them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::asset::{File, short_integrity};
use crate::words::{PackWords, PageWords};
use crate::workspace::read;

/// The folder of the scripts.
pub const SCRIPTS: &str = "web";

/// Makes files of modules. `cargo xtask start` serves them as they are written; a release joins them and makes
/// them small.
pub trait Bundler {
    /// A module of `web/`, which a page loads, and the files that it imports. `generated` are the modules that
    /// the build writes beside them.
    fn module(&self, entry: &str, generated: &[(&str, &str)]) -> Result<(File, Vec<File>)>;

    /// A script that stands inside a page, and imports nothing.
    fn inline(&self, entry: &str) -> Result<String>;

    /// A joined style sheet.
    fn sheet(&self, sheet: String) -> Result<String>;
}

/// Everything as it is written, below this root of the workspace.
#[derive(Debug, Clone, Copy)]
pub struct AsWritten<'a>(pub &'a Path);

impl Bundler for AsWritten<'_> {
    fn module(&self, entry: &str, generated: &[(&str, &str)]) -> Result<(File, Vec<File>)> {
        let asset = |name: &str, text: &str| File::new(&format!("assets/{name}"), text);
        let mut imported: Vec<File> =
            generated.iter().map(|(name, text)| asset(name, text)).collect();
        for name in scripts(self.0)?.iter().filter(|name| *name != entry) {
            imported.push(asset(name, &self.inline(name)?));
        }
        Ok((asset(entry, &self.inline(entry)?), imported))
    }

    fn inline(&self, entry: &str) -> Result<String> {
        read(self.0, &format!("{SCRIPTS}/{entry}"))
    }

    fn sheet(&self, sheet: String) -> Result<String> {
        Ok(sheet)
    }
}

/// The names of all scripts, with their folder below `web/`.
pub fn scripts(root: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        let place = root.join(SCRIPTS).join(&folder);
        for entry in fs::read_dir(&place).with_context(|| place.display().to_string())? {
            let entry = entry?;
            let name = format!("{folder}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                folders.push(name + "/");
            } else if Path::new(&name).extension().is_some_and(|it| it == "js") {
                found.push(name);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The text of `build.js`: what the build knows, as constants. `web/build.d.ts` has their types.
#[derive(Debug, Clone, Default)]
pub struct BuildModule(String);

impl BuildModule {
    /// Adds a constant, an expression of JavaScript.
    #[must_use]
    pub fn with(mut self, name: &str, value: &impl ToString) -> Self {
        self.0.extend(["export const ", name, " = ", &value.to_string(), ";\n"]);
        self
    }

    /// Adds the files that the widget loads: `packs` are those of the words. With `pinned` each has its hash.
    #[must_use]
    pub fn with_files(self, wasm: &File, words: &PageWords, packs: &[File], pinned: bool) -> Self {
        let row = |file: &File| {
            // Written so that a host's own bundler finds the file.
            let mut row = format!("url: new URL(\"./{}\", import.meta.url)", file.name());
            if pinned {
                row.extend([", integrity: \"", &short_integrity(&file.bytes), "\""]);
            }
            row
        };
        let wasm = format!("{{ {} }}", row(wasm));
        self.with("WASM", &wasm).with_packs(words, |at| format!(", {}", row(&packs[at])))
    }

    /// Adds the languages alone, for a page that holds their words.
    #[must_use]
    pub fn with_languages(self, words: &PageWords) -> Self {
        self.with_packs(words, |_| String::new())
    }

    /// Adds the languages, each with something more.
    fn with_packs(self, words: &PageWords, more: impl Fn(usize) -> String) -> Self {
        let row = |(at, PackWords { code, regions, .. }): (usize, &PackWords)| {
            format!("{{ code: {code:?}, regions: {regions:?}{} }}", more(at))
        };
        let rows: Vec<String> = words.packs.iter().enumerate().map(row).collect();
        self.with("PACKS", &format!("[{}]", rows.join(", ")))
    }

    /// The module.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}
