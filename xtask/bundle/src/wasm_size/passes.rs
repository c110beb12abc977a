//! Functions that stand twice once their types are gone, and shorter forms of instructions, by wasm-opt. 2.0 kB of
//! brotli less; its other passes make the file smaller and what is sent larger.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// The variable that names the program; `cargo xtask` sets it.
const PROGRAM: &str = "WASM_OPT";

/// What rustc takes a browser to know.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

const PASSES: [&str; 8] = [
    "--duplicate-function-elimination",
    "--optimize-instructions",
    "--rse",
    "--vacuum",
    "--reorder-locals",
    "--remove-unused-module-elements",
    "--merge-blocks",
    "--duplicate-function-elimination",
];

/// Makes a WebAssembly smaller, by way of files in `folder`.
pub(crate) fn apply(wasm: &[u8], folder: &Path) -> Result<Vec<u8>> {
    let program = env::var_os(PROGRAM)
        .with_context(|| format!("{PROGRAM} names no program; `cargo xtask dist` sets it"))?;
    let [before, after] = ["before.wasm", "after.wasm"].map(|name| folder.join(name));
    fs::write(&before, wasm)?;
    let mut node = Command::new("node");
    node.arg(program).args(FEATURES).args(PASSES).arg(&before).arg("-o").arg(&after);
    let status = node.status().context("cannot run node, which npm brings")?;
    ensure!(status.success(), "wasm-opt ended with {status}");
    Ok(fs::read(&after)?)
}
