//! `dist/` on real hosts: served by nginx, and as a plugin in WordPress. `cargo xtask load` and
//! `cargo xtask wordpress` install what these tests need and run them; `cargo test` alone does not.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails with a panic")]

mod nginx;
mod server;
mod wordpress;

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// The root of the workspace.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Runs a program to its end.
fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot run {command:?}"))?;
    ensure!(status.success(), "{command:?} failed ({status})");
    Ok(())
}

/// The standard output of a program, without white space at the ends.
fn output(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("cannot run {command:?}"))?;
    let errors = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{command:?} failed ({}): {errors}", output.status);
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn is_root() -> Result<bool> {
    Ok(output(Command::new("id").arg("--user"))? == "0")
}
