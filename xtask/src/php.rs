//! PHP, which the WordPress plugin is written in.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::debian;
use crate::process::{command, run, works};

/// Makes sure that it is there, and that it can ask MariaDB.
pub(crate) fn prepare() -> Result<()> {
    if works(&mut command("php", ["-r", "exit(extension_loaded('mysqli') ? 0 : 1);"])) {
        return Ok(());
    }
    let why = "the WordPress plugin needs PHP with mysqli: leave out --all without it.";
    debian::install(&["php-cli", "php-mysql"], why)
}

/// Reads every file of a folder as PHP would, without running it.
pub(crate) fn lint(folder: &Path) -> Result<()> {
    let mut count = 0;
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let listing = fs::read_dir(&folder);
        let listing = listing.with_context(|| format!("cannot list {}", folder.display()))?;
        for entry in listing {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "php") {
                let mut lint = command("php", ["-l", "-d", "display_errors=stderr"]);
                run(lint.arg(&path).stdout(std::process::Stdio::null()))?;
                count += 1;
            }
        }
    }
    ensure!(count > 0, "there is no PHP in {}", folder.display());
    eprintln!("PHP reads {count} files of the plugin");
    Ok(())
}
