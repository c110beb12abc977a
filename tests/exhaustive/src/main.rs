//! Checks the engine's answer to every combination of answers against a second reading of the evidence.
//!
//! The expected outlooks are worked out from `evidence/` by code of its own, which calls none of the
//! engine's rules, readings or intervals: a mistake would have to be made twice. `cargo xtask test`
//! runs the sampled form (`--quick`), `cargo xtask prove` all of it.

mod cases;
mod checker;
mod evidence;
mod expected;
mod figures;
mod json_round_trip;
mod paths;
mod reader;
mod rules;
mod space;
mod tables;
mod tally;
mod toml_rows;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Mutex;

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;

use crate::checker::Checker;
use crate::evidence::ITEM_NINE;
use crate::expected::Summary;
use crate::space::Space;
use crate::tally::Tally;

const USAGE: &str = "\
outlook-exhaustive             every combination of answers, checked against the evidence
outlook-exhaustive --quick     a sample of them, in under a minute on two cores
                   --part I/N  the I-th of N parts of the conditions
";

/// How much of the whole is run.
#[derive(Debug, Clone, Copy, Default)]
struct Extent {
    /// Everything but most answers around pairs of ticked items.
    quick: bool,
    /// Every n-th condition: the first number of the second.
    part: Option<(usize, usize)>,
}

fn main() -> ExitCode {
    read_arguments().and_then(run).unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn read_arguments() -> Result<Extent> {
    let mut arguments = lexopt::Parser::from_env();
    let mut extent = Extent::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("quick") => extent.quick = true,
            Long("part") => extent.part = Some(part(&arguments.value()?.string()?)?),
            Short(_) | Long(_) | Value(_) => {
                bail!("{}; what fits:\n\n{USAGE}", argument.unexpected())
            }
        }
    }
    Ok(extent)
}

/// Reads `i/n`.
fn part(text: &str) -> Result<(usize, usize)> {
    let numbers = text.split_once('/').and_then(|(part, of)| {
        let (part, of) = (part.parse().ok()?, of.parse().ok()?);
        (1 <= part && part <= of && of <= 13).then_some((part, of))
    });
    match numbers {
        Some(numbers) => Ok(numbers),
        None => bail!("--part {text:?} is no part; what fits: i/n with i from 1 to n, n to 13"),
    }
}

/// Runs the check; prints each problem with the answers that show it.
fn run(extent: Extent) -> Result<ExitCode> {
    let evidence = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../evidence");
    let evidence = reader::read(&evidence).context("in evidence/")?;
    // Item 9 of the PHQ-9 with every other answer is three times as much: the sample runs it with the
    // questions that it can interact with.
    let spaces = if extent.quick {
        let near = ["safety_now", "age", "before", "before_relief", ITEM_NINE];
        vec![
            Space::of(&evidence, |id| id != ITEM_NINE),
            Space::of(&evidence, |id| near.contains(&id)),
        ]
    } else {
        vec![Space::of(&evidence, |_| true)]
    };
    let (part, of) = extent.part.unwrap_or((1, 1));
    let conditions: Vec<usize> =
        (0..evidence.conditions.len()).filter(|at| at % of == part - 1).collect();
    let size: usize = spaces.iter().map(|it| it.size(extent.quick)).sum();
    let tally = Tally::new(conditions.len() * size);
    for space in &spaces {
        eprintln!("prove: {}", space.describe(conditions.len(), extent.quick));
    }
    if part == 1 {
        tally.report(tables::problems(&evidence));
    }
    let mut reached = 0;
    let all = spaces.iter().flat_map(|space| conditions.iter().map(move |at| (space, *at)));
    for (space, condition) in all {
        let checker = Checker::new(&evidence, space, condition)?;
        tally.report(checker.range_problems());
        reached |= paths::follow_all(&checker.cases, &tally);
        json_round_trip::check_all(&checker, &tally);
        check_cases(&checker, extent.quick, &tally);
        if tally.is_over() {
            break;
        }
    }
    if extent.part.is_none() && !tally.is_over() {
        tally.report(paths::unreached(&evidence, reached));
    }
    Ok(tally.finish())
}

/// Checks every case of one condition, on all cores.
fn check_cases(checker: &Checker<'_>, quick: bool, tally: &Tally) {
    let space = checker.cases.space;
    let all: Vec<usize> = (0..space.rows()).collect();
    let few = space.sparse();
    let base = space.base();
    // The states without a pair are kept: those with a pair are compared with them.
    let kept: Vec<Mutex<Vec<Summary>>> = (0..base).map(|_| Mutex::default()).collect();
    tally.run_parallel(base, |at| {
        let rows = checker.compare(at, &all, tally);
        tally.count_outlooks(rows.len());
        if let Ok(mut place) = kept[at].lock() {
            *place = rows;
        }
    });
    let kept: Vec<Vec<Summary>> =
        kept.into_iter().map(|it| it.into_inner().unwrap_or_default()).collect();
    tally.run_parallel(base, |at| {
        checker.withdraw_singles(at, &all, &kept[at], tally);
        checker.withdraw_items(at, &all, &kept[at], &kept, tally);
    });
    let indices = if quick { &few } else { &all };
    tally.run_parallel(space.multi.len() - base, |at| {
        let at = base + at;
        let rows = checker.compare(at, indices, tally);
        if !quick {
            checker.withdraw_singles(at, indices, &rows, tally);
        }
        checker.withdraw_items(at, indices, &rows, &kept, tally);
        tally.count_outlooks(rows.len());
        tally.progress(checker.id());
    });
}

#[cfg(test)]
mod tests {
    use super::part;

    #[test]
    fn a_part_is_one_of_at_most_thirteen() {
        assert_eq!(part("3/13").ok(), Some((3, 13)));
        for wrong in ["0/4", "5/4", "1/14", "1", "a/b", "/"] {
            assert!(part(wrong).is_err(), "{wrong}");
        }
    }
}
