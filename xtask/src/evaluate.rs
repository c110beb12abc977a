//! The engine's filters on standard input, files and standard output.

use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use outlook_engine::{config_report, json_lines};

/// Evaluates the answers on standard input; fails where a line was bad.
pub(crate) fn evaluate() -> Result<ExitCode> {
    let started = Instant::now();
    let counts = json_lines::evaluate_lines(io::stdin().lock(), io::stdout().lock())
        .context("cannot read standard input or write standard output")?;
    eprintln!(
        "evaluate: {} answered, {} bad, {:.2} s",
        counts.answered,
        counts.bad,
        started.elapsed().as_secs_f64()
    );
    Ok(if counts.bad == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Prints the problems of a clinic's configuration; fails where there are any.
pub(crate) fn check_config(file: Option<&Path>) -> Result<ExitCode> {
    let Some(file) = file else {
        bail!("a file is missing; what fits: cargo xtask check-config FILE");
    };
    let name = file.display();
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {name}"))?;
    let report = config_report::check(&text).with_context(|| format!("{name} is not JSON"))?;
    for line in &report.lines {
        println!("{name}: {line}");
    }
    Ok(if report.is_valid { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_configuration_file_must_be_named_and_exist() {
        assert!(check_config(None).is_err());
        let error = check_config(Some(Path::new("no-such-file.json"))).unwrap_err();
        assert!(format!("{error:#}").contains("cannot read no-such-file.json"));
    }
}
