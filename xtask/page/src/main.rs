//! Writes the page for `cargo xtask start`, of what cargo has compiled, without making anything small.
//!
//! It is given two folders: the one that holds the compiled widget and report, and the one to write.

use std::collections::BTreeSet;
use std::env;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use outlook_page::{File, Module, Page, Reloading, Scripts, put, root, sweep, words};
use outlook_words::WrongPack;

/// What compiled in knows other texts than `wording/` now holds: cargo has to compile first.
const COMPILE_FIRST: u8 = 3;

fn main() -> ExitCode {
    let mut folders = env::args().skip(1);
    let folders = folders.next().zip(folders.next()).context("two folders are needed");
    match folders.and_then(|(compiled, out)| write(compiled.as_ref(), out.as_ref())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.is::<WrongPack>() => ExitCode::from(COMPILE_FIRST),
        Err(error) => {
            eprintln!("page: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn write(compiled: &Path, out: &Path) -> Result<()> {
    let words = words::read(root())?;
    let widget = Module::read(compiled, "ketamine-outlook")?;
    let report = Module::read(compiled, "outlook-report")?;
    let mut page = Page::new(Scripts::as_written(root()), &words, widget, report)?;
    let Reloading { page: index, script, newest } = Reloading::new(root(), &page.index)?;
    page.index = index;
    let files: Vec<File> = [script].into_iter().chain(page.into_files()).chain([newest]).collect();
    for file in &files {
        put(out, &file.path, &file.bytes)?;
    }
    let kept: BTreeSet<String> = files.into_iter().map(|file| file.path).collect();
    sweep(out, &["", "assets/"], &kept)
}
