//! The kiosk: one file that needs nothing but a browser, and the same page with a worker beside it
//! that keeps it on a device.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ketamine_outlook::static_pages;
use outlook_i18n::{Languages, ui};
use outlook_page::words::{PageWords, TITLE};
use outlook_page::{
    Bindings, BuildModule, Bundler as _, File, Module, fill, hexadecimal, policy, put, read,
    self_check, short_integrity, styles,
};
use serde_json::{Value, json};

use crate::dist::TYPES;
use crate::esbuild::{Esbuild, Format};
use crate::module;

/// The most that the single file may weigh, in bytes as they lie on a disk.
const BUDGET: usize = 362_000;

/// The most that the worker may weigh.
const WORKER_BUDGET: usize = 3_000;

/// Digits of the hash that a build is called by.
const BUILD_DIGITS: usize = 12;

/// Separates languages; no text has it.
const LANGUAGE: &str = "\u{b}";

/// Separates the texts of a language and its variants; no text has it.
const VARIANT: &str = "\u{c}";

/// The pictures for a home screen, in `packaging/icons/`.
const ICONS: [&str; 3] = ["icon-192.png", "icon-512.png", "icon-maskable.png"];

/// The files of the kiosk.
#[derive(Debug)]
pub(crate) struct Kiosk {
    pub(crate) files: Vec<File>,
    pub(crate) policies: BTreeMap<String, String>,
    /// The size and the SHA-256 of the single file, for the terminal.
    pub(crate) single: String,
}

/// Builds the single file and the folder `kiosk/`.
pub(crate) fn build(root: &Path, esbuild: &Esbuild, words: &PageWords) -> Result<Kiosk> {
    let module = module::build_with(root, "ketamine-outlook", &["kiosk"], Bindings::Script)?;
    put(&root.join(TYPES), "kiosk_bindings.d.ts", module.types.as_bytes())?;
    let parts = Parts::new(root, esbuild, words, &module)?;
    let (single, own) = parts.page(esbuild, words, "")?;
    let (installed, kept) = parts.page(esbuild, words, "worker.js")?;

    let single = File::new("ketamine-outlook.html", single);
    let mut files = vec![("./".to_owned(), File::new("kiosk/index.html", installed))];
    files.push(beside("manifest.webmanifest", manifest(root, words.languages)?));
    for icon in ICONS {
        let path = format!("packaging/icons/{icon}");
        let bytes = fs::read(root.join(&path)).with_context(|| format!("cannot read {path}"))?;
        files.push(beside(icon, bytes));
    }
    let worker = worker(esbuild, words.languages, &parts.build, &files)?;
    let (path, bytes) = (&single.path, single.bytes.len());
    ensure!(bytes <= BUDGET, "{path} has {bytes} bytes, over {BUDGET}");
    let hash = hexadecimal(&single.bytes);
    let said = format!("{path}: {bytes} bytes of at most {BUDGET}\nSHA-256 {hash}");
    let mut files: Vec<File> = files.into_iter().map(|(_, file)| file).collect();
    files.extend([
        File::new("kiosk/config.json", "{}\n"),
        File::new("kiosk/worker.js", worker),
        single,
    ]);
    let policies = [("ketamine-outlook.html", own), ("kiosk/index.html", kept)];
    let policies = policies.map(|(path, policy)| (path.to_owned(), policy)).into();
    Ok(Kiosk { files, policies, single: said })
}

/// A file of `kiosk/` with the name that the page asks for it by.
fn beside(name: &str, bytes: impl Into<Vec<u8>>) -> (String, File) {
    (name.to_owned(), File::new(&format!("kiosk/{name}"), bytes))
}

