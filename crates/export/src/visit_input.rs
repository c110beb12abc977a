//! The input of an export, and the one place where reading it can fail.

use std::fmt;

use outlook_domain::{Frequency, Matter};
use outlook_engine::evidence::{REGIONS, RegionIndex};
use outlook_engine::phq9::{Item, Phq9};
use outlook_engine::{Answers, Config};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

/// A visit to export, in JSON as `{"answers": {...}, "region": "US", "authored": "..."}`; all but the
/// answers may be missing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VisitInput {
    /// The answers, as the engine reads them.
    pub answers: Answers,
    /// The region whose crisis lines are named; in JSON its id.
    #[serde(default, deserialize_with = "region")]
    pub region: Option<RegionIndex>,
    /// What matters to the person.
    #[serde(default)]
    pub matters: Vec<Matter>,
    /// The PHQ-9, where the clinic has it on: nine scores of 0 to 3, `null` for an open item.
    #[serde(default, deserialize_with = "phq9")]
    pub phq9: Option<Phq9>,
    /// When the visit was written down, as `2026-11-22T14:30:00Z`. This crate has no clock.
    #[serde(default)]
    pub authored: Option<String>,
    /// The clinic's configuration, in JSON the records of its settings; an invalid one counts as empty.
    #[serde(default, rename = "settings", deserialize_with = "config")]
    pub config: Config,
}

fn region<'de, D: Deserializer<'de>>(id: D) -> Result<Option<RegionIndex>, D::Error> {
    let Some(id) = Option::<String>::deserialize(id)? else { return Ok(None) };
    let fits = || {
        let ids: Vec<&str> = REGIONS.iter().map(|region| region.id).collect();
        format!("region: found \"{id}\"; what fits: {}", ids.join(", "))
    };
    RegionIndex::from_id(&id).map(Some).ok_or_else(|| D::Error::custom(fits()))
}

fn config<'de, D: Deserializer<'de>>(settings: D) -> Result<Config, D::Error> {
    Ok(Config::read(&String::deserialize(settings)?).unwrap_or_default())
}

fn phq9<'de, D: Deserializer<'de>>(items: D) -> Result<Option<Phq9>, D::Error> {
    let Some(items) = Option::<[Option<u8>; 9]>::deserialize(items)? else { return Ok(None) };
    let mut given = Phq9::default();
    for (item, score) in Item::all().zip(items) {
        let frequency = |score: u8| {
            let found = Frequency::ALL.get(usize::from(score)).copied();
            let message = || format!("phq9: found the score {score}; what fits: 0 to 3");
            found.ok_or_else(|| D::Error::custom(message()))
        };
        given.set(item, score.map(frequency).transpose()?);
    }
    Ok(Some(given))
}

/// Why a visit could not be read.
#[derive(Debug)]
pub enum VisitInputError {
    /// Not the fields that fit.
    Fields(serde_json::Error),
    /// Not a time; what was found.
    Authored(String),
}

impl std::error::Error for VisitInputError {}

impl fmt::Display for VisitInputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fields(error) => write!(f, "the visit cannot be read: {error}"),
            Self::Authored(found) => write!(
                f,
                "authored: found \"{found}\"; what fits: a time such as 2026-11-22T14:30:00Z"
            ),
        }
    }
}

impl VisitInput {
    /// Answers and nothing beside them.
    #[must_use]
    pub fn plain(answers: Answers) -> Self {
        Self {
            answers,
            region: None,
            matters: Vec::new(),
            phq9: None,
            authored: None,
            config: Config::default(),
        }
    }

    /// Reads it from JSON.
    ///
    /// # Errors
    ///
    /// The first field that does not hold, and what fits.
    pub fn read(json: &str) -> Result<Self, VisitInputError> {
        let input: Self = serde_json::from_str(json).map_err(VisitInputError::Fields)?;
        if let Some(found) = input.authored.as_ref().filter(|text| !is_time(text)) {
            return Err(VisitInputError::Authored(found.clone()));
        }
        Ok(input)
    }
}

/// Whether it has the shape of a FHIR `dateTime` in UTC, as a browser writes one.
fn is_time(text: &str) -> bool {
    let Some(text) = text.strip_suffix('Z') else { return false };
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let shape: String = whole.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    let is_number = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    shape == "0000-00-00T00:00:00" && is_number
}

#[cfg(test)]
mod tests {
    use super::{VisitInput, is_time};

    #[test]
    fn a_time_has_the_shape_of_a_browser_time_in_utc() {
        for (text, fits) in [
            ("2026-11-22T14:36:58.123Z", true),
            ("2026-11-22T14:36:58Z", true),
            ("2026-11-22T14:36:58", false),
            ("2026-11-22T14:36:58.Z", false),
            ("2026-11-22", false),
            ("yesterday", false),
            ("", false),
        ] {
            assert_eq!(is_time(text), fits, "{text}");
        }
    }

    #[test]
    fn an_error_names_field_and_what_fits() {
        let condition = r#""answers":{"condition":"crps"}"#;
        for (rest, expected) in [
            (r#","authored":"now""#, "authored: found \"now\"; what fits: a time"),
            (r#","phq9":[0,1,2,3,4,0,0,0,0]"#, "phq9: found the score 4; what fits: 0 to 3"),
            (r#","phq9":[0,1]"#, "an array of length 9"),
            (r#","region":"XX""#, "region: found \"XX\"; what fits: US,"),
            (r#","born":"1970""#, "unknown field `born`"),
        ] {
            let error =
                VisitInput::read(&format!("{{{condition}{rest}}}")).unwrap_err().to_string();
            assert!(error.contains(expected), "{rest}: {error}");
        }
        let error = VisitInput::read(r#"{"answers":{"condition":"flu"}}"#).unwrap_err().to_string();
        assert!(error.contains("unknown option \"flu\"; what fits: depression"), "{error}");
    }
}
