//! The browser that the journeys run in, and the driver that steers it.

use std::env;

use anyhow::Result;

use crate::debian;
use crate::process::{command, works};

/// Makes sure that `chromium` and `chromedriver` are there, or says how to get them.
///
/// `CHROMIUM` and `CHROMEDRIVER` name other programs than those on the path.
pub(crate) fn chromium() -> Result<()> {
    if has("CHROMIUM", "chromium") && has("CHROMEDRIVER", "chromedriver") {
        return Ok(());
    }
    let why = "the browser journeys need Chromium and ChromeDriver: set CHROMIUM and CHROMEDRIVER \
               to the programs, or leave them out with --no-browser.";
    debian::install(&["chromium", "chromium-driver"], why)
}

fn has(variable: &str, name: &str) -> bool {
    let program = env::var_os(variable).unwrap_or_else(|| name.into());
    works(&mut command(program, ["--version"]))
}
