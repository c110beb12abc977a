//! The page and everything that it loads.

use std::path::Path;

use anyhow::{Context, Result};
use ketamine_outlook::static_pages;
use outlook_i18n::Languages;

use crate::words::{self, Words};
use crate::{File, Kind, Module, Scripts, fill, hexadecimal, policy, read, self_check, styles};

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
    /// Finds out why something could not be had.
    pub trouble: File,
    /// Copies and saves.
    pub take_along: File,
    /// Writes what is copied and saved.
    pub report_wasm: File,
    /// Binds that to the browser.
    pub report: File,
    /// Explains words.
    pub terms: File,
    /// Makes the page easier to use.
    pub comfort: File,
    /// Holds the widget's answers against the vectors.
    pub self_check: File,
    /// What it holds them against.
    pub vectors: File,
    /// The whole answer in each language, with its policy.
    pub answers: Vec<(File, String)>,
}

impl Page {
    /// The page of these words and modules.
    pub fn new(
        scripts: Scripts<'_>,
        words: &Words,
        widget: Module,
        report: Module,
    ) -> Result<Self> {
        let (root, languages) = (scripts.root, words.languages);
        let wasm = File::asset("widget.wasm", widget.wasm);
        let bindings =
            File::asset("bindings.js", (scripts.finish)(&widget.bindings, Kind::Module)?);
        let pack = |(code, pack): &(String, String)| File::asset(&format!("{code}.txt"), &**pack);
        let packs: Vec<File> = words.packs.iter().map(pack).collect();
        let report_wasm = File::asset("report.wasm", report.wasm);
        let report = File::asset("report.js", (scripts.finish)(&report.bindings, Kind::Module)?);
        let take_along = File::asset("take-along.js", scripts.take_along(&report)?);
        let trouble = File::asset("trouble.js", scripts.trouble()?);
        let terms = File::asset("terms.js", scripts.aid("web/terms.js", words.aid(&["terms"]))?);
        let comfort =
            File::asset("comfort.js", scripts.aid("web/reading_aids.js", words.aid(&["comfort"]))?);
        let build = &hexadecimal(&wasm.bytes)[..8];
        let vectors = File::asset("vectors.json", self_check::part(root, languages, build)?);
        let self_check = File::asset("self-check.js", scripts.self_check(&vectors)?);
        let parts = [
            ("trouble", &trouble),
            ("wasm", &wasm),
            ("bindings", &bindings),
            ("take_along", &take_along),
            ("self_check", &self_check),
            ("report", &report),
            ("report_wasm", &report_wasm),
            ("terms", &terms),
            ("comfort", &comfort),
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
            trouble,
            take_along,
            report_wasm,
            report,
            terms,
            comfort,
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
        files.extend([self.boot, self.wasm, self.bindings, self.trouble, self.take_along]);
        files.extend([self.report_wasm, self.report, self.terms, self.comfort]);
        files.extend([self.self_check, self.vectors, self.index]);
        files
    }
}

/// The whole answer in each language, with its policy.
fn answers(root: &Path, languages: Languages) -> Result<Vec<(File, String)>> {
    let template = read(root, "packaging/pages/answer.html")?;
    let styles = styles::read_answer_sheet(root)?;
    let policy = policy::still(&styles);
    let answer = |place| {
        let mut parts = static_pages::render_answer(languages, place);
        parts.extend([("policy", policy.clone()), ("styles", styles.clone())]);
        let name = format!("answer-{}.html", languages.words(place).code());
        Ok((File::new(&name, fill(&template, &parts)?), policy.clone()))
    };
    languages.all().map(answer).collect()
}
