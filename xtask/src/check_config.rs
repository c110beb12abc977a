//! A clinic's configuration held against what fits, before it stands on a page.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use outlook_engine::accent;
use outlook_engine::config::{Config, Field, json};
use serde_json::Value;

/// What there is to tell of a configuration, one line each, and whether it holds.
#[derive(Debug)]
struct Verdict {
    lines: Vec<String>,
    holds: bool,
}

/// Tells what does not hold on standard output; the exit status says whether the configuration
/// holds.
pub(crate) fn check(file: Option<&Path>) -> Result<ExitCode> {
    let Some(file) = file else {
        bail!("a file is missing; what fits: cargo xtask check-config FILE");
    };
    let name = file.display();
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {name}"))?;
    let verdict = judge(&text).with_context(|| format!("{name} is not JSON"))?;
    for line in &verdict.lines {
        println!("{name}: {line}");
    }
    Ok(if verdict.holds { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn judge(text: &str) -> serde_json::Result<Verdict> {
    // A byte order mark is not JSON, and editors write it.
    let value: Value = serde_json::from_str(text.strip_prefix('\u{feff}').unwrap_or(text))?;
    let settings = json::flat(&value);
    Ok(match Config::read(&settings) {
        Ok(config) => {
            let mut lines = vec!["holds".to_owned()];
            if let Some(found) = config.text(Field::Accent)
                && let Some(used) = accent::used(found)
            {
                lines.push(format!("accent: found {found}; used: {used}"));
            }
            Verdict { lines, holds: true }
        }
        Err(problems) => {
            Verdict { lines: problems.iter().map(ToString::to_string).collect(), holds: false }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_and_what_does_not_is_told() {
        for (text, holds, told) in [
            ("\u{feff}{ \"region\": \"GB\" }", true, "holds"),
            ("{ \"region\": \"XX\" }", false, "region: found \"XX\"; what fits: one of \"US\""),
            ("[]", false, "the configuration: found []; what fits: an object with any of clinic"),
            ("{ \"accent\": \"#ffcc00\" }", true, "accent: found #ffcc00; used: #"),
        ] {
            let verdict = judge(text).unwrap();
            assert_eq!(verdict.holds, holds, "{text}");
            assert!(verdict.lines.iter().any(|line| line.starts_with(told)), "{verdict:?}");
        }
        assert!(judge("{ region }").is_err());
    }

    #[test]
    fn every_problem_has_a_line() {
        let verdict = judge("{ \"region\": 1, \"accent\": 2, \"plan\": {} }").unwrap();
        assert_eq!(verdict.lines.len(), 3);
    }

    #[test]
    fn a_file_must_be_named_and_be_there() {
        assert!(check(None).is_err());
        let error = check(Some(Path::new("no-such-file.json"))).unwrap_err();
        assert!(format!("{error:#}").contains("cannot read no-such-file.json"));
    }
}
