//! `dist/integrity.json`: what a host needs to pin the files, and the policies to copy.

use std::collections::BTreeMap;

use outlook_page::{File, hexadecimal, subresource_integrity};
use serde_json::{Value, json};

use crate::size::{self, BUDGET, LANGUAGE_BUDGET, Share, Sized};

/// The file's text; the same files give the same text.
pub(crate) fn json(
    files: &[Sized],
    packages: &[File],
    policies: &BTreeMap<String, String>,
) -> String {
    let language = |(code, packed): (&str, usize)| {
        (code.to_owned(), json!({ "brotli": packed, "budget": LANGUAGE_BUDGET }))
    };
    let whole = json!({
        "policy": policies,
        "page": { "brotli": size::total(files, &Share::Page), "budget": BUDGET },
        "element": { "brotli": size::total(files, &Share::Element), "budget": BUDGET },
        "languages": size::languages(files).map(language).collect::<serde_json::Map<_, _>>(),
        "files": files.iter().map(row).collect::<Vec<Value>>(),
        "packages": packages.iter().map(named).collect::<Vec<Value>>(),
    });
    format!("{whole:#}\n")
}

fn row(Sized { file, packed, .. }: &Sized) -> Value {
    let mut row = named(file);
    row["brotli"] = json!(packed.len());
    row
}

fn named(file: &File) -> Value {
    json!({
        "path": file.path,
        "bytes": file.bytes.len(),
        "sha256": hexadecimal(&file.bytes),
        "integrity": subresource_integrity(&file.bytes),
    })
}
