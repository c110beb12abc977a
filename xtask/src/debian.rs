//! Programs that Debian brings: installed where we may, named where we may not.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::process::{command, output, run};

/// Installs packages; where this is not Debian, or not root, the error says what is needed and why.
pub(crate) fn install(packages: &[&str], why: &str) -> Result<()> {
    let told = format!("apt-get install --yes --no-install-recommends {}", packages.join(" "));
    if !Path::new("/etc/debian_version").exists() || !is_root() {
        bail!("{why} On Debian, as root: {told}");
    }
    eprintln!("running {told}");
    run(&mut apt(&["update"]))?;
    run(apt(&["install", "--yes", "--no-install-recommends"]).args(packages))
}

/// Whether what needs it may be done, and Chromium has to do without its sandbox.
pub(crate) fn is_root() -> bool {
    output(&mut command("id", ["--user"])).is_ok_and(|id| id == "0")
}

fn apt(arguments: &[&str]) -> Command {
    let mut apt = command("apt-get", arguments);
    apt.arg("--quiet=2").env("DEBIAN_FRONTEND", "noninteractive");
    apt
}
