//! Builds the page, serves it, and builds it again when its sources change.

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow};
use notify::{Event, EventKind, RecursiveMode, Watcher};
use outlook_serve::{ServeError, Server};

use crate::process::{cargo, root, run};
use crate::toolchain;

/// Folders whose files the page is made of.
const FOLDERS: [&str; 11] = [
    "configure",
    "src",
    "engine",
    "words",
    "report",
    "terms",
    "ledger",
    "evidence",
    "wording",
    "styles",
    "xtask/bundle",
];
/// Files of the root folder that it is made of, too.
const FILES: [&str; 5] =
    ["index.html", "answer.html", "configure.html", "frame.html", "Cargo.toml"];
/// What those folders hold.
const KINDS: [&str; 5] = ["rs", "toml", "json", "css", "js"];
/// An editor saves in several steps: changes closer together than this are one.
const SETTLE: Duration = Duration::from_millis(150);

/// Writes `dist/`. A child process does it, since evidence and views are compiled in.
pub(crate) fn dist() -> Result<()> {
    toolchain::wasm_target()?;
    run(&mut cargo(["run", "--quiet", "--package", "outlook-bundle"]))
}

/// Prints where the bytes of the widget's code go.
pub(crate) fn sizes() -> Result<()> {
    toolchain::wasm_target()?;
    run(&mut cargo(["run", "--quiet", "--package", "outlook-bundle", "sizes"]))
}

/// Serves until it is ended from outside.
pub(crate) fn start(port: u16) -> Result<ExitCode> {
    let folder = root().join("dist");
    fs::create_dir_all(&folder).context("cannot make dist/")?;
    // Before the first build: a taken port is told at once, not after minutes.
    let server = Server::start(&folder, port).map_err(|error| match error {
        ServeError::PortTaken(_) => {
            anyhow!("{error}: cargo xtask start --port {}", if port == 8081 { 8082 } else { 8081 })
        }
        ServeError::Folder(..) | ServeError::Listen(..) => error.into(),
    })?;
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

    loop {
        let started = Instant::now();
        match dist() {
            Ok(()) => say(&format!(
                "built in {:.1} s; {} shows it (Ctrl-C ends)",
                started.elapsed().as_secs_f64(),
                server.url()
            )),
            Err(error) => say(&format!("{error:#}; waiting for the next change")),
        }
        let name = wait(&changes).context("the watch on the sources broke off")?;
        say(&format!("{name} changed, building again"));
    }
}

fn say(line: &str) {
    eprintln!("start: {line}");
}

/// The first source that changed, once the changes have settled.
fn wait(changes: &Receiver<notify::Result<Event>>) -> Result<String> {
    let first = loop {
        if let Some(name) = changed_source(&changes.recv()??) {
            break name;
        }
    };
    while changes.recv_timeout(SETTLE).is_ok() {}
    Ok(first)
}

fn changed_source(event: &Event) -> Option<String> {
    if matches!(event.kind, EventKind::Access(_)) {
        return None;
    }
    event.paths.iter().find_map(|path| source(path.strip_prefix(root()).ok()?))
}

/// The name to tell, when a path below the root is a source: an editor's own file is none.
fn source(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    let kind = path.extension()?.to_str()?;
    let folder = path.components().next()?.as_os_str().to_str()?;
    let is_ours = if path.components().count() == 1 {
        FILES.contains(&name)
    } else {
        FOLDERS.contains(&folder) && KINDS.contains(&kind) && !name.starts_with('.')
    };
    is_ours.then(|| path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sources_of_the_page_build_it_again() {
        let cases = [
            ("src/ui/app.rs", true),
            ("evidence/claims.toml", true),
            ("index.html", true),
            ("styles/.tokens.css.swp", false),
            ("styles/tokens.css~", false),
            ("src/4913", false),
            ("src/.#lib.rs", false),
            ("src/sedsHAJdN", false),
            ("README.md", false),
            ("dist/index.html", false),
            ("target", false),
            ("", false),
        ];
        for (path, is_source) in cases {
            assert_eq!(source(Path::new(path)).is_some(), is_source, "{path}");
        }
    }
}
