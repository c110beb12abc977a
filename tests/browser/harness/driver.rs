//! A browser driver as a child process, on a port of its own. It ends with its browser and its display when
//! it is dropped, or when the test program ends for any reason.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::engine::{Announcement, Engine, Preference};
use super::retry::{LOOK_AGAIN, PATIENCE};

pub(crate) struct Driver {
    // Dropped in this order: the driver and its browser before their display.
    process: ProcessGroup,
    _display: Option<ProcessGroup>,
    port: u16,
}

impl Driver {
    /// Starts it and waits until it listens. The folder `remove_after` is removed once it has ended.
    pub(crate) fn start(
        engine: Engine,
        profile: &Path,
        preferences: &[Preference],
        remove_after: Option<&Path>,
    ) -> Result<Self> {
        let mut command = engine.driver(profile, preferences)?;
        let display = if engine.needs_a_display() { Some(display(&mut command)?) } else { None };
        let (process, port) = match engine.announcement() {
            Announcement::After(words) => {
                announced_port(command.arg("--port=0"), words, remove_after)?
            }
            Announcement::None => chosen_port(&mut command, remove_after)?,
        };
        Ok(Self { process, _display: display, port })
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Ends it after the limit, unless the returned sender is dropped before: a browser that no longer answers
    /// must not block its test for ever.
    pub(crate) fn end_after(&self, limit: Duration) -> Sender<()> {
        let stdin = Arc::clone(&self.process.stdin);
        let test = thread::current().name().unwrap_or_default().to_owned();
        let (watch, dropped) = mpsc::channel();
        thread::spawn(move || {
            if dropped.recv_timeout(limit) == Err(RecvTimeoutError::Timeout) {
                eprintln!("the browser of {test} has not finished in {limit:?} and is ended");
                close(&stdin);
            }
        });
        watch
    }
}

/// A process and those that it starts. A shell in front of them kills them all as soon as its standard
/// input closes, which it also does when the test program is killed.
struct ProcessGroup {
    shell: Child,
    stdin: Arc<Mutex<Option<ChildStdin>>>,
}

/// `$0` is a folder to remove afterwards, or empty; the rest is the command.
const GUARD: &str = "setsid \"$@\" </dev/null & read -r _; kill -s KILL -- \"-$!\"; wait; \
    [ -z \"$0\" ] || rm -rf -- \"$0\"";

impl ProcessGroup {
    fn start(command: &Command, output: Stdio, remove_after: Option<&Path>) -> Result<Self> {
        let mut shell = Command::new("sh");
        shell.args(["-c", GUARD]).arg(remove_after.map_or(OsStr::new(""), Path::as_os_str));
        shell.arg(command.get_program()).args(command.get_args());
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => shell.env(name, value),
                None => shell.env_remove(name),
            };
        }
        // A group of its own, so that Ctrl-C reaches the test program alone and the shell outlives it.
        shell.process_group(0).stdin(Stdio::piped()).stdout(output).stderr(Stdio::null());
        let mut shell = shell.spawn().with_context(|| {
            format!("cannot run sh and setsid for {}", command.get_program().display())
        })?;
        let stdin = Arc::new(Mutex::new(shell.stdin.take()));
        Ok(Self { shell, stdin })
    }

    /// The lines that it writes, read to the end so that it never waits for a full pipe.
    fn lines(&mut self) -> Result<Receiver<String>> {
        let output = self.shell.stdout.take().context("a process without output")?;
        let (sender, lines) = mpsc::channel();
        thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                // The receiver is dropped once the port is known.
                drop(sender.send(line));
            }
        });
        Ok(lines)
    }
}

impl Drop for ProcessGroup {
    fn drop(&mut self) {
        close(&self.stdin);
        drop(self.shell.wait());
    }
}

fn close(stdin: &Mutex<Option<ChildStdin>>) {
    drop(stdin.lock().unwrap_or_else(PoisonError::into_inner).take());
}

/// Starts a driver that takes a free port and prints it.
fn announced_port(
    command: &Command,
    words: &str,
    remove_after: Option<&Path>,
) -> Result<(ProcessGroup, u16)> {
    let mut process = ProcessGroup::start(command, Stdio::piped(), remove_after)?;
    let lines = process.lines()?;
    let deadline = Instant::now() + PATIENCE;
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        let line = lines.recv_timeout(left).context("the driver names no port")?;
        if let Some((_, port)) = line.split_once(words) {
            return Ok((process, port.trim_end_matches('.').parse()?));
        }
    }
}

/// Starts a driver on a port that was free a moment before.
fn chosen_port(command: &mut Command, remove_after: Option<&Path>) -> Result<(ProcessGroup, u16)> {
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
    let process =
        ProcessGroup::start(command.arg(format!("--port={port}")), Stdio::null(), remove_after)?;
    let deadline = Instant::now() + PATIENCE;
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        ensure!(Instant::now() < deadline, "the driver does not listen on {port}");
        thread::sleep(LOOK_AGAIN);
    }
    Ok((process, port))
}

/// Gives the command a virtual screen.
fn display(command: &mut Command) -> Result<ProcessGroup> {
    let mut screen = Command::new("Xvfb");
    screen.args(["-displayfd", "1", "-screen", "0", "1400x1400x24", "-nolisten", "tcp"]);
    let mut process = ProcessGroup::start(&screen, Stdio::piped(), None)?;
    let number = process.lines()?.recv_timeout(PATIENCE).context("Xvfb names no display")?;
    command.env("DISPLAY", format!(":{number}"));
    Ok(process)
}
