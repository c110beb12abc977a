//! Folders packed as one file: the same files give the same bytes.

use std::io::{Cursor, Write};

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use outlook_page::File;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// What npm writes into its own archives: a time that is no one's.
const TIME: u64 = 499_162_500;
const MODE: u32 = 0o644;

/// As WordPress takes plugins.
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

/// As npm takes packages.
pub(crate) fn tgz(files: &[File]) -> Result<Vec<u8>> {
    let mut archive = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::best()));
    for file in files {
        let mut header = tar::Header::new_ustar();
        header.set_size(file.bytes.len() as u64);
        header.set_mode(MODE);
        header.set_mtime(TIME);
        archive.append_data(&mut header, &file.path, &*file.bytes)?;
    }
    archive.into_inner()?.finish().context("cannot pack a tgz file")
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_goes_in_comes_out_and_nothing_but_the_content_counts() -> Result<()> {
        let files = [File::new("a/b.txt", "b".repeat(400)), File::new("a/c.txt", "c")];
        let packed = zip(&files)?;
        assert_eq!(packed, zip(&files)?);
        assert!(packed.len() < 400, "not compressed: {}", packed.len());
        let mut archive = zip::ZipArchive::new(Cursor::new(packed))?;
        let mut text = String::new();
        archive.by_name("a/c.txt")?.read_to_string(&mut text)?;
        assert_eq!((archive.len(), &*text), (2, "c"));

        let packed = tgz(&files)?;
        assert_eq!(packed, tgz(&files)?);
        let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(&*packed));
        let mut names = Vec::new();
        for entry in archive.entries()? {
            names.push(entry?.path()?.display().to_string());
        }
        assert_eq!(names, ["a/b.txt", "a/c.txt"]);
        Ok(())
    }
}
