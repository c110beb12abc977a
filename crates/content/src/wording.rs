//! The words of one language, flattened into a pack: one line a text, in an order that the widget
//! is compiled with.
//!
//! English words that are evidence stand in `evidence/`, beside their figures; another language
//! gives them in its own file, under `evidence`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use outlook_domain::{
    Affects, Band, Direction, Frequency, Grade, Group, Level, Matter, Question, QuestionKind, Slot,
    Study, Unit,
};
use serde_json::{Map, Value};

use crate::entries::CrisisLineEntry;
use crate::evidence::Evidence;
use crate::problem::{Problems, unknown};

/// The language in which the evidence itself is written.
const FIRST: &str = "en";

/// The items of the PHQ-9.
const PHQ9: [&str; 9] =
    ["phq9_1", "phq9_2", "phq9_3", "phq9_4", "phq9_5", "phq9_6", "phq9_7", "phq9_8", "phq9_9"];

/// The section of texts that stand on static pages alone. Those after it travel with the scripts that
/// show them; the widget's pack ends before them all.
const PAGE: &str = "page";

/// What makes the page easier to use, shown by `web/reading_aids.js`.
const COMFORT: &str = "comfort";

/// The words that cannot be plainer, with what they mean, shown by `web/terms.js`.
const TERMS: &str = "terms";

/// What is told of a term: its name, the forms in which it stands in texts, parted by `|`, and what
/// it means.
const TERM: [&str; 3] = [".name", ".forms", ".say"];

/// The section of texts that a kiosk alone shows, before that one.
const KIOSK: &str = "kiosk";

/// Which way a language runs.
const DIRECTIONS: [&str; 2] = ["ltr", "rtl"];

/// The texts of one language as they travel: a line with the fingerprint of the build and the locale,
/// then one text a line. A line that is a date, `2026-11-22` or `2026-11`, is told in that locale by
/// whoever loads the pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// Every text, for whoever draws static pages.
    pub whole: String,
    /// Those that the widget can show: the whole without its end.
    pub widget: String,
    /// How many lines of the whole a kiosk reads: the widget's and its own.
    pub kiosk: usize,
    /// Each text after the path by which it is known: `questions.age.title`.
    pub texts: Vec<(String, String)>,
}

/// Texts of one kind, a fixed number a row: where they start and what they are called.
#[derive(Debug)]
struct Section {
    name: &'static str,
    start: usize,
}

/// One language's texts in the order of the pack.
#[derive(Debug, Default)]
struct Words {
    sections: Vec<Section>,
    paths: Vec<String>,
    texts: Vec<String>,
    /// How a browser is to tell dates, such as `es-419`.
    locale: String,
}

/// The languages that there are, by their codes: a file each in `wording/`, English first.
///
/// # Errors
///
/// When the folder cannot be read.
pub fn languages(root: &Path) -> Result<Vec<String>, Problems> {
    let mut problems = Problems::default();
    let folder = fs::read_dir(root.join("wording")).map_err(|error| {
        problems.add("wording", None, format_args!("cannot be read: {error}"));
        problems
    })?;
    let names = folder.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let codes = names.filter_map(|name| name.strip_suffix(".json").map(str::to_owned));
    let mut codes: Vec<String> = codes.collect();
    codes.sort_by_key(|code| (code != FIRST, code.clone()));
    Ok(codes)
}

