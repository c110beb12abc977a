//! A page that a server of its own serves, open in a browser, and what a person does with it.

use std::fs;
use std::ops::Deref;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail, ensure};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::wd::{PrintConfiguration, PrintSize, WebDriverCompatibleCommand};
use http::Method;
use outlook_dev_server::{Hold, Server};
use serde_json::{Value, json};
use tempfile::TempDir;
use url::{ParseError, Url};

use super::browser::{Browser, wants_screenshots};
use super::engine::{Engine, Preference};
use super::files::{copy_folder, dist};
use super::traffic::{self, Request, complaints};

/// A small phone, and the width at which a page must still fit.
pub(crate) const PHONE: (u32, u32) = (360, 740);

/// More focus stops than any screen has.
const TAB_STOPS: usize = 120;

/// A page in a browser of a phone's size, with its own server.
pub(crate) struct Page {
    // Dropped in this order: the browser before its server and the served folder.
    browser: Browser,
    server: Server,
    _folder: TempDir,
    sent: Vec<Request>,
    screen: (u32, u32),
    /// How much larger a window is than its viewport.
    frame: (u32, u32),
    /// Device pixels of a CSS pixel.
    dots: u32,
}

impl Deref for Page {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        &self.browser
    }
}

impl Page {
    /// A window of a phone's size, before any page.
    pub(crate) async fn prepare() -> Result<Self> {
        Self::serving(&dist()?).await
    }

    /// The same without the assets that have this in their path.
    pub(crate) async fn without(part: &str) -> Result<Self> {
        let copy = tempfile::tempdir()?;
        copy_folder(&dist()?, copy.path())?;
        let mut removed = 0;
        for entry in fs::read_dir(copy.path().join("assets"))? {
            let path = entry?.path();
            if path.to_string_lossy().contains(part) {
                fs::remove_file(path)?;
                removed += 1;
            }
        }
        ensure!(removed > 0, "no file has {part} in its name");
        Self::serving(copy.path()).await
    }

    /// The same for the pages of another folder.
    pub(crate) async fn serving(folder: &Path) -> Result<Self> {
        Self::begin(folder, &[]).await
    }

    /// The same in a browser that runs no WebAssembly, as in a lockdown mode.
    pub(crate) async fn without_webassembly(folder: &Path) -> Result<Self> {
        Self::begin(folder, &[Preference::NoWebAssembly]).await
    }

    async fn begin(folder: &Path, preferences: &[Preference]) -> Result<Self> {
        let engine = Engine::chosen()?;
        let copy = tempfile::tempdir()?;
        copy_folder(folder, copy.path())?;
        if engine != Engine::Chromium {
            traffic::record_complaints(copy.path())?;
        }
        let mut page = Self {
            browser: if preferences.is_empty() {
                Browser::shared().await?
            } else {
                Browser::dedicated(tempfile::tempdir()?, preferences).await?
            },
            server: traffic::serve(copy.path())?,
            _folder: copy,
            sent: Vec::new(),
            screen: PHONE,
            frame: (0, 0),
            dots: if preferences.contains(&Preference::Zoom) { 4 } else { 2 },
        };
        if engine == Engine::Chromium {
            // The browser's own start page makes requests that are not ours.
            page.goto("about:blank").await?;
            page.log("performance").await?;
            page.log("browser").await?;
            // Permissions and cookies of another test hold for every port of this host.
            page.devtools("Browser.resetPermissions", json!({})).await?;
            page.devtools("Network.clearBrowserCookies", json!({})).await?;
            if preferences.contains(&Preference::ForcedColours) {
                let forced =
                    json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
                page.devtools("Emulation.setEmulatedMedia", forced).await?;
            }
        } else {
            let frame = "[outerWidth - innerWidth, outerHeight - innerHeight]";
            page.frame = serde_json::from_value(page.value(frame).await?)?;
        }
        page.resize(PHONE).await?;
        Ok(page)
    }

    /// The same with the page open, the widget in charge and everything loaded.
    pub(crate) async fn open() -> Result<Self> {
        Self::open_with(&[]).await
    }

