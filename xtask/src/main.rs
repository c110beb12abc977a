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
mod scripts;
mod size;
mod start;
mod test;
mod toolchain;
mod vite;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail, ensure};
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

fn main() -> ExitCode {
    run().unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

/// Reads the command with its options, and runs it.
fn run() -> Result<ExitCode> {
    let (mut port, mut rounds, mut advisories, mut file) = (8080, 5, false, None);
    let (mut extent, mut engines, mut prove) = (Extent::Usual, Vec::new(), Vec::new());
    let mut name = String::new();
    let mut arguments = lexopt::Parser::from_env();
    while let Some(argument) = arguments.next()? {
        match (&*name, argument) {
            ("", Value(command)) => name = known(command.string()?)?,
            ("start", Long("port")) => port = read_port(&arguments.value()?.string()?)?,
            ("bench", Long("rounds")) => rounds = read_rounds(&arguments.value()?.string()?)?,
            ("audit", Long("advisories")) => advisories = true,
            ("test", Long("quick")) => extent = Extent::Quick,
            ("test", Long("all")) => extent = Extent::All,
            ("test", Long("engine")) => {
                engines.push(Engine::from_name(&arguments.value()?.string()?)?);
            }
            ("prove", Long("quick")) => prove.push("--quick".to_owned()),
            ("prove", Long("part")) => {
                prove.extend(["--part".to_owned(), arguments.value()?.string()?]);
            }
            ("check-config", Value(path)) if file.is_none() => file = Some(PathBuf::from(path)),
            (_, Long("help") | Short('h')) => "help".clone_into(&mut name),
            (_, other) => bail!("{}; what fits:\n\n{USAGE}", other.unexpected()),
        }
    }
    let done = match &*name {
        "test" => {
            return test::test(extent, if engines.is_empty() { &Engine::ALL } else { &engines });
        }
        "evaluate" => return evaluate::evaluate(),
        "check-config" => return evaluate::check_config(file.as_deref()),
        "start" => start::start(port),
        "dist" => dist::write(),
        "vite" => npm::prepare().and_then(|()| vite::build()),
        "wordpress" => hosting::prepare_wordpress().and_then(|()| hosting::wordpress()),
        "prove" => exhaustive::check(&prove),
        "bench" => bench::bench(rounds),
        "sizes" => dist::sizes(),
        "load" => hosting::load(),
        "reproduce" => reproduce::reproduce(),
        "audit" => audit::audit(advisories),
        "help" => {
            print!("{USAGE}");
            Ok(())
        }
        _ => bail!("a command is missing; what fits:\n\n{USAGE}"),
    };
    done.map(|()| ExitCode::SUCCESS)
}

/// The name of a command; an error says what fits.
fn known(name: String) -> Result<String> {
    let command = format!("  cargo xtask {name} ");
    let is_known = name == "help" || USAGE.lines().any(|line| line.starts_with(&command));
    ensure!(is_known, "no command is called {name:?}; what fits:\n\n{USAGE}");
    Ok(name)
}

fn read_port(text: &str) -> Result<u16> {
    match text.parse() {
        Ok(port) => Ok(port),
        Err(_) => bail!("--port {text:?} is no port; a whole number from 0 (any) to 65535 fits"),
    }
}

fn read_rounds(text: &str) -> Result<usize> {
    match text.parse() {
        Ok(rounds) if rounds > 0 => Ok(rounds),
        _ => bail!("--rounds {text:?} is no number of visits; a whole number from 1 fits"),
    }
}
