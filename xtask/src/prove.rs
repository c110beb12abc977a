//! Every answer that can be given, held against a second reading of the evidence.
//!
//! Owns the run: which parts, on which cores, how fast. What must come out is worked out from
//! `evidence/` by code of its own (`prove/`): it calls none of the engine's rules, readings or
//! intervals, so that a mistake would have to be made twice.

mod evidence;
mod figures;
mod invariants;
mod journey;
mod rules;
mod space;
mod state;
mod tables;

use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use self::evidence::{Evidence, ITEM_NINE};
use self::invariants::{Proof, Row};
use self::space::Space;
use crate::process::{cargo, root, run};

/// What is run of the whole.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Extent {
    /// Everything but most answers around pairs of ticked items.
    pub(crate) quick: bool,
    /// Every so-many-th condition: the first number of the second.
    pub(crate) part: Option<(usize, usize)>,
}

impl Extent {
    /// What the tests run: under a minute on two cores.
    pub(crate) const QUICK: Self = Self { quick: true, part: None };

    /// Reads `i/n`.
    pub(crate) fn part(text: &str) -> Result<(usize, usize)> {
        let numbers = text.split_once('/').and_then(|(part, of)| {
            let (part, of) = (part.parse().ok()?, of.parse().ok()?);
            (1 <= part && part <= of && of <= 13).then_some((part, of))
        });
        match numbers {
            Some(numbers) => Ok(numbers),
            None => bail!("--part {text:?} is no part; what fits: i/n with i from 1 to n, n to 13"),
        }
    }
}

/// How many violations are told before the run gives up.
const TOLD: usize = 20;
const PROGRESS: Duration = Duration::from_secs(5);

/// Runs the proof; what does not hold is told with the answers that show it.
pub(crate) fn prove(extent: Extent) -> Result<ExitCode> {
    if cfg!(debug_assertions) && !extent.quick {
        // All of it is run as fast as it can be; a sample is done before that is compiled.
        let mut command = cargo(["run", "--quiet", "--profile", "bench-host", "--package"]);
        command.args(["xtask", "prove"]);
        if let Some((part, of)) = extent.part {
            command.args(["--part", &format!("{part}/{of}")]);
        }
        run(&mut command)?;
        return Ok(ExitCode::SUCCESS);
    }
    let started = Instant::now();
    let evidence = Evidence::read(&root().join("evidence")).context("in evidence/")?;
    // Item 9 of the PHQ-9 beside every other answer is three times as much: the tests run it beside what
    // it may bear on.
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
        eprintln!("prove: {}", space.told(conditions.len(), extent.quick));
    }

    if extent.part.is_none_or(|(part, _)| part == 1) {
        tally.tell(tables::problems(&evidence));
    }
    let mut reached = 0;
    let all = spaces.iter().flat_map(|space| conditions.iter().map(move |at| (space, *at)));
    for (space, condition) in all {
        let proof = Proof::of(&evidence, space, condition)?;
        tally.tell(proof.figures());
        reached |= journey::walks(&proof, &tally);
        journey::round_trips(&proof, &tally);
        states(&proof, extent.quick, &tally);
        if tally.is_over() {
            break;
        }
    }
    if extent.part.is_none() && !tally.is_over() {
        tally.tell(journey::unreached(&evidence, reached));
    }
    Ok(tally.close(started))
}

/// Every state of one condition, on all cores.
fn states(proof: &Proof<'_>, quick: bool, tally: &Tally) {
    let all: Vec<usize> = (0..proof.space.rows()).collect();
    let few = proof.space.sparse();
    let base = proof.space.base();
    // What pairs are compared with stands still while they are run.
    let kept: Vec<Mutex<Vec<Row>>> = (0..base).map(|_| Mutex::default()).collect();
    share(base, tally, |at| {
        let rows = proof.run(at, &all, tally);
        tally.count(rows.len());
        if let Ok(mut place) = kept[at].lock() {
            *place = rows;
        }
    });
    let kept: Vec<Vec<Row>> =
        kept.into_iter().map(|it| it.into_inner().unwrap_or_default()).collect();
    share(base, tally, |at| {
        proof.within(at, &all, &kept[at], tally);
        proof.between(at, &all, &kept[at], &kept, tally);
    });
    let indices = if quick { &few } else { &all };
    share(proof.space.multi.len() - base, tally, |at| {
        let at = base + at;
        let rows = proof.run(at, indices, tally);
        if !quick {
            proof.within(at, indices, &rows, tally);
        }
        proof.between(at, indices, &rows, &kept, tally);
        tally.count(rows.len());
        tally.progress(proof.id());
    });
}

