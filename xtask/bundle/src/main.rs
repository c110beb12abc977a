//! Turns the workspace into the files of `dist/`: `cargo xtask dist` runs it, and `cargo xtask sizes`
//! with the word `sizes`.
//!
//! It owns names, hashes, the order of the styles and the content security policy. Words
//! and numbers come from `outlook-ledger`, markup from the widget's own views: nothing a
//! person reads is written here.

mod alike;
mod archive;
mod asset;
mod bom;
mod configure;
mod crates;
mod dist;
mod element;
mod fhir;
mod frame;
mod hosting;
mod integrity;
mod kiosk;
mod module;
mod npm;
mod page;
mod policy;
mod review;
mod script;
mod self_check;
mod shorten;
mod size;
mod styles;
mod translation;
mod wordpress;
mod words;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

fn main() -> ExitCode {
    if std::env::args().nth(1).as_deref() == Some("sizes") {
        return match crates::print(&root()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                say(&format!("{error:#}"));
                ExitCode::FAILURE
            }
        };
    }
    let started = Instant::now();
    match dist::write(&root()) {
        Ok(()) => {
            say(&format!("dist/ written in {:.1} s", started.elapsed().as_secs_f64()));
            ExitCode::SUCCESS
        }
        Err(error) => {
            say(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

/// A line of progress, on standard error.
fn say(line: &str) {
    eprintln!("dist: {line}");
}

fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}
