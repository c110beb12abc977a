//! Files packed as a zip archive, as WordPress takes plugins: the same files give the same bytes.

use std::io::{Cursor, Write};

use anyhow::{Context, Result};
use outlook_page::File;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

const MODE: u32 = 0o644;

/// The archive of these files.
pub(crate) fn zip(files: &[File]) -> Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(MODE);
    for file in files {
        archive.start_file(&*file.path, options).context("cannot pack a zip file")?;
        archive.write_all(&file.bytes)?;
    }
    Ok(archive.finish().context("cannot pack a zip file")?.into_inner())
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn an_archive_depends_on_its_files_alone() -> Result<()> {
        let files = [File::new("a/b.txt", "b".repeat(400)), File::new("a/c.txt", "c")];
        let packed = zip(&files)?;
        assert_eq!(packed, zip(&files)?);
        assert!(packed.len() < 400, "not compressed: {}", packed.len());
        let mut archive = zip::ZipArchive::new(Cursor::new(packed))?;
        let mut text = String::new();
        archive.by_name("a/c.txt")?.read_to_string(&mut text)?;
        assert_eq!((archive.len(), &*text), (2, "c"));
        Ok(())
    }
}
