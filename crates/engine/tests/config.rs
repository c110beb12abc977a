//! A clinic's configuration: what is kept, what is left out, and that the JSON Schema says the same.

#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

use outlook_engine::config::{self, Config, FIELDS, Field, Problem, Reading, Shape, schema};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A configuration without a problem, or the problems.
fn read(value: &Value) -> Result<Config, Vec<String>> {
    let Reading { config, problems } = Config::read(value);
    if problems.is_empty() { Ok(config) } else { Err(messages(&problems)) }
}

fn messages(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(ToString::to_string).collect()
}

fn whole() -> Value {
    json!({
        "clinic": { "name": "Harbour Clinic", "phone": "+1 555 0100", "booking": "https://harbour.example/visit", "logo": "/logo.svg" },
        "region": "US",
        "crisis": { "name": "Our own line", "phone": "555 0199", "note": "Weekdays, 9 to 5" },
        "languages": ["en", "es"],
        "accent": "#7a1f5c",
        "plan": { "infusions": 6, "days": 14, "every": 30 },
        "greeting": "Welcome.\nTake your time.",
        "closing": "Call us with any question.",
        "modules": ["phq9"],
        "reviewer": { "name": "Dr. A. Reyes", "date": "2026-11-01" },
        "kiosk": { "idle": 120, "countdown": 20, "code": "2580", "counters": true, "qr": false }
    })
}

/// The whole with one place changed.
fn with(path: &str, value: Value) -> Value {
    let mut changed = whole();
    match path.split_once('.') {
        Some((object, key)) => changed[object][key] = value,
        None => changed[path] = value,
    }
    changed
}

fn without(object: &str, key: &str) -> Value {
    let mut changed = whole();
    changed[object].as_object_mut().unwrap().remove(key);
    changed
}

#[test]
fn values_are_kept_as_written() {
    let config = read(&whole()).unwrap();
    assert_eq!(config.text(Field::ClinicName), Some("Harbour Clinic"));
    assert_eq!(config.text(Field::Greeting), Some("Welcome.\nTake your time."));
    assert_eq!(config.number(Field::Every), Some(30));
    assert!(config.has(Field::Module, "phq9") && config.has(Field::Counters, "true"));
    assert!(config.offers("es") && !config.offers("fr"));
    for (field, row) in Field::all().zip(FIELDS) {
        assert!(config.text(field).is_some(), "whole() has no value for {}", row.path);
    }
}

#[test]
fn an_empty_configuration_is_valid() {
    for value in [json!({}), json!({ "region": "GB" })] {
        assert!(read(&value).is_ok(), "{value}");
    }
    let config = read(&json!({})).unwrap();
    assert_eq!(config, Config::default());
    assert!(config.offers("es"));
}

/// Path, value, and what the problem says of it; `None` where it fits.
type Case = (&'static str, Value, Option<&'static str>);

fn cases() -> Vec<Case> {
    [texts(), addresses(), lists_and_numbers(), strangers()].concat()
}

fn texts() -> Vec<Case> {
    let long = "x".repeat(81);
    vec![
        ("clinic.name", json!("<b>\"Bright\" & 'Calm'</b>"), None),
        ("clinic.name", json!("José Ñandú 診療所"), None),
        ("clinic.name", json!(""), Some("clinic.name: found \"\"; what fits: a text of one line")),
        ("clinic.name", json!(" Harbour"), Some("without a space at either end")),
        ("clinic.name", json!("Har\nbour"), Some("found \"Har·bour\"")),
        ("clinic.name", json!("x".repeat(80)), None),
        ("clinic.name", json!(long), Some("1 to 80 characters")),
        ("clinic.name", json!("é".repeat(80)), None),
        ("clinic.name", json!(7), Some("clinic.name: found 7; what fits: a text")),
        ("clinic.name", json!(null), Some("clinic.name: found null")),
        (
            "clinic.name",
            json!(["a"]),
            Some("clinic.name: found […]; what fits: a text of one line"),
        ),
        ("clinic.phone", json!("988"), None),
        ("clinic.phone", json!("(555) 010-0199"), None),
        ("clinic.phone", json!("call us"), Some("3 to 15 digits")),
        ("clinic.phone", json!("12"), Some("3 to 15 digits")),
        ("clinic.phone", json!("+1 555 0100 "), Some("3 to 15 digits")),
    ]
}

