//! `dist/embed/`: the custom element as one script, what it loads from beside itself, and its types.

use std::path::Path;

use anyhow::{Context, Result};
use outlook_engine::config;
use outlook_i18n::{Languages, page};
use outlook_page::words::{PageWords, TITLE};
use outlook_page::{BuildModule, Bundler as _, File, Page, put, read, styles};
use serde_json::{Map, Value, json};

use crate::dist;
use crate::esbuild::{Esbuild, Format};

/// The folder that a clinic copies.
const FOLDER: &str = "embed";
/// Its script, under a name that never changes: hosts have it in their pages.
const SCRIPT: &str = "ketamine-outlook.js";
const TYPES: &str = "ketamine-outlook.d.ts";
const CONFIGURATION_TYPES: &str = "configuration.d.ts";

/// The element's files by what they count towards.
#[derive(Debug)]
pub(crate) struct Element {
    /// What its first language needs to the last screen.
    pub(crate) counted: Vec<File>,
    /// Further languages and the types.
    pub(crate) apart: Vec<File>,
}

/// The element, of the very files that the page is made of; `bindings` bind their WebAssembly.
pub(crate) fn files(
    root: &Path,
    esbuild: &Esbuild,
    page: &Page,
    bindings: &str,
    words: &PageWords,
) -> Result<Element> {
    let sheet = esbuild.sheet(styles::read_embed_sheet(root)?)?;
    let build = BuildModule::default()
        .with("STYLES", &json!(sheet))
        .with("FAILED", &failed(words.languages))
        .with("TITLE", &TITLE)
        .with_files(&page.wasm, words, &page.packs, true);
    let generated = [("build.js", build.text()), ("bindings.js", bindings)];
    let script = esbuild.bundle("embed.js", Format::Module, &generated)?;
    let file = |name: &str, text: String| File::new(&format!("{FOLDER}/{name}"), text);
    let (first, others) = page.packs.split_first().context("there is no language")?;
    let counted = vec![page.wasm.copied(FOLDER), first.copied(FOLDER), file(SCRIPT, script)];
    let mut apart: Vec<File> = others.iter().map(|pack| pack.copied(FOLDER)).collect();
    apart.push(file(TYPES, read(root, &format!("web/{TYPES}"))?));
    let configuration = config::types();
    put(&root.join(dist::TYPES), CONFIGURATION_TYPES, configuration.as_bytes())?;
    apart.push(file(CONFIGURATION_TYPES, configuration));
    Ok(Element { counted, apart })
}

/// What an empty element says where the questions cannot run, by language.
fn failed(languages: Languages) -> Value {
    let words = languages.all().map(|place| languages.words(place));
    words
        .map(|it| (it.code().to_owned(), it.ui(page::EMBED_FAILED).into()))
        .collect::<Map<_, _>>()
        .into()
}
