//! A package of the workspace as WebAssembly, and the JavaScript that binds it to the browser.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use outlook_page::{Bindings, Module, bind, file_name};
use wasm_bindgen_cli_support::Bindgen;

use crate::{dedup_functions, rename_imports};

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// The standard library is compiled along, for its size: a panic traps at once, so that neither it
/// nor its callers carry messages. In a release of Rust such a build waits behind a variable.
const STANDARD_LIBRARY: [&str; 2] =
    ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];
const UNSTABLE: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");
const LEAN: [&str; 4] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];

/// Compiles a package in release and binds it.
///
/// Each package is compiled on its own: compiled together they would share the features of their
/// dependencies, and the widget would carry what only the other needs.
pub(crate) fn build(root: &Path, package: &str) -> Result<Module> {
    build_with(root, package, &[], Bindings::Module)
}

/// The same with features of the package.
pub(crate) fn build_with(
    root: &Path,
    package: &str,
    features: &[&str],
    bindings: Bindings,
) -> Result<Module> {
    let folder = compile(root, package, features)?;
    let mut output = bind(&folder, package, bindings)?;
    let names =
        rename_imports::names(output.wasm().imports.iter().map(|import| import.name.as_str()));
    let closures =
        rename_imports::closures(output.wasm().exports.iter().map(|export| export.name.as_str()));
    let mut script =
        rename_imports::call_closures(&rename_imports::bindings(output.js(), &names), &closures);
    if bindings == Bindings::Module {
        script = rename_imports::shorten(&script);
    }
    for export in output.wasm_mut().exports.iter_mut() {
        if let Some((_, short)) = closures.iter().find(|(given, _)| *given == export.name) {
            export.name.clone_from(short);
        }
    }
    for import in output.wasm_mut().imports.iter_mut() {
        if let Some(short) = names.get(&import.name) {
            import.name.clone_from(short);
        }
    }
    let wasm = dedup_functions::reorder(&output.wasm_mut().emit_wasm())?;
    Ok(Module { wasm, bindings: script })
}

/// The same wasm, bound, with the names of its functions: for counting, not for shipping.
pub(crate) fn with_names(root: &Path, package: &str) -> Result<Vec<u8>> {
    let mut binder = Bindgen::new();
    binder
        .input_path(compile(root, package, &[])?.join(file_name(package)))
        .web(true)?
        .typescript(false)
        .demangle(true);
    Ok(binder.generate_output()?.wasm_mut().emit_wasm())
}

/// Compiles a package, and says into which folder.
fn compile(root: &Path, package: &str, features: &[&str]) -> Result<PathBuf> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let target = target_folder(root);
    let status = Command::new(cargo)
        .current_dir(root)
        .args(["build", "--quiet", "--release", "--lib", "--package", package])
        .args(["--features", &features.join(",")])
        .args(["--target", TARGET])
        .args(STANDARD_LIBRARY)
        .arg("--target-dir")
        .arg(&target)
        .env("CARGO_ENCODED_RUSTFLAGS", flags(root))
        .env(UNSTABLE.0, UNSTABLE.1)
        .status()
        .context("cannot run cargo")?;
    ensure!(status.success(), "{package} does not compile");
    Ok(target.join(TARGET).join("release"))
}

/// The paths of a build are in none of its files and change no hash.
fn flags(root: &Path) -> String {
    let mut flags = vec![format!("--remap-path-prefix={}=/ketamine-outlook", root.display())];
    flags.extend(LEAN.map(str::to_owned));
    for folder in crate_folders() {
        flags.push(format!("--remap-path-prefix={}=", folder.display()));
    }
    flags.join("\u{1f}")
}

/// The folders, one for each registry, in which cargo keeps the sources of dependencies.
fn crate_folders() -> Vec<PathBuf> {
    let home = env::home_dir().map(|home| home.join(".cargo"));
    let sources = env::var_os("CARGO_HOME").map(PathBuf::from).or(home);
    let Some(listing) = sources.and_then(|home| fs::read_dir(home.join("registry/src")).ok())
    else {
        return Vec::new();
    };
    let mut folders: Vec<_> = listing.flatten().map(|entry| entry.path()).collect();
    folders.sort();
    folders
}

fn target_folder(root: &Path) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |folder| root.join(folder))
}
