//! One person's visit: a server of its own, a fresh browser, and what a person does with it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail, ensure};
use fantoccini::elements::Element;
use fantoccini::wd::{PrintConfiguration, PrintSize, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder, Locator};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use outlook_serve::{Hold, Server};
use serde_json::{Value, json};
use tempfile::TempDir;
use url::{ParseError, Url};

use crate::driver::{Driver, capabilities};
use crate::traffic::{Sent, complaints, requests};

/// A small phone, and the width at which a page must still fit.
pub(crate) const PHONE: (u32, u32) = (360, 740);

pub(crate) const PATIENCE: Duration = Duration::from_secs(20);
pub(crate) const LOOK_AGAIN: Duration = Duration::from_millis(20);

pub(crate) struct Visit {
    // In this order they are dropped: the session ends before its driver and its profile.
    client: Client,
    _driver: Driver,
    _profile: TempDir,
    server: Server,
    sent: Vec<Sent>,
    screen: (u32, u32),
}

impl Visit {
    /// A fresh browser of a phone's size, before any page.
    pub(crate) async fn prepare() -> Result<Self> {
        Self::prepare_at(&root().join("dist")).await
    }

    /// The same with the pages of another folder than `dist/`.
    pub(crate) async fn prepare_at(dist: &Path) -> Result<Self> {
        ensure!(dist.join("index.html").is_file(), "no page in dist/: `cargo xtask dist` first");
        let server = Server::start(dist, 0)?;
        let profile = tempfile::tempdir()?;
        let driver = Driver::start()?;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities(profile.path()))
            .connect(&driver.url())
            .await
            .context("chromedriver starts no browser")?;
        let mut visit = Self {
            client,
            _driver: driver,
            _profile: profile,
            server,
            sent: Vec::new(),
            screen: PHONE,
        };
        visit.resize(PHONE).await?;
        // The browser's own start page loads this and that, which is not the page's doing.
        visit.client.goto("about:blank").await?;
        visit.log("performance").await?;
        Ok(visit)
    }

    /// A fresh browser with the page open, the widget in charge and everything loaded.
    pub(crate) async fn open() -> Result<Self> {
        let mut visit = Self::prepare().await?;
        visit.go().await?;
        visit.until("the widget is in charge", IN_CHARGE).await?;
        visit.until("the report is loaded", LOADED).await?;
        Ok(visit)
    }

    /// Opens the page, in whatever state it then is.
    pub(crate) async fn go(&mut self) -> Result<()> {
        self.client.goto(&self.server.url()).await?;
        self.find("[data-screen]").await.map(drop)
    }

    /// Lets the browser prefer these languages, the first most, from the next page on.
    pub(crate) async fn prefer(&self, languages: &[&str]) -> Result<()> {
        let own = format!(
            "Object.defineProperty(navigator, 'languages', {{ get: () => {languages:?} }});
             Object.defineProperty(navigator, 'language', {{ get: () => {:?} }});",
            languages.first().copied().unwrap_or_default()
        );
        let source = json!({ "source": own });
        self.devtools("Page.addScriptToEvaluateOnNewDocument", source).await.map(drop)
    }

    /// Opens another page of the same server.
    pub(crate) async fn open_page(&self, name: &str) -> Result<()> {
        Ok(self.client.goto(&format!("{}{name}", self.server.url())).await?)
    }

    /// The address of the page.
    pub(crate) fn address(&self) -> String {
        self.server.url()
    }

    /// What the server was asked for, in order.
    pub(crate) fn served(&self) -> Vec<String> {
        self.server.requested()
    }

    /// Lets the browser wait for files with this ending until the hold is dropped.
    pub(crate) fn hold(&self, ending: &str) -> Hold {
        self.server.hold(ending)
    }

    /// The address in the browser's bar.
    pub(crate) async fn url(&self) -> Result<String> {
        Ok(self.client.current_url().await?.into())
    }

    /// Changes the viewport, narrower than any window could be made.
    pub(crate) async fn resize(&mut self, (width, height): (u32, u32)) -> Result<()> {
        self.screen = (width, height);
        let metrics = json!({
            "width": width, "height": height, "deviceScaleFactor": 2, "mobile": width < 600,
        });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await.map(drop)
    }

    /// A command of the `DevTools` protocol.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        self.vendor("goog/cdp/execute", body).await
    }

    /// The value of a JavaScript expression in the page.
    pub(crate) async fn value(&self, expression: &str) -> Result<Value> {
        Ok(self.client.execute(&format!("return ({expression});"), Vec::new()).await?)
    }

    /// Waits until a JavaScript expression is true, and says what did not happen if it never is.
    pub(crate) async fn until(&self, claim: &str, expression: &str) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        while self.value(&format!("Boolean({expression})")).await? != json!(true) {
            if Instant::now() > deadline {
                let body = self.value("document.body.innerText").await?;
                bail!("after {PATIENCE:?} it is not so that {claim}; the page says: {body}");
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
        Ok(())
    }

    /// The first element that fits, as soon as there is one.
    pub(crate) async fn find(&self, selector: &str) -> Result<Element> {
        let wait = self.client.wait().at_most(PATIENCE).every(LOOK_AGAIN);
        let found = wait.for_element(Locator::Css(selector)).await;
        found.with_context(|| format!("there is no {selector}"))
    }

    /// Clicks as a person does: on what is seen, scrolled to where it can be hit.
    pub(crate) async fn click(&self, selector: &str) -> Result<()> {
        let clicked = self.find(selector).await?.click().await;
        clicked.with_context(|| format!("{selector} cannot be clicked"))
    }

    /// The text a person sees of an element.
    pub(crate) async fn text(&self, selector: &str) -> Result<String> {
        Ok(self.find(selector).await?.text().await?)
    }

    /// Every request of this visit, the page itself included.
    pub(crate) async fn requests(&mut self) -> Result<&[Sent]> {
        let entries = self.log("performance").await?;
        self.sent.extend(requests(&entries));
        Ok(&self.sent)
    }

    /// Warnings and errors in the console since the last call; a blocked policy is one.
    pub(crate) async fn complaints(&self) -> Result<Vec<String>> {
        Ok(complaints(&self.log("browser").await?))
    }

    /// Keeps a picture of the whole page as `target/screenshots/NAME.png`.
    pub(crate) async fn picture(&mut self, name: &str) -> Result<()> {
        let screen = self.screen;
        let height = self.value("document.documentElement.scrollHeight").await?;
        let height = height.as_u64().and_then(|height| u32::try_from(height).ok());
        self.resize((screen.0, height.unwrap_or(screen.1).max(screen.1))).await?;
        let picture = self.client.screenshot().await?;
        self.resize(screen).await?;
        let folder = root().join("target/screenshots");
        fs::create_dir_all(&folder)?;
        Ok(fs::write(folder.join(name).with_extension("png"), picture)?)
    }

    /// The page as it is printed, kept as `target/screenshots/NAME.pdf`.
    pub(crate) async fn pdf(&self, paper: PrintSize, name: &str) -> Result<Vec<u8>> {
        let paper = PrintConfiguration::builder().size(paper).build();
        let paper = paper.map_err(|error| anyhow!("the driver prints no such paper: {error:?}"))?;
        let pdf = self.client.print(paper).await?;
        let folder = root().join("target/screenshots");
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(name).with_extension("pdf"), &pdf)?;
        Ok(pdf)
    }

    async fn log(&self, kind: &str) -> Result<Vec<Value>> {
        let entries = self.vendor("se/log", json!({ "type": kind })).await?;
        let entries = entries.as_array().context("the driver's log is no list")?;
        Ok(entries.clone())
    }

    async fn vendor(&self, path: &'static str, body: Value) -> Result<Value> {
        Ok(self.client.issue_cmd(Vendor { path, body }).await?)
    }
}

/// The widget has taken the place of the static page's status line.
pub(crate) const IN_CHARGE: &str = "document.readyState === 'complete' \
     && document.getElementById('ko-status')?.hidden && document.forms.length > 0";

/// What is loaded last has come: what copies and saves.
const LOADED: &str = "performance.getEntriesByType('resource')
    .filter(it => /(report|take-along)-/.test(it.name) && it.responseEnd > 0).length === 3";

/// The page says that the questions cannot run.
pub(crate) const FAILED: &str =
    "document.querySelector('[data-screen=error] [role=alert]:not([hidden])')";

/// A command that only Chromium's driver knows.
#[derive(Debug)]
struct Vendor {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Vendor {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}
