//! The size of the page against its budget, as `dist` measured it.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::process::root;

/// Fails when the page costs more to load than it may.
pub(crate) fn check() -> Result<()> {
    let name = "dist/integrity.json";
    let text = fs::read_to_string(root().join(name))
        .with_context(|| format!("cannot read {name}; `cargo xtask dist` writes it"))?;
    let report: Value = serde_json::from_str(&text).with_context(|| format!("in {name}"))?;
    let number = |key: &str| {
        let value = report["page"][key].as_u64();
        value.with_context(|| format!("{name} has no number at page.{key}"))
    };
    let (packed, budget) = (number("brotli")?, number("budget")?);
    ensure!(packed <= budget, "the page loads {packed} bytes (brotli), over {budget}");
    eprintln!("{packed} bytes (brotli) of at most {budget}");
    Ok(())
}
