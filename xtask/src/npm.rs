//! Packages of the npm registry that tests use, unpacked below `target/tools/`.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::browsers::TOOLS;
use crate::debian;
use crate::process::{command, root, run, works};

/// A package at one version, and a file of it that must exist.
pub(crate) struct Package {
    pub(crate) name: &'static str,
    pub(crate) version: &'static str,
    pub(crate) file: &'static str,
}

impl Package {
    /// Makes sure that it is unpacked; an incomplete copy is fetched again.
    pub(crate) fn fetch(&self) -> Result<()> {
        let place = root().join(TOOLS).join(self.name);
        let archive = format!("{}-{}.tgz", self.name, self.version);
        // The archive's name has the version.
        if place.join("package").join(self.file).is_file() && place.join(&archive).is_file() {
            return Ok(());
        }
        if !works(&mut command("npm", ["--version"])) {
            let why = format!("the browser tests need npm to fetch {}.", self.name);
            debian::install(&["npm"], &why)?;
        }
        // Unpacked elsewhere first, so that the folder is complete once it exists.
        let aside = place.with_added_extension("part");
        if aside.exists() {
            fs::remove_dir_all(&aside).context("cannot remove an incomplete copy")?;
        }
        fs::create_dir_all(&aside).with_context(|| format!("cannot make {}", aside.display()))?;
        let wanted = format!("{}@{}", self.name, self.version);
        eprintln!("fetching {wanted} from the npm registry");
        run(command("npm", ["pack", "--silent", &wanted]).current_dir(&aside))?;
        run(command("tar", ["-xzf", &archive]).current_dir(&aside))?;
        ensure!(aside.join("package").join(self.file).is_file(), "{wanted} has no {}", self.file);
        if place.exists() {
            fs::remove_dir_all(&place).context("cannot clear an older copy")?;
        }
        fs::rename(&aside, &place).with_context(|| format!("cannot make {}", place.display()))
    }
}
