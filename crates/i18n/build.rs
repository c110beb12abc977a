//! Compiles where each text stands in a language pack; a text that is missing stops the build.

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
                Err(problems) => tell("error", &problems),
            }
            // Whoever adds an English text is told at once where it is missing; `dist` refuses it.
            for language in outlook_content::languages(&root)? {
                if let Err(problems) = outlook_content::pack(&evidence, &root, &language) {
                    tell("warning", &problems);
                }
            }
        }
        Err(problems) => tell("error", &problems),
    }
    Ok(())
}

fn tell(how: &str, problems: &Problems) {
    for problem in problems.lines() {
        println!("cargo::{how}={problem}");
    }
}
