//! FHIR validation by two independent programs: `fhir.resources`, a package of Python, reads the
//! files, and `lforms`, a package of npm, shows the questionnaire in the browser.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::debian;
use crate::npm::LFORMS;
use crate::process::{command, fhir_files, root, run, works};
use crate::toolchain::TOOLS;

const FILES: &str = "target/fhir";
const REQUIREMENTS: &str = "crates/export/tests/requirements.txt";

/// Writes the files of many visits and validates them.
pub(crate) fn validate() -> Result<()> {
    let python = validator()?;
    run(fhir_files()?.arg(FILES))?;
    run(&mut command(python, ["crates/export/tests/validate.py", FILES]))
}

/// Makes sure that both programs are installed.
pub(crate) fn prepare() -> Result<()> {
    validator()?;
    LFORMS.fetch().map(drop)
}

/// A Python with the validator installed.
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
