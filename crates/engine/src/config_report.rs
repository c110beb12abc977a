//! A configuration as JSON text, checked before it is used on a page.
//!
//! `cargo xtask check-config` prints this report for a file.

use serde_json::Value;

use crate::config::Config;

/// The outcome of a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigReport {
    /// Whether every value fits.
    pub is_valid: bool,
    /// One line for each problem, with its path, what was found and what fits, or `holds` where there is
    /// none; and where the accent is adjusted for contrast, the colour that is used.
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
    let reading = Config::read(value);
    let mut lines: Vec<String> = reading.problems.iter().map(ToString::to_string).collect();
    let is_valid = lines.is_empty();
    if is_valid {
        lines.push("holds".to_owned());
    }
    lines.extend(reading.config.adjusted_accent().map(|notice| notice.to_string()));
    Ok(ConfigReport { is_valid, lines })
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
            ("{ \"accent\": \"#ffcc00\" }", true, "accent: found #ffcc00; used in its place: #"),
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
