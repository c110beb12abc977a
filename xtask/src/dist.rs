//! Writes `dist/`, by a child process, since evidence and views are compiled in.

use anyhow::Result;

use crate::process::{program, run};
use crate::{npm, toolchain};

const BUNDLE: &str = "outlook-bundle";

/// Writes the release files.
pub(crate) fn write() -> Result<()> {
    bundle(&[])
}

/// Prints the sizes of the widget's crates and functions.
pub(crate) fn sizes() -> Result<()> {
    bundle(&["sizes"])
}

fn bundle(arguments: &[&str]) -> Result<()> {
    toolchain::wasm_target()?;
    toolchain::standard_library()?;
    run(program(BUNDLE)?.args(arguments).envs(npm::bundlers()?))
}