/// The pack of a language.
///
/// # Errors
///
/// Every text that is missing, unknown, broken over lines, or differs from English in its
/// placeholders.
pub fn pack(evidence: &Evidence, root: &Path, language: &str) -> Result<Pack, Problems> {
    let first = read(evidence, root, FIRST)?;
    let words = if language == FIRST { None } else { Some(read(evidence, root, language)?) };
    let words = words.as_ref().unwrap_or(&first);
    let mut problems = Problems::default();
    let (known, given): (BTreeSet<_>, BTreeSet<_>) =
        (first.paths.iter().collect(), words.paths.iter().collect());
    for path in known.difference(&given) {
        problems.add(&file(language), None, format_args!("{path}: missing; what fits: a text"));
    }
    for path in given.difference(&known) {
        problems.add(&file(language), None, format_args!("{path}: what fits: a text of English"));
    }
    problems.or(())?;
    let mut problems = Problems::default();
    for ((path, text), english) in words.paths.iter().zip(&words.texts).zip(&first.texts) {
        let (found, fits) = (placeholders(text), placeholders(english));
        if found != fits {
            let what =
                format_args!("{path}: found the placeholders {found:?}; what fits: {fits:?}");
            problems.add(&file(language), None, what);
        }
    }
    let head = format!("{} {}\n", first.fingerprint(), words.locale);
    let lines = |texts: &[String]| -> String {
        texts.iter().fold(head.clone(), |out, text| out + text + "\n")
    };
    let widget = lines(&words.texts[..words.before(KIOSK)]);
    let kiosk = 1 + words.before(PAGE);
    let texts = words.paths.iter().cloned().zip(words.texts.iter().cloned()).collect();
    problems.or(Pack { whole: lines(&words.texts), widget, kiosk, texts })
}

/// Rust constants that say where each text stands in a pack.
///
/// # Errors
///
/// As [`pack`] of English.
pub fn keys(evidence: &Evidence, root: &Path) -> Result<String, Problems> {
    let words = read(evidence, root, FIRST)?;
    let mut out = format!("pub(super) const FINGERPRINT: &str = {:?};\n", words.fingerprint());
    let _ = writeln!(out, "pub(super) const COUNT: usize = {};", words.before(KIOSK));
    let _ = writeln!(out, "pub(super) const WITH_KIOSK: usize = {};", words.before(PAGE));
    let _ = writeln!(out, "pub(super) const WHOLE: usize = {};", words.texts.len());
    let by_name = ["ui", KIOSK, PAGE, COMFORT];
    for section in words.sections.iter().filter(|section| !by_name.contains(&section.name)) {
        let name = section.name.to_uppercase().replace('.', "_");
        let _ = writeln!(out, "pub(super) const {name}: usize = {};", section.start);
    }
    let terms = words.paths.iter().filter(|path| path.starts_with(TERMS)).count() / TERM.len();
    let _ = writeln!(out, "pub(super) const TERM_COUNT: usize = {terms};");
    named(&mut out, &words, "ui", "The texts of the interface, by name.");
    named(
        &mut out,
        &words,
        KIOSK,
        "Texts of a kiosk alone: the pack of any other widget ends before them.",
    );
    named(
        &mut out,
        &words,
        PAGE,
        "Texts of static pages alone: the widget's pack ends before them.",
    );
    Ok(out)
}

/// A module of the texts of a section, by name.
fn named(out: &mut String, words: &Words, section: &str, about: &str) {
    let _ = writeln!(out, "/// {about}\npub mod {section} {{\n    use super::super::Key;");
    for (at, (path, text)) in words.paths.iter().zip(&words.texts).enumerate() {
        let name = path.strip_prefix(section).and_then(|rest| rest.strip_prefix('.'));
        if let Some(name) = name.map(str::to_uppercase) {
            let _ = writeln!(out, "    #[doc = {text:?}]\n    pub const {name}: Key = Key({at});");
        }
    }
    out.push_str("}\n");
}

/// Every text of the interface that says something, with its key.
pub(crate) fn texts(evidence: &Evidence, root: &Path) -> Result<Vec<(String, String)>, Problems> {
    let words = read(evidence, root, FIRST)?;
    let texts = words.paths.into_iter().zip(words.texts);
    Ok(texts.filter(|(path, text)| !path.starts_with("evidence.") && !text.is_empty()).collect())
}

impl Words {
    /// How many texts stand before a section.
    fn before(&self, name: &str) -> usize {
        let found = self.sections.iter().find(|section| section.name == name);
        found.map_or(self.texts.len(), |section| section.start)
    }

    /// Changes whenever a text is added, removed or moved, so that a pack of another build is
    /// noticed (FNV-1a over the paths).
    fn fingerprint(&self) -> String {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for byte in self.paths.join("\n").bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        format!("{hash:016x}")
    }
}

fn file(language: &str) -> String {
    format!("wording/{language}.json")
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
}

