//! `dist/embed/`: the custom element as one module script, and what it loads from beside itself.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use outlook_page::{File, ScriptKind, fill, read, short_integrity, styles, words::PageWords};
use serde_json::{Map, Value};

use crate::script;

/// The folder that a clinic copies.
const FOLDER: &str = "embed";
/// Its script, under a name that never changes: hosts have it in their pages.
const SCRIPT: &str = "ketamine-outlook.js";
const TYPES: &str = "ketamine-outlook.d.ts";

/// Files of the page that the element uses, too.
#[derive(Debug)]
pub(crate) struct Shared<'a> {
    pub(crate) wasm: &'a File,
    /// As `wasm-bindgen` writes it.
    pub(crate) bindings: &'a str,
    pub(crate) packs: &'a [File],
}

/// The element's files by what they count towards.
#[derive(Debug)]
pub(crate) struct Element {
    /// What its first language needs to the last screen.
    pub(crate) counted: Vec<File>,
    /// Further languages and the types.
    pub(crate) apart: Vec<File>,
}

/// The element, of the very files that the page is made of.
pub(crate) fn files(root: &Path, shared: &Shared<'_>, words: &PageWords) -> Result<Element> {
    let script = File::new(&format!("{FOLDER}/{SCRIPT}"), joined(root, shared, words)?);
    let types = read(root, &format!("web/element/{TYPES}"))?;
    let (first, others) = shared.packs.split_first().context("there is no language")?;
    let counted = vec![shared.wasm.copied(FOLDER), first.copied(FOLDER), script];
    let mut apart: Vec<File> = others.iter().map(|pack| pack.copied(FOLDER)).collect();
    apart.push(File::new(&format!("{FOLDER}/{TYPES}"), types));
    Ok(Element { counted, apart })
}

fn joined(root: &Path, shared: &Shared<'_>, words: &PageWords) -> Result<String> {
    let part = |name: &str| read(root, name);
    let bindings = guarded(shared.bindings)?;
    let packs = shared.packs.iter().map(|pack| {
        format!(
            "[new URL(\"./{}\", import.meta.url), \"{}\", \"{}\"],",
            pack.name(),
            short_integrity(&pack.bytes),
            pack.name().split('-').next().unwrap_or_default(),
        )
    });
    let loading = [
        ("wasm", shared.wasm.name().to_owned()),
        ("wasm_integrity", short_integrity(&shared.wasm.bytes)),
        ("packs", packs.collect::<Vec<_>>().join("\n")),
        ("bindings", enclosed(&bindings, "Widget, evaluate")?),
    ];
    let failed: Map<String, Value> = words
        .languages
        .all()
        .map(|place| words.languages.words(place))
        .map(|words| (words.code().to_owned(), words.ui(outlook_i18n::page::EMBED_FAILED).into()))
        .collect();
    let element = [
        ("styles", serde_json::to_string(&styles::read_embed_sheet(root)?)?),
        ("failed", serde_json::to_string(&failed)?),
        ("title", outlook_page::words::TITLE.to_string()),
    ];
    let parts = [
        part("web/language_packs.js")?,
        plain(&part("web/load_diagnostics.js")?),
        part("web/warm_up.js")?,
        fill(&part("web/element/load.js")?, &loading)?,
        part("web/element/print.js")?,
        fill(&part("web/element/element.js")?, &element)?,
    ];
    script::small(&parts.join("\n"), ScriptKind::Module)
}

/// How the element starts a wasm whose bytes it has checked, in place of the many ways that the
/// bindings offer.
const INIT: &str = "async ({ module_or_path: bytes }) => {
const { instance, module } = await WebAssembly.instantiate(bytes, __wbg_get_imports());
__wbg_finalize_init(instance, module);
}";

/// A module as an expression that gives `init` and what it exports by these names, so that several
/// are in one file without a clash of names.
fn enclosed(module: &str, names: &str) -> Result<String> {
    let exports = "\nexport { initSync, __wbg_init as default };";
    let ways = module.split_once("async function __wbg_load(");
    let (module, ways) = ways.context("wasm-bindgen loads in another way than before")?;
    ensure!(
        ways.trim_end().ends_with(exports),
        "wasm-bindgen exports its start in another way than before"
    );
    Ok(format!("(() => {{\n{}\nreturn {{ init: {INIT}, {names} }};\n}})()", plain(module)))
}

/// The lines of a module without its imports, and with its exports as plain definitions.
fn plain(module: &str) -> String {
    let lines = module.lines().filter(|line| !line.starts_with("import "));
    lines.map(|line| line.strip_prefix("export ").unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

/// Bindings whose wasm reports what it throws, by the `guarded` of `web/element/load.js`.
fn guarded(bindings: &str) -> Result<String> {
    let taken = "wasm = instance.exports;";
    ensure!(
        bindings.matches(taken).count() == 1,
        "wasm-bindgen takes exports in another way than before"
    );
    ensure!(
        bindings.contains("real._wbg_cb_unref = ("),
        "wasm-bindgen lets closures go in another way than web/element/element.js does"
    );
    Ok(bindings.replace(taken, "wasm = guarded(instance.exports);"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BINDINGS: &str = "import x from \"./y.js\";\nexport class Report {\n}\nlet wasm;\n\
        wasm = instance.exports;\nreal._wbg_cb_unref = () => {\n};\nasync function __wbg_load(module, imports) {\n}\n\
        export { initSync, __wbg_init as default };\n";

    #[test]
    fn a_module_becomes_an_expression() -> Result<()> {
        let module = enclosed(BINDINGS, "Report")?;
        assert!(!module.contains("import ") && !module.contains("export "), "{module}");
        assert!(!module.contains("__wbg_load"), "{module}");
        assert!(module.starts_with("(() => {\nclass Report {"), "{module}");
        assert!(module.ends_with("}, Report };\n})()"), "{module}");
        assert!(enclosed("export default 1;\n", "Report").is_err());
        assert!(enclosed("async function __wbg_load() {}\n", "Report").is_err());
        Ok(())
    }

    #[test]
    fn errors_of_the_wasm_are_reported() -> Result<()> {
        assert!(guarded(BINDINGS)?.contains("wasm = guarded(instance.exports);"));
        assert!(guarded("wasm = other;").is_err());
        Ok(())
    }
}
