//! `dist/embed/`: the custom element as one module script, and what it loads from beside itself.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value};

use crate::asset::{File, subresource_integrity};
use crate::dist::read;
use crate::script::{self, without_comments};
use crate::words::Words;
use crate::{page, styles};

/// The folder that a clinic copies.
const FOLDER: &str = "embed";
/// Its script, under a name that never changes: hosts have it in their pages.
const SCRIPT: &str = "ketamine-outlook.js";
const TYPES: &str = "ketamine-outlook.d.ts";

/// What of the page the element uses, too.
#[derive(Debug)]
pub(crate) struct Shared<'a> {
    pub(crate) wasm: &'a File,
    pub(crate) bindings: &'a File,
    pub(crate) report_wasm: &'a File,
    pub(crate) report: &'a File,
    pub(crate) packs: &'a [File],
}

/// The element's files by what they count towards.
#[derive(Debug)]
pub(crate) struct Element {
    /// What its first language needs to the last screen.
    pub(crate) counted: Vec<File>,
    /// Further languages, the report, the types.
    pub(crate) apart: Vec<File>,
}

/// The element, of the very files that the page is made of.
pub(crate) fn files(root: &Path, shared: &Shared<'_>, words: &Words) -> Result<Element> {
    let script = File::new(&format!("{FOLDER}/{SCRIPT}"), joined(root, shared, words)?);
    let types = read(root, &format!("src/embed/{TYPES}"))?;
    let (first, others) = shared.packs.split_first().context("there is no language")?;
    let counted = vec![shared.wasm.copied(FOLDER), first.copied(FOLDER), script];
    let mut apart: Vec<File> = others.iter().map(|pack| pack.copied(FOLDER)).collect();
    apart.push(shared.report_wasm.copied(FOLDER));
    apart.push(File::new(&format!("{FOLDER}/{TYPES}"), types));
    Ok(Element { counted, apart })
}

fn joined(root: &Path, shared: &Shared<'_>, words: &Words) -> Result<String> {
    let part = |name: &str| Ok::<_, anyhow::Error>(without_comments(&read(root, name)?));
    let bindings = guarded(&text(shared.bindings)?)?;
    let report = enclosed(&text(shared.report)?, "init: __wbg_init, Report, check, evaluate")?;
    let take_along = part("src/take_along.js")?;
    let take_along = format!(
        "(({{ init: start, Report, check, evaluate }}) => {{\n{}\nreturn ready;\n}})({report})",
        plain(&take_along)
    );
    let packs = shared.packs.iter().map(|pack| {
        format!(
            "[new URL(\"./{}\", import.meta.url), \"{}\"],",
            pack.name(),
            subresource_integrity(&pack.bytes)
        )
    });
    let loading = [
        ("wasm", shared.wasm.name().to_owned()),
        ("wasm_integrity", subresource_integrity(&shared.wasm.bytes)),
        ("report_wasm", shared.report_wasm.name().to_owned()),
        ("report_integrity", subresource_integrity(&shared.report_wasm.bytes)),
        ("packs", packs.collect::<Vec<_>>().join("\n")),
        ("bindings", enclosed(&bindings, "init: __wbg_init, Widget")?),
        ("take_along", take_along),
    ];
    let failed: Map<String, Value> = words
        .languages
        .places()
        .map(|place| words.languages.words(place))
        .map(|words| (words.code().to_owned(), words.ui(outlook_words::page::EMBED_FAILED).into()))
        .collect();
    let element = [
        ("styles", serde_json::to_string(&styles::read_embed_sheet(root)?)?),
        ("failed", serde_json::to_string(&failed)?),
        ("title", crate::words::TITLE.to_string()),
    ];
    let parts = [
        part("src/loading.js")?,
        plain(&script::trouble(root)?),
        part("src/settings.js")?,
        page::fill(&part("src/embed/load.js")?, &loading)?,
        part("src/embed/print.js")?,
        page::fill(&part("src/embed/element.js")?, &element)?,
    ];
    Ok(parts.join("\n") + "\n")
}

fn text(file: &File) -> Result<String> {
    String::from_utf8(file.bytes.clone()).with_context(|| format!("{} is no text", file.path))
}

/// A module as an expression that gives what it exports by these names, so that several stand in one
/// file without meeting.
fn enclosed(module: &str, names: &str) -> Result<String> {
    let exports = "\nexport { initSync, __wbg_init as default };\n";
    ensure!(module.contains(exports), "wasm-bindgen exports its start in another way than before");
    Ok(format!(
        "(() => {{\n{}\nreturn {{ {names} }};\n}})()",
        plain(&module.replace(exports, "\n"))
    ))
}

/// The lines of a module without its imports, and with its exports as plain definitions.
fn plain(module: &str) -> String {
    let lines = module.lines().filter(|line| !line.starts_with("import "));
    lines.map(|line| line.strip_prefix("export ").unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

/// Bindings whose wasm tells of what it throws on, by the `guarded` of `src/embed/load.js`.
fn guarded(bindings: &str) -> Result<String> {
    let taken = "wasm = instance.exports;";
    ensure!(
        bindings.matches(taken).count() == 1,
        "wasm-bindgen takes exports in another way than before"
    );
    Ok(bindings.replace(taken, "wasm = guarded(instance.exports);"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BINDINGS: &str = "import x from \"./y.js\";\nexport class Report {\n}\nlet wasm;\n\
        wasm = instance.exports;\nexport { initSync, __wbg_init as default };\n";

    #[test]
    fn a_module_becomes_an_expression() -> Result<()> {
        let told = enclosed(BINDINGS, "init: __wbg_init, Report")?;
        assert!(!told.contains("import ") && !told.contains("export "), "{told}");
        assert!(told.starts_with("(() => {\nclass Report {"), "{told}");
        assert!(told.ends_with("return { init: __wbg_init, Report };\n})()"), "{told}");
        assert!(enclosed("export default 1;\n", "init").is_err());
        Ok(())
    }

    #[test]
    fn what_the_wasm_throws_on_is_heard() -> Result<()> {
        assert!(guarded(BINDINGS)?.contains("wasm = guarded(instance.exports);"));
        assert!(guarded("wasm = other;").is_err());
        Ok(())
    }
}
