//! Compiles `evidence/` into the engine, and what languages there are; a bad row stops the build and is named.

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../..");
    for folder in ["evidence", "wording"] {
        println!("cargo::rerun-if-changed={}", root.join(folder).display());
    }
    let out = Path::new(&env::var("OUT_DIR")?).to_owned();
    // A variant belongs to its language.
    let mut languages = outlook_content::languages(&root)?;
    languages.retain(|code| outlook_content::variant_of(code).is_none());
    fs::write(out.join("languages.rs"), format!("&{languages:?}"))?;
    match outlook_content::read(&root) {
        Ok(evidence) => {
            fs::write(out.join("tables.rs"), outlook_content::tables(&evidence))?;
        }
        Err(problems) => {
            for problem in problems.lines() {
                println!("cargo::error={problem}");
            }
        }
    }
    Ok(())
}
