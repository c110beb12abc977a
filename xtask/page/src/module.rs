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
    /// A module whose default export starts the wasm; of a kiosk, one whose export `bind` makes such bindings
    /// for each instance.
    pub bindings: String,
    /// The types of that module.
    pub types: String,
}

/// How the bindings are loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bindings {
    /// As a module of their own.
    Module,
    /// By a function that binds one instance after the other.
    Script,
}

impl Module {
    /// Binds a package that cargo compiled into this folder, and changes nothing more.
    pub fn bind(folder: &Path, package: &str) -> Result<Self> {
        let mut output = bind(folder, package, Bindings::Module)?;
        let script = output.js().to_owned();
        Self::of(&mut output, &script, Bindings::Module)
    }

    /// Of bound WebAssembly, with this script of it.
    pub fn of(output: &mut Output, script: &str, bindings: Bindings) -> Result<Self> {
        let types = output.ts().context("wasm-bindgen wrote no types")?;
        let (bindings, types) = match bindings {
            Bindings::Module => (imported(script)?, types.to_owned()),
            Bindings::Script => (bound_by_call(script)?, types.to_owned() + BIND_TYPE),
        };
        Ok(Self { wasm: output.wasm_mut().emit_wasm(), bindings, types })
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
        let bindings = read(folder, &format!("{package}.js"))?;
        Ok(Self { wasm, bindings, types: String::new() })
    }
}

/// Bindings that take the exports of their wasm through `guarded`.
fn guarded(script: &str) -> Result<String> {
    let taken = "wasm = instance.exports;";
    ensure!(
        script.matches(taken).count() == 1,
        "wasm-bindgen takes exports in another way than before"
    );
    ensure!(
        script.contains("real._wbg_cb_unref = ("),
        "wasm-bindgen lets closures go in another way than web/element/element.js does"
    );
    Ok(script.replace(taken, "wasm = guarded(instance.exports);"))
}

/// Bindings as a module whose guard is that of every other instance.
fn imported(script: &str) -> Result<String> {
    Ok(GUARD.to_owned() + &guarded(script)?)
}

const GUARD: &str = "import { guarded } from \"./element/guard.js\";\n";

/// Bindings as a module that makes them anew for each instance, with its own guard. Without a registry no
/// finalizer of an instance that has ended is called.
fn bound_by_call(script: &str) -> Result<String> {
    let script = guarded(script)?;
    Ok(format!(
        "export function bind(guarded, FinalizationRegistry) {{\n{script}\nreturn wasm_bindgen;\n}}\n"
    ))
}

const BIND_TYPE: &str = "
export function bind(
  guarded: (exports: WebAssembly.Exports) => Record<string, unknown>,
  FinalizationRegistry: undefined,
): typeof wasm_bindgen;
";

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
        .typescript(true)
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

#[cfg(test)]
mod tests {
    use super::*;

    const BINDINGS: &str = "let wasm;\nwasm = instance.exports;\nreal._wbg_cb_unref = () => {};\n";

    #[test]
    fn every_export_is_taken_through_the_guard() -> Result<()> {
        let module = imported(BINDINGS)?;
        assert!(module.starts_with(GUARD), "{module}");
        assert!(module.contains("\nwasm = guarded(instance.exports);\n"), "{module}");
        let call = bound_by_call(BINDINGS)?;
        assert!(!call.contains("import") && call.contains("guarded(instance.exports)"), "{call}");
        Ok(())
    }

    #[test]
    fn bindings_of_another_kind_are_refused() {
        let other = BINDINGS.replace("instance.exports", "exports");
        let twice = format!("{BINDINGS}{BINDINGS}");
        let no_closures = BINDINGS.replace("_wbg_cb_unref", "unref");
        for script in [other, twice, no_closures] {
            assert!(guarded(&script).is_err(), "{script}");
        }
    }
}
