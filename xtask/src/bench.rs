//! Measurements on this machine: the page beside its peers on a slow phone, and the engine.

mod devtools;
mod engine;
mod figures;
mod peers;

use anyhow::{Context, Result};
use outlook_dev_server::Server;
use serde_json::Value;

use crate::browsers::Engine;
use crate::dist;
use crate::process::root;
use devtools::Chromium;
use peers::Peer;

/// Prints the sizes, then each page's figures as medians over so many visits, then the engine's speed.
pub(crate) fn bench(rounds: usize) -> Result<()> {
    dist::write()?;
    Engine::Chromium.prepare()?;
    let peers = peers::prepare()?;
    let mut visits: Vec<Vec<Value>> = peers.iter().map(|_| Vec::new()).collect();
    // In turn, so that what else the machine does falls on all alike.
    for round in 1..=rounds {
        for (peer, visits) in peers.iter().zip(&mut visits) {
            eprintln!("bench: round {round} of {rounds}: {}", peer.name);
            visits.push(visit(peer).with_context(|| format!("on the page of {}", peer.name))?);
        }
    }
    let names = peers.iter().map(|peer| peer.name);
    figures::print(&names.zip(visits).collect::<Vec<_>>());
    engine::speed()
}

/// One visit in a browser that has seen nothing before.
fn visit(peer: &Peer) -> Result<Value> {
    let server = Server::start(&root().join(peer.folder), 0)?;
    let mut chromium = Chromium::start()?;
    let visit = chromium.visit(&server.url(), &peer.probe())?;
    figures::check(&visit)?;
    Ok(visit)
}