fn addresses() -> Vec<Case> {
    vec![
        ("clinic.booking", json!("tel:+15550100"), None),
        ("clinic.booking", json!("mailto:care@harbour.example?subject=Visit"), None),
        (
            "clinic.booking",
            json!("javascript:alert(1)"),
            Some(
                "clinic.booking: found \"javascript:alert(1)\"; what fits: an address that starts with https://, tel: or mailto:",
            ),
        ),
        ("clinic.booking", json!("JavaScript:alert(1)"), Some("https://")),
        ("clinic.booking", json!("java\nscript:alert(1)"), Some("https://")),
        ("clinic.booking", json!("https://x\u{9}y"), Some("https://")),
        ("clinic.booking", json!("http://harbour.example"), Some("https://")),
        ("clinic.booking", json!("//harbour.example"), Some("https://")),
        ("clinic.booking", json!("data:text/html,x"), Some("https://")),
        ("clinic.booking", json!("https://"), Some("https://")),
        ("clinic.booking", json!("https:///x"), Some("https://")),
        ("clinic.booking", json!("mailto:nobody"), Some("mailto:")),
        ("clinic.booking", json!("mailto:a@b@c"), Some("mailto:")),
        ("clinic.booking", json!("tel:abc"), Some("tel:")),
        ("clinic.logo", json!("data:image/png;base64,iVBORw0KGgo="), None),
        ("clinic.logo", json!("/wp-content/logo.png?v=2"), None),
        (
            "clinic.logo",
            json!("https://elsewhere.example/logo.png"),
            Some("a path on the same site"),
        ),
        ("clinic.logo", json!("//elsewhere.example/logo.png"), Some("a path on the same site")),
        ("clinic.logo", json!("/\\elsewhere.example/logo.png"), Some("a path on the same site")),
        ("clinic.logo", json!("data:text/html;base64,PHA+"), Some("data:image/png")),
    ]
}

fn lists_and_numbers() -> Vec<Case> {
    vec![
        ("region", json!("GB"), None),
        ("region", json!("XX"), Some("region: found \"XX\"; what fits: one of \"US\"")),
        ("languages", json!(["es"]), None),
        (
            "languages",
            json!(["en", "en"]),
            Some("languages[1]: found \"en\"; what fits: one of \"en\", "),
        ),
        ("languages", json!(["en", "en"]), Some(", each once")),
        ("languages", json!(["fr"]), Some("languages[0]: found \"fr\"")),
        ("languages", json!([]), Some("languages: found []; what fits: a list")),
        (
            "languages",
            json!("en"),
            Some("languages: found \"en\"; what fits: a list, each item one of"),
        ),
        ("languages", json!([["en"]]), Some("languages[0]: found […]; what fits: one of")),
        ("accent", json!("#fff"), None),
        ("accent", json!("#ffff"), Some("a color such as")),
        ("accent", json!("teal"), Some("a color such as")),
        ("plan.infusions", json!(1), None),
        (
            "plan.infusions",
            json!(0),
            Some("plan.infusions: found 0; what fits: a whole number from 1 to 30"),
        ),
        ("plan.infusions", json!(1.5), Some("plan.infusions: found 1.5")),
        ("plan.infusions", json!(6.0), None),
        (
            "plan.infusions",
            json!("6"),
            Some("plan.infusions: found \"6\"; what fits: a whole number"),
        ),
        (
            "plan",
            json!({}),
            Some("plan: found {}; what fits: an object with any of infusions, days, every"),
        ),
        ("plan", json!(true), Some("plan: found true; what fits: an object")),
        (
            "plan",
            json!({ "infusions": 6 }),
            Some("plan.days: found nothing; what fits: a whole number"),
        ),
        ("crisis", json!({ "phone": "988" }), Some("crisis.name: found nothing")),
        ("greeting", json!("x".repeat(401)), Some("1 to 400 characters")),
        ("greeting", json!("a\r\nb"), Some("greeting: found")),
        (
            "modules",
            json!(["weight"]),
            Some("modules[0]: found \"weight\"; what fits: one of \"phq9\""),
        ),
        ("reviewer.date", json!("2026-13-01"), Some("a day such as")),
        ("reviewer.date", json!("01.11.2026"), Some("a day such as")),
        ("reviewer.date", json!("2026-1a-01"), Some("a day such as")),
        ("kiosk.idle", json!(5), Some("from 20 to 600")),
        ("kiosk.code", json!("12"), Some("4 to 8 digits")),
        (
            "kiosk.code",
            json!(2580),
            Some("kiosk.code: found 2580; what fits: 4 to 8 digits as a text"),
        ),
        ("kiosk.counters", json!("yes"), Some("true or false")),
    ]
}

