//! What the page costs a person to load, in bytes as a server sends them.

use std::io;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;

use crate::asset::File;

/// Everything one language needs to the last screen, brotli, in bytes.
pub(crate) const BUDGET: usize = 125_000;

/// A file as it goes over the wire.
#[derive(Debug)]
pub(crate) struct Size {
    pub(crate) packed: Vec<u8>,
}

/// Packs every file as hard as brotli can.
pub(crate) fn measure(files: &[File]) -> Result<Vec<Size>> {
    let sizes = files.iter().map(|file| pack(&file.bytes).map(|packed| Size { packed }));
    sizes.collect::<io::Result<_>>().context("cannot pack with brotli")
}

/// Bytes over the wire for all of them.
pub(crate) fn total(sizes: &[Size]) -> usize {
    sizes.iter().map(|size| size.packed.len()).sum()
}

/// The table of what the page loads, on standard error.
pub(crate) fn print(files: &[File], sizes: &[Size]) {
    let width = rows(files, sizes);
    let bytes: usize = files.iter().map(|file| file.bytes.len()).sum();
    let packed = total(sizes);
    eprintln!("{:width$}  {bytes:>9}  {packed:>9}  of at most {BUDGET}", "all the page loads");
    if packed > BUDGET {
        eprintln!("{} bytes too many", packed - BUDGET);
    }
}

/// The table of what few people need, on standard error.
pub(crate) fn print_beside(files: &[File], sizes: &[Size]) {
    eprintln!("beside it, not counted: loaded once the widget is in charge, or by other programs");
    rows(files, sizes);
}

/// A line for each file; gives back how wide the names are.
fn rows(files: &[File], sizes: &[Size]) -> usize {
    let width = files.iter().map(|file| file.path.len()).max().unwrap_or_default();
    eprintln!("{:width$}  {:>9}  {:>9}", "file", "bytes", "brotli");
    for (file, size) in files.iter().zip(sizes) {
        let (bytes, packed) = (file.bytes.len(), size.packed.len());
        eprintln!("{:width$}  {bytes:>9}  {packed:>9}", file.path);
    }
    width
}

fn pack(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters)?;
    Ok(packed)
}
