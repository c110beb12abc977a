//! The words of one language, flattened into a pack: one line a text, in an order that the widget
//! is compiled with.
//!
//! English words that are evidence are in `evidence/`, beside their figures; another language
//! gives them in its own file, under `evidence`. The file of a variant, such as `en-GB`, has only what differs
//! from its language; its pack is whole.

mod keys;
mod plurals;
mod reader;
mod sections;
mod terms;
mod texts;

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::Path;

use crate::evidence::Evidence;
use crate::problem::Problems;
pub use keys::keys;
use terms::Glossary;
use texts::{FORMS, KIOSK, PAGE, PackTexts, TERMS};

/// The language in which the evidence itself is written.
const FIRST: &str = "en";

/// The texts of one language as they travel: a line with the fingerprint of the build, then one text a line.
/// The terms in a text are marked, but for headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// Every text, for whoever draws static pages.
    pub whole: String,
    /// Those that the widget can show: the whole without its end.
    pub widget: String,
    /// The lines of the whole that a kiosk reads: the widget's but for explanations and reading aids, and its
    /// own.
    kiosk: [Range<usize>; 2],
    /// Each text after the path by which it is known: `questions.age.title`, without marks.
    pub texts: Vec<(String, String)>,
    /// The regions in which a variant is spoken, such as `GB`; none where it is no variant.
    pub regions: Vec<String>,
}

impl Pack {
    /// The lines that a kiosk reads of the whole. It explains no terms, so nothing is marked.
    #[must_use]
    pub fn for_kiosk(&self) -> String {
        let lines: Vec<&str> = self.whole.lines().collect();
        let own = self.kiosk.iter().flat_map(|part| &lines[part.clone()]);
        own.map(|line| terms::unmarked(line) + "\n").collect()
    }
}

/// The languages that there are, by their codes: a file each in `wording/`, English first. A variant comes
/// right after its language.
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
    let names = folder.flatten().map(|file| file.file_name().to_string_lossy().into_owned());
    let codes = names.filter_map(|name| name.strip_suffix(".json").map(str::to_owned));
    let mut codes: Vec<String> = codes.collect();
    codes.sort_by_key(|code| (variant_of(code).unwrap_or(code) != FIRST, code.clone()));
    Ok(codes)
}

/// The pack of a language.
///
/// # Errors
///
/// Every text that is missing, unknown, broken over lines, or differs from English in its
/// placeholders; of a variant, every one that does not differ from its language.
pub fn pack(evidence: &Evidence, root: &Path, language: &str) -> Result<Pack, Problems> {
    let first = read(evidence, root, FIRST)?;
    let other = if language == FIRST { None } else { Some(read(evidence, root, language)?) };
    let texts = other.as_ref().unwrap_or(&first);
    same_paths(&first, texts, language)?;
    same_placeholders(&first, texts, language)?;
    twelve_months(texts, language)?;
    if let Some(base) = variant_of(language) {
        only_differences(&read(evidence, root, base)?, texts, language)?;
    }
    let head = first.fingerprint() + "\n";
    let glossary = Glossary::new(&texts.texts[texts.before(FORMS)..]);
    // The title of a source is not a heading.
    let is_heading = |path: &str| path.ends_with("title") && !path.starts_with("evidence.");
    let marked = texts.paths.iter().zip(&texts.texts).enumerate().map(|(at, (path, text))| {
        // A text with a placeholder is never drawn as it stands.
        let marked = at < texts.before(TERMS) && !is_heading(path) && !text.contains('{');
        if marked { glossary.mark(text) } else { text.clone() }
    });
    let marked: Vec<String> = marked.collect();
    let lines = |texts: &[String]| -> String {
        texts.iter().fold(head.clone(), |out, text| out + text + "\n")
    };
    Ok(Pack {
        whole: lines(&marked),
        widget: lines(&marked[..texts.before(KIOSK)]),
        kiosk: [0..1 + texts.before(TERMS), 1 + texts.before(KIOSK)..1 + texts.before(PAGE)],
        texts: texts.paths.iter().cloned().zip(texts.texts.iter().cloned()).collect(),
        regions: texts.regions.clone(),
    })
}

fn same_paths(first: &PackTexts, texts: &PackTexts, language: &str) -> Result<(), Problems> {
    let mut problems = Problems::default();
    let known: BTreeSet<_> = first.paths.iter().collect();
    let found: BTreeSet<_> = texts.paths.iter().collect();
    for path in known.difference(&found) {
        problems.add(&file(language), None, format_args!("{path}: missing; what fits: a text"));
    }
    for path in found.difference(&known) {
        problems.add(&file(language), None, format_args!("{path}: what fits: a text of English"));
    }
    problems.or(())
}

fn same_placeholders(first: &PackTexts, texts: &PackTexts, language: &str) -> Result<(), Problems> {
    let mut problems = Problems::default();
    for ((path, text), english) in texts.paths.iter().zip(&texts.texts).zip(&first.texts) {
        let (found, fits) = (placeholders(text), placeholders(english));
        if found != fits {
            let what =
                format_args!("{path}: found the placeholders {found:?}; what fits: {fits:?}");
            problems.add(&file(language), None, what);
        }
    }
    problems.or(())
}

fn twelve_months(texts: &PackTexts, language: &str) -> Result<(), Problems> {
    let mut problems = Problems::default();
    for (path, text) in texts.paths.iter().zip(&texts.texts) {
        let found = text.split('|').count();
        if path.starts_with("dates.months") && found != 12 {
            let what = format_args!("{path}: found {found} names; what fits: 12 between \"|\"");
            problems.add(&file(language), None, what);
        }
    }
    problems.or(())
}

/// A variant has a text of its own only where it says something else than its language.
fn only_differences(base: &PackTexts, texts: &PackTexts, language: &str) -> Result<(), Problems> {
    let mut problems = Problems::default();
    for ((path, text), known) in texts.paths.iter().zip(&texts.texts).zip(&base.texts) {
        if texts.own.contains(path) && text == known {
            let what = format_args!("{path}: as in its language; what fits: only what differs");
            problems.add(&file(language), None, what);
        }
    }
    problems.or(())
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
}

/// Every text of the interface that is not empty, with its path.
pub(crate) fn interface_texts(
    evidence: &Evidence,
    root: &Path,
) -> Result<Vec<(String, String)>, Problems> {
    let PackTexts { paths, texts, .. } = read(evidence, root, FIRST)?;
    let rows = paths.into_iter().zip(texts);
    Ok(rows.filter(|(path, text)| !path.starts_with("evidence.") && !text.is_empty()).collect())
}

/// Reads the file of a language into the order of the pack.
fn read(evidence: &Evidence, root: &Path, language: &str) -> Result<PackTexts, Problems> {
    let mut reader = reader::Reader::open(root, language)?;
    sections::all(&mut reader, evidence, language);
    reader.finish()
}

/// The language that a variant, such as `en-GB`, is of; `None` for a language.
#[must_use]
pub fn variant_of(code: &str) -> Option<&str> {
    code.split_once('-').map(|(language, _)| language)
}

fn file(language: &str) -> String {
    format!("wording/{language}.json")
}
