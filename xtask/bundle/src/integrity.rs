//! `dist/integrity.json`: what a host needs to pin the files, and the policy to copy.

use serde_json::{Value, json};

use crate::asset::{File, hexadecimal, subresource_integrity};
use crate::size::{BUDGET, Size, total};

/// The file's text; the same files give the same text.
pub(crate) fn json(files: &[File], sizes: &[Size], policy: &str) -> String {
    let rows: Vec<Value> = files.iter().zip(sizes).map(|(file, size)| row(file, size)).collect();
    let whole = json!({
        "policy": { "index.html": policy },
        "page": { "brotli": total(sizes), "budget": BUDGET },
        "files": rows,
    });
    format!("{whole:#}\n")
}

fn row(file: &File, size: &Size) -> Value {
    json!({
        "path": file.path,
        "bytes": file.bytes.len(),
        "brotli": size.packed.len(),
        "sha256": hexadecimal(&file.bytes),
        "integrity": subresource_integrity(&file.bytes),
    })
}
