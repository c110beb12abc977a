//! Writes FHIR files for a validator: the questionnaire, the map of conditions, and the responses
//! of reference vectors.
//!
//! `cargo run --package outlook-export --example fhir_files FOLDER`

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;

use outlook_domain::Matter;
use outlook_engine::interview;
use outlook_engine::phq9::{Frequency, Item, Phq9};
use outlook_engine::{Answers, Config, evaluate};
use outlook_export::Visit;
use outlook_export::fhir::{self, condition_map, questionnaire};
use outlook_i18n::Languages;
use serde_json::Value;

/// Profiles drawn at random: as many as show every kind of outcome several times.
const PROFILES: usize = 60;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args().nth(1).ok_or("what fits: the name of a folder")?;
    let folder = Path::new(&folder);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let evidence = outlook_content::read(&root).map_err(|problems| problems.to_string())?;
    let pack = outlook_content::pack(&evidence, &root, "en").map_err(|it| it.to_string())?;
    let words = Languages::read(pack.whole)?.first();

    let config = Config::default();
    let vectors = |name| fs::read_to_string(root.join("tests/vectors").join(name));
    let (conditions, profiles) = (vectors("conditions.jsonl")?, vectors("profiles.jsonl")?);
    let mut given = Phq9::default();
    Item::all().for_each(|item| given.set(item, Some(Frequency::MoreThanHalf)));
    let mut open = given;
    open.set(Item::SELF_HARM, None);
    let mut responses = String::new();
    for line in conditions.lines().chain(profiles.lines().take(PROFILES)) {
        let row: Value = serde_json::from_str(line)?;
        let answers: Answers = serde_json::from_value(row["answers"].clone())?;
        let answers = interview::applicable_answers(&answers).unwrap_or(answers);
        let plain = Visit::new(evaluate(&answers), words, &config);
        let full = Visit {
            matters: vec![Matter::Cost, Matter::Soon],
            phq9: Some(if answers.phq9_9().is_some() { given } else { open }),
            authored: Some("2026-11-22T14:30:00.123Z".to_owned()),
            ..plain.clone()
        };
        for visit in [plain, full] {
            let response: Value = serde_json::from_str(&fhir::json(&visit)?)?;
            responses.push_str(&response.to_string());
            responses.push('\n');
        }
    }
    fs::create_dir_all(folder)?;
    fs::write(folder.join("questionnaire.json"), questionnaire(words).to_string())?;
    fs::write(folder.join("condition-map.json"), condition_map(words).to_string())?;
    fs::write(folder.join("responses.jsonl"), responses)?;
    Ok(())
}
