//! The npm package in a Vite project: packed by npm, installed, checked by TypeScript, built by Vite,
//! and left where the browser tests look for it.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::process::{command, output, root, run};

/// The project; its lock file pins its tools.
const PROJECT: &str = "tests/fixtures/vite";
/// Where it is built, and where npm unpacks what it needs.
const PLACE: &str = "target/vite";

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
    let package = root().join("dist/npm");
    ensure!(package.is_dir(), "there is no dist/npm/; `cargo xtask dist` writes it");
    let archive = output(npm(&["pack"]).arg(package))?;
    run(npm(&["install", "--no-save", "--prefer-offline"]).arg(format!("./{archive}")))?;
    run(&mut npm(&["run", "build"]))
}
