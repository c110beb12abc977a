//! The project's commands. Each is one file; `page/` and `bundle/` beside this crate do the
//! building, so that `evaluate` need not compile what only a build needs.

mod audit;
mod axe;
mod bench;
mod browser_tests;
mod browsers;
mod check_config;
mod debian;
mod evaluate;
mod fhir;
mod load;
mod npm;
mod php;
mod process;
mod prove;
mod reproduce;
mod size;
mod start;
mod test;
mod toolchain;
mod vite;
mod wordpress;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::prelude::*;

use crate::browsers::Engine;
use crate::prove::Extent;

const USAGE: &str = "\
The commands of ketamine-outlook:

  cargo xtask start [--port N]     build, serve on 127.0.0.1 (port 8080), build again on change
  cargo xtask dist                 write the release files to dist/
  cargo xtask test                 format, lints, tests, sizes, browsers
                   [--quick]       of those what needs no browser and no release build
                   [--all]         every test in every engine, WordPress, Vite, documentation,
                                   memory over many visits, audit, reproduce
                   [--engine NAME] of chromium, firefox and webkit those named, not all three
  cargo xtask vite                 build a project with the npm package of dist/, by Vite
  cargo xtask wordpress            the plugin of dist/ in Debian's WordPress
  cargo xtask evaluate             answers on standard input, outlooks on standard output,
                                   both as one JSON object a line
  cargo xtask prove [--quick]      every combination of answers, held against the evidence
                    [--part I/N]   the I-th of N parts of it
  cargo xtask check-config FILE    what in a clinic's configuration does not hold, and what fits
  cargo xtask bench [--rounds N]   sizes, the page beside its peers on a slow phone (5 visits
                                   each), and the engine's speed on this machine
  cargo xtask sizes                the widget's code by crate and by function
  cargo xtask load                 dist/ from a real nginx: its headers, and its requests a second
  cargo xtask reproduce            dist/ built in two places, held against each other
  cargo xtask audit [--advisories] licences and sources of every crate; with the option, known
                                   flaws too, whose list comes from the network
";

enum Order {
    Start { port: u16 },
    Dist,
    Test { extent: test::Extent, engines: Vec<Engine> },
    Vite,
    WordPress,
    Evaluate,
    Prove(Extent),
    CheckConfig { file: Option<PathBuf> },
    Bench { rounds: usize },
    Sizes,
    Load,
    Reproduce,
    Audit { advisories: bool },
    Help,
}

fn main() -> ExitCode {
    let done = read_order().and_then(|order| match order {
        Order::Start { port } => start::start(port),
        Order::Dist => start::dist().map(|()| ExitCode::SUCCESS),
        Order::Test { extent, engines } => {
            test::test(extent, if engines.is_empty() { &Engine::ALL } else { &engines })
        }
        Order::Vite => vite::prepare().and_then(|()| vite::build()).map(|()| ExitCode::SUCCESS),
        Order::WordPress => wordpress::alone().map(|()| ExitCode::SUCCESS),
        Order::Evaluate => evaluate::evaluate(),
        Order::Prove(extent) => prove::prove(extent),
        Order::CheckConfig { file } => check_config::check(file.as_deref()),
        Order::Bench { rounds } => bench::bench(rounds),
        Order::Sizes => start::sizes().map(|()| ExitCode::SUCCESS),
        Order::Load => load::load(),
        Order::Reproduce => reproduce::reproduce(),
        Order::Audit { advisories } => audit::audit(advisories),
        Order::Help => {
            print!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
    });
    done.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn read_order() -> Result<Order> {
    let mut words = lexopt::Parser::from_env();
    let mut order = None;
    while let Some(word) = words.next()? {
        order = Some(match (word, order) {
            (Value(name), None) => named(&name.string()?)?,
            (Long("port"), Some(Order::Start { .. })) => {
                Order::Start { port: port(&words.value()?.string()?)? }
            }
            (Long("rounds"), Some(Order::Bench { .. })) => {
                Order::Bench { rounds: rounds(&words.value()?.string()?)? }
            }
            (Long("advisories"), Some(Order::Audit { .. })) => Order::Audit { advisories: true },
            (Long("quick"), Some(Order::Test { engines, .. })) => {
                Order::Test { extent: test::Extent::Quick, engines }
            }
            (Long("all"), Some(Order::Test { engines, .. })) => {
                Order::Test { extent: test::Extent::All, engines }
            }
            (Long("engine"), Some(Order::Test { extent, mut engines })) => {
                engines.push(Engine::from_name(&words.value()?.string()?)?);
                Order::Test { extent, engines }
            }
            (Long("quick"), Some(Order::Prove(extent))) => {
                Order::Prove(Extent { quick: true, ..extent })
            }
            (Long("part"), Some(Order::Prove(extent))) => {
                let part = Some(Extent::part(&words.value()?.string()?)?);
                Order::Prove(Extent { part, ..extent })
            }
            (Value(file), Some(Order::CheckConfig { file: None })) => {
                Order::CheckConfig { file: Some(file.into()) }
            }
            (Long("help") | Short('h'), _) => Order::Help,
            (other, _) => bail!("{}; what fits:\n\n{USAGE}", other.unexpected()),
        });
    }
    match order {
        Some(order) => Ok(order),
        None => bail!("a command is missing; what fits:\n\n{USAGE}"),
    }
}

fn named(name: &str) -> Result<Order> {
    Ok(match name {
        "start" => Order::Start { port: 8080 },
        "dist" => Order::Dist,
        "test" => Order::Test { extent: test::Extent::Usual, engines: Vec::new() },
        "vite" => Order::Vite,
        "wordpress" => Order::WordPress,
        "evaluate" => Order::Evaluate,
        "prove" => Order::Prove(Extent::default()),
        "check-config" => Order::CheckConfig { file: None },
        "sizes" => Order::Sizes,
        "load" => Order::Load,
        "reproduce" => Order::Reproduce,
        "audit" => Order::Audit { advisories: false },
        "bench" => Order::Bench { rounds: 5 },
        "help" => Order::Help,
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
