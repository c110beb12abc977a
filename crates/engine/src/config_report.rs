//! A configuration as JSON text, checked before it is used on a page.
//!
//! `cargo xtask check-config` prints this report for a file.

use serde_json::Value;

use crate::accent;
use crate::config::{Config, Field, json};

/// The outcome of a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigReport {
    /// Whether the configuration is valid as a whole.
    pub is_valid: bool,
    /// One line for each problem, with its path, what was found and what fits; for a valid
    /// configuration `holds` and, where the accent is adjusted for contrast, the colour that is used.
    pub lines: Vec<String>,
}

/// Checks the text of a configuration. It may begin with a byte order mark, which editors write.
///
/// ```
/// let report = outlook_engine::config_report::check(r#"{ "region": "XX" }"#)?;
/// assert!(!report.is_valid);
/// assert!(report.lines[0].starts_with("region: found \"XX\"; what fits: one of \"US\""));
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// # Errors
///
/// Where the text is not JSON.
pub fn check(text: &str) -> serde_json::Result<ConfigReport> {
    let value: Value = serde_json::from_str(text.strip_prefix('\u{feff}').unwrap_or(text))?;
    Ok(match Config::read(&json::flat(&value)) {
        Ok(config) => {
            let mut lines = vec!["holds".to_owned()];
            if let Some(found) = config.text(Field::Accent)
                && let Some(used) = accent::used(found)
            {
                lines.push(format!("accent: found {found}; used: {used}"));
            }
            ConfigReport { is_valid: true, lines }
        }
        Err(problems) => {
            let lines = problems.iter().map(ToString::to_string).collect();
            ConfigReport { is_valid: false, lines }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_and_the_used_accent_are_listed() {
        for (text, holds, start) in [
            ("\u{feff}{ \"region\": \"GB\" }", true, "holds"),
            ("{ \"region\": \"XX\" }", false, "region: found \"XX\"; what fits: one of \"US\""),
            ("[]", false, "the configuration: found []; what fits: an object with any of clinic"),
            ("{ \"accent\": \"#ffcc00\" }", true, "accent: found #ffcc00; used: #"),
        ] {
            let report = check(text).unwrap();
            assert_eq!(report.is_valid, holds, "{text}");
            assert!(report.lines.iter().any(|line| line.starts_with(start)), "{report:?}");
        }
        assert!(check("{ region }").is_err());
    }

    #[test]
    fn every_problem_has_a_line() {
        let report = check("{ \"region\": 1, \"accent\": 2, \"plan\": {} }").unwrap();
        assert_eq!(report.lines.len(), 3);
    }
}
