//! Progress, problems and the final counts of a run, shared by all threads.

use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// The run ends after so many problems.
const PROBLEMS_AT_MOST: usize = 20;
const PROGRESS: Duration = Duration::from_secs(5);

/// The counts of one run.
#[derive(Debug)]
pub(crate) struct Tally {
    started: Instant,
    expected: usize,
    outlooks: AtomicUsize,
    others: AtomicUsize,
    problems: AtomicUsize,
    worked: Mutex<Duration>,
    shown: Mutex<Instant>,
}

impl Tally {
    /// A run that is expected to evaluate so many outlooks.
    pub(crate) fn new(expected: usize) -> Self {
        let now = Instant::now();
        Self {
            started: now,
            expected,
            outlooks: AtomicUsize::new(0),
            others: AtomicUsize::new(0),
            problems: AtomicUsize::new(0),
            worked: Mutex::new(Duration::ZERO),
            shown: Mutex::new(now),
        }
    }

    /// Prints problems and counts them.
    pub(crate) fn report(&self, problems: impl IntoIterator<Item = String>) {
        for problem in problems {
            if self.problems.fetch_add(1, Ordering::Relaxed) < PROBLEMS_AT_MOST {
                eprintln!("prove: does not hold: {problem}");
            }
        }
    }

    /// Whether there are so many problems that the run ends.
    pub(crate) fn is_over(&self) -> bool {
        self.problems.load(Ordering::Relaxed) >= PROBLEMS_AT_MOST
    }

    pub(crate) fn count_outlooks(&self, number: usize) {
        self.outlooks.fetch_add(number, Ordering::Relaxed);
    }

    /// Counts paths through the interview and lines of JSON.
    pub(crate) fn count_others(&self, number: usize) {
        self.others.fetch_add(number, Ordering::Relaxed);
    }

    /// Runs tasks 0 to `tasks` on one thread for each core, and adds up their time on a core.
    pub(crate) fn run_parallel(&self, tasks: usize, work: impl Fn(usize) + Sync) {
        let next = AtomicUsize::new(0);
        let cores = thread::available_parallelism().map_or(1, usize::from);
        thread::scope(|scope| {
            for _ in 0..cores {
                scope.spawn(|| {
                    let started = Instant::now();
                    while !self.is_over() {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        if at >= tasks {
                            break;
                        }
                        work(at);
                    }
                    if let Ok(mut worked) = self.worked.lock() {
                        *worked += cpu_time().unwrap_or_else(|| started.elapsed());
                    }
                });
            }
        });
    }

    /// Runs `work` for each row on one thread for each core, many rows a task.
    pub(crate) fn run_rows(&self, rows: usize, work: impl Fn(usize) + Sync) {
        const ROWS: usize = 100;
        self.run_parallel(rows.div_ceil(ROWS), |task| {
            (task * ROWS..rows).take(ROWS).for_each(&work);
        });
    }

    /// Prints the progress, at most once in five seconds.
    pub(crate) fn progress(&self, name: &str) {
        let Ok(mut shown) = self.shown.lock() else { return };
        if shown.elapsed() >= PROGRESS {
            *shown = Instant::now();
            let outlooks = self.outlooks.load(Ordering::Relaxed);
            let percent = outlooks * 100 / self.expected.max(1);
            let seconds = self.started.elapsed().as_secs();
            eprintln!("prove: {percent:3} %  {outlooks:>11} outlooks  {seconds:>4} s  {name}");
        }
    }

    /// Prints the counts; the exit status says whether everything holds.
    #[expect(clippy::cast_precision_loss, reason = "a rate is printed as a whole number")]
    pub(crate) fn finish(&self) -> ExitCode {
        let load = |it: &AtomicUsize| it.load(Ordering::Relaxed);
        let (outlooks, others, problems) =
            (load(&self.outlooks), load(&self.others), load(&self.problems));
        let worked = self.worked.lock().map(|it| it.as_secs_f64()).unwrap_or_default();
        println!(
            "{outlooks} outlooks, {others} walks and lines of JSON, in {:.0} s",
            self.started.elapsed().as_secs_f64()
        );
        println!(
            "{:.0} outlooks a second of one core's time, checks included",
            outlooks as f64 / worked
        );
        println!("{problems} do not hold");
        if problems == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

/// The time that this thread has had a core, where the system reports it (Linux).
fn cpu_time() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    stat.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
