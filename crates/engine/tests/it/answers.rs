//! Reading answers: everything that does not hold is an error that names the field and what fits.

use outlook_engine::Answers;
use outlook_engine::interview::Question;

fn read(text: &str) -> Result<Answers, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

#[test]
fn an_invalid_field_is_named_with_what_fits() {
    for (text, parts) in [
        ("{}", ["condition", "missing", "depression"]),
        ("5", ["found a number", "what fits", "an object such as"]),
        (r#"{"condition": null}"#, ["condition", "missing", "depression"]),
        (r#"{"condition": "migraine"}"#, ["condition", "\"migraine\"", "crps"]),
        (r#"{"condition": "CRPS"}"#, ["condition", "\"CRPS\"", "crps"]),
        (r#"{"condition": ["crps"]}"#, ["condition", "a list", "one text of"]),
        (r#"{"condition": "crps", "age": 40}"#, ["age", "the number 40", "18_64"]),
        (r#"{"condition": "crps", "age": true}"#, ["age", "true or false", "18_64"]),
        (r#"{"condition": "crps", "heart": "vessel"}"#, ["heart", "the text \"vessel\"", "a list"]),
        (r#"{"condition": "crps", "heart": {"vessel": 1}}"#, ["heart", "an object", "a list"]),
        (r#"{"condition": "crps", "heart": ["kidney"]}"#, ["heart", "\"kidney\"", "vessel"]),
        (
            r#"{"condition": "crps", "heart": ["none_of_these"]}"#,
            ["heart", "\"none_of_these\"", "vessel"],
        ),
        (r#"{"condition": "crps", "heart": [null]}"#, ["heart", "null in the list", "vessel"]),
        (r#"{"condition": "crps", "body": ["kidney", "kidney"]}"#, ["body", "\"kidney\"", "twice"]),
        (r#"{"condition": "crps", "age": null, "age": null}"#, ["age", "twice", "once"]),
        (r#"{"condition": "crps", "hart": []}"#, ["unknown field", "\"hart\"", "heart"]),
        (r#"[{"condition": "crps"}]"#, ["found", "a list", "an object"]),
        ("7", ["found", "a number", "an object"]),
        (r#"{"condition": "crps", "phq9_9": 4}"#, ["phq9_9", "the number 4", "from 0 to 3"]),
        (r#"{"condition": "crps", "phq9_9": -1}"#, ["phq9_9", "the number -1", "from 0 to 3"]),
        (
            r#"{"condition": "crps", "phq9_9": 1.5}"#,
            ["phq9_9", "a number that is not whole", "from 0 to 3"],
        ),
        (r#"{"condition": "crps", "phq9_9": "0"}"#, ["phq9_9", "the text \"0\"", "from 0 to 3"]),
        (r#"{"condition": "crps", "phq9_9": []}"#, ["phq9_9", "a list", "from 0 to 3"]),
        (r#"{"condition": "crps", "phq9_9": 0, "phq9_9": 0}"#, ["phq9_9", "twice", "once"]),
        (r#"{"condition": "crps", "phq9_8": 1}"#, ["unknown field", "\"phq9_8\"", "phq9_9"]),
        ("null", ["found", "null", "an object"]),
    ] {
        let message = read(text).unwrap_err();
        for part in parts {
            assert!(message.contains(part), "{text}: {part:?} is not in {message:?}");
        }
    }
}

#[test]
fn item_nine_is_0_to_3_or_null() {
    for (text, fits) in [("0", Some(0)), ("3", Some(3)), ("2.0", Some(2)), ("null", None)] {
        let answers = read(&format!(r#"{{"condition": "crps", "phq9_9": {text}}}"#)).unwrap();
        assert_eq!(answers.phq9_9().map(|it| it as u8), fits, "{text}");
    }
}

#[test]
fn null_is_unanswered_an_empty_list_is_an_answer() {
    let answers = read(r#"{"condition": "crps", "heart": [], "head": null}"#).unwrap();
    assert!(answers.has_answer(Question::Heart));
    assert!(!answers.has_answer(Question::Head));
    assert!(!answers.has_answer(Question::Mind));
}
