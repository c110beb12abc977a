//! The size of the page, of the element and of each further language against their budgets, as `dist` measured them.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value};

use crate::process::root;

/// Fails when page or element cost more to load than they may, or a language adds more.
pub(crate) fn check() -> Result<()> {
    let name = "dist/integrity.json";
    let text = fs::read_to_string(root().join(name))
        .with_context(|| format!("cannot read {name}; `cargo xtask dist` writes it"))?;
    let report: Value = serde_json::from_str(&text).with_context(|| format!("in {name}"))?;
    for what in ["page", "element"] {
        fits(&format!("the {what}"), &report[what]).with_context(|| format!("in {name}"))?;
    }
    let languages = report["languages"].as_object();
    let languages: &Map<_, _> =
        languages.with_context(|| format!("{name} has no table of languages"))?;
    for (code, sizes) in languages {
        fits(&format!("the language {code}"), sizes).with_context(|| format!("in {name}"))?;
    }
    Ok(())
}

fn fits(what: &str, sizes: &Value) -> Result<()> {
    let number = |key: &str| {
        let value = sizes[key].as_u64();
        value.with_context(|| format!("{what} has no number called {key}"))
    };
    let (packed, budget) = (number("brotli")?, number("budget")?);
    ensure!(packed <= budget, "{what} loads {packed} bytes (brotli), over {budget}");
    eprintln!("{what}: {packed} bytes (brotli) of at most {budget}");
    Ok(())
}
