//! Fills a template: `{{name}}` becomes the part of that name, each in one pass, so that
//! what is filled in is never read as a template again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Result, bail, ensure};

use crate::workspace::read;

/// What the template of a page and that of the frame have in common: the element, and what stands in it
/// until the widget runs.
const ELEMENT: &str = "packaging/pages/element.html";

/// A template that holds the element.
pub fn element_page(root: &Path, name: &str) -> Result<String> {
    Ok(read(root, name)?.replace("{{element}}", read(root, ELEMENT)?.trim_end()))
}

/// The template with every placeholder filled.
///
/// A placeholder without a part and a part without a placeholder are both errors: either
/// would mean that the page lacks something.
pub fn fill(template: &str, parts: &[(&str, String)]) -> Result<String> {
    let known: BTreeMap<&str, &str> =
        parts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    ensure!(known.len() == parts.len(), "two parts of the page have the same name");

    let mut filled = String::with_capacity(template.len());
    let mut used = BTreeSet::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((name, after)) = after.split_once("}}") else {
            bail!("the template has a {{{{ without its }}}}: {:?}", excerpt(after));
        };
        let Some(text) = known.get(name) else {
            let names: Vec<_> = known.keys().copied().collect();
            bail!("the template asks for {{{{{name}}}}}; what fits: {}", names.join(", "));
        };
        filled.push_str(before);
        filled.push_str(text);
        used.insert(name);
        rest = after;
    }
    ensure!(!rest.contains("}}"), "the template has a }}}} without its {{{{");
    filled.push_str(rest);

    let unused: Vec<_> = known.keys().copied().filter(|name| !used.contains(name)).collect();
    ensure!(unused.is_empty(), "the template has no place for: {}", unused.join(", "));
    Ok(filled)
}

fn excerpt(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_filled_in_once_and_not_read_again() -> Result<()> {
        let parts = [("a", "{{b}}".to_owned()), ("b", "2".to_owned())];
        assert_eq!(fill("<{{a}}|{{b}}|{{b}}>", &parts)?, "<{{b}}|2|2>");
        Ok(())
    }

    #[test]
    fn what_is_missing_or_left_over_is_named() {
        let parts = [("a", String::new()), ("b", String::new())];
        let cases = [
            ("{{a}}{{b}}{{c}}", "asks for {{c}}; what fits: a, b"),
            ("{{a}}", "no place for: b"),
            ("{{a}}{{b", "without its }}"),
            ("{{a}}{{b}} b}}", "without its {{"),
        ];
        for (template, expected) in cases {
            let message = fill(template, &parts).unwrap_or_else(|error| error.to_string());
            assert!(message.contains(expected), "{template}: {message}");
        }
    }
}
