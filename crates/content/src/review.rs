//! The sheet on which the clinic's reviewer reads, ticks and signs everything the product says.
//!
//! Owns its markup. Leaves nothing out: every row of `evidence/` and every text of the wording.

mod text;

use std::fmt::Write as _;
use std::path::Path;

use outlook_domain::Grade;

use crate::entries::{EditionEntry, FindingEntry};
use crate::evidence::Evidence;
use crate::problem::Problems;
use crate::wording;
use text::{figure, scope, when};

/// The sheet as the inside of a page's body: tables, a box to tick for each row, a place to sign.
///
/// # Errors
///
/// As [`crate::pack`] of English.
pub fn review(evidence: &Evidence, root: &Path) -> Result<String, Problems> {
    let texts = wording::interface_texts(evidence, root)?;
    let EditionEntry { name, date, next_review } = &evidence.edition;
    let mut out = format!(
        "<main><h1>Review sheet: ketamine-outlook, edition {}</h1>\
         <p>Closed on {}. To be read again by {}. Check each row that you hold to be right, note \
         beside it what is not, and sign at the end. Every row has its id, under which it stands \
         in the evidence files.</p>",
        escape(name),
        escape(date),
        escape(next_review)
    );
    findings(&mut out, evidence);
    claims(&mut out, evidence);
    trials(&mut out, evidence);
    statements(&mut out, evidence);
    choices(&mut out, evidence);
    conditions(&mut out, evidence);
    codes(&mut out, evidence);
    crisis_lines(&mut out, evidence);
    let rows = texts.into_iter().map(|(path, text)| vec![path, text]);
    table(&mut out, "Wording", "Every text of the screens.", &["Key", "Text"], rows);
    out.push_str(SIGN);
    Ok(out)
}

const SIGN: &str = "<section class=\"sign\"><h2>Signature</h2>\
    <p>I have read this edition. <span>☐ I agree with every row that I ticked.</span> \
    <span>☐ I ask for the changes that I noted.</span></p>\
    <dl><dt>Name</dt><dd></dd><dt>Role</dt><dd></dd><dt>Date</dt><dd></dd>\
    <dt>Signature</dt><dd></dd></dl></section></main>\n";

