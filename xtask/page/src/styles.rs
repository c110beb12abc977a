//! One sheet from the files of `styles/`, in a stated order.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::workspace::read;

/// The order of the shipped sheet: tokens name the layers, print has the last word.
const ORDER: [&str; 22] = [
    "tokens",
    "base",
    "elements/button",
    "elements/disclosure",
    "elements/language_menu",
    "elements/reading_aids",
    "elements/undo",
    "elements/term",
    "pages/question",
    "elements/crisis",
    "pages/urgent",
    "elements/clinic",
    "outlook/result",
    "outlook/row",
    "outlook/chart",
    "outlook/table",
    "outlook/trials",
    "outlook/choices",
    "outlook/answers",
    "outlook/sheet",
    "static",
    "print",
];

/// The folders of `styles/`: those of `src/` that draw.
const FOLDERS: [&str; 4] = ["", "elements/", "outlook/", "pages/"];

/// The sheet that a shadow root needs before those of the page, and the one that it has no use for.
const EMBED: &str = "element";
const STATIC: &str = "static";

/// The sheets of one page alone, after those of the page.
const APART: [&str; 4] = ["answer", "configure", "frame", "kiosk"];

/// The sheet of the page, for the page and for the root of the widget in it.
pub(crate) fn read_sheet(root: &Path) -> Result<String> {
    check_names(root)?;
    Ok(join(root, &[EMBED])? + &join(root, &ORDER)?)
}

/// The sheet of the page, and after it the one of `name` alone.
pub fn read_sheet_with(root: &Path, name: &str) -> Result<String> {
    Ok(read_sheet(root)? + &join(root, &[name])?)
}

/// The sheet of the element.
pub fn read_embed_sheet(root: &Path) -> Result<String> {
    let order: Vec<&str> = ORDER.into_iter().filter(|name| *name != STATIC).collect();
    Ok(join(root, &[EMBED])? + &join(root, &order)?)
}

fn join(root: &Path, names: &[&str]) -> Result<String> {
    let mut sheet = String::new();
    for name in names {
        sheet.push_str(&read(root, &format!("styles/{name}.css"))?);
    }
    ensure!(!sheet.contains("</"), "styles/ holds \"</\", which would end the style element");
    Ok(sheet)
}

/// A file without a place in the order would be silently left out.
fn check_names(root: &Path) -> Result<()> {
    let mut found = BTreeSet::new();
    for folder in FOLDERS {
        let listing = fs::read_dir(root.join("styles").join(folder));
        for entry in listing.with_context(|| format!("cannot list styles/{folder}"))? {
            let name = entry?.file_name();
            if let Some(stem) = name.to_string_lossy().strip_suffix(".css") {
                found.insert(format!("{folder}{stem}"));
            }
        }
    }
    let known = |name: &str| name == EMBED || APART.contains(&name) || ORDER.contains(&name);
    let strangers: Vec<_> = found.iter().filter(|name| !known(name)).collect();
    ensure!(
        strangers.is_empty(),
        "styles/ has {strangers:?}, which ORDER in xtask/page/src/styles.rs does not name"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::root;

    /// The sizes of text on a screen, in `em`. On a slow phone each further one costs the first picture
    /// some 12 ms, as a browser makes a font ready by size and weight. 1.2 and .55 are for enlarged text.
    const SCALE: [&str; 9] =
        [".55em", ".78em", ".92em", "1em", "1.1em", "1.2em", "1.35em", "1.5em", "1.7em"];

    fn without_comments(sheet: &str) -> String {
        let parts = sheet.split("/*");
        parts.map(|part| part.split_once("*/").map_or(part, |(_, after)| after)).collect()
    }

    fn off_the_scale(sheet: &str) -> Vec<&str> {
        let written = sheet.split([';', '{', '}']).map(str::trim);
        let sizes = written.filter(|it| it.starts_with("font-size:") || it.starts_with("font:"));
        let fits = |it: &str| {
            it.split([' ', ':', '/']).all(|part| !part.ends_with("em") || SCALE.contains(&part))
        };
        sizes.filter(|it| !fits(it)).collect()
    }

    #[test]
    fn text_on_a_screen_has_a_size_of_the_scale() -> Result<()> {
        for name in ORDER.iter().filter(|name| !["outlook/sheet", "print"].contains(name)) {
            let sheet = without_comments(&join(root(), &[name])?);
            assert_eq!(off_the_scale(&sheet), [""; 0], "styles/{name}.css; what fits: {SCALE:?}");
        }
        let wrong = ".a{font-size: .9em;}/* ; */ .b{font:600 1em/1.4 x;}.c{font:600 .95em / 1 x}";
        let wrong = without_comments(wrong);
        assert_eq!(off_the_scale(&wrong), ["font-size: .9em", "font:600 .95em / 1 x"]);
        Ok(())
    }
}
