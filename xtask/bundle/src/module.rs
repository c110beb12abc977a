//! A package of the workspace as WebAssembly, and the JavaScript that binds it to the browser.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use outlook_page::{Bindings, Module, bind, file_name};
use wasm_bindgen_cli_support::Bindgen;

use crate::wasm_size::{imports, passes, standard_library};

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

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
    let script = imports::shorten(&mut output)?;
    let module = Module::of(&mut output, &script, bindings)?;
    Ok(Module { wasm: passes::apply(&module.wasm, &folder)?, ..module })
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
        .args(standard_library::OPTIONS)
        .arg("--target-dir")
        .arg(&target)
        .env("CARGO_ENCODED_RUSTFLAGS", flags(root))
        .env(standard_library::ALLOWED.0, standard_library::ALLOWED.1)
        .status()
        .context("cannot run cargo")?;
    ensure!(status.success(), "{package} does not compile");
    Ok(target.join(TARGET).join("release"))
}

/// The paths of a build are in none of its files and change no hash.
fn flags(root: &Path) -> String {
    let mut flags = vec![format!("--remap-path-prefix={}=/ketamine-outlook", root.display())];
    flags.extend(standard_library::FLAGS.map(str::to_owned));
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

pub(crate) fn target_folder(root: &Path) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |folder| root.join(folder))
}
