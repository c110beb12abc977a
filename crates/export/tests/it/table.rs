//! The table, read back by RFC 4180.

use std::collections::BTreeMap;

use outlook_domain::Slot;
use outlook_engine::expectations::Agreement;
use outlook_export::table::{COLUMNS, csv};

use crate::{ranges, vectors, visit};

/// The rows of a table by the names of its columns.
fn rows(csv: &str) -> Vec<BTreeMap<&'static str, String>> {
    let mut lines = Vec::new();
    let (mut line, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = csv.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => line.push(std::mem::take(&mut cell)),
            '\r' if !quoted => assert_eq!(letters.peek(), Some(&'\n')),
            '\n' if !quoted => {
                line.push(std::mem::take(&mut cell));
                lines.push(std::mem::take(&mut line));
            }
            other => cell.push(other),
        }
    }
    assert!(!quoted && cell.is_empty() && line.is_empty(), "the last line has no end");
    let mut lines = lines.into_iter();
    assert_eq!(lines.next().unwrap(), COLUMNS);
    lines
        .map(|line| {
            assert_eq!(line.len(), COLUMNS.len());
            COLUMNS.into_iter().zip(line).collect()
        })
        .collect()
}

#[test]
fn every_claim_of_a_range_has_a_row() {
    for visit in vectors() {
        let shown: Vec<(String, String)> = rows(&csv(&visit))
            .into_iter()
            .map(|row| (format!("{}/{}", row["aspect"], row["stage"]), row["claim"].clone()))
            .collect();
        let fits: Vec<(String, String)> = ranges(&visit)
            .iter()
            .flat_map(|range| {
                range.claims.iter().map(|it| (range.slot.to_string(), it.id.to_owned()))
            })
            .collect();
        assert_eq!(shown, fits);
    }
}

#[test]
fn a_number_needs_words_that_give_one() {
    for visit in vectors() {
        for row in rows(&csv(&visit)) {
            let slot =
                |slot: &&Slot| slot.to_string() == format!("{}/{}", row["aspect"], row["stage"]);
            let range = visit.outlook.ranges().iter().find(|range| slot(&&range.slot)).unwrap();
            let claim = range.claims.iter().find(|claim| claim.id == row["claim"]).unwrap();
            let own = [&row["claim_low"], &row["claim_high"]];
            if let Some(reading) = claim.reading.filter(|_| !claim.bare) {
                let end = |end: Option<u32>| end.map(|it| it.to_string()).unwrap_or_default();
                let fits = [&end(reading.wide.low), &end(reading.wide.high)];
                assert_eq!(own, fits, "{}", claim.id);
            } else {
                assert_eq!(own, ["", ""], "{}", claim.id);
                assert_ne!(row["read_as"], "figure", "{}", claim.id);
            }
        }
    }
}

#[test]
fn disagreement_and_bare_plurals_have_no_joined_figure() {
    let mut seen = 0;
    for visit in vectors() {
        for row in rows(&csv(&visit)) {
            let slot = format!("{}/{}", row["aspect"], row["stage"]);
            let range =
                visit.outlook.ranges().iter().find(|range| range.slot.to_string() == slot).unwrap();
            let apart = range.agreement == Agreement::Disagree;
            if apart || range.claims.iter().any(|claim| claim.bare) {
                seen += 1;
                for column in ["outer_low", "outer_high", "shared_low", "shared_high"] {
                    assert_eq!(row[column], "", "{slot} {column}");
                }
            }
        }
    }
    assert!(seen > 0);
}

#[test]
fn sampled_numbers_match_the_evidence() {
    let table = rows(&csv(&visit(r#"{"condition":"depression","safety_now":"none"}"#)));
    let row = |claim: &str| table.iter().find(|row| row["claim"] == claim).unwrap();
    let single = row("s2-single");
    assert_eq!((single["outer_low"].as_str(), single["outer_high"].as_str()), ("", "10080"));
    assert_eq!((single["source"].as_str(), single["unit"].as_str()), ("S2", "minute"));
    assert_eq!(single["population"], "treatment-resistant depression");
    let driving = row("s3-driving");
    assert_eq!((driving["outer_low"].as_str(), driving["claim_low"].as_str()), ("", "1440"));
    assert_eq!(row("s2-driving")["read_as"], "rule");
}

#[test]
fn without_ranges_the_table_is_empty() {
    assert!(rows(&csv(&visit(r#"{"condition":"something_else"}"#))).is_empty());
}
