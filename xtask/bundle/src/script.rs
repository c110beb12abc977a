//! The page's scripts of its own: `src/early.js` inside the page, `src/boot.js` and
//! `src/take_along.js` beside it.

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

/// The script that loads the widget, with the names of what it loads.
pub(crate) fn boot(root: &Path, parts: &[(&str, &File)]) -> Result<String> {
    filled(root, "src/boot.js", parts)
}

/// The script that copies and saves, with the name of what writes the forms.
pub(crate) fn take_along(root: &Path, report: &File) -> Result<String> {
    filled(root, "src/take_along.js", &[("report", report)])
}

fn filled(root: &Path, name: &str, parts: &[(&str, &File)]) -> Result<String> {
    let template = without_comments(&read(root, name)?);
    let parts: Vec<_> = parts.iter().map(|(name, file)| (*name, file.name().to_owned())).collect();
    page::fill(&template, &parts)
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