fn strangers() -> Vec<Case> {
    vec![
        (
            "colour",
            json!("#fff"),
            Some("colour: found \"#fff\"; what fits: an object with any of clinic, region, crisis"),
        ),
        (
            "clinic.fax",
            json!("1"),
            Some(
                "clinic.fax: found \"1\"; what fits: an object with any of name, phone, booking, logo",
            ),
        ),
        (
            "clinic.name.first",
            json!("a"),
            Some("clinic[\"name.first\"]: found \"a\"; what fits: an object with any of name"),
        ),
        ("a\u{1f}b", json!("c"), Some("[\"a·b\"]: found \"c\"; what fits: an object with any of")),
        ("", json!({ "a": [] }), Some("[\"\"]: found {…}")),
    ]
}

#[test]
fn an_invalid_value_is_named_with_path_and_what_fits() {
    for (path, value, message) in cases() {
        let result = read(&with(path, value.clone()));
        match (message, result) {
            (None, result) => assert!(result.is_ok(), "{path} {value}: {result:?}"),
            (Some(message), Err(problems)) => {
                assert!(
                    problems.iter().any(|it| it.contains(message)),
                    "{path} {value}: {problems:?}"
                );
            }
            (Some(_), Ok(_)) => panic!("{path} takes {value}"),
        }
    }
}

#[test]
fn every_problem_is_reported_at_once() {
    let mut value = with("accent", json!("teal"));
    value["kiosk"]["idle"] = json!("long");
    value["plan"] = json!({ "every": 30 });
    assert_eq!(read(&value).unwrap_err().len(), 4);
}

#[test]
fn an_object_without_a_needed_field_is_invalid() {
    for (object, key) in
        [("crisis", "name"), ("crisis", "phone"), ("plan", "days"), ("reviewer", "date")]
    {
        let problems = read(&without(object, key)).unwrap_err();
        assert!(problems[0].starts_with(&format!("{object}.{key}: found nothing")), "{problems:?}");
    }
    assert!(read(&without("plan", "every")).is_ok());
}

#[test]
fn the_schema_has_every_field() {
    assert!(jsonschema::draft202012::meta::is_valid(&schema()));
    let schema = schema();
    for row in FIELDS {
        let place = row.path.split('.').fold(&schema, |at, key| &at["properties"][key]);
        assert!(place.is_object(), "{}", row.path);
    }
}

#[test]
fn checker_and_schema_agree_on_every_example() {
    let schema = jsonschema::validator_for(&schema()).unwrap();
    assert!(schema.is_valid(&whole()) && schema.is_valid(&json!({})));
    for (path, value, message) in cases() {
        let changed = with(path, value);
        assert_eq!(schema.is_valid(&changed), message.is_none(), "{path}: {}", changed[path]);
    }
    for value in [json!([]), json!("x"), json!(null), json!([{}]), json!({ "crisis": null })] {
        assert_eq!((schema.is_valid(&value), read(&value).is_ok()), (false, false), "{value}");
    }
}

