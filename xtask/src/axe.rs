//! axe-core, which finds accessibility problems; the browser tests inject it.

use anyhow::Result;

use crate::npm::Package;

const AXE: Package = Package { name: "axe-core", version: "4.14.1", file: "axe.min.js" };

/// Makes sure that it is where the browser tests expect it.
pub(crate) fn fetch() -> Result<()> {
    AXE.fetch()
}
