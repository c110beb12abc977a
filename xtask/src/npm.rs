//! Packages of the npm registry that tests use, unpacked below `target/tools/`.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::debian;
use crate::process::{command, root, run, works};
use crate::toolchain::TOOLS;

/// Finds accessibility problems; the browser tests inject it.
pub(crate) const AXE: Package = Package { name: "axe-core", version: "4.14.1", file: "axe.min.js" };
/// Shows a FHIR questionnaire.
pub(crate) const LFORMS: Package =
    Package { name: "lforms", version: "40.1.3", file: "dist/lforms/webcomponent/lhc-forms.js" };
pub(crate) const SURVEY_CORE: Package =
    Package { name: "survey-core", version: "2.5.38", file: "survey.core.min.js" };
pub(crate) const SURVEY_UI: Package =
    Package { name: "survey-js-ui", version: "2.5.38", file: "survey-js-ui.min.js" };

/// Makes sure that npm is installed.
pub(crate) fn prepare() -> Result<()> {
    if works(&mut command("npm", ["--version"])) {
        return Ok(());
    }
    debian::install(&["npm"], "tests and the comparison of speed fetch packages with npm.")
}

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
        prepare()?;
        // Unpacked elsewhere first, so that the folder is complete once it exists.
        let aside = place.with_added_extension("part");
        drop(fs::remove_dir_all(&aside));
        fs::create_dir_all(&aside).with_context(|| format!("cannot make {}", aside.display()))?;
        let wanted = format!("{}@{}", self.name, self.version);
        eprintln!("fetching {wanted} from the npm registry");
        run(command("npm", ["pack", "--silent", &wanted]).current_dir(&aside))?;
        run(command("tar", ["-xzf", &archive]).current_dir(&aside))?;
        ensure!(aside.join("package").join(self.file).is_file(), "{wanted} has no {}", self.file);
        drop(fs::remove_dir_all(&place));
        fs::rename(&aside, &place).with_context(|| format!("cannot make {}", place.display()))
    }
}
