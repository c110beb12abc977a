//! What a pack holds: its sections in order, with their rows and columns.
//!
//! A column added here is a constant of `outlook-i18n` from the next build on; the compiler names it
//! there until something reads it.

use outlook_domain::{
    Affects, Agreement, Band, Direction, Frequency, Grade, Group, Level, Matter, Outcome, Question,
    QuestionKind, Slot, Study, Unit,
};

use super::plurals::Plurals;
use super::reader::{Reader, TextSource};
use super::texts::{FORMS, KIOSK, PAGE, READING_AIDS, TERMS, TEXT};
use crate::entries::{CrisisLineEntry, FactorEntry};
use crate::evidence::{CheckedTrial, Evidence};

/// Which way a language runs.
const DIRECTIONS: [&str; 2] = ["ltr", "rtl"];

/// The items of the PHQ-9.
const PHQ9: [&str; 9] =
    ["phq9_1", "phq9_2", "phq9_3", "phq9_4", "phq9_5", "phq9_6", "phq9_7", "phq9_8", "phq9_9"];

/// The columns of a service.
const SERVICE: [&str; 3] = ["name", "note", "send"];

/// Takes every section, in the order of the pack.
pub(super) fn all(reader: &mut Reader, evidence: &Evidence, language: &str) {
    let plurals = Plurals::of(language);
    let columns = ["code", "name", "direction", "decimal", "plurals"];
    let mut row = [const { TextSource::File }; 5];
    row[4] = TextSource::Fixed(&plurals.table);
    reader.section("language", columns, [("language".to_owned(), row)]);
    reader.language(language, &DIRECTIONS);
    interview(reader, evidence);
    screening(reader, evidence);
    figures(reader, &plurals);
    decision(reader, evidence);
    let steps = [
        "title",
        "emergency",
        "staff",
        "line",
        "stay",
        "team",
        "young",
        "mistake",
        "safe",
        "safe_yes",
    ];
    reader.of_file("urgent_screen", [TEXT], steps);
    reader.free("ui", [TEXT]);
    statements(reader, evidence);
    studies(reader, evidence);
    services(reader, evidence);
    let edition = &evidence.edition;
    let dates = [&*edition.date, &edition.next_review, &evidence.crisis_checked];
    let columns = ["date", "next_review", "crisis_checked"];
    reader.section("days", columns, [("evidence.dates".to_owned(), dates.map(TextSource::Fixed))]);
    // How a date is written; the months in it, and those in a date without a day, separated by `|`.
    let columns = ["day", "month", "months", "months_alone"];
    reader.section("dates", columns, [("dates".to_owned(), [const { TextSource::File }; 4])]);
    // What the words mean that cannot be plainer.
    reader.free(TERMS, ["say"]);
    reader.free(READING_AIDS, [TEXT]);
    reader.free(KIOSK, [TEXT]);
    reader.free(PAGE, [TEXT]);
    // These words, as static pages show them, and the forms they take in texts, separated by `|`, which
    // `terms.rs` marks there.
    reader.more_of("term_names", TERMS, ["name"]);
    reader.more_of(FORMS, TERMS, ["forms"]);
}

fn interview(reader: &mut Reader, evidence: &Evidence) {
    let questions = Question::ALL.iter().map(|it| it.id());
    reader.of_file("questions", ["title", "short", "why", "hint"], questions);
    let options = Question::ALL.iter().flat_map(|question| {
        evidence.options(*question).map(move |option| {
            let hint = TextSource::Optional(format!("option_hints.{question}.{option}"));
            (format!("options.{question}.{option}"), [TextSource::File, hint])
        })
    });
    reader.section("options", [TEXT, "hint"], options);
    let none = evidence.questions.iter().map(|asked| {
        let source = match asked.kind {
            QuestionKind::One => TextSource::Fixed(""),
            QuestionKind::Many => TextSource::File,
        };
        (format!("options.{}.none_of_these", asked.id), [source])
    });
    reader.section("none", [TEXT], none);
    let conditions = evidence.conditions.iter().map(|it| {
        let path = format!("conditions.{}", it.id);
        let choices = TextSource::Optional(format!("{path}.choices"));
        (path, [TextSource::File, choices])
    });
    reader.section("conditions", ["phrase", "choices"], conditions);
    let groups = Group::ALL.iter().map(|it| it.id()).chain(["other"]);
    reader.of_file("groups", ["title", "phrase"], groups);
}

fn screening(reader: &mut Reader, evidence: &Evidence) {
    let findings = evidence.findings.iter().map(|(it, _)| it.id.as_str());
    reader.of_file("findings", ["title", "say"], findings);
    let more = evidence.findings.iter().map(|(it, _)| {
        let source = if it.more_for.is_empty() { TextSource::Fixed("") } else { TextSource::File };
        (format!("findings.{}", it.id), [source])
    });
    reader.section("findings_more", ["more"], more);
    let outcomes = Outcome::ALL.iter().map(|it| it.id()).chain(["under_18"]);
    reader.of_file("outcomes", ["title", "say"], outcomes);
    reader.of_file("levels", ["title", "say"], Level::ALL.iter().map(|it| it.id()));
}

