//! Builds `dist/` a second time, in another place and from nothing, and compares the two.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use walkdir::WalkDir;

use crate::dist;
use crate::npm;
use crate::process::{cargo, command, output, root, run};

/// Another place of another length: a path that got into a file would show.
const ELSEWHERE: &str = "target/reproduce/another/place";

/// Fails where a file differs, or exists only once.
pub(crate) fn reproduce() -> Result<()> {
    dist::write()?;
    let elsewhere = root().join(ELSEWHERE);
    if elsewhere.exists() {
        fs::remove_dir_all(&elsewhere).context("cannot clear an earlier copy")?;
    }
    let sources = ["ls-files", "--cached", "--others", "--exclude-standard"];
    for name in output(&mut command("git", sources))?.lines() {
        let (from, to) = (root().join(name), elsewhere.join(name));
        // A removed file is listed until the removal is committed.
        if from.is_file() {
            fs::create_dir_all(to.parent().unwrap_or(&elsewhere))?;
            fs::copy(&from, &to).with_context(|| format!("cannot copy {name}"))?;
        }
    }
    eprintln!("reproduce: building in {ELSEWHERE}, from nothing");
    let build = ["run", "--quiet", "--locked", "--package", "outlook-bundle"];
    let mut build = cargo(build);
    build.env("CARGO_TARGET_DIR", elsewhere.join("target")).envs(npm::bundlers()?);
    run(build.current_dir(&elsewhere))?;
    let (first, second) = (root().join("dist"), elsewhere.join("dist"));
    let (ours, theirs) = (files(&first)?, files(&second)?);
    ensure!(ours == theirs, "not the same files: {ours:?} here, {theirs:?} there");
    for name in &ours {
        let same = fs::read(first.join(name))? == fs::read(second.join(name))?;
        ensure!(same, "dist/{} differs between two checkouts", name.display());
    }
    println!("{} files of dist/ are the same, byte for byte, from two checkouts", ours.len());
    fs::remove_dir_all(root().join("target/reproduce")).context("cannot clear the copy")
}

/// The files below a folder, in order.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    let files = entries.filter(|entry| entry.as_ref().map_or(true, |it| it.file_type().is_file()));
    files.map(|entry| Ok(entry?.path().strip_prefix(folder)?.to_path_buf())).collect()
}
