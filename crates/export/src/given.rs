//! A visit as it is handed over, and the one place where reading it can fail.

use std::fmt;

use outlook_domain::{Frequency, Matter};
use outlook_engine::evidence::REGIONS;
use outlook_engine::phq9::{Item, Phq9};
use outlook_engine::{Answers, Config};
use outlook_i18n::Words;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::visit::Visit;

/// What is handed over, as `{"answers": {...}, "region": "US", "authored": "..."}`; all but the
/// answers may be missing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Given {
    /// The answers, as the engine reads them.
    pub answers: Answers,
    /// The id of the region whose crisis lines are named.
    #[serde(default)]
    pub region: Option<String>,
    /// What matters to the person.
    #[serde(default)]
    pub matters: Vec<Matter>,
    /// The PHQ-9, where the clinic has it on: nine scores of 0 to 3, `null` for an open item.
    #[serde(default, deserialize_with = "phq9")]
    pub phq9: Option<Phq9>,
    /// When the visit was written down, as `2026-11-22T14:30:00Z`. This crate has no clock.
    #[serde(default)]
    pub authored: Option<String>,
    /// The clinic, as the widget was handed its settings; one that does not hold says nothing.
    #[serde(default, rename = "settings", deserialize_with = "config")]
    pub config: Config,
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
            let told = || format!("phq9: found the score {score}; what fits: 0 to 3");
            found.ok_or_else(|| D::Error::custom(told()))
        };
        given.set(item, score.map(frequency).transpose()?);
    }
    Ok(Some(given))
}

/// Why a visit could not be read.
#[derive(Debug)]
pub enum GivenError {
    /// Not the fields that fit.
    Fields(serde_json::Error),
    /// Not a region; what was found.
    Region(String),
    /// Not a time; what was found.
    Authored(String),
}

impl std::error::Error for GivenError {}

impl fmt::Display for GivenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fields(error) => write!(f, "the visit cannot be read: {error}"),
            Self::Region(found) => {
                let ids: Vec<&str> = REGIONS.iter().map(|region| region.id).collect();
                write!(f, "region: found \"{found}\"; what fits: {}", ids.join(", "))
            }
            Self::Authored(found) => write!(
                f,
                "authored: found \"{found}\"; what fits: a time such as 2026-11-22T14:30:00Z"
            ),
        }
    }
}

impl Given {
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
    pub fn read(json: &str) -> Result<Self, GivenError> {
        let given: Self = serde_json::from_str(json).map_err(GivenError::Fields)?;
        if let Some(found) = given.region.as_ref().filter(|id| place(id).is_none()) {
            return Err(GivenError::Region(found.clone()));
        }
        if let Some(found) = given.authored.as_ref().filter(|text| !is_time(text)) {
            return Err(GivenError::Authored(found.clone()));
        }
        Ok(given)
    }

    /// The visit in these words.
    #[must_use]
    pub fn visit(&self, words: Words) -> Visit<'_> {
        Visit::new(self, words, self.region.as_deref().and_then(place))
    }
}

fn place(region: &str) -> Option<usize> {
    REGIONS.iter().position(|it| it.id == region)
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
    use super::{Given, is_time};

    #[test]
    fn a_time_is_what_a_browser_writes_in_utc() {
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
    fn what_does_not_hold_is_named() {
        let condition = r#""answers":{"condition":"crps"}"#;
        for (rest, told) in [
            (r#","authored":"now""#, "authored: found \"now\"; what fits: a time"),
            (r#","phq9":[0,1,2,3,4,0,0,0,0]"#, "phq9: found the score 4; what fits: 0 to 3"),
            (r#","phq9":[0,1]"#, "an array of length 9"),
            (r#","region":"XX""#, "region: found \"XX\"; what fits: US,"),
            (r#","born":"1970""#, "unknown field `born`"),
        ] {
            let error = Given::read(&format!("{{{condition}{rest}}}")).unwrap_err().to_string();
            assert!(error.contains(told), "{rest}: {error}");
        }
        let error = Given::read(r#"{"answers":{"condition":"flu"}}"#).unwrap_err().to_string();
        assert!(error.contains("unknown option \"flu\"; what fits: depression"), "{error}");
    }
}
