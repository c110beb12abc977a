//! A compiled package, bound to the browser.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::{Bindgen, Output};

use crate::folder::put;
use crate::workspace::read;

/// What the browser loads.
#[derive(Debug)]
pub struct Module {
    /// The WebAssembly.
    pub wasm: Vec<u8>,
    /// A module whose default export starts the wasm.
    pub bindings: String,
}

/// How the bindings are loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bindings {
    /// As a module of their own.
    Module,
    /// As a part of a script: the variable `wasm_bindgen`.
    Script,
}

impl Module {
    /// Binds a package that cargo compiled into this folder, and changes nothing more.
    pub fn bind(folder: &Path, package: &str) -> Result<Self> {
        let mut output = bind(folder, package, Bindings::Module)?;
        Ok(Self { wasm: output.wasm_mut().emit_wasm(), bindings: output.js().to_owned() })
    }

    /// Keeps it in a folder, since to bind takes longer than all the rest of a page.
    pub fn keep(&self, folder: &Path, package: &str) -> Result<()> {
        put(folder, &file_name(package), &self.wasm)?;
        put(folder, &format!("{package}.js"), self.bindings.as_bytes())
    }

    /// What was kept there.
    pub fn kept(folder: &Path, package: &str) -> Result<Self> {
        let wasm = folder.join(file_name(package));
        let wasm = fs::read(&wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
        Ok(Self { wasm, bindings: read(folder, &format!("{package}.js"))? })
    }
}

/// What cargo calls a compiled package.
#[must_use]
pub fn file_name(package: &str) -> String {
    format!("{}.wasm", package.replace('-', "_"))
}

/// Binds a package that cargo compiled into this folder.
pub fn bind(folder: &Path, package: &str, bindings: Bindings) -> Result<Output> {
    let mut binder = Bindgen::new();
    match bindings {
        Bindings::Module => binder.web(true)?,
        Bindings::Script => binder.no_modules(true)?,
    };
    let output = binder
        .input_path(folder.join(file_name(package)))
        .out_name(package)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .with_context(|| format!("wasm-bindgen cannot bind {package}"))?;
    ensure!(
        output.snippets().values().all(Vec::is_empty) && output.local_modules().is_empty(),
        "a dependency of {package} has JavaScript files of its own, which no page ships"
    );
    Ok(output)
}
