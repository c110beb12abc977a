//! `ChromeDriver` as a child process: one for each visit, on a port of its own, gone with
//! its browser when dropped.

use std::env;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

/// A cold machine takes its time to bring up a browser.
const START: Duration = Duration::from_secs(30);
const STOP: Duration = Duration::from_secs(5);

/// Flags that keep Chromium from asking anything of the network on its own.
const QUIET: [&str; 11] = [
    "--headless=new",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-first-run",
    "--lang=en-US",
];

pub(crate) struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts it and waits until it listens; `CHROMEDRIVER` names another program.
    pub(crate) fn start() -> Result<Self> {
        let program = env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let mut process = Command::new(&program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot run {}", program.display()))?;
        let lines = process.stdout.take().context("chromedriver has no output")?;
        let (sender, ports) = mpsc::channel();
        thread::spawn(move || {
            // To the end, so that the driver never stands before a full pipe.
            for line in BufReader::new(lines).lines().map_while(Result::ok) {
                if announced_port(&line).is_some_and(|port| sender.send(port).is_err()) {
                    break;
                }
            }
        });
        // Taken before the wait, so that a driver which never speaks is ended all the same.
        let mut driver = Self { process, port: 0 };
        driver.port = ports.recv_timeout(START).context("chromedriver names no port")?;
        Ok(driver)
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Asks the driver to end its browser and itself.
    fn shut_down(&self) -> std::io::Result<()> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(STOP))?;
        stream
            .write_all(b"GET /shutdown HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        stream.read_to_end(&mut Vec::new())?;
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let deadline = Instant::now() + STOP;
        if self.shut_down().is_ok() {
            while Instant::now() < deadline && matches!(self.process.try_wait(), Ok(None)) {
                thread::sleep(Duration::from_millis(5));
            }
        }
        // Both fail only when it has ended already.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// What the browser is asked to be, with a profile of its own; `CHROMIUM` names another program.
pub(crate) fn capabilities(profile: &Path) -> Map<String, Value> {
    let mut arguments: Vec<String> = QUIET.iter().map(|flag| (*flag).to_owned()).collect();
    arguments.push(format!("--user-data-dir={}", profile.display()));
    if is_root(profile) {
        arguments.push("--no-sandbox".to_owned());
    }
    let mut options = json!({ "args": arguments });
    if let Some(program) = env::var_os("CHROMIUM") {
        options["binary"] = json!(program.to_string_lossy());
    }
    Map::from_iter([
        ("browserName".to_owned(), json!("chrome")),
        // A visit waits for what it needs, not for everything.
        ("pageLoadStrategy".to_owned(), json!("none")),
        ("goog:chromeOptions".to_owned(), options),
        ("goog:loggingPrefs".to_owned(), json!({ "performance": "ALL", "browser": "ALL" })),
    ])
}

/// Whoever has just made the profile owns it; Chromium has no sandbox for root.
fn is_root(profile: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    profile.metadata().is_ok_and(|metadata| metadata.uid() == 0)
}

/// `ChromeDriver was started successfully on port 45123.`
fn announced_port(line: &str) -> Option<u16> {
    let (_, port) = line.split_once("started successfully on port ")?;
    port.trim_end_matches('.').parse().ok()
}
