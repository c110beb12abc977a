//! The page and everything that it loads.

use std::path::Path;

use anyhow::{Context, Result};
use ketamine_outlook::static_pages;
use outlook_i18n::Languages;

use crate::asset::{File, hexadecimal};
use crate::module::Module;
use crate::script::{ScriptKind, Scripts};
use crate::template::fill;
use crate::words::{self, PageWords};
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
    /// What it loads first, by the names of the places in its template.
    pub loads: [(&'static str, String); 4],
    /// Loads the widget.
    pub boot: File,
    /// The widget.
    pub wasm: File,
    /// Binds it to the browser.
    pub bindings: File,
    /// The words, the page's own language first.
    pub packs: Vec<File>,
    /// Finds out why a file did not load.
    pub load_diagnostics: File,
    /// Compares the widget's answers with the vectors.
    pub self_check: File,
    /// The vectors.
    pub vectors: File,
    /// The whole answer in each language, with its policy.
    pub answers: Vec<(File, String)>,
}

impl Page {
    /// The page of these words and this widget.
    pub fn new(scripts: Scripts<'_>, words: &PageWords, widget: Module) -> Result<Self> {
        let (root, languages) = (scripts.root, words.languages);
        let wasm = File::asset("widget.wasm", widget.wasm);
        let bindings =
            File::asset("bindings.js", (scripts.finish)(&widget.bindings, ScriptKind::Module)?);
        let pack = |(code, pack): &(String, String)| File::asset(&format!("{code}.txt"), &**pack);
        let packs: Vec<File> = words.packs.iter().map(pack).collect();
        let load_diagnostics = File::asset("load-diagnostics.js", scripts.load_diagnostics()?);
        let build = &hexadecimal(&wasm.bytes)[..8];
        let vectors = File::asset("vectors.json", self_check::part(root, languages, build)?);
        let self_check = File::asset("self-check.js", scripts.self_check(&vectors)?);
        let parts = [
            ("load_diagnostics", &load_diagnostics),
            ("wasm", &wasm),
            ("bindings", &bindings),
            ("self_check", &self_check),
        ];
        let boot = File::asset("boot.js", scripts.boot(&parts, &packs, words::TITLE)?);

        let early = scripts.early()?;
        let styles = styles::read_sheet(root)?;
        let policy = policy::line(&styles, &early);
        let mut parts = static_pages::render(languages);
        parts.extend([("policy", policy.clone()), ("styles", styles), ("early", early.clone())]);
        let first = packs.first().context("wording/ holds no language")?;
        let loads = [("wasm", &wasm), ("bindings", &bindings), ("words", first), ("boot", &boot)];
        let loads = loads.map(|(name, file)| (name, file.path.clone()));
        parts.extend(loads.clone());
        Ok(Self {
            index: File::new("index.html", fill(&read(root, "index.html")?, &parts)?),
            policy,
            early,
            loads,
            boot,
            wasm,
            bindings,
            packs,
            load_diagnostics,
            self_check,
            vectors,
            answers: answers(root, languages)?,
        })
    }

    /// Its files, itself last: until then an older page and what that loads still belong together.
    #[must_use]
    pub fn into_files(self) -> Vec<File> {
        let mut files: Vec<File> = self.answers.into_iter().map(|(answer, _)| answer).collect();
        files.extend(self.packs);
        files.extend([self.boot, self.wasm, self.bindings, self.load_diagnostics]);
        files.extend([self.self_check, self.vectors, self.index]);
        files
    }
}

/// The whole answer in each language, with its policy.
fn answers(root: &Path, languages: Languages) -> Result<Vec<(File, String)>> {
    let template = read(root, "packaging/pages/answer.html")?;
    let styles = styles::read_sheet_with(root, "answer")?;
    let policy = policy::still(&styles);
    let answer = |place| {
        let mut parts = static_pages::render_answer(languages, place);
        parts.extend([("policy", policy.clone()), ("styles", styles.clone())]);
        let name = format!("answer-{}.html", languages.words(place).code());
        Ok((File::new(&name, fill(&template, &parts)?), policy.clone()))
    };
    languages.all().map(answer).collect()
}
