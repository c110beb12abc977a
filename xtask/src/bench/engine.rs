//! The engine alone, natively and as WebAssembly.

use anyhow::Result;

use crate::process::{cargo, command, output, root, run};

const WASI: &str = "wasm32-wasip1";
const SPEED: [&str; 8] = [
    "--quiet",
    "--profile=bench-host",
    "--package",
    "outlook-engine",
    "--bin",
    "outlook-speed",
    "--features",
    "serde,json",
];

/// Prints how many outlooks one core gives in a second.
pub(crate) fn speed() -> Result<()> {
    println!("\nThe engine on one core, natively:");
    run(cargo(["run"]).args(SPEED))?;
    let targets = output(&mut command("rustup", ["target", "list", "--installed"]))?;
    if !targets.contains(WASI) {
        run(&mut command("rustup", ["target", "add", WASI]))?;
    }
    run(cargo(["build", "--target", WASI]).args(SPEED))?;
    println!("The engine on one core, as WebAssembly in Node:");
    let wasm = root().join("target").join(WASI).join("bench-host/outlook-speed.wasm");
    run(command("node", ["--no-warnings", "xtask/bench/wasi.mjs"]).arg(wasm))
}
