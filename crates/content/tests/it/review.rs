//! The reviewer's sheet leaves nothing out, and no trial's link is guessed.

use std::fs;
use std::path::Path;

use toml::{Table, Value};

use crate::ROOT;

fn rows(file: &str, name: &str) -> Vec<Table> {
    let text = fs::read_to_string(Path::new(ROOT).join("evidence").join(file)).unwrap();
    let all = text.parse::<Table>().unwrap();
    let rows = all[name].as_array().unwrap().iter();
    rows.map(|row| row.as_table().unwrap().clone()).collect()
}

fn ids(file: &str, name: &str) -> Vec<String> {
    rows(file, name).iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

fn sheet() -> String {
    let evidence = outlook_content::read(Path::new(ROOT)).unwrap();
    outlook_content::review(&evidence, Path::new(ROOT)).unwrap()
}

/// Where the row of an id starts in a sheet.
fn place(sheet: &str, id: &str) -> Option<usize> {
    sheet.find(&format!("<th scope=\"row\">{id}</th>"))
}

#[test]
fn every_evidence_row_is_on_the_sheet() {
    let sheet = sheet();
    for (file, name) in [
        ("claims.toml", "claim"),
        ("screening.toml", "finding"),
        ("trials.toml", "trial"),
        ("factors.toml", "factor"),
        ("context.toml", "context"),
        ("conditions.toml", "condition"),
        ("alternatives.toml", "alternative"),
        ("questions_to_ask.toml", "ask"),
        ("crisis_lines.toml", "region"),
        ("fhir_conditions.toml", "match"),
    ] {
        for id in ids(file, name) {
            assert!(place(&sheet, &id).is_some(), "{file}: {id}");
        }
    }
    for claim in rows("claims.toml", "claim") {
        assert!(sheet.contains(claim["words"].as_str().unwrap()), "{}", claim["id"]);
    }
}

#[test]
fn every_interface_text_is_on_the_sheet() {
    let text = fs::read_to_string(Path::new(ROOT).join("wording/en.json")).unwrap();
    let tree: serde_json::Value = serde_json::from_str(&text).unwrap();
    let sheet = sheet();
    for key in tree["ui"].as_object().unwrap().keys() {
        assert!(place(&sheet, &format!("ui.{key}")).is_some(), "{key}");
    }
    let boxes = sheet.matches("<td class=\"tick\">").count();
    assert_eq!(boxes, sheet.matches("<th scope=\"row\">").count());
}

#[test]
fn rules_of_grade_c_come_first() {
    let sheet = sheet();
    let mut graded: Vec<(usize, bool)> = rows("screening.toml", "finding")
        .iter()
        .map(|row| {
            let at = place(&sheet, row["id"].as_str().unwrap()).unwrap();
            (at, row["grade"].as_str() == Some("C"))
        })
        .collect();
    graded.sort_unstable();
    let first = graded.iter().take_while(|(_, general)| *general).count();
    assert!(first > 5);
    assert_eq!(first, graded.iter().filter(|(_, general)| *general).count());
}

#[test]
fn the_sheet_is_markup_without_script_or_style() {
    let sheet = sheet();
    for unwanted in ["<script", "<style", "<a ", "<img", "style=", "javascript:"] {
        assert!(!sheet.contains(unwanted), "{unwanted}");
    }
    for wanted in ["Signature", "Name", "Role", "Date", "2026.12"] {
        assert!(sheet.contains(wanted), "{wanted}");
    }
}

#[test]
fn no_trial_has_a_link_without_a_record() {
    let evidence = outlook_content::read(Path::new(ROOT)).unwrap();
    let tables = outlook_content::tables(&evidence);
    for trial in rows("trials.toml", "trial") {
        let id = trial["id"].as_str().unwrap();
        let row = tables.lines().find(|line| line.contains(&format!("id: {id:?}"))).unwrap();
        let record = trial.get("record").and_then(Value::as_str);
        assert_eq!(row.contains("link: Some(\"https://"), record.is_some(), "{id}");
        let number = record.and_then(|record| record.rsplit(' ').next());
        assert!(number.is_none_or(|number| row.contains(number)), "{id}");
    }
}
