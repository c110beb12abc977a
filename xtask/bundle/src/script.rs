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
    let mut parts = named(&[("vectors", vectors)]);
    parts.push(("checking", without_comments(&read(root, "src/checking.js")?)));
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

/// Without the spaces and line ends that part nothing. Texts, templates and regular expressions stay
/// as they are; a line end that may end a statement stays, too. Takes a script without comments.
pub(crate) fn squeezed(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    // How deep in braces the templates are whose `${` is open.
    let (mut depth, mut templates) = (0_usize, Vec::new());
    while let Some(letter) = rest.chars().next() {
        let last = out.chars().next_back().unwrap_or('\n');
        let next = rest.chars().nth(1).unwrap_or('\n');
        let goes_on = letter == '}' && templates.last() == Some(&depth);
        let length = match letter {
            '"' | '\'' => text_end(rest, letter),
            '`' | '}' if letter == '`' || goes_on => {
                if goes_on {
                    templates.pop();
                }
                let (length, opens) = template_end(rest);
                if opens {
                    templates.push(depth);
                }
                length
            }
            '/' if REGULAR_AFTER.contains(last) => regular_end(rest),
            _ => letter.len_utf8(),
        };
        let parts_nothing = match letter {
            ' ' => {
                let tight = |it: char| TIGHT.contains(it);
                (tight(last) || tight(next)) && !(last == next && "+-".contains(last))
            }
            '\n' => "{;,([\n".contains(last) || "}.?:)]\n".contains(next),
            _ => false,
        };
        match letter {
            '{' => depth += 1,
            '}' if !goes_on => depth = depth.saturating_sub(1),
            _ => {}
        }
        if !parts_nothing {
            out.push_str(&rest[..length]);
        }
        rest = &rest[length..];
    }
    out
}

/// What needs no space beside it.
const TIGHT: &str = "=+-*/%&|^!<>?:,;(){}[]~\n ";
/// Behind these a slash starts a regular expression, and does not divide.
const REGULAR_AFTER: &str = "(,=:[!&|?{};>\n";

/// Where a text that the script starts with ends, its closing quote included.
fn text_end(script: &str, quote: char) -> usize {
    let mut escaped = true;
    let end = script.find(|letter| {
        let ends = !escaped && letter == quote;
        escaped = !escaped && letter == '\\';
        ends
    });
    end.map_or(script.len(), |end| end + 1)
}

/// Where a piece of a template ends, and whether with a `${`.
fn template_end(script: &str) -> (usize, bool) {
    let mut escaped = true;
    let mut dollar = false;
    for (at, letter) in script.char_indices() {
        if !escaped && (letter == '`' || letter == '{' && dollar) {
            return (at + 1, letter == '{');
        }
        dollar = !escaped && letter == '$';
        escaped = !escaped && at > 0 && letter == '\\';
    }
    (script.len(), false)
}

/// Where a regular expression that the script starts with ends.
fn regular_end(script: &str) -> usize {
    let (mut escaped, mut class) = (true, false);
    let end = script.find(|letter| {
        let ends = !escaped && !class && letter == '/';
        if !escaped {
            class = letter == '[' || class && letter != ']';
        }
        escaped = !escaped && letter == '\\';
        ends
    });
    end.map_or(script.len(), |end| end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn squeezing_changes_no_meaning() {
        for (script, expected) in [
            ("const a = (b) => {\nc();\n};\n", "const a=(b)=>{c();};"),
            ("a + +b - -c\n", "a+ +b- -c"),
            ("a\n(b)\n", "a\n(b)"),
            ("a\n.b(c,\nd)\n", "a.b(c,d)"),
            ("say(\"a + \\\" b\", 'c = d');", "say(\"a + \\\" b\",'c = d');"),
            ("`a = ${b + { c: `d  ${e}` }.c} = f`", "`a = ${b+{c:`d  ${e}`}.c} = f`"),
            ("x.replace(/[/ ] = \\/ (a)/g, y)", "x.replace(/[/ ] = \\/ (a)/g,y)"),
            ("return a / b;\nlet c", "return a/b;let c"),
            ("class A {\n#b;\nget c() { return 1; }\n}\n", "class A{#b;get c(){return 1;}}"),
        ] {
            assert_eq!(squeezed(script), expected);
        }
    }

    #[test]
    fn only_whole_comment_lines_go() {
        let script = "// why\n\n  f(\"https://x\"); // kept\n";
        assert_eq!(without_comments(script), "f(\"https://x\"); // kept");
    }
}
