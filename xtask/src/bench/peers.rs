//! The same twelve questions in five pages: ours, as a page and as an element, those of `SurveyJS` and
//! LHC-Forms, and a page written by hand; and our first page without script or widget. The packages come
//! from the npm registry, pinned.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use outlook_engine::interview::{self, Choice, Question, QuestionKind};
use serde_json::{Value, json};

use crate::npm::{LFORMS, SURVEY_CORE, SURVEY_UI};
use crate::process::{command, root, run};
use crate::toolchain::TOOLS;

/// Twelve questions that everyone with these answers is asked, each with its answer.
const ASKED: [(Question, &str); 12] = [
    (Question::Condition, "ptsd"),
    (Question::SafetyNow, "none"),
    (Question::Age, "18_64"),
    (Question::Tried, "one"),
    (Question::Before, "never"),
    (Question::Heart, "bp_controlled"),
    (Question::Head, "glaucoma"),
    (Question::Mind, "bipolar"),
    (Question::Body, "kidney"),
    (Question::Reactions, "allergy"),
    (Question::Medicines, "opioids"),
    (Question::Practical, "must_drive"),
];

/// A page that asks them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer {
    pub(crate) name: &'static str,
    /// What is served, below the root of the workspace.
    pub(crate) folder: &'static str,
}

const PEERS: [Peer; 6] = [
    Peer { name: "here", folder: "dist" },
    Peer { name: "as element", folder: "target/bench/element" },
    Peer { name: "plain", folder: "target/bench/plain" },
    Peer { name: "by hand", folder: "target/bench/hand" },
    Peer { name: "SurveyJS", folder: "target/bench/surveyjs" },
    Peer { name: "LHC-Forms", folder: "target/bench/lforms" },
];

impl Peer {
    /// The script that visits it, run before its own scripts.
    pub(crate) fn probe(&self) -> String {
        let asked = ASKED.map(|(question, pick)| json!({ "id": question.id(), "pick": pick }));
        let (asked, name) = (json!(asked), json!(self.name));
        let peers = include_str!("../../bench/peers.js");
        let visit = include_str!("../../bench/visit.js");
        format!(
            "{{ const asked = {asked};\n{peers}\n\
             const peer = {{ questions: asked.length, ...peers[{name}] }};\n{visit} }}"
        )
    }
}

/// The packages' files that a page loads, below `target/tools/`.
const SURVEY_FILES: [&str; 3] = [
    "survey-core/package/survey.core.min.js",
    "survey-core/package/survey-core.min.css",
    "survey-js-ui/package/survey-js-ui.min.js",
];
const LFORMS_FILES: [&str; 4] = [
    "lforms/package/dist/lforms/webcomponent/styles.css",
    "lforms/package/dist/lforms/webcomponent/assets/lib/zone.min.js",
    "lforms/package/dist/lforms/webcomponent/lhc-forms.js",
    "lforms/package/dist/lforms/fhir/R4/lformsFHIR.min.js",
];

/// Writes the pages of the peers, each file with its brotli form beside it.
pub(crate) fn prepare() -> Result<[Peer; 6]> {
    [LFORMS, SURVEY_CORE, SURVEY_UI].iter().try_for_each(|it| it.fetch().map(drop))?;
    let questions = questions()?;
    write("hand", &questions, &[])?;
    write("surveyjs", &questions, &SURVEY_FILES)?;
    write("lforms", &questions, &LFORMS_FILES)?;
    // A page of a clinic's with the element in it, as `dist/embed/` has it.
    let element = root().join("target/bench/element");
    drop(fs::remove_dir_all(&element));
    fs::create_dir_all(&element).context("cannot make target/bench/element/")?;
    run(command("cp", ["-R", "dist/embed"]).arg(&element))?;
    write("element", &questions, &[])?;
    plain()?;
    Ok(PEERS)
}

/// What of our page the plain one lacks: the policy, what is loaded, the scripts, the shadow root.
const NOT_PLAIN: [(&str, &str); 6] = [
    ("<meta http-equiv", ">"),
    ("<link rel=\"preload\"", ">"),
    ("<script", "</script>"),
    ("<template shadowrootmode=\"open\"><style>", "</style>"),
    ("<slot>", "</slot>"),
    ("</template", ">"),
];

/// Writes our page as a plain one: the same words and styles, without script or widget.
fn plain() -> Result<()> {
    let mut page = fs::read_to_string(root().join("dist/index.html")).context("dist/index.html")?;
    for (begin, end) in NOT_PLAIN {
        ensure!(page.contains(begin), "dist/index.html has no {begin}");
        while let Some((before, rest)) = page.split_once(begin) {
            let (_, after) = rest.split_once(end).context(begin)?;
            page = format!("{before}{after}");
        }
    }
    let folder = root().join("target/bench/plain");
    fs::create_dir_all(&folder).context("cannot make target/bench/plain/")?;
    fs::write(folder.join("index.html"), page).context("cannot write the plain page")?;
    run(command("node", ["xtask/bench/pack.mjs"]).arg(&folder))
}

/// The questions with their words, as JSON.
fn questions() -> Result<String> {
    let name = "wording/en.json";
    let text = fs::read_to_string(root().join(name)).context(name)?;
    let wording: Value = serde_json::from_str(&text).context(name)?;
    let questions = ASKED.map(|(question, _)| {
        let id = question.id();
        let option = |choice: Choice| {
            json!({ "id": choice.id(), "title": wording["options"][id][choice.id()] })
        };
        json!({
            "id": id,
            "title": wording["questions"][id]["title"],
            "many": interview::row(question).kind == QuestionKind::Many,
            "options": Choice::of(question).map(option).collect::<Vec<_>>(),
        })
    });
    Ok(json!(questions).to_string())
}

/// Writes a page of `xtask/bench/`, with its script if it has one, beside the files that it loads.
fn write(name: &str, questions: &str, files: &[&str]) -> Result<()> {
    let folder = root().join("target/bench").join(name);
    fs::create_dir_all(&folder).context("cannot make target/bench/")?;
    for (source, to) in [(format!("{name}.html"), "index.html"), (format!("{name}.js"), "form.js")]
    {
        let path = root().join("xtask/bench").join(&source);
        if to == "index.html" || path.exists() {
            let text = fs::read_to_string(&path).context(source)?;
            fs::write(folder.join(to), text.replace("{{questions}}", questions))?;
        }
    }
    for file in files {
        let from = root().join(TOOLS).join(file);
        let name = Path::new(file).file_name().context("a file without a name")?;
        fs::copy(&from, folder.join(name)).with_context(|| from.display().to_string())?;
    }
    run(command("node", ["xtask/bench/pack.mjs"]).arg(&folder))
}
