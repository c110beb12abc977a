//! Packages of the npm registry that builds and tests use, unpacked below `target/tools/`.

use std::env;
use std::fs;
use std::path::PathBuf;

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

/// Joins scripts and makes them small, for `dist`.
const ESBUILD: Package =
    Package { name: "@esbuild/{system}", version: "0.28.2", file: "bin/esbuild" };
/// Makes a WebAssembly smaller, for `dist`; Node, which npm brings, runs it.
const BINARYEN: Package = Package { name: "binaryen", version: "132.0.0", file: "bin/wasm-opt" };
/// Formats and lints scripts.
pub(crate) const BIOME: Package =
    Package { name: "@biomejs/cli-{system}", version: "2.6.8", file: "biome" };
/// Checks the types of scripts.
pub(crate) const TYPESCRIPT: Package =
    Package { name: "@typescript/typescript-{system}", version: "7.0.2", file: "lib/tsc" };

/// The programs that `dist` needs, each with the variable that names it.
pub(crate) fn bundlers() -> Result<[(&'static str, PathBuf); 2]> {
    Ok([("ESBUILD", ESBUILD.fetch()?), ("WASM_OPT", BINARYEN.fetch()?)])
}

/// Makes sure that npm is installed.
pub(crate) fn prepare() -> Result<()> {
    if works(&mut command("npm", ["--version"])) {
        return Ok(());
    }
    debian::install(&["npm"], "tests and the comparison of speed fetch packages with npm.")
}

/// A package at one version, and a file of it that must exist. A program that needs no Node is in a package
/// for each system, whose name then holds `{system}`.
pub(crate) struct Package {
    pub(crate) name: &'static str,
    pub(crate) version: &'static str,
    pub(crate) file: &'static str,
}

impl Package {
    /// Makes sure that it is unpacked, and returns the path of the file; an incomplete copy is fetched again.
    pub(crate) fn fetch(&self) -> Result<PathBuf> {
        let Self { version, file, .. } = self;
        let system = if cfg!(target_os = "macos") { "darwin" } else { env::consts::OS };
        let processor = if cfg!(target_arch = "aarch64") { "arm64" } else { "x64" };
        let name = self.name.replace("{system}", &format!("{system}-{processor}"));
        let place = root().join(TOOLS).join(&name);
        let archive = format!("{}-{version}.tgz", name.trim_start_matches('@').replace('/', "-"));
        let path = place.join("package").join(file);
        // The archive's name has the version.
        if path.is_file() && place.join(&archive).is_file() {
            return Ok(path);
        }
        prepare()?;
        // Unpacked elsewhere first, so that the folder is complete once it exists.
        let aside = place.with_added_extension("part");
        drop(fs::remove_dir_all(&aside));
        fs::create_dir_all(&aside).with_context(|| format!("cannot make {}", aside.display()))?;
        let wanted = format!("{name}@{version}");
        eprintln!("fetching {wanted} from the npm registry");
        run(command("npm", ["pack", "--silent", &wanted]).current_dir(&aside))?;
        run(command("tar", ["-xzf", &archive]).current_dir(&aside))?;
        ensure!(aside.join("package").join(file).is_file(), "{wanted} has no {file}");
        drop(fs::remove_dir_all(&place));
        fs::rename(&aside, &place).with_context(|| format!("cannot make {}", place.display()))?;
        Ok(path)
    }
}
