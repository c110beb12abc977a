//! The npm package: the files of `dist/embed/` as they are, with what npm and bundlers read of them.

use std::path::Path;

use anyhow::{Result, ensure};
use outlook_page::{File, read};
use serde_json::json;

const SCRIPT: &str = "ketamine-outlook.js";
const TYPES: &str = "ketamine-outlook.d.ts";

/// The name that npm gives an archive of this version.
pub(crate) fn archive() -> String {
    format!("npm/ketamine-outlook-{}.tgz", env!("CARGO_PKG_VERSION"))
}

/// Every file of the package. `embed` are the element's own, named from their folder on.
pub(crate) fn files(root: &Path, embed: &[File]) -> Result<Vec<File>> {
    for needed in [SCRIPT, TYPES] {
        ensure!(embed.iter().any(|file| file.path == needed), "dist/embed/ has no {needed}");
    }
    let mut files: Vec<File> = embed
        .iter()
        .filter(|file| file.kind() != "html")
        .map(|file| File::new(&file.path, &*file.bytes))
        .collect();
    files.push(File::new("package.json", format!("{:#}\n", manifest())));
    files.push(File::new("README.md", read(root, "docs/npm.md")?));
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        files.push(File::new(licence, read(root, licence)?));
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

fn manifest() -> serde_json::Value {
    json!({
        "name": "ketamine-outlook",
        "version": env!("CARGO_PKG_VERSION"),
        "description": "What the sources let a person expect of ketamine infusion therapy, as a custom element",
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "exports": {
            ".": { "types": format!("./{TYPES}"), "default": format!("./{SCRIPT}") },
            "./package.json": "./package.json",
        },
        "types": format!("./{TYPES}"),
        // To import it is to define the element.
        "sideEffects": [format!("./{SCRIPT}")],
        "files": ["*"],
    })
}
