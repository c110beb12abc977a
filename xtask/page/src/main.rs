//! Writes the page for `cargo xtask start`, of what cargo has compiled, without making anything small.
//!
//! `bind COMPILED BOUND` binds the widget in the folder COMPILED, and keeps it in BOUND;
//! `write BOUND PAGE` writes the page of it.

use std::collections::BTreeSet;
use std::env;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, anyhow};
use outlook_i18n::PackMismatch;
use outlook_page::{AsWritten, Module, Page, Reloading, put, root, sweep, words};

/// What compiled in knows other texts than `wording/` now holds: cargo has to compile first.
const COMPILE_FIRST: u8 = 3;

const WIDGET: &str = "ketamine-outlook";

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["bind", compiled, bound] => bind(compiled.as_ref(), bound.as_ref()),
        ["write", bound, out] => write(bound.as_ref(), out.as_ref()),
        _ => Err(anyhow!("what fits: bind COMPILED BOUND, or write BOUND PAGE")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.is::<PackMismatch>() => ExitCode::from(COMPILE_FIRST),
        Err(error) => {
            eprintln!("page: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn bind(compiled: &Path, bound: &Path) -> Result<()> {
    Module::bind(compiled, WIDGET)?.keep(bound, WIDGET)
}

fn write(bound: &Path, out: &Path) -> Result<()> {
    let words = words::read(root())?;
    let widget = Module::kept(bound, WIDGET)?;
    let mut files = Page::new(root(), &AsWritten(root()), &words, widget)?.into_files();
    let index = files.pop().context("there is no page")?;
    let Reloading { page, script, newest } = Reloading::new(root(), &index, &files)?;
    files.extend([script, page, newest]);
    for file in &files {
        put(out, &file.path, &file.bytes)?;
    }
    let kept: BTreeSet<String> = files.into_iter().map(|file| file.path).collect();
    sweep(out, &["", "assets/"], &kept)
}
