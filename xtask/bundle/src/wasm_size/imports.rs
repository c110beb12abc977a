//! Short names for the imports of a WebAssembly: wasm-bindgen ends each with sixteen digits, on both
//! sides, that nothing packs. 3.8 kB of brotli less.

use anyhow::{Result, ensure};
use wasm_bindgen_cli_support::Output;

/// Digits of the hash that ends a name.
const DIGITS: usize = 16;

/// Renames the imports in the WebAssembly, and returns the bindings with the same names.
pub(crate) fn shorten(output: &mut Output) -> Result<String> {
    let mut script = output.js().to_owned();
    let mut count = 0;
    for import in output.wasm_mut().imports.iter_mut().filter(|it| is_hashed(&it.name)) {
        ensure!(script.contains(&import.name), "the bindings have no {}", import.name);
        let short = format!("i{count}");
        script = script.replace(&import.name, &short);
        import.name = short;
        count += 1;
    }
    ensure!(count > 0, "wasm-bindgen ends the names of imports in another way than before");
    Ok(script)
}

fn is_hashed(name: &str) -> bool {
    let end = name.rsplit_once('_').map_or("", |(_, end)| end);
    end.len() == DIGITS && end.bytes().all(|digit| digit.is_ascii_hexdigit())
}