/// A table whose first column names the row and whose last is a box to tick.
fn table(
    out: &mut String,
    title: &str,
    intro: &str,
    head: &[&str],
    rows: impl IntoIterator<Item = Vec<String>>,
) {
    let _ = write!(out, "<section><h2>{title}</h2><p>{intro}</p><table><thead><tr>");
    for name in head.iter().chain(&["Right?"]) {
        let _ = write!(out, "<th scope=\"col\">{name}</th>");
    }
    out.push_str("</tr></thead><tbody>");
    for row in rows {
        out.push_str("<tr>");
        for (at, cell) in row.iter().enumerate() {
            let cell = escape(cell);
            let _ = if at == 0 {
                write!(out, "<th scope=\"row\">{cell}</th>")
            } else {
                write!(out, "<td>{cell}</td>")
            };
        }
        out.push_str("<td class=\"tick\">☐</td></tr>");
    }
    out.push_str("</tbody></table></section>");
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Rows of grade C rest on general knowledge alone: they come first.
fn findings(out: &mut String, evidence: &Evidence) {
    let mut rows: Vec<&FindingEntry> =
        evidence.findings.iter().map(|(finding, _)| finding).collect();
    rows.sort_by_key(|finding| finding.grade != Grade::C);
    let rows = rows.into_iter().map(|it| {
        let related = if it.related_drug { " (related drug)" } else { "" };
        vec![
            it.id.clone(),
            it.grade.to_string(),
            it.level.to_string(),
            it.says.clone(),
            when(&it.when),
            it.why.clone(),
            it.help.join(", "),
            it.chart.map(|chart| chart.to_string()).unwrap_or_default(),
            format!("{}{related}", it.sources.join("; ")),
        ]
    });
    let intro = "What is raised first, and when. Grade C, general knowledge, comes first; then the \
                 order of the screen. A: read on the source's own text. B: read secondhand.";
    let head = [
        "Row",
        "Grade",
        "Level",
        "The person says",
        "When",
        "Why",
        "Numbers",
        "Chart",
        "References",
    ];
    table(out, "Screening rules", intro, &head, rows);
}

fn claims(out: &mut String, evidence: &Evidence) {
    let rows = evidence.claims.iter().map(|claim| {
        let entry = &claim.entry;
        let beside = [&entry.qualifier, &entry.population, &entry.note];
        let beside: Vec<&str> =
            beside.into_iter().filter(|text| !text.is_empty()).map(String::as_str).collect();
        let (wide, narrow) = figure(claim);
        vec![
            entry.id.clone(),
            format!("{}/{}", entry.aspect, entry.stage),
            entry.words.clone(),
            beside.join("; "),
            wide,
            narrow,
            format!("{}, {}", entry.source, entry.section),
            scope(&entry.applies_to, &entry.except),
        ]
    });
    let head =
        ["Row", "Figure of", "Words", "Beside it", "Read wide", "Read narrow", "Source", "For"];
    let intro = "Every figure, as we word it and as we read it in numbers.";
    table(out, "Figures", intro, &head, rows);
}

fn trials(out: &mut String, evidence: &Evidence) {
    let mut rows: Vec<_> = evidence.trials.iter().collect();
    rows.sort_by_key(|trial| trial.entry.grade != Grade::C);
    let rows = rows.into_iter().map(|trial| {
        let entry = &trial.entry;
        let place = entry.place.map(|place| place.to_string());
        vec![
            entry.id.clone(),
            entry.grade.to_string(),
            entry.kind.to_string(),
            entry.words.clone(),
            entry.note.clone(),
            trial.reference(),
            trial.link.clone().unwrap_or_else(|| "no record, no link".to_owned()),
            entry.slots.iter().cloned().chain(place).collect::<Vec<_>>().join(", "),
            entry.group.clone().unwrap_or_default(),
            scope(&entry.applies_to, &[]),
        ]
    });
    let intro = "Shown beside the figures, never among them. A row of grade C is not shown. Rows \
                 with the same group point different ways and stand together.";
    let head = [
        "Row",
        "Grade",
        "QuestionKind",
        "Words",
        "Note",
        "Reference",
        "Link",
        "Beside",
        "Group",
        "For",
    ];
    table(out, "Trials, reviews and labels", intro, &head, rows);
}

fn statements(out: &mut String, evidence: &Evidence) {
    let rows = evidence.factors.iter().map(|(it, _)| {
        let cited = it.sources.iter().map(|cited| format!("{}, {}", cited.source, cited.section));
        vec![
            it.id.clone(),
            it.affects.to_string(),
            it.direction.to_string(),
            it.words.clone(),
            when(&it.when),
            cited.collect::<Vec<_>>().join("; "),
            scope(&it.applies_to, &[]),
        ]
    });
    let head = ["Row", "Affects", "Direction", "Words", "When", "Source", "For"];
    table(out, "What may change a figure", "No source gives amounts.", &head, rows);
    let rows = evidence.context.iter().map(|it| {
        let (place, scope) = (it.place.to_string(), scope(&it.applies_to, &it.except));
        vec![it.id.clone(), place, it.words.clone(), it.source.clone(), scope]
    });
    let head = ["Row", "Place", "Words", "Source", "For"];
    table(out, "What else the sources say", "Without a figure.", &head, rows);
}

fn choices(out: &mut String, evidence: &Evidence) {
    let rows = evidence
        .alternatives
        .iter()
        .map(|it| vec![it.id.clone(), scope(&it.applies_to, &[]), evidence.cited(it)]);
    let intro = "The words stand under “alternatives” in the wording. What no row is cited for is general knowledge.";
    table(out, "Choices", intro, &["Row", "For", "Rests on"], rows);
    let rows = evidence.asks.iter().map(|(it, _)| vec![it.id.clone(), text::asked(&it.when)]);
    let intro = "The words stand under “ask” in the wording.";
    table(out, "Questions to ask the clinician", intro, &["Row", "When"], rows);
}

fn conditions(out: &mut String, evidence: &Evidence) {
    let rows = evidence.conditions.iter().map(|it| {
        let ids = |list: Vec<String>| list.join(", ");
        vec![
            it.id.clone(),
            it.standing.to_string(),
            ids(it.groups.iter().map(ToString::to_string).collect()),
            ids(it.named_by.clone()),
            ids(it.stages.iter().flatten().map(ToString::to_string).collect()),
            it.note.clone().unwrap_or_default(),
        ]
    });
    let head = ["Row", "Standing", "Groups", "Named by", "Stages", "Note"];
    table(out, "Conditions", "What a person may choose as the reason they ask.", &head, rows);
}

fn codes(out: &mut String, evidence: &Evidence) {
    let rows = evidence.codes.iter().map(|it| {
        vec![
            it.id.clone(),
            it.condition.clone(),
            it.standard.to_string(),
            it.code.clone(),
            it.display.clone(),
            it.equivalence.to_string(),
            it.comment.clone().unwrap_or_default(),
        ]
    });
    let head = ["Row", "Condition", "Standard", "Code", "Its name", "Equivalence", "Comment"];
    let intro = "What a clinic's system is given for a condition. No screen shows it.";
    table(out, "Codes of conditions", intro, &head, rows);
}

fn crisis_lines(out: &mut String, evidence: &Evidence) {
    let rows = evidence.regions.iter().map(|it| {
        let further = it.further.iter().map(|further| &further.line);
        let lines: Vec<String> = it.line.iter().chain(further).map(text::service).collect();
        vec![
            it.id.clone(),
            std::iter::once(&it.name).chain(&it.also).cloned().collect::<Vec<_>>().join(", "),
            it.emergency.clone(),
            lines.join("; "),
            it.grade.to_string(),
            evidence.crisis_checked.clone(),
        ]
    });
    let head = ["Row", "Region", "Emergency", "Lines", "Grade", "Checked"];
    let intro = "Call or write to each operator before you tick its row.";
    table(out, "Crisis lines", intro, &head, rows);
}
