//! Builds `dist/` a second time, elsewhere and from nothing, and holds the two against each other.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, ensure};

use crate::dist;
use crate::process::{cargo, command, output, root, run};

/// Another place of another length: a path that got into a file would show.
const ELSEWHERE: &str = "target/reproduce/another/place";

/// Fails where a file differs, or is there once alone.
pub(crate) fn reproduce() -> Result<ExitCode> {
    dist::write()?;
    let elsewhere = root().join(ELSEWHERE);
    if elsewhere.exists() {
        fs::remove_dir_all(&elsewhere).context("cannot clear an earlier copy")?;
    }
    let sources = ["ls-files", "--cached", "--others", "--exclude-standard"];
    for name in output(&mut command("git", sources))?.lines() {
        let (from, to) = (root().join(name), elsewhere.join(name));
        // A file that was taken away and not yet committed is listed and not there.
        if from.is_file() {
            fs::create_dir_all(to.parent().unwrap_or(&elsewhere))?;
            fs::copy(&from, &to).with_context(|| format!("cannot copy {name}"))?;
        }
    }
    eprintln!("reproduce: building in {ELSEWHERE}, from nothing");
    let build = ["run", "--quiet", "--locked", "--package", "outlook-bundle"];
    run(cargo(build).current_dir(&elsewhere).env("CARGO_TARGET_DIR", elsewhere.join("target")))?;
    let (first, second) = (root().join("dist"), elsewhere.join("dist"));
    let (ours, theirs) = (files(&first)?, files(&second)?);
    ensure!(ours == theirs, "not the same files: {ours:?} here, {theirs:?} there");
    for name in &ours {
        let same = fs::read(first.join(name))? == fs::read(second.join(name))?;
        ensure!(same, "dist/{} differs between two checkouts", name.display());
    }
    println!("{} files of dist/ are the same, byte for byte, from two checkouts", ours.len());
    fs::remove_dir_all(root().join("target/reproduce")).context("cannot clear the copy")?;
    Ok(ExitCode::SUCCESS)
}

/// The files below a folder, in order.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let (mut open, mut found) = (vec![folder.to_path_buf()], Vec::new());
    while let Some(place) = open.pop() {
        for entry in fs::read_dir(&place).with_context(|| place.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.push(path.strip_prefix(folder)?.to_path_buf());
            }
        }
    }
    found.sort();
    Ok(found)
}
