//! The browser tests: which of them run in an engine, and what becomes of one that fails.

use std::fmt;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::browsers::Engine;
use crate::extent::Extent;
use crate::process::{cargo, output, root};

/// Compiled with the features of every other step, so that nothing is compiled twice.
const TESTS: [&str; 4] = ["test", "--workspace", "--test", "browser"];

/// More tests than this may not need a second run.
pub(crate) const FLAKY_AT_MOST: usize = 3;

/// Where what they print is kept.
const LOGS: &str = "target/browser-tests";

/// Modules and tests whose outcome may differ from engine to engine.
const WHERE_ENGINES_DIFFER: [&str; 19] = [
    "loading::",
    "host_pages::",
    "frame::",
    "history::",
    "kiosk::file::",
    "kiosk::recovery::",
    "kiosk::installed::",
    "kiosk::counters::",
    "layout::",
    "appearance::",
    "terms::",
    "fonts::",
    "keyboard::",
    "question_changes::",
    "startup_failures::browser_without_webassembly_is_named",
    "reading_aids::stored_answers_return_without_the_safety_answer",
    "journeys::depression_without_findings_matches_the_engine",
    "journeys::phq9_item_9",
    "second_tap::",
];

/// Those whose outcome may differ from font to font.
const LAYOUT: [&str; 6] = [
    "loading::layout_does_not_shift",
    "layout::",
    "appearance::",
    "terms::",
    "fonts::",
    "user_preferences::every_screen_fits",
];

/// Those that run in Chromium alone: its driver alone can do what they ask.
const CHROMIUM_ALONE: [&str; 2] = ["--skip", "chromium::"];

/// A part of the tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// All but those that measure memory or need more than `dist/`.
    Usual,
    /// All but those that need a WordPress.
    All,
    /// Those where engines differ.
    Differing,
    /// Those on layout, in a wide font.
    WideFont,
}

impl Scope {
    /// The parts that run in an engine, in order.
    pub(crate) fn of(engine: Engine, extent: Extent) -> [Self; 2] {
        let first = match (extent, engine) {
            (Extent::All, _) => Self::All,
            (_, Engine::Chromium) => Self::Usual,
            (_, Engine::Firefox | Engine::WebKit) => Self::Differing,
        };
        [first, Self::WideFont]
    }

    const fn filters(self) -> &'static [&'static str] {
        match self {
            Self::Usual | Self::All => &[],
            Self::Differing => &WHERE_ENGINES_DIFFER,
            Self::WideFont => &LAYOUT,
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Usual | Self::All => "browser tests",
            Self::Differing => "browser tests where engines differ",
            Self::WideFont => "layout in a wide font",
        })
    }
}

/// A test that failed and passed when it ran again, alone, in a new browser.
#[derive(Debug)]
pub(crate) struct Flaky {
    test: String,
    engine: Engine,
    /// What both runs printed.
    logs: [PathBuf; 2],
}

impl fmt::Display for Flaky {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, second] = self.logs.each_ref().map(|log| log.display());
        write!(f, "{} in {}: {first}, {second}", self.test, self.engine)
    }
}

/// Runs a part of the tests. One that fails is run once more; the error names those that fail twice.
pub(crate) fn run(engine: Engine, scope: Scope) -> Result<Vec<Flaky>> {
    let named = |what: &str| {
        let name = format!("{engine}-{scope}-{what}.log");
        root().join(LOGS).join(name.replace("::", ".").replace(' ', "-"))
    };
    fs::create_dir_all(root().join(LOGS)).with_context(|| format!("cannot make {LOGS}/"))?;
    ensure_all_fit(engine, scope)?;
    let first = named("first");
    let failed = failures(command(engine, scope).args(scope.filters()), &first)?;
    ensure!(
        failed.len() <= FLAKY_AT_MOST,
        "more failed than may be flaky: {failed:?}; {} holds what they printed",
        first.display()
    );
    let (mut flaky, mut wrong) = (Vec::new(), Vec::new());
    for test in failed {
        eprintln!("once more, alone: {test}");
        let second = named(&test);
        let mut again = command(engine, scope);
        again.args(["--exact", &test]);
        if failures(&mut again, &second)?.is_empty() {
            flaky.push(Flaky { test, engine, logs: [first.clone(), second] });
        } else {
            wrong.push(test);
        }
    }
    ensure!(
        wrong.is_empty(),
        "failed twice: {wrong:?}; flaky: {flaky:?}; {} holds what they printed",
        first.display()
    );
    Ok(flaky)
}

/// The tests in an engine, yet without those that are asked for by name.
pub(crate) fn command(engine: Engine, scope: Scope) -> Command {
    let mut tests = cargo(TESTS);
    tests.env("ENGINE", engine.name());
    if scope == Scope::WideFont {
        tests.env("FONTS", "wide");
    }
    tests.arg("--");
    if engine != Engine::Chromium {
        tests.args(CHROMIUM_ALONE);
    }
    if scope == Scope::All {
        tests.args(["--include-ignored", "--skip", "wordpress::"]);
    }
    tests
}

/// A filter that fits no test would leave one out in silence.
fn ensure_all_fit(engine: Engine, scope: Scope) -> Result<()> {
    let listed = output(command(engine, scope).arg("--list"))?;
    for filter in scope.filters() {
        ensure!(listed.contains(filter), "no browser test has {filter} in its name");
    }
    Ok(())
}

/// The tests that fail. Their outcomes go to the screen, and all that they print to the log.
fn failures(tests: &mut Command, log: &Path) -> Result<Vec<String>> {
    let mut file = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
    let mut tests = tests.stdout(Stdio::piped()).stderr(file.try_clone()?).spawn()?;
    let mut failed = Vec::new();
    for line in BufReader::new(tests.stdout.take().context("tests without output")?).lines() {
        let line = line?;
        writeln!(file, "{line}")?;
        if line.starts_with("test ") {
            println!("{line}");
        }
        let name = line.strip_prefix("test ").and_then(|it| it.strip_suffix(" ... FAILED"));
        failed.extend(name.map(str::to_owned));
    }
    let status = tests.wait()?;
    ensure!(
        status.success() || !failed.is_empty(),
        "the tests ended early ({status}); {} holds what they printed",
        log.display()
    );
    Ok(failed)
}
