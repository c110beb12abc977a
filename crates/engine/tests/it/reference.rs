//! The engine against reference vectors and the worked examples of its interface.

use std::path::Path;
use std::sync::LazyLock;

use outlook_domain::Chart;
use outlook_engine::evidence::{FACTORS, FINDINGS};
use outlook_engine::interview::{Choice, Question, QuestionKind, row};
use outlook_engine::{Answers, evaluate};
use outlook_vectors::Vector;
use serde_json::{Map, Value, json};

fn outlook(answers: &Value) -> Value {
    let answers: Answers = serde_json::from_value(answers.clone()).unwrap();
    serde_json::to_value(evaluate(&answers)).unwrap()
}

fn range<'a>(outlook: &'a Value, slot: &str) -> Option<&'a Value> {
    let (aspect, stage) = slot.split_once('/').unwrap();
    outlook["ranges"]
        .as_array()
        .unwrap()
        .iter()
        .find(|range| range["aspect"] == aspect && range["stage"] == stage)
}

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// All of them, read once.
fn vectors() -> &'static [Vector] {
    static READ: LazyLock<Vec<Vector>> = LazyLock::new(|| outlook_vectors::read(root()).unwrap());
    &READ
}

/// The engine's values for the keys of a vector, in the form of a vector.
fn answered(vector: &Vector) -> Map<String, Value> {
    let found = outlook(&vector.answers);
    let ids = |list: &Value| list.as_array().unwrap().iter().map(|row| row["id"].clone()).collect();
    let value = |(key, expected): (&String, &Value)| {
        let value = match key.as_str() {
            "findings" | "factors" => ids(&found[key]),
            "ranges" if expected.is_number() => json!(found[key].as_array().unwrap().len()),
            _ => found[key].clone(),
        };
        (key.clone(), value)
    };
    vector.outlook.iter().map(value).collect()
}

