//! The scripts of `web/`: their format and lints, and their types beside those of the bindings, which `dist`
//! writes.

use anyhow::{Context as _, Result};

use crate::npm::{BIOME, TYPESCRIPT};
use crate::process::{command, run};

/// Fails where a script is formatted in another way, or a lint finds something.
pub(crate) fn lint() -> Result<()> {
    let program = BIOME.fetch()?;
    let check = run(&mut command(&program, ["ci", "--error-on-warnings", "web"]));
    check.with_context(|| format!("`{} check --write web` mends what it can", program.display()))
}

/// Fails where the types of scripts do not fit.
pub(crate) fn types() -> Result<()> {
    let program = TYPESCRIPT.fetch()?;
    let check = |project| run(&mut command(&program, ["--project", project]));
    ["web", "web/kiosk"].into_iter().try_for_each(check)
}
