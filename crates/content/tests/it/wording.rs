//! Every language has the texts of English, with the same placeholders, and no other.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::{ROOT, broken, message};

#[test]
fn an_unused_text_is_an_error() {
    let message =
        message("wording/en.json", "\"outcomes\": {", "\"outcomes\": { \"fine\": \"All is fine\",");
    assert!(message.contains("outcomes.fine") && message.contains("what fits"), "{message}");
}

#[test]
fn a_missing_text_is_named() {
    let copy = broken("wording/es.json", "\"continue\": ", "\"continuar\": ");
    let evidence = outlook_content::read(copy.path()).unwrap();
    let problems = outlook_content::pack(&evidence, copy.path(), "es").unwrap_err().to_string();
    assert!(problems.contains("wording/es.json: ui.continue: missing"), "{problems}");
    assert!(outlook_content::pack(&evidence, copy.path(), "en").is_ok());
}

#[test]
fn a_language_has_its_files_code_and_a_direction() {
    for (from, to, parts) in [
        ("\"code\": \"es\"", "\"code\": \"en\"", ["language.code", "what fits: \"es\""]),
        ("\"ltr\"", "\"left\"", ["language.direction", "what fits: ltr, rtl"]),
    ] {
        let copy = broken("wording/es.json", from, to);
        let evidence = outlook_content::read(copy.path()).unwrap();
        let problems = outlook_content::pack(&evidence, copy.path(), "es").unwrap_err().to_string();
        assert!(parts.iter().all(|part| problems.contains(part)), "{problems}");
    }
}

/// A second language that says everything as English does.
fn second_language() -> TempDir {
    let copy = broken("wording/en.json", "{", "{");
    let path = copy.path().join("wording");
    let evidence = outlook_content::read(copy.path()).unwrap();
    let mut tree: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(path.join("en.json")).unwrap()).unwrap();
    tree["language"]["code"] = "xx".into();
    // What English keeps in the evidence, another language keeps in its file.
    loop {
        fs::write(path.join("xx.json"), tree.to_string()).unwrap();
        let Err(problems) = outlook_content::pack(&evidence, copy.path(), "xx") else {
            return copy;
        };
        for problem in problems.lines() {
            let missing = problem.strip_prefix("wording/xx.json: ").unwrap();
            let missing = missing.strip_suffix(": missing; what fits: a text").unwrap();
            let mut place = &mut tree;
            for key in missing.split('.') {
                place = &mut place[key];
            }
            *place = "text".into();
        }
    }
}

#[test]
fn another_language_has_exactly_the_texts_of_english() {
    let copy = second_language();
    let evidence = outlook_content::read(copy.path()).unwrap();
    let path = copy.path().join("wording/xx.json");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("\"back\":", "\"bak\":", 1)).unwrap();
    let problems = outlook_content::pack(&evidence, copy.path(), "xx").unwrap_err().to_string();
    assert!(problems.contains("ui.back: missing"), "{problems}");
    assert!(problems.contains("ui.bak: what fits"), "{problems}");
}

#[test]
fn terms_are_marked_but_not_in_headings_or_for_a_kiosk() {
    let private = |it: char| ('\u{e000}'..='\u{f8ff}').contains(&it);
    let root = Path::new(ROOT);
    let evidence = outlook_content::read(root).unwrap();
    for language in outlook_content::languages(root).unwrap() {
        let pack = outlook_content::pack(&evidence, root, &language).unwrap();
        let lines = pack.whole.lines().skip(1).zip(&pack.texts);
        let marked: Vec<_> = lines.filter(|(line, _)| line.contains(private)).collect();
        assert!(marked.len() > 200, "{language}: {}", marked.len());
        for (line, (path, text)) in marked {
            let heading = path.ends_with("title") && !path.starts_with("evidence.");
            assert!(!heading && !path.starts_with("terms."), "{path}");
            assert_eq!(line.replace(private, ""), *text, "{path}");
        }
        let kiosk = pack.for_kiosk(&pack.whole);
        assert!(!kiosk.contains(private));
        let texts = pack.texts.iter();
        for (path, text) in texts.filter(|(path, _)| is_explanation(path)) {
            assert!(pack.widget.lines().any(|line| line == text), "{path}");
            assert!(!kiosk.lines().any(|line| line == text), "{path}");
        }
    }
}

fn is_explanation(path: &str) -> bool {
    path.strip_prefix("terms.")
        .and_then(|it| it.rsplit_once('.'))
        .is_some_and(|(_, it)| it == "say")
}

#[test]
fn a_text_with_a_mark_of_its_own_is_refused() {
    let message = message("wording/en.json", "\"Continue\"", "\"Continue\u{e000}\"");
    assert!(message.contains("ui.continue: what fits: a text without"), "{message}");
}