fn figures(reader: &mut Reader, plurals: &Plurals) {
    let slots: Vec<String> = Slot::ALL.iter().map(Slot::to_string).collect();
    let rows = slots.iter().map(|slot| {
        // A row of the chart has both.
        let [say, from] =
            ["say", "from"].map(|column| TextSource::Optional(format!("slots.{slot}.{column}")));
        (format!("slots.{slot}"), [TextSource::File, say, TextSource::File, from])
    });
    reader.section("slots", ["title", "say", "missing", "from"], rows);
    reader.of_file("agreement", [TEXT], Agreement::ALL.iter().map(|it| it.id()));
    let fits = ["condition", "group", "general"];
    reader.section("fit", fits, [("fit".to_owned(), [const { TextSource::File }; 3])]);
    reader.of_file("directions", [TEXT], Direction::ALL.iter().map(|it| it.id()));
    reader.of_file("affects", [TEXT], Affects::ALL.iter().map(|it| it.id()));
    reader.of_file("grades", [TEXT], Grade::ALL.iter().map(|it| it.id()));
    let units = ["minute", "hour", "day", "week", "month", Unit::Infusion.id()];
    let row = |unit| (format!("units.{unit}"), [TextSource::Forms(&plurals.forms)]);
    reader.section("units", [TEXT], units.into_iter().map(row));
}

fn decision(reader: &mut Reader, evidence: &Evidence) {
    reader.of_file("studies", [TEXT], Study::ALL.iter().map(|it| it.id()));
    let columns = ["title", "what", "helps", "harms", "living", "unknown"];
    let alternatives = evidence.alternatives.iter().map(|it| it.id.as_str());
    reader.of_file("alternatives", columns, alternatives);
    reader.of_file("ask", [TEXT], evidence.asks.iter().map(|(it, _)| it.id.as_str()));
    reader.of_file("phq9.items", [TEXT], PHQ9);
    reader.of_file("phq9.answers", [TEXT], Frequency::ALL.iter().map(|it| it.id()));
    reader.of_file("phq9.bands", [TEXT], Band::ALL.iter().map(|it| it.id()));
    reader.of_file("matters", [TEXT], Matter::ALL.iter().map(|it| it.id()));
}

fn statements(reader: &mut Reader, evidence: &Evidence) {
    let sources = evidence.sources.iter().map(|it| {
        let publisher = TextSource::Fixed(it.publisher.as_deref().unwrap_or_default());
        let texts = [&it.title, &it.note, &it.population].map(|text| TextSource::Evidence(text));
        let [title, note, population] = texts;
        (format!("evidence.sources.{}", it.id), [title, publisher, note, population])
    });
    reader.section("sources", ["title", "publisher", "note", "population"], sources);
    let claims = evidence.claims.iter().map(|claim| {
        let it = &claim.entry;
        let texts = [&it.words, &it.population, &it.note].map(|text| TextSource::Evidence(text));
        let [words, population, note] = texts;
        let section = TextSource::Fixed(&it.section);
        (format!("evidence.claims.{}", it.id), [words, population, note, section])
    });
    reader.section("claims", ["words", "population", "note", "section"], claims);
    let cited = |it: &FactorEntry| {
        let cited = it.sources.iter().map(|cited| format!("{}, {}", cited.source, cited.section));
        cited.collect::<Vec<_>>().join("; ")
    };
    let cited: Vec<String> = evidence.factors.iter().map(|(it, _)| cited(it)).collect();
    let factors = evidence.factors.iter().zip(&cited).map(|((it, _), cited)| {
        let texts = [TextSource::Evidence(&it.words), TextSource::Fixed(cited)];
        (format!("evidence.factors.{}", it.id), texts)
    });
    reader.section("factors", ["words", "sources"], factors);
    let context = evidence
        .context
        .iter()
        .map(|it| (format!("evidence.context.{}", it.id), [TextSource::Evidence(&it.words)]));
    reader.section("context", ["words"], context);
}

fn studies(reader: &mut Reader, evidence: &Evidence) {
    let references: Vec<String> = evidence.shown_trials().map(CheckedTrial::reference).collect();
    let trials = evidence.shown_trials().zip(&references).map(|(it, reference)| {
        let entry = &it.entry;
        let mark = entry.mark.as_ref().map_or("", |mark| &mark.words);
        let texts = [&entry.words, &entry.note, reference, &entry.brief, mark];
        (format!("evidence.trials.{}", entry.id), texts.map(TextSource::Evidence))
    });
    reader.section("trials", ["words", "note", "reference", "brief", "mark"], trials);
    let cited: Vec<String> = evidence.alternatives.iter().map(|it| evidence.cited(it)).collect();
    let alternatives = evidence.alternatives.iter().zip(&cited).map(|(it, cited)| {
        (format!("evidence.alternatives.{}", it.id), [TextSource::Evidence(cited)])
    });
    reader.section("cited", ["cites"], alternatives);
    let references: Vec<String> =
        evidence.findings.iter().map(|(it, _)| it.sources.join("; ")).collect();
    let findings = evidence.findings.iter().zip(&references).map(|((it, _), references)| {
        (format!("evidence.findings.{}", it.id), [TextSource::Evidence(references)])
    });
    reader.section("references", ["sources"], findings);
}

fn services(reader: &mut Reader, evidence: &Evidence) {
    let regions = evidence.regions.iter().map(|it| {
        let texts = [&it.name, &it.emergency].map(|text| TextSource::Evidence(text));
        (format!("evidence.regions.{}", it.id), texts)
    });
    reader.section("regions", ["name", "emergency"], regions);
    let lines = evidence.regions.iter().flat_map(|it| {
        it.line
            .iter()
            .enumerate()
            .map(move |(at, line)| (format!("evidence.crisis_lines.{}.{at}", it.id), service(line)))
    });
    reader.section("crisis_lines", SERVICE, lines);
    let further = evidence.further().map(|(_, further)| {
        (format!("evidence.further_lines.{}", further.id), service(&further.line))
    });
    reader.section("further_lines", SERVICE, further);
}

/// What is said of a service; its numbers are the same in every language.
fn service(line: &CrisisLineEntry) -> [TextSource<'_>; SERVICE.len()] {
    [&line.name, &line.note, &line.send].map(|text| TextSource::Evidence(text))
}
