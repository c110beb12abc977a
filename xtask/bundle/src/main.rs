//! Turns the workspace into the files of `dist/`: `cargo xtask dist` runs it, and `cargo xtask sizes`
//! with the word `sizes`.
//!
//! It owns what a release has and `cargo xtask start` has not: everything made small, the element, the
//! frame, the kiosk, and packages for hosts. The page itself is put together by `outlook-page`.

mod archive;
mod bom;
mod configure;
mod crates;
mod dist;
mod element;
mod esbuild;
mod fhir;
mod frame;
mod hosting;
mod integrity;
mod kiosk;
mod module;
mod npm;
mod progress;
mod review;
mod size;
mod translation;
mod wasm_size;
mod wordpress;

use std::process::ExitCode;
use std::time::Instant;

use crate::progress::say;

fn main() -> ExitCode {
    if std::env::args().nth(1).as_deref() == Some("sizes") {
        return match crates::print(outlook_page::root()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                say(&format!("{error:#}"));
                ExitCode::FAILURE
            }
        };
    }
    let started = Instant::now();
    match dist::write(outlook_page::root()) {
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
