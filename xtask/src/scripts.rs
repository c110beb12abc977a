//! The scripts of `web/`: their format and lints, and their types beside those of the bindings, which `dist`
//! writes.

use anyhow::Result;

use crate::npm::{BIOME, TYPESCRIPT};
use crate::process::{command, run};

/// Fails where a script is formatted in another way, or a lint finds something.
pub(crate) fn lint() -> Result<()> {
    run(&mut command(BIOME.fetch()?, ["ci", "--error-on-warnings", "web"]))
}

/// Fails where the types of scripts do not fit.
pub(crate) fn types() -> Result<()> {
    let program = TYPESCRIPT.fetch()?;
    let check = |project| run(&mut command(&program, ["--project", project]));
    ["web", "web/kiosk"].into_iter().try_for_each(check)
}