fn read(evidence: &Evidence, root: &Path, language: &str) -> Result<Words, Problems> {
    let file = file(language);
    let mut problems = Problems::default();
    let text = fs::read_to_string(root.join(&file)).map_err(|error| {
        problems.add(&file, None, format_args!("cannot be read: {error}"));
        std::mem::take(&mut problems)
    })?;
    let tree: Value = serde_json::from_str(&text).map_err(|error| {
        problems.add(&file, Some(error.line()), &error);
        std::mem::take(&mut problems)
    })?;
    let mut reading = Reading {
        file,
        tree,
        own_evidence: language == FIRST,
        read: BTreeSet::new(),
        words: Words::default(),
        problems,
    };
    reading.language(language);
    reading.interface(evidence);
    reading.evidence(evidence);
    reading.named(KIOSK);
    reading.named(PAGE);
    reading.named(COMFORT);
    reading.keyed(TERMS, &TERM);
    reading.leftovers();
    reading.problems.or(reading.words)
}

/// A language file on its way into a pack.
struct Reading {
    file: String,
    tree: Value,
    own_evidence: bool,
    read: BTreeSet<String>,
    words: Words,
    problems: Problems,
}

impl Reading {
    fn section(&mut self, name: &'static str) {
        self.words.sections.push(Section { name, start: self.words.texts.len() });
    }

    /// Takes over one text of the file.
    fn text(&mut self, path: &str) {
        let found = path.split('.').try_fold(&self.tree, |value, key| value.get(key));
        match found {
            Some(Value::String(text)) => self.push(path, &text.clone()),
            Some(_) => {
                self.problems.add(&self.file, None, format_args!("{path}: what fits: a text"));
            }
            None => self.problems.add(
                &self.file,
                None,
                format_args!("{path}: missing; what fits: a text"),
            ),
        }
        self.read.insert(path.to_owned());
    }

    /// Takes over one text of the file that may be left out.
    fn optional(&mut self, path: &str) {
        if path.split('.').try_fold(&self.tree, |value, key| value.get(key)).is_some() {
            self.text(path);
        } else {
            self.push(path, "");
        }
    }

    /// Takes over words of the evidence, or their translation.
    fn evidence_text(&mut self, path: &str, english: &str) {
        if self.own_evidence || english.is_empty() {
            self.push(path, english);
        } else {
            self.text(path);
        }
    }

    fn push(&mut self, path: &str, text: &str) {
        if text.contains(['\n', '\r']) {
            self.problems.add(
                &self.file,
                None,
                format_args!("{path}: what fits: a text on one line"),
            );
        }
        self.words.paths.push(path.to_owned());
        self.words.texts.push(text.to_owned());
    }

