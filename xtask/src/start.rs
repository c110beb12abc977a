//! Builds the page, serves it, and builds it again when its sources change.
//!
//! The page is built as quickly as it can be, into a folder of its own: nothing is made small, and
//! what the page does not load is left to `dist`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail, ensure};
use notify::{Event, EventKind, RecursiveMode, Watcher};
use outlook_dev_server::{ServeError, Server};

use crate::process::{PROFILE, cargo, command, root, run, target};
use crate::toolchain::{self, WASM};

/// Folders whose files the page is made of.
const FOLDERS: [&str; 9] = [
    "src",
    "crates",
    "web",
    "evidence",
    "wording",
    "styles",
    "tests/vectors",
    "packaging/pages",
    "xtask/page",
];
/// Files of the root folder that it is made of, too.
const FILES: [&str; 3] = ["index.html", "Cargo.toml", "Cargo.lock"];
/// Whether what ends so is compiled in, or read whenever the page is written.
const KINDS: [(&str, bool); 9] = [
    ("rs", true),
    ("toml", true),
    ("lock", true),
    ("json", false),
    ("jsonl", false),
    ("md", false),
    ("css", false),
    ("js", false),
    ("html", false),
];
/// An editor saves in several steps: changes closer together than this are one.
const SETTLE: Duration = Duration::from_millis(150);

/// The program that writes the page, and how it says that cargo has to compile first.
const WRITER: &str = "outlook-page";
const COMPILE_FIRST: i32 = 3;

/// Serves until it is ended from outside.
pub(crate) fn start(port: u16) -> Result<()> {
    let folders = Folders::of_cargo()?;
    folders.prepare()?;
    // Before the first build: a taken port is an error at once, not after minutes.
    let server = Server::start(&folders.out, port).map_err(|error| match error {
        ServeError::PortTaken(_) => {
            anyhow!("{error}: cargo xtask start --port {}", if port == 8081 { 8082 } else { 8081 })
        }
        ServeError::Folder(..) | ServeError::Listen(..) => error.into(),
    })?;
    folders.wait_with(BUILDING)?;
    // Before the first build, too: a change during a build is not lost.
    let (sender, changes) = channel();
    let mut watcher = notify::recommended_watcher(move |event| {
        // The receiver lives as long as the program.
        drop(sender.send(event));
    })?;
    for name in FOLDERS {
        let watching = watcher.watch(&root().join(name), RecursiveMode::Recursive);
        watching.with_context(|| format!("cannot watch {name}/"))?;
    }
    watcher.watch(root(), RecursiveMode::NonRecursive).context("cannot watch the root folder")?;

    say(&format!("{} shows the page once it is built", server.url()));
    let (mut is_compiled, mut is_shown) = (false, false);
    loop {
        let started = Instant::now();
        match build(&folders, &mut is_compiled) {
            Ok(()) => {
                is_shown = true;
                say(&format!(
                    "built in {:.1} s; {} shows it (Ctrl-C ends)",
                    started.elapsed().as_secs_f64(),
                    server.url()
                ));
            }
            Err(error) => {
                if !is_shown {
                    folders.wait_with(FAILED)?;
                }
                say(&format!("{error:#}; waiting for the next change"));
            }
        }
        let change = wait(&changes).context("the watch on the sources broke off")?;
        is_compiled &= !change.is_compiled_in;
        say(&format!("{} changed, building again", change.name));
        if !is_shown {
            folders.wait_with(BUILDING)?;
        }
    }
}

fn say(line: &str) {
    eprintln!("start: {line}");
}

/// Compiles what has changed since it was compiled, and writes the page.
fn build(folders: &Folders, is_compiled: &mut bool) -> Result<()> {
    if *is_compiled && folders.write()? {
        return Ok(());
    }
    *is_compiled = false;
    toolchain::wasm_target()?;
    say("compiling the program that writes the page");
    run(&mut cargo(["build", "--package", WRITER]))?;
    say("compiling the widget for the browser");
    let package = ["--package", "ketamine-outlook"];
    run(cargo(["build", "--lib", "--target", WASM]).args(package))?;
    say("binding it to the browser");
    let bound = folders.writer("bind", &folders.wasm, &folders.bound)?;
    ensure!(bound.success(), "it cannot be bound");
    *is_compiled = true;
    ensure!(folders.write()?, "the wording changed while it was compiled");
    Ok(())
}

/// Where cargo puts what it compiles, and where the page is written.
struct Folders {
    programs: PathBuf,
    /// The compiled widget.
    wasm: PathBuf,
    /// The same, bound.
    bound: PathBuf,
    /// What is served.
    out: PathBuf,
}

