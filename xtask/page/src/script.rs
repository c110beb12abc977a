//! The page's scripts of its own: `web/early.js` inside the page, `web/boot.js` beside it, and those
//! that are loaded once the widget is in charge.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::asset::File;
use crate::template::fill;
use crate::workspace::read;

/// How a browser reads a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScriptKind {
    /// As a module or a worker, whose names nobody else has.
    Module,
    /// As a script in a page, whose names are those of the page.
    Inline,
}

/// What is done to a script whose places are filled.
pub type Finish = fn(&str, ScriptKind) -> Result<String>;

/// The scripts of the workspace.
#[derive(Debug, Clone, Copy)]
pub struct Scripts<'a> {
    /// The root of the workspace.
    pub root: &'a Path,
    /// Makes them small for a release.
    pub finish: Finish,
}

impl<'a> Scripts<'a> {
    /// Scripts that stay as they are written.
    #[must_use]
    pub fn as_written(root: &'a Path) -> Self {
        Self { root, finish: |script, _| Ok(script.to_owned()) }
    }

    /// A script with its places filled, and finished.
    pub fn filled(self, name: &str, parts: &[(&str, String)], kind: ScriptKind) -> Result<String> {
        let filled = fill(&read(self.root, name)?, parts)?;
        (self.finish)(&filled, kind).context(name.to_owned())
    }

    /// The script inside the page that is in charge until the widget is.
    pub(crate) fn early(self) -> Result<String> {
        let script = self.filled("web/early.js", &[], ScriptKind::Inline)?;
        ensure!(!script.contains("</"), "web/early.js holds \"</\", which would end its element");
        Ok(script)
    }

    /// The script that loads the widget, with the names of what it loads and the line of a pack that
    /// holds the title of the page.
    pub(crate) fn boot(
        self,
        parts: &[(&str, &File)],
        packs: &[File],
        title: usize,
    ) -> Result<String> {
        let packs: Vec<&str> = packs.iter().map(File::name).collect();
        let mut parts = named(parts);
        parts.push(("packs", serde_json::to_string(&packs)?));
        parts.push(("title", title.to_string()));
        parts.push(("language_packs", read(self.root, "web/language_packs.js")?));
        parts.push(("warm_up", read(self.root, "web/warm_up.js")?));
        self.filled("web/boot.js", &parts, ScriptKind::Module)
    }

    /// The script that finds out why a file did not load.
    pub(crate) fn load_diagnostics(self) -> Result<String> {
        self.filled("web/load_diagnostics.js", &[], ScriptKind::Module)
    }

    /// The script that compares the widget's answers with the vectors, with their file name.
    pub(crate) fn self_check(self, vectors: &File) -> Result<String> {
        let mut parts = named(&[("vectors", vectors)]);
        parts.push(("vector_check", read(self.root, "web/vector_check.js")?));
        self.filled("web/self_check.js", &parts, ScriptKind::Module)
    }
}

fn named<'a>(parts: &[(&'a str, &File)]) -> Vec<(&'a str, String)> {
    parts.iter().map(|(name, file)| (*name, file.name().to_owned())).collect()
}