    fn rows<'a>(
        &mut self,
        name: &'static str,
        ids: impl IntoIterator<Item = &'a str>,
        keys: &[&str],
    ) {
        self.section(name);
        for id in ids {
            for key in keys {
                self.text(&format!("{name}.{id}{key}"));
            }
        }
    }

    fn language(&mut self, code: &str) {
        self.rows("language", ["code", "name", "direction", "decimal"], &[""]);
        let own = |key: &str| self.tree["language"][key].as_str().unwrap_or_default();
        let (found, direction, locale) = (own("code"), own("direction"), own("locale"));
        locale.clone_into(&mut self.words.locale);
        self.read.insert("language.locale".to_owned());
        if self.words.locale.is_empty() {
            let what = "language.locale: missing; what fits: a locale such as en-GB";
            self.problems.add(&self.file, None, what);
        }
        if found != code {
            let what = format_args!("language.code: found {found:?}; what fits: {code:?}");
            self.problems.add(&self.file, None, what);
        }
        if !DIRECTIONS.contains(&direction) {
            let what = unknown("language.direction", direction, DIRECTIONS);
            self.problems.add(&self.file, None, what);
        }
    }

    /// A section whose keys are free.
    fn named(&mut self, name: &'static str) {
        self.keyed(name, &[""]);
    }

    /// A section whose rows have free keys and these texts each.
    fn keyed(&mut self, name: &'static str, texts: &[&str]) {
        let section = self.tree.get(name).and_then(Value::as_object);
        let keys = section.map(sorted_keys).unwrap_or_default();
        self.rows(name, keys.iter().map(String::as_str), texts);
    }

    fn interface(&mut self, evidence: &Evidence) {
        self.rows(
            "questions",
            Question::ALL.iter().map(|it| it.id()),
            &[".title", ".short", ".why", ".hint"],
        );
        self.section("options");
        for question in Question::ALL {
            for option in evidence.options(*question) {
                self.text(&format!("options.{question}.{option}"));
                self.optional(&format!("option_hints.{question}.{option}"));
            }
        }
        self.section("none");
        for asked in &evidence.questions {
            if asked.kind == QuestionKind::Many {
                self.text(&format!("options.{}.none_of_these", asked.id));
            } else {
                self.push(&format!("options.{}.none_of_these", asked.id), "");
            }
        }
        self.rows("conditions", evidence.conditions.iter().map(|it| it.id.as_str()), &[".phrase"]);
        let groups = Group::ALL.iter().map(|it| it.id()).chain(["other"]);
        self.rows("groups", groups, &[".title", ".phrase"]);
        self.rows(
            "findings",
            evidence.findings.iter().map(|(it, _)| it.id.as_str()),
            &[".title", ".say"],
        );
        self.section("findings_more");
        for (it, _) in &evidence.findings {
            let path = format!("findings.{}.more", it.id);
            if it.more_for.is_empty() { self.push(&path, "") } else { self.text(&path) }
        }
        let outcomes = [
            "urgent",
            "not_covered",
            "specialist_first",
            "discuss_first",
            "nothing_flagged",
            "under_18",
        ];
        self.rows("outcomes", outcomes, &[".title", ".say"]);
        self.rows("levels", Level::ALL.iter().map(|it| it.id()), &[".title", ".say"]);
        let slots: Vec<String> = Slot::ALL.iter().map(Slot::to_string).collect();
        self.rows("slots", slots.iter().map(String::as_str), &[".title", ".say", ".missing"]);
        self.rows("agreement", ["single", "agree", "overlap", "disagree"], &[""]);
        self.rows("fit", ["condition", "group", "general"], &[""]);
        self.rows("directions", Direction::ALL.iter().map(|it| it.id()), &[""]);
        self.rows("affects", Affects::ALL.iter().map(|it| it.id()), &[""]);
        self.rows("grades", Grade::ALL.iter().map(|it| it.id()), &[""]);
        let units = ["minute", "hour", "day", "week", "month", Unit::Infusion.id()];
        self.rows("units", units, &[".one", ".other"]);
        self.rows("studies", Study::ALL.iter().map(|it| it.id()), &[""]);
        self.rows(
            "alternatives",
            evidence.alternatives.iter().map(|it| it.id.as_str()),
            &[".title", ".what", ".helps", ".harms", ".living", ".unknown"],
        );
        self.rows("ask", evidence.asks.iter().map(|(it, _)| it.id.as_str()), &[""]);
        self.rows("phq9.items", PHQ9, &[""]);
        self.rows("phq9.answers", Frequency::ALL.iter().map(|it| it.id()), &[""]);
        self.rows("phq9.bands", Band::ALL.iter().map(|it| it.id()), &[""]);
        self.rows("matters", Matter::ALL.iter().map(|it| it.id()), &[""]);
        let steps = ["title", "emergency", "staff", "line", "stay", "team", "young", "mistake"];
        self.rows("urgent_screen", steps, &[""]);
        self.named("ui");
    }

    fn evidence(&mut self, evidence: &Evidence) {
        self.section("sources");
        for it in &evidence.sources {
            self.evidence_text(&format!("evidence.sources.{}.title", it.id), &it.title);
            let publisher = it.publisher.as_deref().unwrap_or_default();
            self.push(&format!("evidence.sources.{}.publisher", it.id), publisher);
            self.evidence_text(&format!("evidence.sources.{}.note", it.id), &it.note);
            self.evidence_text(&format!("evidence.sources.{}.population", it.id), &it.population);
        }
        self.section("claims");
        for it in evidence.claims.iter().map(|claim| &claim.entry) {
            self.evidence_text(&format!("evidence.claims.{}.words", it.id), &it.words);
            self.evidence_text(&format!("evidence.claims.{}.qualifier", it.id), &it.qualifier);
            self.evidence_text(&format!("evidence.claims.{}.population", it.id), &it.population);
            self.evidence_text(&format!("evidence.claims.{}.note", it.id), &it.note);
            self.push(&format!("evidence.claims.{}.section", it.id), &it.section);
        }
        self.section("factors");
        for (it, _) in &evidence.factors {
            self.evidence_text(&format!("evidence.factors.{}.words", it.id), &it.words);
            let cited =
                it.sources.iter().map(|cited| format!("{}, {}", cited.source, cited.section));
            let cited: Vec<String> = cited.collect();
            self.push(&format!("evidence.factors.{}.sources", it.id), &cited.join("; "));
        }
        self.section("context");
        for it in &evidence.context {
            self.evidence_text(&format!("evidence.context.{}.words", it.id), &it.words);
        }
        self.section("trials");
        for it in evidence.shown_trials() {
            let (id, entry) = (&it.entry.id, &it.entry);
            self.evidence_text(&format!("evidence.trials.{id}.words"), &entry.words);
            self.evidence_text(&format!("evidence.trials.{id}.note"), &entry.note);
            self.evidence_text(&format!("evidence.trials.{id}.reference"), &it.reference());
        }
        self.section("cited");
        for it in &evidence.alternatives {
            let path = format!("evidence.alternatives.{}.cites", it.id);
            self.evidence_text(&path, &evidence.cited(it));
        }
        self.section("references");
        for (it, _) in &evidence.findings {
            self.evidence_text(
                &format!("evidence.findings.{}.sources", it.id),
                &it.sources.join("; "),
            );
        }
        self.section("regions");
        for it in &evidence.regions {
            self.evidence_text(&format!("evidence.regions.{}.name", it.id), &it.name);
            self.evidence_text(&format!("evidence.regions.{}.emergency", it.id), &it.emergency);
        }
        self.section("crisis_lines");
        for it in &evidence.regions {
            for (at, line) in it.line.iter().enumerate() {
                self.service(&format!("evidence.crisis_lines.{}.{at}", it.id), line);
            }
        }
        self.section("further_lines");
        for (_, further) in evidence.further() {
            self.service(&format!("evidence.further_lines.{}", further.id), &further.line);
        }
        self.section("dates");
        let edition = &evidence.edition;
        let dates = [&edition.date, &edition.next_review, &evidence.crisis_checked];
        for (name, date) in ["date", "next_review", "crisis_checked"].into_iter().zip(dates) {
            self.push(&format!("evidence.dates.{name}"), date);
        }
    }

    /// What is told of a service; its numbers are the same in every language.
    fn service(&mut self, path: &str, line: &CrisisLineEntry) {
        self.evidence_text(&format!("{path}.name"), &line.name);
        self.evidence_text(&format!("{path}.note"), &line.note);
        self.evidence_text(&format!("{path}.send"), &line.send);
    }

    /// A text that nothing reads is an error: it may be a slip of the pen in an id.
    fn leftovers(&mut self) {
        let mut paths = Vec::new();
        walk(&self.tree, "", &mut paths);
        for path in paths.iter().filter(|path| !self.read.contains(*path)) {
            let parent = path.rsplit_once('.').map_or("", |(parent, _)| parent);
            let siblings = self.words.paths.iter().filter_map(|known| {
                let key = known.strip_prefix(parent)?.strip_prefix('.')?;
                (!key.contains('.')).then_some(key)
            });
            let what = unknown("text", path, siblings);
            self.problems.add(&self.file, None, what);
        }
    }
}

fn sorted_keys(map: &Map<String, Value>) -> Vec<String> {
    let mut keys: Vec<String> = map.keys().cloned().collect();
    keys.sort();
    keys
}

fn walk(value: &Value, path: &str, paths: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                walk(value, &path, paths);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            paths.push(path.to_owned());
        }
    }
}
