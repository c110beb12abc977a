//! A driver as a child process: one for each visit, on a port of its own, gone with its browser
//! and its display when dropped.

use std::env;
use std::fs::OpenOptions;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use rustix::process::{Pid, Signal, kill_process_group};

use crate::engine::{Announcement, Engine, Wish};

/// A cold machine takes its time to bring up a browser.
const START: Duration = Duration::from_secs(30);
const STOP: Duration = Duration::from_secs(5);
/// No visit takes so long. A browser that answers nothing more would hold up its test for ever: it is
/// ended, and the test fails.
const LIMIT: Duration = Duration::from_mins(3);
/// Names another limit, in seconds, for a night of many visits.
const OTHER_LIMIT: &str = "KO_LIMIT";
/// Names the file for the tests whose browser was ended: they are run once more.
const SILENT: &str = "KO_SILENT";
const LOOK_AGAIN: Duration = Duration::from_millis(10);

pub(crate) struct Driver {
    // In this order they are dropped: the driver and its browser before their display.
    _process: Family,
    _display: Option<Family>,
    port: u16,
    session: Option<String>,
    _watch: Sender<()>,
}

impl Driver {
    /// Starts it and waits until it listens.
    pub(crate) fn start(engine: Engine, profile: &Path, wishes: &[Wish]) -> Result<Self> {
        let mut command = engine.driver(profile, wishes)?;
        let display = if engine.needs_a_display() { Some(display(&mut command)?) } else { None };
        let (process, port) = match engine.announcement() {
            Announcement::After(words) => announced(command.arg("--port=0"), words)?,
            Announcement::None => told(&mut command)?,
        };
        let watch = watch(&process)?;
        Ok(Self { _process: process, _display: display, port, session: None, _watch: watch })
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The session to end with the driver.
    pub(crate) fn serves(&mut self, session: Option<String>) {
        self.session = session;
    }

    /// Asks the driver to end its browser.
    fn end_session(&self, session: &str) -> std::io::Result<()> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(STOP))?;
        let port = self.port;
        write!(
            stream,
            "DELETE /session/{session} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\
             Content-Length: 0\r\nConnection: close\r\n\r\n"
        )?;
        // The first byte of the answer comes when the browser has gone.
        stream.read(&mut [0]).map(drop)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // What cannot be ended in peace is ended with its family.
        if let Some(session) = self.session.take() {
            drop(self.end_session(&session));
        }
    }
}

/// A process and those that it starts; they end together when this is dropped.
struct Family(Child);

impl Family {
    fn start(command: &mut Command) -> Result<Self> {
        command.process_group(0).stdin(Stdio::null()).stderr(Stdio::null());
        let program = command.get_program().to_owned();
        let child = command.spawn().with_context(|| format!("cannot run {}", program.display()))?;
        Ok(Self(child))
    }

    /// The lines that it writes, read to the end so that it never stands before a full pipe.
    fn lines(&mut self) -> Result<Receiver<String>> {
        let output = self.0.stdout.take().context("a process without output")?;
        let (sender, lines) = mpsc::channel();
        thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                // Nobody listens any more once the port is known.
                drop(sender.send(line));
            }
        });
        Ok(lines)
    }
}

impl Drop for Family {
    fn drop(&mut self) {
        // Both fail only when it has ended already.
        let _ = kill_process_group(Pid::from_child(&self.0), Signal::KILL);
        drop(self.0.wait());
    }
}

/// Ends a process and its family after the limit, unless what this gives is dropped before.
fn watch(process: &Family) -> Result<Sender<()>> {
    let limit = match env::var(OTHER_LIMIT) {
        Ok(seconds) => Duration::from_secs(
            seconds.parse().with_context(|| format!("{OTHER_LIMIT}={seconds}: seconds fit"))?,
        ),
        Err(_) => LIMIT,
    };
    let family = Pid::from_child(&process.0);
    let test = thread::current().name().unwrap_or_default().to_owned();
    let (watch, end) = mpsc::channel();
    thread::spawn(move || {
        if end.recv_timeout(limit) == Err(RecvTimeoutError::Timeout) {
            eprintln!("the browser of {test} is ended after {limit:?}: it answers nothing more");
            if let Some(file) = env::var_os(SILENT) {
                let file = OpenOptions::new().create(true).append(true).open(file);
                drop(file.and_then(|mut file| writeln!(file, "{test}")));
            }
            let _ = kill_process_group(family, Signal::KILL);
        }
    });
    Ok(watch)
}

/// Starts a driver that takes a free port and says which.
fn announced(command: &mut Command, words: &str) -> Result<(Family, u16)> {
    let mut process = Family::start(command.stdout(Stdio::piped()))?;
    let lines = process.lines()?;
    let deadline = Instant::now() + START;
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        let line = lines.recv_timeout(left).context("the driver names no port")?;
        if let Some((_, port)) = line.split_once(words) {
            return Ok((process, port.trim_end_matches('.').parse()?));
        }
    }
}

/// Starts a driver on a port that was free a moment ago.
fn told(command: &mut Command) -> Result<(Family, u16)> {
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
    let mut process = Family::start(command.arg(format!("--port={port}")).stdout(Stdio::null()))?;
    let deadline = Instant::now() + START;
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        ensure!(process.0.try_wait()?.is_none(), "the driver ended before it listened on {port}");
        ensure!(Instant::now() < deadline, "the driver does not listen on {port}");
        thread::sleep(LOOK_AGAIN);
    }
    Ok((process, port))
}

/// Gives the command a screen that nobody sees.
fn display(command: &mut Command) -> Result<Family> {
    let mut screen = Command::new("Xvfb");
    screen.args(["-displayfd", "1", "-screen", "0", "1400x1400x24", "-nolisten", "tcp"]);
    let mut process = Family::start(screen.stdout(Stdio::piped()))?;
    let number = process.lines()?.recv_timeout(START).context("Xvfb names no display")?;
    command.env("DISPLAY", format!(":{number}"));
    Ok(process)
}
