//! Scripts and style sheets, joined and made small by esbuild.

use std::env;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use outlook_page::{Bundler, File, SCRIPTS, put, read, scripts};

/// The variable that names the program; `cargo xtask` sets it.
const PROGRAM: &str = "ESBUILD";

/// The newest edition of the language that small scripts may be written in: every browser of the last years
/// knows it.
const LANGUAGE: &str = "--target=es2022";

/// How a browser reads a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// As a module.
    Module,
    /// As a script in a page, or as a worker.
    Script,
}

impl Format {
    const fn option(self) -> &'static str {
        match self {
            Self::Module => "--format=esm",
            Self::Script => "--format=iife",
        }
    }
}

/// The program, and the folder in which the scripts of `web/` and those that the build writes meet.
#[derive(Debug)]
pub(crate) struct Esbuild {
    program: PathBuf,
    stage: PathBuf,
}

impl Esbuild {
    /// Copies the scripts below `stage`.
    pub(crate) fn new(root: &Path, stage: PathBuf) -> Result<Self> {
        let program = env::var_os(PROGRAM)
            .with_context(|| format!("{PROGRAM} names no program; `cargo xtask dist` sets it"))?;
        for name in scripts(root)? {
            put(&stage, &name, read(root, &format!("{SCRIPTS}/{name}"))?.as_bytes())?;
        }
        Ok(Self { program: program.into(), stage })
    }

    /// A script with all that it imports as one text. `generated` are the modules that the build writes.
    pub(crate) fn bundle(
        &self,
        entry: &str,
        format: Format,
        generated: &[(&str, &str)],
    ) -> Result<String> {
        for (name, text) in generated {
            put(&self.stage, name, text.as_bytes())?;
        }
        let bundled = self.run(&[entry, "--bundle", format.option(), LANGUAGE], "");
        bundled.with_context(|| format!("{SCRIPTS}/{entry}"))
    }

    /// The same as a file of its own.
    pub(crate) fn asset(&self, entry: &str, generated: &[(&str, &str)]) -> Result<File> {
        let script = self.bundle(entry, Format::Module, generated)?;
        Ok(File::asset(&entry.replace('_', "-"), script))
    }

    fn run(&self, options: &[&str], input: &str) -> Result<String> {
        let mut child = Command::new(&self.program)
            .args(options)
            .args(["--minify", "--charset=utf8", "--log-level=warning"])
            .current_dir(&self.stage)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot run {}", self.program.display()))?;
        child.stdin.take().context("esbuild reads nothing")?.write_all(input.as_bytes())?;
        let done = child.wait_with_output()?;
        ensure!(done.status.success(), "esbuild failed");
        Ok(String::from_utf8(done.stdout)?.trim_end().to_owned())
    }
}

impl Bundler for Esbuild {
    fn module(&self, entry: &str, generated: &[(&str, &str)]) -> Result<(File, Vec<File>)> {
        Ok((self.asset(entry, generated)?, Vec::new()))
    }

    fn inline(&self, entry: &str) -> Result<String> {
        self.bundle(entry, Format::Script, &[])
    }

    fn sheet(&self, sheet: String) -> Result<String> {
        self.run(&["--loader=css"], &sheet)
    }
}
