//! axe-core, which looks for barriers in the page; the browser tests inject it.

use anyhow::Result;

use crate::npm::Package;

const AXE: Package = Package { name: "axe-core", version: "4.14.1", file: "axe.min.js" };

/// Makes sure that it is where the browser tests look for it.
pub(crate) fn fetch() -> Result<()> {
    AXE.fetch()
}
