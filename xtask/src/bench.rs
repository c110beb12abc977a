//! Measurements on this machine: what the page costs to load, how fast the engine answers.

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use outlook_engine::{Answers, evaluate};

use crate::process::{cargo, run};
use crate::start;

/// From the shortest answers to the longest: they stand for what people send.
const PROFILES: [&str; 4] = [
    r#"{"condition":"ptsd"}"#,
    r#"{"condition":"eating_disorder"}"#,
    r#"{"condition":"crps","age":"18_64","heart":[],"body":["bladder"]}"#,
    r#"{"condition":"depression","safety_now":"none","age":"18_64","tried":"two_or_more",
        "heart":[],"head":[],"mind":[],"body":[],"reactions":[],"medicines":[],"practical":[]}"#,
];
/// Long enough for a steady number.
const SPAN: Duration = Duration::from_secs(2);
/// Answers between two looks at the clock.
const BATCH: u32 = 1_000;

/// Prints the sizes, then the engine's speed.
pub(crate) fn bench() -> Result<ExitCode> {
    if cfg!(debug_assertions) {
        start::dist()?;
        // The engine is measured as optimised code, so this program runs itself as such.
        run(&mut cargo([
            "run",
            "--quiet",
            "--profile",
            "bench-host",
            "--package",
            "xtask",
            "bench",
        ]))?;
        return Ok(ExitCode::SUCCESS);
    }
    let profiles = PROFILES.iter().map(|line| serde_json::from_str::<Answers>(line));
    let profiles: Vec<Answers> =
        profiles.collect::<Result<_, _>>().context("a profile of the bench does not fit")?;

    let loop_alone = speed(|turn| {
        black_box(&profiles[turn % profiles.len()]);
    });
    let engine = speed(|turn| {
        black_box(evaluate(black_box(&profiles[turn % profiles.len()])));
    });
    let lines = speed(|turn| {
        let answers: Result<Answers, _> = serde_json::from_str(PROFILES[turn % PROFILES.len()]);
        black_box(answers.map(|answers| serde_json::to_string(&evaluate(&answers))).is_ok());
    });
    println!("one core, {} profiles in turn, {} s each", profiles.len(), SPAN.as_secs());
    for (name, speed) in [
        ("the loop alone, turns", loop_alone),
        ("engine, outlooks", engine),
        ("JSON in, engine, JSON out, lines", lines),
    ] {
        println!("{name:34} {speed:>14.0} a second");
    }
    Ok(ExitCode::SUCCESS)
}

/// Turns a second.
fn speed(mut turn: impl FnMut(usize)) -> f64 {
    let started = Instant::now();
    let mut batches = 0_u32;
    while started.elapsed() < SPAN {
        for number in 0..BATCH {
            turn(number as usize);
        }
        batches += 1;
    }
    f64::from(batches) * f64::from(BATCH) / started.elapsed().as_secs_f64()
}
