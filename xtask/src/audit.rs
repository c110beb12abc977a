//! Licences, sources and duplicates of every crate, by `cargo-deny` and `.deny.toml`.

use std::process::ExitCode;

use anyhow::Result;

use crate::browsers::TOOLS;
use crate::process::{cargo, command, root, run, works};

const DENY: &str = "0.20.2";

/// Fails where a crate's licence or source is not one that `.deny.toml` allows. The list of known
/// flaws is asked only where it is wanted, since it comes from the network.
pub(crate) fn audit(advisories: bool) -> Result<ExitCode> {
    let ours = root().join(TOOLS).join("bin/cargo-deny");
    if !works(&mut command(&ours, ["--version"])) {
        eprintln!("building cargo-deny {DENY} into {TOOLS}, once; it takes minutes");
        let install = ["install", "--locked", "--quiet", "cargo-deny", "--version", DENY];
        run(cargo(install).args(["--root", TOOLS]))?;
    }
    let checks = ["licenses", "bans", "sources", "advisories"];
    let checks = if advisories { &checks[..] } else { &checks[..3] };
    run(command(&ours, ["--all-features", "check"]).args(checks))?;
    Ok(ExitCode::SUCCESS)
}
