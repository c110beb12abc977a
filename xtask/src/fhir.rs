//! The FHIR files before two programs of others' making: `fhir.resources`, a package of Python,
//! reads them, and `lforms`, a package of npm, asks by them in the browser.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::browsers::TOOLS;
use crate::debian;
use crate::npm::Package;
use crate::process::{cargo, command, root, run, target, works};
use crate::start;

const FILES: &str = "target/fhir";
const REQUIREMENTS: &str = "crates/export/tests/requirements.txt";
const LFORMS: Package =
    Package { name: "lforms", version: "40.1.3", file: "dist/lforms/webcomponent/lhc-forms.js" };

/// Writes the files of many visits and has them read.
pub(crate) fn validate() -> Result<()> {
    let python = validator()?;
    run(&mut cargo(start::BUNDLE))?;
    run(&mut command(target()?.join("debug/examples/fhir_files"), [FILES]))?;
    run(&mut command(python, ["crates/export/tests/validate.py", FILES]))
}

/// Makes sure that both programs are there.
pub(crate) fn prepare() -> Result<()> {
    validator()?;
    lforms()
}

/// Makes sure that `lforms` is there.
pub(crate) fn lforms() -> Result<()> {
    LFORMS.fetch()
}

/// A Python that has the validator.
fn validator() -> Result<PathBuf> {
    let folder = root().join(TOOLS).join("fhir-validator");
    let python = folder.join("bin/python");
    let wanted = fs::read_to_string(root().join(REQUIREMENTS)).context(REQUIREMENTS)?;
    let installed = folder.join("installed.txt");
    if fs::read_to_string(&installed).is_ok_and(|text| text == wanted) {
        return Ok(python);
    }
    let make = || {
        let mut make = command("python3", ["-m", "venv", "--clear"]);
        make.arg(&folder);
        make
    };
    // Debian's Python makes environments only with a package of its own.
    if !works(&mut make()) {
        let why = "reading the FHIR files needs Python 3 with venv.";
        debian::install(&["python3", "python3-venv"], why)?;
        run(&mut make())?;
    }
    run(&mut command(&python, ["-m", "pip", "install", "--quiet", "--requirement", REQUIREMENTS]))?;
    fs::write(&installed, wanted).context("cannot note what is installed")?;
    Ok(python)
}
