//! Chromium as a slow phone, over the `DevTools` protocol on a pipe: new for each visit, ended on drop.

use std::env;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use crate::debian;
use crate::process::root;

/// The shell connects the pipe to the descriptors that Chromium reads.
const PIPED: &str = "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1";
const FLAGS: [&str; 11] = [
    "--remote-debugging-pipe",
    "--headless=new",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-first-run",
    "--lang=en-US",
];
/// The phone: a processor four times as slow as this machine's, 1.6 Mbit/s, 150 ms.
const SLOWER: u8 = 4;
const DOWN: u32 = 1_600_000 / 8;
const UP: u32 = 750_000 / 8;
const LATENCY: u32 = 150;
/// Time for the browser to finish its own start.
const STARTING: Duration = Duration::from_millis(1_500);
const PATIENCE: Duration = Duration::from_mins(3);
/// Seldom enough that polling does not slow the page.
const LOOK_AGAIN: Duration = Duration::from_millis(500);

/// A browser.
#[derive(Debug)]
pub(crate) struct Chromium {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    last: u64,
    /// Bytes over the wire, headers included.
    received: f64,
    requests: u32,
}

impl Chromium {
    /// Starts it with a profile of its own.
    pub(crate) fn start() -> Result<Self> {
        let profile = root().join("target/bench/profile");
        if profile.exists() {
            fs::remove_dir_all(&profile).context("cannot clear the last profile")?;
        }
        let program = env::var_os("CHROMIUM").unwrap_or_else(|| "chromium".into());
        let mut process = Command::new("sh")
            .args(["-c", PIPED])
            .arg(program)
            .args(FLAGS)
            .args(debian::is_root().then_some("--no-sandbox"))
            .arg(format!("--user-data-dir={}", profile.display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot run Chromium")?;
        let input = process.stdin.take().context("Chromium has no input")?;
        let output = BufReader::new(process.stdout.take().context("Chromium has no output")?);
        Ok(Self { process, input, output, last: 0, received: 0.0, requests: 0 })
    }

    /// Opens a page with the probe before its scripts, once the browser has settled, and waits until
    /// the probe is done: its measurements, with the requests, their bytes, and the bytes of memory after
    /// a collection.
    pub(crate) fn visit(&mut self, url: &str, probe: &str) -> Result<Value> {
        let target = self.call(None, "Target.createTarget", &json!({ "url": "about:blank" }))?;
        let attach = json!({ "targetId": target["targetId"], "flatten": true });
        let session = self.call(None, "Target.attachToTarget", &attach)?;
        let session = session["sessionId"].as_str().context("no session")?.to_owned();
        let page = Some(session.as_str());
        let phone = json!({ "width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": true });
        let line = json!({
            "offline": false, "latency": LATENCY, "downloadThroughput": DOWN, "uploadThroughput": UP,
        });
        self.call(page, "Page.enable", &json!({}))?;
        self.call(page, "Network.enable", &json!({}))?;
        self.call(page, "Network.emulateNetworkConditions", &line)?;
        self.call(page, "Emulation.setDeviceMetricsOverride", &phone)?;
        self.call(page, "Emulation.setCPUThrottlingRate", &json!({ "rate": SLOWER }))?;
        self.call(page, "Page.addScriptToEvaluateOnNewDocument", &json!({ "source": probe }))?;
        thread::sleep(STARTING);
        self.call(page, "Page.navigate", &json!({ "url": url }))?;
        let begun = Instant::now();
        let mut measured = loop {
            thread::sleep(LOOK_AGAIN);
            let measured = self.value(page, "window.measured ?? {}")?;
            if let Some(failure) = measured["failed"].as_str() {
                bail!("the probe failed: {failure}");
            }
            if measured["done"] == json!(true) {
                break measured;
            }
            ensure!(begun.elapsed() < PATIENCE, "after {PATIENCE:?} the visit is at {measured}");
        };
        self.call(page, "Emulation.setCPUThrottlingRate", &json!({ "rate": 1 }))?;
        self.call(page, "HeapProfiler.collectGarbage", &json!({}))?;
        let heap = self.call(page, "Runtime.getHeapUsage", &json!({}))?;
        let part = |name: &str| heap[name].as_f64().unwrap_or_default();
        let memory = part("usedSize") + part("embedderHeapUsedSize") + part("backingStorageSize");
        measured["requests"] = json!(self.requests);
        measured["received"] = json!(self.received);
        measured["memory"] = json!(memory);
        Ok(measured)
    }

    fn value(&mut self, page: Option<&str>, expression: &str) -> Result<Value> {
        let asked = json!({ "expression": expression, "returnByValue": true });
        Ok(self.call(page, "Runtime.evaluate", &asked)?["result"]["value"].take())
    }

    /// Calls a command and waits for its response; requests meanwhile are counted.
    fn call(&mut self, session: Option<&str>, method: &str, params: &Value) -> Result<Value> {
        self.last += 1;
        let id = self.last;
        let mut message = json!({ "id": id, "method": method, "params": params });
        if let Some(session) = session {
            message["sessionId"] = json!(session);
        }
        write!(self.input, "{message}\0").with_context(|| format!("cannot call {method}"))?;
        self.input.flush()?;
        loop {
            let mut line = Vec::new();
            let length = self.output.read_until(0, &mut line)?;
            ensure!(length > 0, "Chromium ended at {method}");
            line.pop();
            let mut message: Value = serde_json::from_slice(&line)?;
            if message["id"] == json!(id) {
                ensure!(message["error"].is_null(), "{method}: {}", message["error"]);
                return Ok(message["result"].take());
            }
            if message["method"] == json!("Network.loadingFinished") {
                self.received += message["params"]["encodedDataLength"].as_f64().unwrap_or(0.0);
                self.requests += 1;
            }
        }
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // Asked to close it takes its helpers along; the pipe's end is all that is waited for.
        let closing = self.call(None, "Browser.close", &json!({}));
        if closing.is_err() {
            drop(self.process.kill());
        }
        drop(self.process.wait());
    }
}
