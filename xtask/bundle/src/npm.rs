//! `dist/npm/`: the npm package as a folder, of `packaging/npm/` and the files of `dist/embed/`.
//! `npm pack dist/npm` makes the archive of it.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use outlook_page::{File, read};
use serde_json::Value;

const MANIFEST: &str = "packaging/npm/package.json";

/// Every file of the package. `embed` has the element's files, with paths below their folder.
pub(crate) fn files(root: &Path, embed: &[File]) -> Result<Vec<File>> {
    let text = read(root, MANIFEST)?;
    let manifest: Value = serde_json::from_str(&text).context(MANIFEST)?;
    let version = env!("CARGO_PKG_VERSION");
    ensure!(
        manifest["version"] == version,
        "{MANIFEST}: found version {}; what fits: {version}, as in Cargo.toml",
        manifest["version"]
    );
    let files = embed.iter().filter(|file| file.kind() != "html");
    let mut files: Vec<File> = files.map(|file| File::new(&file.path, &*file.bytes)).collect();
    for key in ["types", "default"] {
        let entry = manifest["exports"]["."][key].as_str().unwrap_or_default();
        let exists = files.iter().any(|file| entry.strip_prefix("./") == Some(&file.path));
        ensure!(exists, "{MANIFEST} exports {entry:?}, which dist/embed/ does not have");
    }
    files.push(File::new("package.json", text));
    for (name, source) in [
        ("README.md", "docs/npm.md"),
        ("LICENSE-MIT", "LICENSE-MIT"),
        ("LICENSE-APACHE", "LICENSE-APACHE"),
    ] {
        files.push(File::new(name, read(root, source)?));
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}
