//! Compiles the place of each text in a language pack; a missing text stops the build.

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;

use outlook_content::Problems;

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../..");
    for folder in ["evidence", "wording"] {
        println!("cargo::rerun-if-changed={}", root.join(folder).display());
    }
    match outlook_content::read(&root) {
        Ok(evidence) => {
            let out = Path::new(&env::var("OUT_DIR")?).join("keys.rs");
            match outlook_content::keys(&evidence, &root) {
                Ok(keys) => fs::write(out, keys)?,
                Err(problems) => {
                    emit("error", &problems);
                    return Ok(());
                }
            }
            // A text that another language lacks is a warning here, an error in `dist`.
            for language in outlook_content::languages(&root)? {
                if let Err(problems) = outlook_content::pack(&evidence, &root, &language) {
                    emit("warning", &problems);
                }
            }
        }
        Err(problems) => emit("error", &problems),
    }
    Ok(())
}

fn emit(how: &str, problems: &Problems) {
    for problem in problems.lines() {
        println!("cargo::{how}={problem}");
    }
}
