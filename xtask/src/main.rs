//! The project's commands, a file each. The crates `page/` and `bundle/` do the building, so that
//! `evaluate` compiles without them.

mod audit;
mod bench;
mod browser_tests;
mod browsers;
mod debian;
mod dist;
mod evaluate;
mod exhaustive;
mod extent;
mod fhir;
mod hosting;
mod npm;
mod process;
mod reproduce;
mod size;
mod start;
mod test;
mod toolchain;
mod vite;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::prelude::*;

use crate::browsers::Engine;
use crate::extent::Extent;

const USAGE: &str = "\
The commands of ketamine-outlook:

  cargo xtask start [--port N]     build, serve on 127.0.0.1 (port 8080), build again on change
  cargo xtask dist                 write the release files to dist/
  cargo xtask test                 format, lints, tests, sizes, browsers
                   [--quick]       those that need no browser and no release build
                   [--all]         every test in every engine, WordPress, Vite, documentation,
                                   memory over many visits, audit, reproduce
                   [--engine NAME] of chromium, firefox and webkit those named, not all three
  cargo xtask vite                 build a Vite project with the npm package of dist/
  cargo xtask wordpress            test the plugin of dist/ in Debian's WordPress
  cargo xtask evaluate             answers on standard input, outlooks on standard output,
                                   both as one JSON object a line
  cargo xtask prove [--quick]      every combination of answers, checked against the evidence
                    [--part I/N]   the I-th of N parts of it
  cargo xtask check-config FILE    problems of a clinic's configuration, and what fits
  cargo xtask bench [--rounds N]   sizes, the page beside its peers on a slow phone (5 visits
                                   each), and the engine's speed on this machine
  cargo xtask sizes                the widget's code by crate and by function
  cargo xtask load                 dist/ served by nginx: headers and requests a second
  cargo xtask reproduce            dist/ built in two places and compared
  cargo xtask audit [--advisories] licences and sources of every crate; with the option, known
                                   vulnerabilities too, from the network
";

/// A command with its options.
enum Command {
    Start { port: u16 },
    Dist,
    Test { extent: Extent, engines: Vec<Engine> },
    Vite,
    WordPress,
    Evaluate,
    Prove { options: Vec<String> },
    CheckConfig { file: Option<PathBuf> },
    Bench { rounds: usize },
    Sizes,
    Load,
    Reproduce,
    Audit { advisories: bool },
    Help,
}

fn main() -> ExitCode {
    let outcome = read_command().and_then(|command| match command {
        Command::Start { port } => start::start(port),
        Command::Dist => dist::write().map(|()| ExitCode::SUCCESS),
        Command::Test { extent, engines } => {
            test::test(extent, if engines.is_empty() { &Engine::ALL } else { &engines })
        }
        Command::Vite => npm::prepare().and_then(|()| vite::build()).map(|()| ExitCode::SUCCESS),
        Command::WordPress => hosting::prepare_wordpress()
            .and_then(|()| hosting::wordpress())
            .map(|()| ExitCode::SUCCESS),
        Command::Evaluate => evaluate::evaluate(),
        Command::Prove { options } => exhaustive::check(&options),
        Command::CheckConfig { file } => evaluate::check_config(file.as_deref()),
        Command::Bench { rounds } => bench::bench(rounds),
        Command::Sizes => dist::sizes().map(|()| ExitCode::SUCCESS),
        Command::Load => hosting::load(),
        Command::Reproduce => reproduce::reproduce(),
        Command::Audit { advisories } => audit::audit(advisories),
        Command::Help => {
            print!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
    });
    outcome.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn read_command() -> Result<Command> {
    let mut arguments = lexopt::Parser::from_env();
    let mut command = None;
    while let Some(argument) = arguments.next()? {
        command = Some(match (argument, command) {
            (Value(name), None) => named(&name.string()?)?,
            (Long("port"), Some(Command::Start { .. })) => {
                Command::Start { port: port(&arguments.value()?.string()?)? }
            }
            (Long("rounds"), Some(Command::Bench { .. })) => {
                Command::Bench { rounds: rounds(&arguments.value()?.string()?)? }
            }
            (Long("advisories"), Some(Command::Audit { .. })) => {
                Command::Audit { advisories: true }
            }
            (Long("quick"), Some(Command::Test { engines, .. })) => {
                Command::Test { extent: Extent::Quick, engines }
            }
            (Long("all"), Some(Command::Test { engines, .. })) => {
                Command::Test { extent: Extent::All, engines }
            }
            (Long("engine"), Some(Command::Test { extent, mut engines })) => {
                engines.push(Engine::from_name(&arguments.value()?.string()?)?);
                Command::Test { extent, engines }
            }
            (Long("quick"), Some(Command::Prove { mut options })) => {
                options.push("--quick".to_owned());
                Command::Prove { options }
            }
            (Long("part"), Some(Command::Prove { mut options })) => {
                options.extend(["--part".to_owned(), arguments.value()?.string()?]);
                Command::Prove { options }
            }
            (Value(file), Some(Command::CheckConfig { file: None })) => {
                Command::CheckConfig { file: Some(file.into()) }
            }
            (Long("help") | Short('h'), _) => Command::Help,
            (other, _) => bail!("{}; what fits:\n\n{USAGE}", other.unexpected()),
        });
    }
    match command {
        Some(command) => Ok(command),
        None => bail!("a command is missing; what fits:\n\n{USAGE}"),
    }
}

fn named(name: &str) -> Result<Command> {
    Ok(match name {
        "start" => Command::Start { port: 8080 },
        "dist" => Command::Dist,
        "test" => Command::Test { extent: Extent::Usual, engines: Vec::new() },
        "vite" => Command::Vite,
        "wordpress" => Command::WordPress,
        "evaluate" => Command::Evaluate,
        "prove" => Command::Prove { options: Vec::new() },
        "check-config" => Command::CheckConfig { file: None },
        "sizes" => Command::Sizes,
        "load" => Command::Load,
        "reproduce" => Command::Reproduce,
        "audit" => Command::Audit { advisories: false },
        "bench" => Command::Bench { rounds: 5 },
        "help" => Command::Help,
        _ => bail!("no command is called {name:?}; what fits:\n\n{USAGE}"),
    })
}

fn port(text: &str) -> Result<u16> {
    match text.parse() {
        Ok(port) => Ok(port),
        Err(_) => bail!("--port {text:?} is no port; a whole number from 0 (any) to 65535 fits"),
    }
}

fn rounds(text: &str) -> Result<usize> {
    match text.parse() {
        Ok(rounds) if rounds > 0 => Ok(rounds),
        _ => bail!("--rounds {text:?} is no number of visits; a whole number from 1 fits"),
    }
}
