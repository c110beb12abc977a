//! What Rust itself needs: the wasm target, the formatter, the linter. Missing parts are
//! added through rustup; without rustup the error says what to install.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::process::{cargo, command, output, root, run, works};

/// The folder of programs that are not packages of the system.
pub(crate) const TOOLS: &str = "target/tools";

pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure that the widget can be compiled for the browser.
pub(crate) fn wasm_target() -> Result<()> {
    let rustc = ["--print", "target-libdir", "--target", WASM];
    let libraries = output(&mut command("rustc", rustc))?;
    if !Path::new(&libraries).is_dir() {
        rustup(&["target", "add", WASM])?;
    }
    Ok(())
}

/// Makes sure that the standard library can be compiled along.
pub(crate) fn standard_library() -> Result<()> {
    let home = output(&mut command("rustc", ["--print", "sysroot"]))?;
    if !Path::new(&home).join("lib/rustlib/src/rust/library/Cargo.lock").is_file() {
        rustup(&["component", "add", "rust-src"])?;
    }
    Ok(())
}

/// Makes sure that code can be formatted and linted.
pub(crate) fn components() -> Result<()> {
    for (tool, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if !works(&mut cargo([tool, "--version"])) {
            rustup(&["component", "add", component])?;
        }
    }
    Ok(())
}

/// Builds a program from crates.io into `target/tools/bin/`, unless it works there.
pub(crate) fn install(name: &str, version: &str, options: &[&str]) -> Result<PathBuf> {
    let program = root().join(TOOLS).join("bin").join(name);
    if !works(&mut command(&program, ["--version"])) {
        eprintln!("building {name} {version} into {TOOLS}, once; it takes minutes");
        let install = ["install", "--locked", "--quiet", name, "--version", version];
        run(cargo(install).args(["--root", TOOLS]).args(options))?;
    }
    Ok(program)
}

fn rustup(arguments: &[&str]) -> Result<()> {
    let wanted = format!("rustup {}", arguments.join(" "));
    if !works(&mut command("rustup", ["--version"])) {
        bail!("this needs `{wanted}`, and there is no rustup; see https://rustup.rs");
    }
    eprintln!("running {wanted}");
    run(&mut command("rustup", arguments))
}
