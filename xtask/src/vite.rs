//! The npm package in a project of others' making: packed, installed, checked by TypeScript, built by
//! Vite, and left where the browser tests look for it.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::debian;
use crate::process::{command, root, run, works};

/// The project as it is kept, with the versions of its tools in its lock file.
const PROJECT: &str = "tests/fixtures/vite";
/// Where it is built, and where npm unpacks what it needs.
const PLACE: &str = "target/vite";

/// Makes sure that npm is there.
pub(crate) fn prepare() -> Result<()> {
    if works(&mut command("npm", ["--version"])) {
        return Ok(());
    }
    debian::install(&["npm"], "the npm package is tried out with npm.")
}

/// Builds the project with the package of `dist/`.
pub(crate) fn build() -> Result<()> {
    let place = root().join(PLACE);
    fs::create_dir_all(&place).with_context(|| format!("cannot make {PLACE}/"))?;
    for entry in fs::read_dir(root().join(PROJECT)).context(PROJECT)? {
        let entry = entry?;
        fs::copy(entry.path(), place.join(entry.file_name()))?;
    }
    let npm = |arguments: &[&str]| {
        let mut npm = command("npm", arguments);
        npm.args(["--silent", "--no-audit", "--no-fund"]).current_dir(&place);
        npm
    };
    eprintln!("fetching Vite and TypeScript from the npm registry, as far as they are not there");
    // Another build of the same version would be taken for the same.
    drop(fs::remove_dir_all(place.join("node_modules/ketamine-outlook")));
    // As npm installs it for others: unpacked from the archive, not linked to its folder.
    run(npm(&["install", "--no-save", "--prefer-offline"]).arg(archive()?))?;
    run(&mut npm(&["run", "build"]))
}

/// The archive that `dist` has packed.
fn archive() -> Result<PathBuf> {
    let folder = root().join("dist/npm");
    let name = format!("ketamine-outlook-{}.tgz", env!("CARGO_PKG_VERSION"));
    let path = folder.join(&name);
    path.is_file()
        .then_some(path)
        .with_context(|| format!("no dist/npm/{name}: `cargo xtask dist`"))
}
