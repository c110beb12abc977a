//! Licences, sources and duplicates of every crate, by `cargo-deny` and `.deny.toml`.

use anyhow::Result;

use crate::process::{command, run};
use crate::toolchain;

const DENY: &str = "0.20.2";

/// Fails where a crate's licence or source is not one that `.deny.toml` allows. The list of known
/// flaws is asked only where it is wanted, since it comes from the network.
pub(crate) fn audit(advisories: bool) -> Result<()> {
    let deny = toolchain::install("cargo-deny", DENY, &[])?;
    let checks = ["licenses", "bans", "sources", "advisories"];
    let checks = if advisories { &checks[..] } else { &checks[..3] };
    run(command(deny, ["--all-features", "check"]).args(checks))
}
