//! What the page costs a person to load, in bytes as a server sends them.

use std::io;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use outlook_page::File;

/// Everything that a visit in one language can need, every feature in it, brotli, in bytes: one count.
pub(crate) const BUDGET: usize = 180_000;

/// What each further language may add to that.
pub(crate) const LANGUAGE_BUDGET: usize = 20_000;

/// What a file counts towards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Share {
    /// The page in its first language.
    Page,
    /// A further language, by its code.
    Language(String),
    /// The element in its first language.
    Element,
    /// Nothing: no visit needs it.
    Apart,
}

/// A file as it goes over the wire.
#[derive(Debug)]
pub(crate) struct Sized {
    pub(crate) file: File,
    pub(crate) share: Share,
    pub(crate) packed: Vec<u8>,
}

/// Packs every file as hard as brotli can.
pub(crate) fn measure(files: Vec<(File, Share)>) -> Result<Vec<Sized>> {
    let sizes = files.into_iter().map(|(file, share)| {
        let packed = pack(&file.bytes)?;
        Ok(Sized { file, share, packed })
    });
    sizes.collect::<io::Result<_>>().context("cannot pack with brotli")
}

/// Bytes over the wire for all that counts towards a share.
pub(crate) fn total(files: &[Sized], share: &Share) -> usize {
    files.iter().filter(|it| it.share == *share).map(|it| it.packed.len()).sum()
}

/// Each further language with what it adds.
pub(crate) fn languages(files: &[Sized]) -> impl Iterator<Item = (&str, usize)> {
    files.iter().filter_map(|it| match &it.share {
        Share::Language(code) => Some((code.as_str(), it.packed.len())),
        Share::Page | Share::Element | Share::Apart => None,
    })
}

/// The table of files, on standard error.
pub(crate) fn print(files: &[Sized]) {
    let width = files.iter().map(|it| it.file.path.len()).max().unwrap_or_default();
    eprintln!("{:width$}  {:>9}  {:>9}", "file", "bytes", "brotli");
    for Sized { file, packed, .. } in files {
        eprintln!("{:width$}  {:>9}  {:>9}", file.path, file.bytes.len(), packed.len());
    }
    let row = |what: &str, packed: usize, budget: usize| {
        eprintln!("{what:width$}  {:>9}  {packed:>9}  of at most {budget}", "");
        if packed > budget {
            eprintln!("{} bytes too many", packed - budget);
        }
    };
    row("all the page loads in English", total(files, &Share::Page), BUDGET);
    row("all the element loads in English", total(files, &Share::Element), BUDGET);
    for (code, packed) in languages(files) {
        row(&format!("the language {code} adds"), packed, LANGUAGE_BUDGET);
    }
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
