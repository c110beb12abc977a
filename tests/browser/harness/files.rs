//! The files that the tests serve: the built `dist/` and changed copies of it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use tempfile::TempDir;

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// The folder with the built pages.
pub(crate) fn dist() -> Result<PathBuf> {
    let dist = root().join("dist");
    ensure!(dist.join("index.html").is_file(), "no page in dist/: `cargo xtask dist` first");
    Ok(dist)
}

/// A copy of `dist/` whose first page is changed.
pub(crate) fn dist_with_index(change: impl FnOnce(String) -> Result<String>) -> Result<TempDir> {
    let folder = tempfile::tempdir()?;
    copy_folder(&dist()?, folder.path())?;
    let index = folder.path().join("index.html");
    replace(&index, &change(fs::read_to_string(&index)?)?)?;
    Ok(folder)
}

/// Writes a file and removes its compressed copy, which the server would prefer.
pub(crate) fn replace(path: &Path, text: &str) -> Result<()> {
    let compressed = PathBuf::from(format!("{}.br", path.display()));
    if compressed.exists() {
        fs::remove_file(compressed)?;
    }
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

/// Copies a folder with its content.
pub(crate) fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let copy = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &copy)?;
        } else {
            fs::copy(entry.path(), copy)?;
        }
    }
    Ok(())
}
