//! Compiles `evidence/` into the engine; a bad row stops the build and is named.

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../..");
    println!("cargo::rerun-if-changed={}", root.join("evidence").display());
    match outlook_content::read(&root) {
        Ok(evidence) => {
            let out = Path::new(&env::var("OUT_DIR")?).join("tables.rs");
            fs::write(out, outlook_content::tables(&evidence))?;
        }
        Err(problems) => {
            for problem in problems.lines() {
                println!("cargo::error={problem}");
            }
        }
    }
    Ok(())
}
