//! Short names between a WebAssembly and its bindings: wasm-bindgen puts sixteen digits, which nothing packs, into
//! each import and into the exports of closures. 3.8 kB of brotli less.

use anyhow::{Result, ensure};
use wasm_bindgen_cli_support::Output;

/// Digits of the hash in a name.
const DIGITS: usize = 16;

/// Renames both in the WebAssembly, and returns the bindings with the same names.
pub(crate) fn shorten(output: &mut Output) -> Result<String> {
    let mut script = output.js().to_owned();
    let wasm = output.wasm_mut();
    let imports = wasm.imports.iter_mut().map(|import| (&mut import.name, "i", ["", ""]));
    let exports = wasm.exports.iter_mut().map(|export| (&mut export.name, "e", ["wasm.", "("]));
    let mut counts = [0; 2];
    for (name, kind, [before, after]) in imports.chain(exports).filter(|(name, ..)| is_hashed(name))
    {
        // The bindings have functions of the same names as exports.
        let long = format!("{before}{name}{after}");
        ensure!(script.contains(&long), "the bindings have no {name}");
        let count = &mut counts[usize::from(kind == "e")];
        *name = format!("{kind}{count}");
        *count += 1;
        script = script.replace(&long, &format!("{before}{name}{after}"));
    }
    ensure!(!counts.contains(&0), "wasm-bindgen writes names in another way than before");
    Ok(script)
}

fn is_hashed(name: &str) -> bool {
    let is_hash =
        |part: &str| part.len() == DIGITS && part.bytes().all(|digit| digit.is_ascii_hexdigit());
    name.split('_').any(is_hash)
}