/// Hands out tasks to one thread a core; their time on a core is added up.
fn share(tasks: usize, tally: &Tally, work: impl Fn(usize) + Sync) {
    let next = AtomicUsize::new(0);
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                let started = Instant::now();
                while !tally.is_over() {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    if at >= tasks {
                        break;
                    }
                    work(at);
                }
                tally.worked(on_a_core().unwrap_or_else(|| started.elapsed()));
            });
        }
    });
}

/// How long this thread has had a core, where the system tells (Linux).
fn on_a_core() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// What has been done, and what did not hold.
#[derive(Debug)]
pub(crate) struct Tally {
    started: Instant,
    whole: usize,
    done: AtomicUsize,
    others: AtomicUsize,
    broken: AtomicUsize,
    worked: Mutex<Duration>,
    shown: Mutex<Instant>,
}

impl Tally {
    fn new(whole: usize) -> Self {
        let now = Instant::now();
        Self {
            started: now,
            whole,
            done: AtomicUsize::new(0),
            others: AtomicUsize::new(0),
            broken: AtomicUsize::new(0),
            worked: Mutex::new(Duration::ZERO),
            shown: Mutex::new(now),
        }
    }

    /// Tells of what does not hold.
    fn tell(&self, problems: impl IntoIterator<Item = String>) {
        for problem in problems {
            if self.broken.fetch_add(1, Ordering::Relaxed) < TOLD {
                eprintln!("prove: does not hold: {problem}");
            }
        }
    }

    fn is_over(&self) -> bool {
        self.broken.load(Ordering::Relaxed) >= TOLD
    }

    fn count(&self, states: usize) {
        self.done.fetch_add(states, Ordering::Relaxed);
    }

    /// Walks and lines of JSON, which are not outlooks.
    fn count_others(&self, number: usize) {
        self.others.fetch_add(number, Ordering::Relaxed);
    }

    fn worked(&self, span: Duration) {
        if let Ok(mut worked) = self.worked.lock() {
            *worked += span;
        }
    }

    fn progress(&self, name: &str) {
        let Ok(mut shown) = self.shown.lock() else { return };
        if shown.elapsed() >= PROGRESS {
            *shown = Instant::now();
            let done = self.done.load(Ordering::Relaxed);
            let percent = done * 100 / self.whole.max(1);
            let seconds = self.started.elapsed().as_secs();
            eprintln!("prove: {percent:3} %  {done:>11} outlooks  {seconds:>4} s  {name}");
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a rate is told in whole numbers of thousands")]
    fn close(&self, started: Instant) -> ExitCode {
        let load = |it: &AtomicUsize| it.load(Ordering::Relaxed);
        let (done, others, broken) = (load(&self.done), load(&self.others), load(&self.broken));
        let worked = self.worked.lock().map(|it| it.as_secs_f64()).unwrap_or_default();
        println!(
            "{done} outlooks, {others} walks and lines of JSON, in {:.0} s",
            started.elapsed().as_secs_f64()
        );
        println!(
            "{:.0} outlooks a second of one core's time, checks included",
            done as f64 / worked
        );
        println!("{broken} do not hold");
        if broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

#[cfg(test)]
mod tests {
    use super::Extent;

    #[test]
    fn a_part_is_one_of_at_most_thirteen() {
        assert_eq!(Extent::part("3/13").ok(), Some((3, 13)));
        for wrong in ["0/4", "5/4", "1/14", "1", "a/b", "/"] {
            assert!(Extent::part(wrong).is_err(), "{wrong}");
        }
    }
}
