//! Every check of the project, in the order in which a failure is cheapest to hear of.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, ensure};

use crate::browsers::Engine;
use crate::process::{cargo, root, run};
use crate::prove::Extent;
use crate::{axe, fhir, prove, size, start, toolchain, vite, wordpress};

const HOST_LINTS: [&str; 7] =
    ["clippy", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"];
/// What stands before and after the name of a package; each is linted with the features it has.
const WASM_LINTS: ([&str; 2], [&str; 6]) =
    (["clippy", "--package"], ["--lib", "--target", toolchain::WASM, "--", "-D", "warnings"]);
const WASM_PACKAGES: [&str; 2] = ["ketamine-outlook", "outlook-report"];

/// One named check.
struct Step {
    name: &'static str,
    check: fn() -> Result<()>,
    /// The step without which this one means nothing.
    after: Option<&'static str>,
}

struct Report {
    name: &'static str,
    took: Duration,
    outcome: Result<()>,
}

/// Runs every step, even after a failure, and tells of all of them at the end.
pub(crate) fn test(engines: &[Engine], in_wordpress: bool) -> Result<ExitCode> {
    toolchain::components()?;
    toolchain::wasm_target()?;
    engines.iter().try_for_each(|engine| engine.prepare())?;
    if !engines.is_empty() {
        axe::fetch()?;
        fhir::lforms()?;
        vite::prepare()?;
    }
    if in_wordpress {
        wordpress::prepare()?;
    }

    let mut reports: Vec<Report> = Vec::new();
    for step in steps(engines, in_wordpress) {
        eprintln!("\n== {}", step.name);
        let started = Instant::now();
        let failed_before = step.after.filter(|name| {
            reports.iter().any(|report| report.name == *name && report.outcome.is_err())
        });
        let outcome = match failed_before {
            Some(name) => Err(anyhow!("not run, since {name} failed")),
            None => (step.check)(),
        };
        if let Err(error) = &outcome {
            eprintln!("{}: {error:#}", step.name);
        }
        reports.push(Report { name: step.name, took: started.elapsed(), outcome });
    }
    Ok(tell(&reports))
}

fn steps(engines: &[Engine], in_wordpress: bool) -> Vec<Step> {
    let step = |name, check| Step { name, check, after: None };
    let after_dist = |name, check| Step { name, check, after: Some("dist") };
    let mut steps = vec![
        step("format", || run(&mut cargo(["fmt", "--all", "--check"]))),
        step("lints on the host", || run(&mut cargo(HOST_LINTS))),
        step("lints on wasm32", wasm_lints),
        step("tests on the host", || run(&mut cargo(["test", "--workspace"]))),
        step("every answer, in brief", || prove::prove(Extent::QUICK).map(drop)),
        step("FHIR files by another's validator", fhir::validate),
        step("documentation", || run(&mut documentation())),
        step("dist", start::dist),
        after_dist("size", size::check),
    ];
    if !engines.is_empty() {
        steps.push(after_dist("the npm package in Vite", vite::build));
    }
    steps.extend(engines.iter().map(|engine| match engine {
        Engine::Chromium => after_dist("journeys in Chromium", || journeys(Engine::Chromium)),
        Engine::Firefox => after_dist("journeys in Firefox", || journeys(Engine::Firefox)),
        Engine::WebKit => after_dist("journeys in WebKit", || journeys(Engine::WebKit)),
    }));
    if in_wordpress {
        steps.push(after_dist("the plugin in WordPress", wordpress::test));
    }
    steps
}

fn wasm_lints() -> Result<()> {
    let (before, after) = WASM_LINTS;
    WASM_PACKAGES
        .iter()
        .try_for_each(|package| run(&mut cargo([&before[..], &[package], &after[..]].concat())))
}

/// Runs the journeys. A driver may lose what it was asked, and then answers nothing more; a test whose
/// browser had to be ended for that is run once more, and any other failure is one.
fn journeys(engine: Engine) -> Result<()> {
    let file = root().join("target/silent");
    drop(fs::remove_file(&file));
    let failed = failures(engine.journeys().env("KO_SILENT", &file))?;
    if failed.is_empty() {
        return Ok(());
    }
    let silent = fs::read_to_string(&file).unwrap_or_default();
    let is_silent = |name: &str| silent.lines().any(|line| line == name);
    let wrong: Vec<&String> = failed.iter().filter(|name| !is_silent(name)).collect();
    ensure!(wrong.is_empty(), "failed: {wrong:?}");
    eprintln!("a browser fell silent; once more: {failed:?}");
    let again = failures(&mut engine.some_journeys(&failed))?;
    ensure!(again.is_empty(), "failed, and again: {again:?}");
    Ok(())
}

/// The tests that fail, while all that they say goes on to the screen.
fn failures(command: &mut Command) -> Result<Vec<String>> {
    let mut tests = command.stdout(Stdio::piped()).spawn().context("cannot run the tests")?;
    let mut failed = Vec::new();
    for line in BufReader::new(tests.stdout.take().context("tests without a word")?).lines() {
        let line = line?;
        println!("{line}");
        let name = line.strip_prefix("test ").and_then(|it| it.strip_suffix(" ... FAILED"));
        failed.extend(name.map(str::to_owned));
    }
    let status = tests.wait()?;
    ensure!(status.success() || !failed.is_empty(), "the tests ended early ({status})");
    Ok(failed)
}

fn documentation() -> Command {
    let mut command = cargo(["doc", "--workspace", "--no-deps"]);
    command.env("RUSTDOCFLAGS", "-D warnings");
    command
}

fn tell(reports: &[Report]) -> ExitCode {
    println!();
    for Report { name, took, outcome } in reports {
        let word = if outcome.is_ok() { "passed" } else { "FAILED" };
        println!("{word}  {:>6.1} s  {name}", took.as_secs_f64());
    }
    let failed = reports.iter().filter(|report| report.outcome.is_err()).count();
    println!("steps: {} passed, {failed} failed", reports.len() - failed);
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
