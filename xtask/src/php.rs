//! PHP, which the WordPress plugin is written in.

use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use walkdir::WalkDir;

use crate::debian;
use crate::process::{command, run, works};

/// Makes sure that it is installed, with its driver for MariaDB.
pub(crate) fn prepare() -> Result<()> {
    if works(&mut command("php", ["-r", "exit(extension_loaded('mysqli') ? 0 : 1);"])) {
        return Ok(());
    }
    let why = "the WordPress plugin needs PHP with mysqli: leave out --all without it.";
    debian::install(&["php-cli", "php-mysql"], why)
}

/// Checks the syntax of every PHP file of a folder, without running it.
pub(crate) fn lint(folder: &Path) -> Result<()> {
    let mut count = 0;
    for entry in WalkDir::new(folder) {
        let entry = entry.with_context(|| format!("cannot list {}", folder.display()))?;
        if entry.path().extension().is_some_and(|kind| kind == "php") {
            let mut lint = command("php", ["-l", "-d", "display_errors=stderr"]);
            run(lint.arg(entry.path()).stdout(Stdio::null()))?;
            count += 1;
        }
    }
    ensure!(count > 0, "there is no PHP in {}", folder.display());
    eprintln!("PHP reads {count} files of the plugin");
    Ok(())
}
