//! Measures outlooks a second on one core: `cargo xtask bench` runs it natively and as WebAssembly.

use std::hint::black_box;
use std::time::{Duration, Instant};

use outlook_engine::{Answers, evaluate};

/// Typical answers, from the shortest to the longest.
const PROFILES: [&str; 4] = [
    r#"{"condition":"ptsd"}"#,
    r#"{"condition":"eating_disorder"}"#,
    r#"{"condition":"crps","age":"18_64","heart":[],"body":["bladder"]}"#,
    r#"{"condition":"depression","safety_now":"none","age":"18_64","tried":"two_or_more",
        "heart":[],"head":[],"mind":[],"body":[],"reactions":[],"medicines":[],"practical":[]}"#,
];
/// Long enough for a steady number.
const SPAN: Duration = Duration::from_secs(2);
/// Answers between two readings of the clock.
const BATCH: u32 = 1_000;

fn main() -> Result<(), serde_json::Error> {
    let profiles = PROFILES.iter().map(|line| serde_json::from_str(line));
    let profiles: Vec<Answers> = profiles.collect::<Result<_, _>>()?;
    let loop_alone = speed(|turn| {
        black_box(&profiles[turn % profiles.len()]);
    });
    let engine = speed(|turn| {
        let outlook = evaluate(black_box(&profiles[turn % profiles.len()]));
        // Findings and factors are worked out only when they are iterated.
        black_box(outlook.findings().count() + outlook.ranges().len() + outlook.factors().count());
    });
    let lines = speed(|turn| {
        let answers: Result<Answers, _> = serde_json::from_str(PROFILES[turn % PROFILES.len()]);
        black_box(answers.map(|answers| serde_json::to_string(&evaluate(&answers))).is_ok());
    });
    for (name, speed) in [
        ("the loop alone, turns", loop_alone),
        ("engine, outlooks", engine),
        ("JSON in, engine, JSON out, lines", lines),
    ] {
        println!("  {name:34} {speed:>14.0} a second");
    }
    Ok(())
}

/// Calls a second.
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
