//! The browser that the journeys run in, and the driver that steers it.

use std::env;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::process::{command, output, run, works};

const INSTALL: [&str; 4] = ["install", "--yes", "--no-install-recommends", "chromium"];
const DRIVER: &str = "chromium-driver";

/// Makes sure that `chromium` and `chromedriver` are there, or says how to get them.
///
/// `CHROMIUM` and `CHROMEDRIVER` name other programs than those on the path.
pub(crate) fn chromium() -> Result<()> {
    if has("CHROMIUM", "chromium") && has("CHROMEDRIVER", "chromedriver") {
        return Ok(());
    }
    let told = format!("apt-get {} {DRIVER}", INSTALL.join(" "));
    if !Path::new("/etc/debian_version").exists() || !is_root() {
        bail!(
            "the browser journeys need Chromium and ChromeDriver. On Debian, as root: {told}. \
             Elsewhere set CHROMIUM and CHROMEDRIVER to the programs, or leave them out with \
             --no-browser."
        );
    }
    eprintln!("running {told}");
    run(&mut apt(["update"]))?;
    run(apt(INSTALL).arg(DRIVER))
}

fn has(variable: &str, name: &str) -> bool {
    let program = env::var_os(variable).unwrap_or_else(|| name.into());
    works(&mut command(program, ["--version"]))
}

fn is_root() -> bool {
    output(&mut command("id", ["--user"])).is_ok_and(|id| id == "0")
}

fn apt<const N: usize>(arguments: [&str; N]) -> Command {
    let mut apt = command("apt-get", arguments);
    apt.arg("--quiet=2").env("DEBIAN_FRONTEND", "noninteractive");
    apt
}
