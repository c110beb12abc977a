//! The same twelve questions in five pages: ours, as a page and as an element, those of `SurveyJS` and
//! LHC-Forms, and a page written by hand. The packages come from the npm registry, pinned.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use outlook_engine::interview::{self, Choice, Question, QuestionKind};
use serde_json::{Value, json};

use crate::browsers::TOOLS;
use crate::fhir;
use crate::npm::Package;
use crate::process::{command, root, run};

const SURVEY_CORE: Package =
    Package { name: "survey-core", version: "2.5.38", file: "survey.core.min.js" };
const SURVEY_UI: Package =
    Package { name: "survey-js-ui", version: "2.5.38", file: "survey-js-ui.min.js" };

/// Twelve questions that everyone with these answers is asked, each with its answer.
const ASKED: [(Question, &str); 12] = [
    (Question::Condition, "ptsd"),
    (Question::SafetyNow, "none"),
    (Question::Age, "18_64"),
    (Question::Tried, "one"),
    (Question::Severity, "moderate"),
    (Question::Before, "never"),
    (Question::Heart, "bp_controlled"),
    (Question::Head, "glaucoma"),
    (Question::Mind, "bipolar"),
    (Question::Body, "kidney"),
    (Question::Reactions, "allergy"),
    (Question::Medicines, "opioids"),
];

/// A page that asks them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer {
    pub(crate) name: &'static str,
    /// What is served, below the root of the workspace.
    pub(crate) folder: &'static str,
}

const PEERS: [Peer; 5] = [
    Peer { name: "here", folder: "dist" },
    Peer { name: "as element", folder: "target/bench/element" },
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

/// Writes the pages of the peers, each file with its brotli form beside it.
pub(crate) fn prepare() -> Result<[Peer; 5]> {
    SURVEY_CORE.fetch()?;
    SURVEY_UI.fetch()?;
    fhir::lforms()?;
    let questions = questions()?;
    let template = |name: &str| -> Result<String> {
        let text = fs::read_to_string(root().join("xtask/bench").join(name));
        Ok(text.with_context(|| name.to_owned())?.replace("{{questions}}", &questions))
    };
    let forms = "lforms/package/dist/lforms";
    let web = format!("{forms}/webcomponent");
    element(&template("element.html")?)?;
    write("hand", &[("index.html", &template("hand.html")?)], &[])?;
    write(
        "surveyjs",
        &[("index.html", &template("surveyjs.html")?), ("form.js", &template("surveyjs.js")?)],
        &[
            "survey-core/package/survey.core.min.js",
            "survey-core/package/survey-core.min.css",
            "survey-js-ui/package/survey-js-ui.min.js",
        ],
    )?;
    write(
        "lforms",
        &[("index.html", &template("lforms.html")?), ("form.js", &template("lforms.js")?)],
        &[
            &format!("{web}/styles.css"),
            &format!("{web}/assets/lib/zone.min.js"),
            &format!("{web}/lhc-forms.js"),
            &format!("{forms}/fhir/R4/lformsFHIR.min.js"),
        ],
    )?;
    Ok(PEERS)
}

/// A page of a clinic's with the element in it, as `dist/embed/` has it.
fn element(page: &str) -> Result<()> {
    let from = root().join("dist/embed");
    let to = root().join("target/bench/element/embed");
    drop(fs::remove_dir_all(&to));
    fs::create_dir_all(&to).context("cannot make target/bench/element/")?;
    for entry in fs::read_dir(&from).context("no dist/embed/")? {
        let path = entry?.path();
        let name = path.file_name().context("a file without a name")?;
        fs::copy(&path, to.join(name)).with_context(|| path.display().to_string())?;
    }
    write("element", &[("index.html", page)], &[])
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

fn write(name: &str, texts: &[(&str, &str)], files: &[&str]) -> Result<()> {
    let folder = root().join("target/bench").join(name);
    fs::create_dir_all(&folder).context("cannot make target/bench/")?;
    for (name, text) in texts {
        fs::write(folder.join(name), text)?;
    }
    for file in files {
        let from = root().join(TOOLS).join(file);
        let name = Path::new(file).file_name().context("a file without a name")?;
        fs::copy(&from, folder.join(name)).with_context(|| from.display().to_string())?;
    }
    run(command("node", ["xtask/bench/pack.mjs"]).arg(&folder))
}