/// Texts near to what fits, so that both verdicts come up.
fn near(shape: Shape) -> &'static str {
    match shape {
        Shape::Text(_) | Shape::Lines(_) => "[ -~é\n\t\u{7f}]{0,6}",
        Shape::Link => "(https://|tel:|mailto:|http:|)[a-z0-9@:/.+ <-]{0,8}",
        Shape::Phone => "\\+?[0-9 ().x/-]{0,18}",
        Shape::Logo => "(/|//|data:image/(png|gif|svg.xml);base64,)[A-Za-z0-9+/=\\\\ .]{0,4}",
        Shape::Colour => "#?[0-9a-gA-F]{2,7}",
        Shape::Date => "[0-9]{4}-[0-3][0-9a]-[0-4][0-9]",
        Shape::Code => "[0-9x]{3,9}",
        Shape::Number(..) | Shape::YesNo => "[a-z0-9]{0,3}",
        Shape::Region => "[A-Z]{2}",
        Shape::OneOf(_) => "[a-z0-9]{2,4}",
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn checker_and_schema_agree_on_near_misses(
        (field, value) in prop::sample::select(Field::all().collect::<Vec<_>>()).prop_flat_map(|field| {
            let text = near(field.row().shape).prop_map(Value::from);
            let number = (-1_i64..700).prop_map(Value::from);
            let other = prop::sample::select(vec![json!(null), json!(true), json!({}), json!([]), json!(2.5), json!(1e21)]);
            (Just(field), prop_oneof![8 => text, 2 => number, 1 => other])
        }),
    ) {
        static SCHEMA: std::sync::OnceLock<jsonschema::Validator> = std::sync::OnceLock::new();
        let schema = SCHEMA.get_or_init(|| jsonschema::validator_for(&schema()).unwrap());
        let value = if field.row().list { json!([value]) } else { value };
        let changed = with(field.row().path, value.clone());
        prop_assert_eq!(schema.is_valid(&changed), read(&changed).is_ok(), "{} {}", field.row().path, value);
    }
}

/// What is said of the one problem of a value.
fn message(path: &str, value: Value) -> String {
    let mut problems = read(&with(path, value)).unwrap_err();
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems.remove(0)
}

#[test]
fn a_found_value_is_cut_at_sixty_characters() {
    let sixty = "x".repeat(60);
    assert!(message("accent", json!(sixty)).contains(&format!("found \"{sixty}\"")));
    assert!(message("accent", json!(format!("{sixty}y"))).contains(&format!("found \"{sixty}…\"")));
}

#[test]
fn only_lists_ask_for_each_item_once() {
    assert!(message("modules", json!(["gad7"])).ends_with(", each once"));
    assert!(!message("accent", json!("teal")).contains("each once"));
}

/// The fields that are kept of a configuration with problems.
fn kept(value: &Value) -> Vec<&'static str> {
    let config = Config::read(value).config;
    let given = Field::all().filter(|field| config.text(*field).is_some());
    given.map(|field| field.row().path).collect()
}

#[test]
fn a_bad_field_leaves_the_others_standing() {
    for row in FIELDS.iter().filter(|row| !row.needed) {
        let Some((object, _)) = row.path.split_once('.') else { continue };
        let is_whole = FIELDS.iter().any(|it| it.needed && it.object_and_key().0 == object);
        let left_out = |path: &str| path == row.path || is_whole && path.starts_with(object);
        let others: Vec<&str> =
            FIELDS.iter().map(|it| it.path).filter(|it| !left_out(it)).collect();
        assert_eq!(kept(&with(row.path, json!([]))), others, "{}", row.path);
    }
    for path in ["region", "accent", "greeting", "closing", "languages", "modules"] {
        let others: Vec<&str> = FIELDS.iter().map(|it| it.path).filter(|it| *it != path).collect();
        assert_eq!(kept(&with(path, json!(true))), others, "{path}");
    }
}