/// What both pages are made of.
struct Parts {
    template: String,
    bindings: String,
    styles: String,
    build: String,
    in_page: [(&'static str, String); 4],
}

impl Parts {
    fn new(root: &Path, esbuild: &Esbuild, words: &PageWords, module: &Module) -> Result<Self> {
        let template = read(root, "packaging/pages/kiosk.html")?;
        let (vectors, bindings) = (self_check::vectors(root)?, module.bindings.clone());
        let styles = esbuild.sheet(styles::read_sheet_with(root, "kiosk")?)?;
        let packs = joined(words);
        // The build is called by what it is made of, its scripts included.
        let script = script(esbuild, words, &bindings, "", "")?;
        let texts = [&template, &script, &vectors, &styles, &packs];
        let all = [&texts.map(String::as_bytes).concat()[..], &module.wasm].concat();
        let build = hexadecimal(&all)[..BUILD_DIGITS].to_owned();
        let in_page = [
            ("styles", styles.clone()),
            ("words", packed(packs.as_bytes())?),
            ("wasm", packed(&module.wasm)?),
            ("vectors", packed(vectors.as_bytes())?),
        ];
        Ok(Self { template, bindings, styles, build, in_page })
    }

    /// The page and its policy; with the name of a worker it is the installed one.
    fn page(&self, esbuild: &Esbuild, words: &PageWords, worker: &str) -> Result<(String, String)> {
        let script = script(esbuild, words, &self.bindings, &self.build, worker)?;
        ensure!(
            !script.contains("</"),
            "the kiosk's script holds \"</\", which would end its element"
        );
        let installed = !worker.is_empty();
        let policy = policy::kiosk(&self.styles, &script, installed);
        let manifest = if installed { MANIFEST } else { "" };
        let mut parts = static_pages::render_kiosk(words.languages, &self.build);
        parts.extend(self.in_page.clone());
        parts.extend([
            ("policy", policy.clone()),
            ("manifest", manifest.to_owned()),
            ("script", script),
        ]);
        Ok((fill(&self.template, &parts)?, policy))
    }
}

fn script(
    esbuild: &Esbuild,
    words: &PageWords,
    bindings: &str,
    build: &str,
    worker: &str,
) -> Result<String> {
    let build = BuildModule::default()
        .with_languages(words)
        .with("BUILD", &json!(build))
        .with("WORKER", &json!(worker))
        .with("TITLE", &TITLE);
    let generated = [("build.js", build.text()), ("kiosk_bindings.js", bindings)];
    esbuild.bundle("kiosk/kiosk.js", Format::Script, &generated)
}

/// The packs, one language after the other. A variant is in its language: each line that differs has the text of
/// the variant behind it.
fn joined(words: &PageWords) -> String {
    let mut languages: Vec<Vec<String>> = Vec::new();
    for (pack, text) in words.packs.iter().zip(&words.kiosk) {
        let lines = text.lines().map(str::to_owned);
        match languages.last_mut() {
            Some(own) if !pack.regions.is_empty() => {
                for (own, line) in own.iter_mut().zip(lines) {
                    let differs = own.split(VARIANT).next() != Some(&*line);
                    own.push_str(VARIANT);
                    own.push_str(if differs { &line } else { "" });
                }
            }
            _ => languages.push(lines.collect()),
        }
    }
    let languages = languages.iter().map(|lines| {
        let lines = lines.iter().map(|line| line.trim_end_matches(VARIANT).to_owned() + "\n");
        lines.collect::<String>()
    });
    languages.collect::<Vec<_>>().join(LANGUAGE)
}

/// The links to the manifest and the icons.
const MANIFEST: &str = "<link rel=\"manifest\" href=\"manifest.webmanifest\">\n\
    <link rel=\"icon\" href=\"icon-192.png\">\n\
    <link rel=\"apple-touch-icon\" href=\"icon-192.png\">\n";

/// Bytes as text: packed, then in letters. What packs them takes its time and finds the shortest form
/// that a browser unpacks.
fn packed(bytes: &[u8]) -> Result<String> {
    let mut packed = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, bytes, &mut packed)?;
    Ok(STANDARD.encode(packed))
}

fn manifest(root: &Path, languages: Languages) -> Result<String> {
    let words = languages.first();
    let parts = [("title", words.ui(ui::PAGE_TITLE)), ("lang", words.code())];
    let parts = parts.map(|(name, text)| (name, Value::from(text).to_string()));
    fill(&read(root, "packaging/pages/manifest.webmanifest")?, &parts)
}

fn worker(
    esbuild: &Esbuild,
    languages: Languages,
    build: &str,
    files: &[(String, File)],
) -> Result<String> {
    let hashes: BTreeMap<&str, String> =
        files.iter().map(|(name, file)| (name.as_str(), short_integrity(&file.bytes))).collect();
    let build = BuildModule::default()
        .with("BUILD", &json!(build))
        .with("CACHED", &json!(hashes))
        .with("HELP", &json!(static_pages::render_kiosk_help(languages)));
    let generated = [("build.js", build.text())];
    let worker = esbuild.bundle("kiosk/worker.js", Format::Script, &generated)?;
    ensure!(
        worker.len() <= WORKER_BUDGET,
        "the kiosk's worker has {} bytes, over {WORKER_BUDGET}",
        worker.len()
    );
    Ok(worker)
}
