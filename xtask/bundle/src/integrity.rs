//! `dist/integrity.json`: what a host needs to pin the files, and the policy to copy.

use serde_json::{Value, json};

use crate::asset::{File, hexadecimal, subresource_integrity};
use crate::size::{BUDGET, Size};

/// The file's text; the same files give the same text. `loaded` is what the page loads, in bytes
/// (brotli): files that stand beside it are listed and not counted.
pub(crate) fn json<'a>(
    files: impl Iterator<Item = (&'a File, &'a Size)>,
    loaded: usize,
    policy: &str,
) -> String {
    let rows: Vec<Value> = files.map(|(file, size)| row(file, size)).collect();
    let whole = json!({
        "policy": { "index.html": policy },
        "page": { "brotli": loaded, "budget": BUDGET },
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
