//! The page's scripts of its own: `src/early.js` inside the page, `src/boot.js` beside it, and those
//! that are loaded once the widget is in charge. What the element shares with them is joined into each.

use std::path::Path;

use anyhow::{Result, ensure};

use crate::asset::File;
use crate::dist::read;
use crate::page;

/// The script that is in charge until the widget is, as it stands inside the page.
pub(crate) fn early(root: &Path) -> Result<String> {
    let script = without_comments(&read(root, "src/early.js")?);
    ensure!(!script.contains("</"), "src/early.js holds \"</\", which would end its element");
    Ok(script)
}

/// The script that loads the widget, with the names of what it loads and the line of a pack that
/// holds the title of the page.
pub(crate) fn boot(
    root: &Path,
    parts: &[(&str, &File)],
    packs: &[File],
    title: usize,
) -> Result<String> {
    let packs: Vec<&str> = packs.iter().map(File::name).collect();
    let mut parts = named(parts);
    parts.push(("packs", serde_json::to_string(&packs)?));
    parts.push(("title", title.to_string()));
    parts.push(("loading", without_comments(&read(root, "src/loading.js")?)));
    parts.push(("settings", without_comments(&read(root, "src/settings.js")?)));
    page::fill(&without_comments(&read(root, "src/boot.js")?), &parts)
}

/// The script that finds out why something could not be had.
pub(crate) fn trouble(root: &Path) -> Result<String> {
    Ok(without_comments(&read(root, "src/trouble.js")?))
}

/// The script that copies and saves, with the name of what writes the forms.
pub(crate) fn take_along(root: &Path, report: &File) -> Result<String> {
    let parts = named(&[("report", report)]);
    page::fill(&without_comments(&read(root, "src/take_along.js")?), &parts)
}

/// A script that shows texts of its own, with those texts in every language.
pub(crate) fn aid(root: &Path, name: &str, texts: String) -> Result<String> {
    page::fill(&without_comments(&read(root, name)?), &[("texts", texts)])
}

/// The script that holds the widget's answers against the vectors, with the name of those.
pub(crate) fn self_check(root: &Path, vectors: &File) -> Result<String> {
    let parts = named(&[("vectors", vectors)]);
    page::fill(&without_comments(&read(root, "src/self_check.js")?), &parts)
}

fn named<'a>(parts: &[(&'a str, &File)]) -> Vec<(&'a str, String)> {
    parts.iter().map(|(name, file)| (*name, file.name().to_owned())).collect()
}

/// Lines that are comments, and indentation, cost bytes and say nothing to a browser. No
/// line of ours starts inside a string.
pub(crate) fn without_comments(script: &str) -> String {
    script
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_comment_lines_go() {
        let script = "// why\n\n  f(\"https://x\"); // kept\n";
        assert_eq!(without_comments(script), "f(\"https://x\"); // kept");
    }
}