    /// The same for a person with these preferences.
    pub(crate) async fn open_with(preferences: &[Preference]) -> Result<Self> {
        let mut page = Self::begin(&dist()?, preferences).await?;
        page.go().await?;
        page.until("the widget is in charge", IN_CHARGE).await?;
        page.until("everything is loaded", LOADED).await?;
        Ok(page)
    }

    /// Opens the page, in whatever state it then is.
    pub(crate) async fn go(&mut self) -> Result<()> {
        let address = self.address();
        // The last page may have the same address, and be there still for a moment.
        self.run("window.isLast = true").await?;
        self.goto(&address).await?;
        let there = format!(
            "!window.isLast && location.href === '{address}' && ko.querySelector('[data-screen]') !== null"
        );
        self.until("the page is there", &there).await
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

    /// Opens another page of the same server, and waits until it has replaced the last.
    pub(crate) async fn open_page(&self, name: &str) -> Result<()> {
        let address = format!("{}{name}", self.server.url());
        self.goto(&address).await?;
        let there = format!("location.href === {} && document.body", json!(address));
        self.until(&format!("{name} is there"), &there).await
    }

    /// Opens a page of another server, and waits until all of it is there.
    pub(crate) async fn open_address(&self, address: &str) -> Result<()> {
        self.goto(address).await?;
        let there = format!(
            "location.href.startsWith({}) && document.readyState === 'complete'",
            json!(address)
        );
        self.until(&format!("{address} is there"), &there).await
    }

    /// The address of the page.
    pub(crate) fn address(&self) -> String {
        self.server.url()
    }

    /// The paths that the server was asked for, in order.
    pub(crate) fn served(&self) -> Vec<String> {
        self.server.requested()
    }

    /// Delays files with this ending until the hold is dropped.
    pub(crate) fn hold(&self, ending: &str) -> Hold {
        self.server.hold(ending)
    }

    /// The address in the browser's bar.
    pub(crate) async fn url(&self) -> Result<String> {
        Ok(self.client.current_url().await?.into())
    }

    /// Changes the viewport, also to widths that no window can have.
    pub(crate) async fn resize(&mut self, (width, height): (u32, u32)) -> Result<()> {
        self.screen = (width, height);
        if self.is_in_chromium() {
            let metrics = json!({
                "width": width, "height": height, "deviceScaleFactor": self.dots,
                "mobile": self.dots == 2 && width < 600,
            });
            return self.devtools("Emulation.setDeviceMetricsOverride", metrics).await.map(drop);
        }
        let (wider, higher) = self.frame;
        self.client.set_window_size(width + wider, height + higher).await?;
        let done = format!("innerWidth === {width} && innerHeight === {height}");
        self.until(&format!("the page is {width} by {height}"), &done).await
    }

    /// A command of the `DevTools` protocol, which only Chromium's driver passes on.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        self.in_chromium("goog/cdp/execute", body).await
    }

    /// Every element that fits.
    pub(crate) async fn find_all(&self, selector: &str) -> Result<Vec<Element>> {
        self.elements(&format!("ko.querySelectorAll({})", json!(selector))).await
    }

