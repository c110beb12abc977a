//! Every language has the texts of English, with the same placeholders, and no other.

use std::fs;
use std::path::Path;

use crate::second_language::{copy, with_language};
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

#[test]
fn another_language_has_exactly_the_texts_of_english() {
    let copy = with_language(Path::new(ROOT), "xx");
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
        let kiosk = pack.for_kiosk();
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

/// The problems of a variant of Spanish with this file.
fn variant(text: &str) -> Result<outlook_content::Pack, String> {
    let copy = copy(Path::new(ROOT));
    fs::write(copy.path().join("wording/es-ES.json"), text).unwrap();
    assert!(outlook_content::languages(copy.path()).unwrap().contains(&"es-ES".to_owned()));
    let evidence = outlook_content::read(copy.path()).unwrap();
    outlook_content::pack(&evidence, copy.path(), "es-ES").map_err(|it| it.to_string())
}

const VARIANT: &str = r#"{ "language": { "code": "es-ES", "name": "Español (España)", "regions": "ES" },
    "ui": { "continue": "Continuar" }, "evidence": { "claims": { "s1-onset": { "words": "en horas" } } } }"#;

#[test]
fn a_variant_says_what_differs_and_the_rest_as_its_language() {
    let pack = variant(VARIANT).unwrap();
    let says = |path: &str| {
        let found = pack.texts.iter().find(|(known, _)| known == path);
        found.map(|(_, text)| text.as_str()).unwrap()
    };
    assert_eq!(says("ui.continue"), "Continuar");
    assert_eq!(says("evidence.claims.s1-onset.words"), "en horas");
    assert_eq!(says("ui.back"), "Atrás");
    assert_eq!(pack.regions, ["ES"]);
}

#[test]
fn a_variant_is_refused_where_it_repeats_its_language_or_names_no_region() {
    for (from, to, expected) in [
        ("Continuar", "Seguir", "wording/es-ES.json: ui.continue: as in its language"),
        ("\"ES\"", "\"\"", "language.regions: found []; what fits: codes such as"),
        ("\"ES\"", "\"Spain\"", "language.regions: found [\"Spain\"]"),
        ("\"continue\"", "\"continuar\"", "ui.continuar: what fits"),
        ("s1-onset", "s1-onsett", "evidence.claims.s1-onsett.words"),
    ] {
        let problems = variant(&VARIANT.replacen(from, to, 1)).unwrap_err();
        assert!(problems.contains(expected), "{expected}: {problems}");
    }
}

#[test]
fn english_keeps_the_words_of_the_evidence_out_of_its_file() {
    let own = "{ \"evidence\": { \"claims\": { \"s1-onset\": { \"words\": \"soon\" } } },";
    let message = message("wording/en.json", "{", own);
    assert!(message.contains("evidence.claims.s1-onset.words"), "{message}");
}

#[test]
fn every_form_of_a_plural_is_there_and_no_other() {
    let copy = with_language(Path::new(ROOT), "pl");
    let evidence = outlook_content::read(copy.path()).unwrap();
    let path = copy.path().join("wording/pl.json");
    let text = fs::read_to_string(&path).unwrap();
    for (from, to, expected) in [
        ("\"few\":", "\"fev\":", "units.day.few: missing; what fits: a text"),
        ("\"few\":", "\"two\":\"\",\"few\":", "units.day.two"),
    ] {
        fs::write(&path, text.replacen(from, to, 1)).unwrap();
        let problems = outlook_content::pack(&evidence, copy.path(), "pl").unwrap_err();
        assert!(problems.to_string().contains(expected), "{problems}");
    }
}

#[test]
fn a_variant_comes_right_after_its_language() {
    let copy = with_language(Path::new(ROOT), "ar");
    let found = outlook_content::languages(copy.path()).unwrap();
    assert_eq!(found, ["en", "en-GB", "ar", "es"]);
}

#[test]
fn a_year_has_twelve_months() {
    let message = message("wording/en.json", "\"January|", "\"");
    assert!(message.contains("dates.months: found 11 names; what fits: 12"), "{message}");
}