impl Folders {
    /// In the folder into which cargo compiled this program.
    fn of_cargo() -> Result<Self> {
        let target = target()?;
        Ok(Self {
            programs: target.join(PROFILE),
            wasm: target.join(WASM).join(PROFILE),
            bound: target.join("bound"),
            out: target.join("start"),
        })
    }

    /// Something to serve. Another start may be showing its page: that stays until the port is ours.
    fn prepare(&self) -> Result<()> {
        fs::create_dir_all(&self.out).context("cannot make the folder of the page")?;
        if self.out.join(INDEX).exists() { Ok(()) } else { self.wait_with(BUILDING) }
    }

    /// Shows this in place of the page.
    fn wait_with(&self, text: &str) -> Result<()> {
        fs::write(self.out.join(INDEX), WAITING.replace("{{text}}", text))
            .context("cannot write the page")
    }

    /// Writes the page of what is compiled, or says that cargo has to compile first.
    fn write(&self) -> Result<bool> {
        say("writing the page");
        match self.writer("write", &self.bound, &self.out)?.code() {
            Some(0) => Ok(true),
            Some(COMPILE_FIRST) => Ok(false),
            Some(_) | None => bail!("the page cannot be written"),
        }
    }

    /// Runs the program that writes the page.
    fn writer(&self, order: &str, from: &Path, to: &Path) -> Result<ExitStatus> {
        let program = self.programs.join(WRITER).with_extension(env::consts::EXE_EXTENSION);
        let status = command(&program, [order.as_ref(), from.as_os_str(), to.as_os_str()]).status();
        status.with_context(|| format!("cannot run {}", program.display()))
    }
}

/// The page that is shown until there is one. It asks again every second.
const WAITING: &str = include_str!("../../packaging/pages/waiting.html");
const INDEX: &str = "index.html";
const BUILDING: &str = "The page is being built. It appears here by itself; the terminal shows how \
    far the build is.";
const FAILED: &str = "The build failed. The terminal says what is wrong and where. Once a change \
    is saved, the page is built again.";

/// Sources that were saved together.
struct Change {
    /// The first of them, for the message.
    name: String,
    /// Whether cargo has to compile for it.
    is_compiled_in: bool,
}

/// The next change, once the sources have settled.
fn wait(changes: &Receiver<notify::Result<Event>>) -> Result<Change> {
    let mut change = loop {
        if let Some(change) = changed_source(&changes.recv()??) {
            break change;
        }
    };
    while let Ok(event) = changes.recv_timeout(SETTLE) {
        change.is_compiled_in |= changed_source(&event?).is_some_and(|it| it.is_compiled_in);
    }
    Ok(change)
}

fn changed_source(event: &Event) -> Option<Change> {
    if matches!(event.kind, EventKind::Access(_)) {
        return None;
    }
    let mut changes = event.paths.iter().filter_map(|path| source(path.strip_prefix(root()).ok()?));
    let mut first = changes.next()?;
    first.is_compiled_in |= changes.any(|it| it.is_compiled_in);
    Some(first)
}

/// What a path below the root changes, when it is a source: an editor's own file is none.
fn source(path: &Path) -> Option<Change> {
    let name = path.file_name()?.to_str()?;
    let kind = path.extension()?.to_str()?;
    let (_, is_compiled_in) = KINDS.into_iter().find(|(known, _)| *known == kind)?;
    let is_ours = FILES.iter().any(|file| path == Path::new(file))
        || FOLDERS.iter().any(|folder| path.starts_with(folder)) && !name.starts_with('.');
    is_ours.then(|| Change { name: path.display().to_string(), is_compiled_in })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_of_the_page_alone_build_it_again() {
        let cases = [
            ("src/app.rs", Some(true)),
            ("evidence/claims.toml", Some(true)),
            ("Cargo.lock", Some(true)),
            ("index.html", Some(false)),
            ("wording/en.json", Some(false)),
            ("styles/tokens.css", Some(false)),
            ("web/page.js", Some(false)),
            ("tests/vectors/profiles.jsonl", Some(false)),
            ("styles/.tokens.css.swp", None),
            ("styles/.#tokens.css", None),
            ("styles/tokens.css~", None),
            ("src/4913", None),
            ("src/.#lib.rs", None),
            ("src/sedsHAJdN", None),
            ("README.md", None),
            ("xtask/bundle/src/dist.rs", None),
            ("dist/index.html", None),
            ("target/start/index.html", None),
            ("target", None),
            ("", None),
        ];
        for (path, expected) in cases {
            let found = source(Path::new(path)).map(|change| change.is_compiled_in);
            assert_eq!(found, expected, "{path}");
        }
    }
}
