//! The page's two scripts of its own: `src/early.js` inside the page, `src/boot.js` beside it.

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
    wasm: &File,
    bindings: &File,
    packs: &[File],
    title: usize,
) -> Result<String> {
    let template = without_comments(&read(root, "src/boot.js")?);
    let packs: Vec<&str> = packs.iter().map(File::name).collect();
    let parts = [
        ("wasm", wasm.name().to_owned()),
        ("bindings", bindings.name().to_owned()),
        ("packs", serde_json::to_string(&packs)?),
        ("title", title.to_string()),
    ];
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