    /// The computed `role` or `label` of an element, as a screen reader gets it.
    pub(crate) async fn computed(&self, element: &Element, what: &'static str) -> Result<String> {
        let command = ComputedProperty { element: element.element_id().to_string(), what };
        let value = self.client.issue_cmd(command).await?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// Presses and releases a key on the focused element.
    pub(crate) async fn press(&self, key: Key) -> Result<()> {
        self.press_letter(char::from(key)).await
    }

    /// Presses the key of a letter or a digit on the focused element.
    pub(crate) async fn press_letter(&self, value: char) -> Result<()> {
        let stroke = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        Ok(self.client.perform_actions(stroke).await?)
    }

    /// Presses Tab until the expression `fits` is true of `it`, the focused element.
    pub(crate) async fn tab_to(&self, claim: &str, fits: &str) -> Result<()> {
        let there = format!("Boolean((it => {fits})(ko.activeElement))");
        for _ in 0..TAB_STOPS {
            self.press(Key::Tab).await?;
            if self.value(&there).await? == json!(true) {
                return Ok(());
            }
        }
        bail!("Tab never reaches {claim}")
    }

    /// The address of every request, the page itself included: from Chromium's log, or what reached the
    /// server, since the policy of the page blocks every other origin.
    pub(crate) async fn requests(&mut self) -> Result<Vec<String>> {
        if self.is_in_chromium() {
            return Ok(self.chromium_requests().await?.iter().map(|it| it.url.clone()).collect());
        }
        let address = self.address();
        let targets = self.served().into_iter();
        Ok(targets.map(|target| format!("{address}{}", target.trim_start_matches('/'))).collect())
    }

    /// Every request with its method, from the log that only Chromium's driver keeps.
    pub(crate) async fn chromium_requests(&mut self) -> Result<&[Request]> {
        let entries = self.log("performance").await?;
        self.sent.extend(traffic::requests(&entries));
        Ok(&self.sent)
    }

    /// Warnings and errors in the console since the last call, policy violations included.
    pub(crate) async fn complaints(&self) -> Result<Vec<String>> {
        if self.is_in_chromium() {
            return Ok(complaints(&self.log("browser").await?));
        }
        Ok(serde_json::from_value(self.value("window.complaints.splice(0)").await?)?)
    }

    /// Writes `target/screenshots/NAME.png` if screenshots are on: of the whole page in Chromium, of the
    /// window in the other engines.
    pub(crate) async fn screenshot(&mut self, name: &str) -> Result<()> {
        let screen = self.screen;
        let whole = self.is_in_chromium() && wants_screenshots();
        if whole {
            let height = self.value("document.documentElement.scrollHeight").await?;
            let height = height.as_u64().and_then(|height| u32::try_from(height).ok());
            self.resize((screen.0, height.unwrap_or(screen.1).max(screen.1))).await?;
        }
        self.browser.screenshot(name).await?;
        if whole { self.resize(screen).await } else { Ok(()) }
    }

    /// The printed page, also written to `target/screenshots/NAME.pdf`.
    pub(crate) async fn pdf(&self, paper: PrintSize, name: &str) -> Result<Vec<u8>> {
        let paper = PrintConfiguration::builder().size(paper).build();
        let paper =
            paper.map_err(|error| anyhow!("the driver does not print this paper: {error:?}"))?;
        let pdf = self.client.print(paper).await?;
        fs::write(self.artifact_path(name)?.with_extension("pdf"), &pdf)?;
        Ok(pdf)
    }

    async fn log(&self, kind: &str) -> Result<Vec<Value>> {
        let entries = self.in_chromium("se/log", json!({ "type": kind })).await?;
        let entries = entries.as_array().context("the driver's log is no list")?;
        Ok(entries.clone())
    }

    async fn in_chromium(&self, path: &'static str, body: Value) -> Result<Value> {
        ensure!(self.is_in_chromium(), "{path} is a command of Chromium's driver only");
        Ok(self.client.issue_cmd(ChromiumCommand { path, body }).await?)
    }
}

/// The widget is in charge: it has hidden the status line of the static page.
pub(crate) const IN_CHARGE: &str = "document.readyState === 'complete' \
     && document.getElementById('ko-status')?.hidden && ko.querySelectorAll('form').length > 0";

/// What loads last is there: the vectors of the self-check.
pub(crate) const LOADED: &str = "performance.getEntriesByType('resource')
    .some(it => it.name.includes('vectors-') && it.responseEnd > 0)";

/// The page shows that the questions cannot run.
pub(crate) const FAILED: &str =
    "ko.querySelector('[data-screen=error]') && ko.querySelector('#ko-failed:not([hidden])')";

/// A command that only Chromium's driver knows.
#[derive(Debug)]
struct ChromiumCommand {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for ChromiumCommand {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

/// The command for a computed role or label.
#[derive(Debug)]
struct ComputedProperty {
    element: String,
    what: &'static str,
}

impl WebDriverCompatibleCommand for ComputedProperty {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        let Self { element, what } = self;
        let session = session.unwrap_or_default();
        base.join(&format!("session/{session}/element/{element}/computed{what}"))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::GET, None)
    }
}