#[test]
fn an_object_with_needed_fields_is_kept_or_left_out_whole() {
    let kept = |object: &str, value: &Value| {
        kept(&with(object, value.clone())).iter().filter(|it| it.starts_with(object)).count()
    };
    for (object, value, count) in [
        ("crisis", json!({ "name": "Our line", "phone": "988" }), 2),
        ("crisis", json!({ "name": "Our line" }), 0),
        ("crisis", json!({ "name": "Our line", "phone": "soon" }), 0),
        ("crisis", json!({ "name": "Our line", "phone": "988", "note": "" }), 0),
        ("crisis", json!({ "name": "Our line", "phone": "988", "hours": "9 to 5" }), 0),
        ("crisis", json!([]), 0),
        ("plan", json!({ "infusions": 6, "days": 0 }), 0),
        ("plan", json!({ "days": 14 }), 0),
        ("reviewer", json!({ "name": "Dr. A. Reyes" }), 0),
        ("clinic", json!({ "name": "Harbour", "fax": "1" }), 1),
        ("kiosk", json!({ "idle": 1, "qr": true }), 1),
    ] {
        assert_eq!(kept(object, &value), count, "{object} {value}");
    }
}

#[test]
fn repeated_and_unknown_items_are_left_out() {
    let reading = Config::read(json!({ "languages": ["es", "fr", "es", 1] }));
    assert!(reading.config.offers("es") && !reading.config.offers("en"));
    let paths: Vec<&str> = reading.problems.iter().map(|it| &*it.path).collect();
    assert_eq!(paths, ["languages[1]", "languages[2]", "languages[3]"]);
}

#[test]
fn each_missing_field_of_an_object_is_named() {
    let problems = Config::read(json!({ "crisis": { "phone": "soon" }, "plan": { "every": 0 } }));
    assert_eq!(
        problems.problems.iter().map(|it| &*it.path).collect::<Vec<_>>(),
        ["crisis.phone", "crisis.name", "plan.every", "plan.infusions", "plan.days"]
    );
}

#[test]
fn a_replaced_field_forgets_its_problem() {
    let mut reading = Config::read(json!({ "region": "XX", "accent": "#fff" }));
    reading.replace(Field::Region, "GB");
    assert_eq!((reading.config.text(Field::Region), &reading.problems[..]), (Some("GB"), &[][..]));
    reading.replace(Field::Region, "YY");
    assert_eq!((reading.config.text(Field::Region), reading.problems.len()), (None, 1));
    assert_eq!(reading.config.text(Field::Accent), Some("#fff"));
}

#[test]
fn a_number_is_whole_however_it_is_written() {
    for (number, fits) in [("90", true), ("90.0", true), ("9e1", true), ("90.5", false)] {
        let value: Value =
            serde_json::from_str(&format!(r#"{{"kiosk":{{"idle":{number}}}}}"#)).unwrap();
        assert_eq!(read(&value).is_ok(), fits, "{number}");
    }
    assert_eq!(read(&json!({ "kiosk": { "idle": 90.0 } })).unwrap().number(Field::Idle), Some(90));
    for number in [json!(-90), json!(1_000_000_090), json!(4_294_967_386_u64), json!(1e300)] {
        assert!(read(&json!({ "kiosk": { "idle": number } })).is_err(), "{number}");
    }
}

#[test]
fn a_text_that_ends_early_is_a_problem() {
    let mut text = serde_json::Deserializer::from_str(r#"{"region":"GB","crisis":{"name":"Ours","#);
    let reading = Config::read(&mut text);
    assert_eq!(reading.config.text(Field::Region), Some("GB"));
    assert_eq!(reading.config.text(Field::CrisisName), None);
    assert!(messages(&reading.problems)[0].contains("EOF"), "{:?}", reading.problems);
}

#[test]
fn types_name_every_field_and_what_fits() {
    let types = config::types();
    for row in FIELDS {
        let (_, key) = row.object_and_key();
        let optional = if row.needed { "" } else { "?" };
        let field = format!("/** {}. */\n", row.shape.fits());
        let found = types
            .split(&field)
            .skip(1)
            .any(|after| after.trim_start().starts_with(&format!("{key}{optional}: ")));
        assert!(found, "{} in {types}", row.path);
    }
    assert!(types.contains("languages?: (\"en\" | \"es\")[];"), "{types}");
    assert!(types.contains("    infusions: number;\n"), "{types}");
}
