//! Compiles where each text stands in a language pack; a text that is missing stops the build.

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("..");
    for folder in ["evidence", "wording"] {
        println!("cargo::rerun-if-changed={}", root.join(folder).display());
    }
    match outlook_ledger::read(&root).and_then(|ledger| outlook_ledger::keys(&ledger, &root)) {
        Ok(keys) => fs::write(Path::new(&env::var("OUT_DIR")?).join("keys.rs"), keys)?,
        Err(problems) => {
            for problem in problems.lines() {
                println!("cargo::error={problem}");
            }
        }
    }
    Ok(())
}
