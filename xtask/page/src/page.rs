//! The page and everything that it loads.

use std::path::Path;

use anyhow::{Result, ensure};
use ketamine_outlook::static_pages;
use outlook_i18n::Languages;
use serde_json::{Value, json};

use crate::asset::{File, hexadecimal};
use crate::module::Module;
use crate::script::{BuildModule, Bundler};
use crate::template::{element_page, fill};
use crate::words::{self, PackWords, PageWords};
use crate::workspace::read;
use crate::{policy, self_check, styles};

/// The page's files. Each names those that it loads, so a change of one changes `index`, too.
#[derive(Debug)]
pub struct Page {
    /// `index.html`.
    pub index: File,
    /// Its policy.
    pub policy: String,
    /// The script inside it.
    pub early: String,
    /// What it loads in every language, by the names of the places in its template.
    pub loads: [(&'static str, String); 2],
    /// Brings the widget.
    pub script: File,
    /// What that imports.
    pub imported: Vec<File>,
    /// The widget.
    pub wasm: File,
    /// The words, the page's own language first.
    pub packs: Vec<File>,
    /// Compares the widget's answers with the vectors.
    pub self_check: File,
    /// The vectors.
    pub vectors: File,
    /// The whole answer in each language, with its policy.
    pub answers: Vec<(File, String)>,
}

impl Page {
    /// The page of these words and this widget.
    pub fn new(
        root: &Path,
        bundler: &impl Bundler,
        words: &PageWords,
        widget: Module,
    ) -> Result<Self> {
        let languages = words.languages;
        let wasm = File::asset("widget.wasm", widget.wasm);
        let pack = |it: &PackWords| File::asset(&format!("{}.txt", it.code), &*it.text);
        let packs: Vec<File> = words.packs.iter().map(pack).collect();
        let build = &hexadecimal(&wasm.bytes)[..8];
        let vectors = File::asset("vectors.json", self_check::part(root, languages, build)?);
        let build = BuildModule::default().with("VECTORS", &beside(&vectors));
        // What it imports unbundled is among what the page's script does.
        let (self_check, _) = bundler.module("self_check.js", &[("build.js", build.text())])?;
        let build = build
            .with("SELF_CHECK", &beside(&self_check))
            .with("FAILED", &"{}")
            .with("TITLE", &words::TITLE)
            .with_files(&wasm, words, &packs, false);
        let generated = [("build.js", build.text()), ("bindings.js", &widget.bindings)];
        let (script, imported) = bundler.module("page.js", &generated)?;
        let early = bundler.inline("early.js")?;
        ensure!(!early.contains("</"), "web/early.js holds \"</\", which would end its element");
        let styles = bundler.sheet(styles::read_sheet(root)?)?;
        let policy = policy::line(&styles, &early);
        let mut parts = static_pages::render(languages);
        parts.extend([("policy", policy.clone()), ("styles", styles), ("early", early.clone())]);
        let loads = [("wasm", &wasm), ("script", &script)];
        let loads = loads.map(|(name, file)| (name, file.path.clone()));
        parts.extend(loads.clone());
        Ok(Self {
            index: File::new("index.html", fill(&element_page(root, "index.html")?, &parts)?),
            policy,
            early,
            loads,
            script,
            imported,
            wasm,
            packs,
            self_check,
            vectors,
            answers: answers(root, bundler, languages)?,
        })
    }

    /// Its files, itself last: until then an older page and what that loads still belong together.
    #[must_use]
    pub fn into_files(self) -> Vec<File> {
        let mut files: Vec<File> = self.answers.into_iter().map(|(answer, _)| answer).collect();
        files.extend(self.packs);
        files.extend(self.imported);
        files.extend([self.script, self.self_check, self.wasm, self.vectors, self.index]);
        files
    }
}

/// The address of a file from a script in the same folder.
fn beside(file: &File) -> Value {
    json!(format!("./{}", file.name()))
}

/// The whole answer in each language, with its policy.
fn answers(
    root: &Path,
    bundler: &impl Bundler,
    languages: Languages,
) -> Result<Vec<(File, String)>> {
    let template = read(root, "packaging/pages/answer.html")?;
    let styles = bundler.sheet(styles::read_sheet_with(root, "answer")?)?;
    let policy = policy::still(&styles);
    let answer = |place| {
        let mut parts = static_pages::render_answer(languages, place);
        parts.extend([("policy", policy.clone()), ("styles", styles.clone())]);
        let name = format!("answer-{}.html", languages.words(place).code());
        Ok((File::new(&name, fill(&template, &parts)?), policy.clone()))
    };
    languages.all().map(answer).collect()
}
