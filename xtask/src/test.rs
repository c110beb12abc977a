//! Every check of the project, the cheapest first.

use std::process::{Command, ExitCode};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, bail};

use crate::browser_tests::{self, FLAKY_AT_MOST, Flaky, Scope};
use crate::browsers::Engine;
use crate::extent::Extent;
use crate::npm::{self, AXE};
use crate::process::{cargo, run};
use crate::{audit, dist, exhaustive, fhir, hosting, reproduce, scripts, size, toolchain, vite};

const HOST_LINTS: [&str; 7] =
    ["clippy", "--workspace", "--all-features", "--all-targets", "--", "-D", "warnings"];
/// `--all-targets` leaves out what `cargo test` does not run by itself.
const RELEASE_TEST_LINTS: [&str; 8] = [
    "clippy",
    "--workspace",
    "--all-features",
    "--test=browser",
    "--test=hosting",
    "--",
    "-D",
    "warnings",
];
/// The arguments before and after the name of a package; each is linted with its own features.
const WASM_LINTS: ([&str; 2], [&str; 6]) =
    (["clippy", "--package"], ["--lib", "--target", toolchain::WASM, "--", "-D", "warnings"]);
const WASM_PACKAGES: [&str; 2] = ["ketamine-outlook", "outlook-export"];

/// One named check.
struct Step {
    name: String,
    check: Box<dyn FnOnce() -> Result<Vec<Flaky>>>,
    /// The steps that have to succeed first.
    after: &'static [&'static str],
}

struct Report {
    name: String,
    took: Duration,
    outcome: Result<Vec<Flaky>>,
}

/// Runs every step, even after a failure, and lists them all at the end.
pub(crate) fn test(extent: Extent, engines: &[Engine]) -> Result<ExitCode> {
    toolchain::components()?;
    toolchain::wasm_target()?;
    let begun = Instant::now();
    let mut reports: Vec<Report> = Vec::new();
    let steps = steps(extent, engines);
    let total = steps.len();
    for (at, Step { name, check, after }) in steps.into_iter().enumerate() {
        let so_far = begun.elapsed().as_secs();
        eprintln!("\n== {} of {total}, after {}:{:02}: {name}", at + 1, so_far / 60, so_far % 60);
        let started = Instant::now();
        let missing = reports
            .iter()
            .find(|report| after.contains(&report.name.as_str()) && report.outcome.is_err());
        let outcome = match missing {
            Some(report) => Err(anyhow!("not run, since {} failed", report.name)),
            None => check(),
        };
        if let Err(error) = &outcome {
            eprintln!("{name}: {error:#}");
        }
        reports.push(Report { name, took: started.elapsed(), outcome });
    }
    Ok(summarize(&reports, begun.elapsed()))
}

fn steps(extent: Extent, engines: &[Engine]) -> Vec<Step> {
    let mut steps = vec![
        step("format", &[], || run(&mut cargo(["fmt", "--all", "--check"]))),
        step("lints on the host", &[], host_lints),
        step("lints on wasm32", &[], wasm_lints),
        step("format and lints of scripts", &[], scripts::lint),
        step("host tests", &[], || run(&mut cargo(["test", "--workspace"]))),
        step("exhaustive check (sampled)", &[], exhaustive::sample),
    ];
    if extent == Extent::Quick {
        return steps;
    }
    // Missing tools are fetched and built during the first steps.
    let wanted = engines.to_vec();
    let tools = thread::spawn(move || prepare(extent, &wanted));
    steps.extend([
        step("dist", &[], dist::write),
        step("types of scripts", &["dist"], scripts::types),
        step("size", &["dist"], size::check),
        step("tools", &[], || {
            tools.join().unwrap_or_else(|_| bail!("the thread that fetches them panicked"))
        }),
        step("FHIR validation", &["tools"], fhir::validate),
    ]);
    if extent == Extent::All {
        steps.push(step("Vite", &["dist", "tools"], vite::build));
    }
    for &engine in engines {
        for scope in Scope::of(engine, extent) {
            steps.push(Step {
                name: format!("{scope} in {engine}"),
                check: Box::new(move || browser_tests::run(engine, scope)),
                after: &["dist", "tools"],
            });
        }
    }
    if extent == Extent::All {
        steps.extend([
            step("WordPress", &["dist", "tools"], hosting::wordpress),
            step("documentation", &[], || run(&mut documentation())),
            step("audit", &[], || audit::audit(true)),
            step("reproduce", &[], reproduce::reproduce),
        ]);
    }
    steps
}

fn step(
    name: &str,
    after: &'static [&'static str],
    check: impl FnOnce() -> Result<()> + 'static,
) -> Step {
    Step { name: name.to_owned(), check: Box::new(|| check().map(|()| Vec::new())), after }
}

fn prepare(extent: Extent, engines: &[Engine]) -> Result<()> {
    engines.iter().try_for_each(|engine| engine.prepare())?;
    AXE.fetch()?;
    fhir::prepare()?;
    if extent == Extent::All {
        npm::prepare()?;
        hosting::prepare_wordpress()?;
    }
    Ok(())
}

fn host_lints() -> Result<()> {
    run(&mut cargo(HOST_LINTS))?;
    run(&mut cargo(RELEASE_TEST_LINTS))
}

fn wasm_lints() -> Result<()> {
    let (before, after) = WASM_LINTS;
    WASM_PACKAGES
        .iter()
        .try_for_each(|package| run(&mut cargo([&before[..], &[package], &after[..]].concat())))
}

fn documentation() -> Command {
    let mut command = cargo(["doc", "--workspace", "--no-deps"]);
    command.env("RUSTDOCFLAGS", "-D warnings");
    command
}

fn summarize(reports: &[Report], took: Duration) -> ExitCode {
    println!();
    for Report { name, took, outcome } in reports {
        let word = if outcome.is_ok() { "passed" } else { "FAILED" };
        println!("{word}  {:>6.1} s  {name}", took.as_secs_f64());
    }
    let flaky: Vec<&Flaky> =
        reports.iter().filter_map(|it| it.outcome.as_ref().ok()).flatten().collect();
    for test in &flaky {
        println!("flaky: {test}");
    }
    let mut failed = reports.iter().filter(|report| report.outcome.is_err()).count();
    if flaky.len() > FLAKY_AT_MOST {
        println!("FAILED  {} flaky tests; at most {FLAKY_AT_MOST} fit", flaky.len());
        failed += 1;
    }
    let passed = reports.iter().filter(|report| report.outcome.is_ok()).count();
    println!("steps: {passed} passed, {failed} failed, in {:.0} s", took.as_secs_f64());
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
