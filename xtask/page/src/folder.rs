//! A folder that is served while it is written.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// Writes a file below the folder, in one step for whoever reads it.
pub fn put(folder: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let path = folder.join(name);
    let beside = path.with_extension("part");
    fs::create_dir_all(path.parent().unwrap_or(folder))
        .and_then(|()| fs::write(&beside, bytes))
        .and_then(|()| fs::rename(&beside, &path))
        .with_context(|| format!("cannot write {}", path.display()))
}

/// Removes what earlier builds left in these folders below `folder`: `""` is the folder itself.
pub fn sweep(folder: &Path, inside: &[&str], kept: &BTreeSet<String>) -> Result<()> {
    for inside in inside {
        let place = folder.join(inside);
        let entries = fs::read_dir(&place);
        for entry in entries.with_context(|| format!("cannot list {}", place.display()))? {
            let entry = entry?;
            let name = format!("{inside}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_file() && !kept.contains(&name) {
                fs::remove_file(entry.path())
                    .with_context(|| format!("cannot remove {}", entry.path().display()))?;
            }
        }
    }
    Ok(())
}
