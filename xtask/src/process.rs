//! Other programs, run from the root of the workspace.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

/// The root of the workspace.
pub(crate) fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// Cargo's target folder, which has this program, too.
pub(crate) fn target() -> Result<PathBuf> {
    let program = env::current_exe().context("cannot find the path of this program")?;
    Ok(program
        .ancestors()
        .nth(2)
        .context("this program is not in a target folder of cargo")?
        .to_owned())
}

/// What cargo calls the folder of the profile `dev`.
pub(crate) const PROFILE: &str = "debug";

/// Makes cargo choose the features of the tests, so that nothing is compiled twice.
const BUILD: [&str; 4] = ["build", "--workspace", "--example", FHIR_FILES];
const FHIR_FILES: &str = "fhir_files";

/// A program of the workspace, compiled.
pub(crate) fn program(name: &str) -> Result<Command> {
    run(cargo(BUILD).args(["--bin", name]))?;
    compiled(name)
}

/// The example that writes the FHIR files of many visits, compiled.
pub(crate) fn fhir_files() -> Result<Command> {
    run(&mut cargo(BUILD))?;
    compiled(&format!("examples/{FHIR_FILES}"))
}

fn compiled(name: &str) -> Result<Command> {
    let path = target()?.join(PROFILE).join(name);
    Ok(command(path.with_extension(env::consts::EXE_EXTENSION), [""; 0]))
}

/// The cargo that runs us, with these arguments.
pub(crate) fn cargo<I: IntoIterator<Item: AsRef<OsStr>>>(arguments: I) -> Command {
    command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), arguments)
}

/// A program with these arguments.
pub(crate) fn command<I: IntoIterator<Item: AsRef<OsStr>>>(
    program: impl AsRef<OsStr>,
    arguments: I,
) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root()).stdin(Stdio::null());
    command
}

/// Runs it to its end; an error names the command.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status =
        command.status().with_context(|| format!("cannot run {}", command_line(command)))?;
    ensure!(status.success(), "{} failed ({status})", command_line(command));
    Ok(())
}

/// Whether it can be run and succeeds; its output is discarded.
pub(crate) fn works(command: &mut Command) -> bool {
    let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

/// Its standard output, without white space at the ends.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output =
        command.output().with_context(|| format!("cannot run {}", command_line(command)))?;
    ensure!(output.status.success(), "{} failed ({})", command_line(command), output.status);
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The command as a person would type it.
fn command_line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let words = program.file_name().into_iter().chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
