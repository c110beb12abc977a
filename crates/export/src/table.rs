//! The ranges of a visit as a table: CSV as RFC 4180 has it, in UTF-8 without a byte order mark.
//!
//! One row is one claim of one source of one range, so every figure is beside the words it was
//! read from. Amounts are whole minutes or infusions, and an empty cell is a number that no source
//! gives (see [`crate::figures`]). Answers and findings are not in it: they are rows of another
//! shape, and one table of two shapes is none. The text and the FHIR file carry them.

use outlook_domain::Interval;
use outlook_engine::evidence::Claim;
use outlook_engine::expectations::Range;

use crate::figures::{self, ReadAs};
use crate::sheet::{Figure, Section, sections};
use crate::visit::Visit;

/// The names of the columns.
pub const COLUMNS: [&str; 22] = [
    "edition",
    "condition",
    "aspect",
    "stage",
    "title",
    "unit",
    "outer_low",
    "outer_high",
    "shared_low",
    "shared_high",
    "agreement",
    "fit",
    "source",
    "source_low",
    "source_high",
    "claim",
    "claim_low",
    "claim_high",
    "read_as",
    "words",
    "population",
    "section",
];

/// The table, its first line the names of its columns; nothing more where no range is shown.
#[must_use]
pub fn csv(visit: &Visit<'_>) -> String {
    let mut out = String::new();
    line(&mut out, COLUMNS.map(str::to_owned));
    for figure in sections(visit).iter().flat_map(Section::figures) {
        if let Figure::Given(range) = figure {
            for claim in &range.claims {
                line(&mut out, row(visit, range, claim));
            }
        }
    }
    out
}

fn row(visit: &Visit<'_>, range: &Range, claim: &Claim) -> [String; COLUMNS.len()] {
    let words = visit.words;
    let [outer_low, outer_high] = ends(figures::outer(range));
    let [shared_low, shared_high] = ends(figures::shared(range));
    let [source_low, source_high] = ends(figures::of_source(range, claim.source));
    let [claim_low, claim_high] = ends(figures::of_claim(claim));
    let text = str::to_owned;
    [
        text(visit.outlook.edition()),
        text(visit.outlook.condition().id()),
        text(range.slot.aspect.id()),
        text(range.slot.stage.id()),
        text(words.slot_title(range.slot)),
        text(range.slot.unit().id()),
        outer_low,
        outer_high,
        shared_low,
        shared_high,
        text(range.agreement.id()),
        text(range.fit.id()),
        text(claim.source.id()),
        source_low,
        source_high,
        text(claim.id),
        claim_low,
        claim_high,
        text(ReadAs::of(claim).id()),
        text(words.claim_words(claim)),
        text(words.claim_population(claim)),
        text(words.claim_section(claim)),
    ]
}

fn ends(interval: Interval) -> [String; 2] {
    [interval.low, interval.high].map(|end| end.map_or_else(String::new, |end| end.to_string()))
}

fn line(out: &mut String, cells: [String; COLUMNS.len()]) {
    let cells = cells.map(|cell| quoted(&cell));
    out.push_str(&cells.join(","));
    out.push_str("\r\n");
}

/// A cell as RFC 4180 writes it. A spreadsheet takes a cell that starts with one of `=+-@` for a
/// formula: an apostrophe before it keeps it a text.
fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { "'" } else { "" };
    if cell.contains([',', '"', '\r', '\n']) || !guard.is_empty() {
        format!("\"{guard}{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_cell_is_quoted_and_never_a_formula() {
        for (cell, fits) in [
            ("a few days to a week", "a few days to a week"),
            ("typically, about", "\"typically, about\""),
            ("say \"hours\"", "\"say \"\"hours\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("=SUM(A1)", "\"'=SUM(A1)\""),
            ("+1", "\"'+1\""),
            ("-1", "\"'-1\""),
            ("@here", "\"'@here\""),
            ("", ""),
        ] {
            assert_eq!(quoted(cell), fits, "{cell}");
        }
    }
}