#[track_caller]
fn compare(file: &str, count: usize) {
    let own: Vec<&Vector> = vectors().iter().filter(|it| it.place.starts_with(file)).collect();
    assert_eq!(own.len(), count, "vectors of {file}: a row was added or lost; the number is here");
    let difference = |vector: &&Vector| {
        let found = answered(vector);
        let differs = |key: &&String| found.get(*key) != vector.outlook.get(*key);
        let keys: Vec<&String> = vector.outlook.keys().filter(differs).collect();
        let row = |key: &String| format!("{key}: {}, not {}", found[key], vector.outlook[key]);
        let rows: Vec<String> = keys.into_iter().map(row).collect();
        (!rows.is_empty()).then(|| format!("{} {}\n", vector.place, rows.join("; ")))
    };
    let wrong: String = own.iter().filter_map(difference).collect();
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn conditions_match_the_second_implementation() {
    compare("conditions.jsonl", 13);
}

#[test]
fn random_profiles_match_the_second_implementation() {
    compare("profiles.jsonl", 600);
}

#[test]
fn findings_match_the_tables_by_hand() {
    compare("screening.md", 191);
}

#[test]
fn factors_match_the_tables_by_hand() {
    compare("factors.md", 77);
}

#[test]
fn ranges_match_the_tables_by_hand() {
    compare("figures.md", 13);
}

#[test]
fn every_finding_has_the_level_of_its_row() {
    let levels = outlook_vectors::levels(root()).unwrap();
    for finding in &FINDINGS {
        assert!(
            levels.iter().any(|(id, _)| id == finding.id),
            "tests/vectors/screening.md, Levels: no row for {}",
            finding.id
        );
    }
    for (id, level) in levels {
        let finding = FINDINGS.iter().find(|finding| finding.id == id);
        assert_eq!(finding.map(|it| it.level.id()), Some(level.as_str()), "{id}");
    }
}

#[test]
fn the_tables_by_hand_cover_every_row() {
    let by_hand = || vectors().iter().filter(|it| it.place.contains(".md"));
    let is_listed = |key: &str, id: &str| {
        by_hand().any(|it| {
            it.outlook.get(key).is_some_and(|ids| ids.as_array().unwrap().contains(&json!(id)))
        })
    };
    for it in &FINDINGS {
        assert!(
            is_listed("findings", it.id),
            "tests/vectors/screening.md: no row raises {}",
            it.id
        );
    }
    for it in &FACTORS {
        assert!(is_listed("factors", it.id), "tests/vectors/factors.md: no row raises {}", it.id);
    }
    for chart in Chart::ALL {
        let drawn = |it: &Vector| it.outlook.get("chart") == Some(&json!(chart.id()));
        assert!(by_hand().any(drawn), "{chart}");
    }
    for question in [Question::Condition, Question::SafetyNow, Question::Age, Question::Tried] {
        for option in Choice::of(question) {
            let given = |it: &Vector| it.answers[question.id()] == option.id();
            assert!(by_hand().any(given), "{question}: {}", option.id());
        }
    }
    for option in Question::ALL.iter().flat_map(|it| Choice::of(*it)) {
        let ticked = |it: &Vector| {
            it.answers[option.question().id()]
                .as_array()
                .is_some_and(|it| it.contains(&json!(option.id())))
        };
        let many = row(option.question()).kind == QuestionKind::Many;
        assert!(!many || by_hand().any(ticked), "{}", option.id());
    }
}

#[test]
fn depression_with_nothing_to_flag_reads_as_designed() {
    let found = outlook(&json!({
        "condition": "depression", "safety_now": "none", "age": "18_64", "tried": "two_or_more",
        "heart": [], "head": [], "mind": [], "body": [], "reactions": [], "medicines": [], "practical": [],
    }));
    assert_eq!(found["outcome"], "nothing_flagged");
    let of = |slot| range(&found, slot).unwrap();
    assert_eq!(of("onset/first")["outer"], json!({"low": null, "high": 10_080}));
    assert_eq!(of("onset/first")["shared"], json!({"low": 300, "high": 1_440}));
    assert_eq!(of("relief/single")["outer"], json!({"low": null, "high": 10_080}));
    assert_eq!(of("relief/single")["agreement"], "single");
    assert_eq!(of("relief/series")["outer"], json!({"low": 20_160, "high": 175_320}));
    assert_eq!(
        of("maintenance_interval/maintenance")["outer"],
        json!({"low": 20_160, "high": 60_480})
    );
    assert_eq!(of("maintenance_interval/maintenance")["agreement"], "overlap");
    assert_eq!(of("maintenance_interval/maintenance")["shared"], Value::Null);
    assert_eq!(of("course_span/course")["agreement"], "disagree");
    assert_eq!(of("no_driving/session")["agreement"], "disagree");
    assert_eq!(of("elimination/session")["agreement"], "disagree");
    assert_eq!(of("perceptual_effects/session")["outer"], json!({"low": null, "high": 180}));
}

#[test]
fn ptsd_has_only_an_unstated_relief() {
    let found = outlook(&json!({"condition": "ptsd"}));
    assert_eq!(found["outcome"], "discuss_first");
    assert_eq!(
        range(&found, "relief/unstated").unwrap()["outer"],
        json!({"low": 4_320, "high": null})
    );
    assert!(range(&found, "relief/single").is_none());
    assert!(range(&found, "relief/series").is_none());
}

#[test]
fn a_condition_under_study_has_no_ranges() {
    let found = outlook(&json!({"condition": "eating_disorder"}));
    assert_eq!(found["outcome"], "not_covered");
    assert_eq!(found["ranges"], json!([]));
    assert_eq!(found["factors"], json!([]));
}

#[test]
fn the_documented_excerpt_matches_exactly() {
    let found =
        outlook(&json!({"condition": "crps", "age": "18_64", "heart": [], "body": ["bladder"]}));
    assert_eq!(
        (&found["edition"], &found["outcome"], &found["chart"]),
        (&json!("2026.12"), &json!("discuss_first"), &json!("closed"))
    );
    assert_eq!(
        found["findings"],
        json!([
            {"id": "safety_unsaid", "level": "support"}, {"id": "bladder", "level": "discuss"},
        ])
    );
    assert_eq!(
        found["unchecked"],
        json!(["safety_now", "head", "mind", "reactions", "medicines", "practical"])
    );
    assert_eq!(
        *range(&found, "relief/series").unwrap(),
        json!({
            "aspect": "relief", "stage": "series", "unit": "minute", "fit": "group",
            "outer": {"low": 20_160, "high": 219_150}, "shared": {"low": 70_560, "high": 87_660},
            "agreement": "overlap",
            "sources": [
                {"source": "S2", "low": 20_160, "high": 219_150}, {"source": "S4", "low": 30_240, "high": 219_150},
            ],
            "claims": ["s2-series-pain", "s4-series-pain"],
            "context": ["s1-overall", "s4-overall-tldr", "s4-overall"],
        })
    );
}
