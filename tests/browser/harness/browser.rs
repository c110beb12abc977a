//! A browser under its driver: started, used and ended. `Page` and `Tablet` own one.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::error::{CmdError, ErrorStatus};
use fantoccini::wd::WindowHandle;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::driver::Driver;
use super::engine::{Engine, Preference};
use super::files::root;
use super::retry::{PATIENCE, Tries};

/// What every script has: the root of the widget, and the page around it without what it shows on a failure alone.
const KO: &str = "const ko = {
    get root() { return document.querySelector('ketamine-outlook')?.shadowRoot ?? document; },
    get activeElement() { return ko.root.activeElement ?? document.activeElement; },
    querySelectorAll: (it) => [...new Set([ko.root, document])]
        .flatMap((place) => [...place.querySelectorAll(it)])
        .filter((it) => !it.closest('#ko-failed[hidden]')),
    querySelector: (it) => ko.querySelectorAll(it)[0] ?? null,
    adopt: (sheet) => { for (const place of [document, ko.root]) place.adoptedStyleSheets = [sheet]; },
};";

/// The limit of a test, after which its browser is ended and the test fails.
const LIMIT: Duration = Duration::from_mins(6);
/// The variable of another limit, in seconds, for a long run.
const OTHER_LIMIT: &str = "KO_LIMIT";
/// The variable that turns screenshots on.
const SCREENSHOTS: &str = "KO_PICTURES";

/// How often a start is tried: with a newly installed WebKit the first browser may fail, driver included.
const STARTS: u32 = 3;

/// Idle browsers; at most one for each test that runs at the same time.
static IDLE: Mutex<Vec<Session>> = Mutex::new(Vec::new());

/// A browser for one test: a new tab in a shared browser, or a browser of its own.
pub(crate) struct Browser {
    pub(crate) client: Client,
    pub(crate) engine: Engine,
    session: Option<Session>,
    /// Whether another test may use it next.
    is_shared: bool,
    _limit: Sender<()>,
}

/// A started browser and its profile.
struct Session {
    // Dropped in this order: the browser before its profile.
    driver: Driver,
    profile: TempDir,
    id: String,
    first_tab: WindowHandle,
}

impl Browser {
    /// A new tab in a shared browser. Each test has an origin of its own, and with it a storage of its own.
    pub(crate) async fn shared() -> Result<Self> {
        let engine = Engine::chosen()?;
        loop {
            let idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let Some(session) = idle else { break };
            match Self::in_new_tab(engine, session).await {
                Ok(browser) => return Ok(browser),
                // The last test may have broken it.
                Err(error) => eprintln!("{engine:?} gives no new tab: {error:#}"),
            }
        }
        Self::launch(engine, tempfile::tempdir()?, &[], true).await
    }

    /// A browser for one test, with this profile.
    pub(crate) async fn dedicated(profile: TempDir, preferences: &[Preference]) -> Result<Self> {
        Self::launch(Engine::chosen()?, profile, preferences, false).await
    }

    async fn launch(
        engine: Engine,
        profile: TempDir,
        preferences: &[Preference],
        is_shared: bool,
    ) -> Result<Self> {
        // A shared session is in a static, which is never dropped: the driver removes its profile.
        let remove_after = is_shared.then_some(profile.path());
        let mut tries = 1;
        let (client, driver) = loop {
            remove_stale_files(profile.path())?;
            let driver = Driver::start(engine, profile.path(), preferences, remove_after)?;
            let client = ClientBuilder::new(HttpConnector::new())
                .capabilities(engine.capabilities(profile.path(), preferences))
                .connect(&driver.url())
                .await;
            match client {
                Ok(client) => break (client, driver),
                Err(error) if tries < STARTS => eprintln!("{engine:?} does not start: {error}"),
                Err(error) => bail!("{engine:?} does not start in {STARTS} tries: {error}"),
            }
            tries += 1;
        };
        let id = client.session_id().await?.context("the driver gives no session")?;
        let first_tab = client.window().await?;
        Self::of(engine, client, Session { driver, profile, id, first_tab }, is_shared).await
    }

    async fn in_new_tab(engine: Engine, session: Session) -> Result<Self> {
        // A driver that hangs is ended, and a new one started.
        let _limit = session.driver.end_after(PATIENCE);
        let (url, connector) = (session.driver.url(), HttpConnector::new());
        let client = Client::with_existing_session(&url, &session.id, connector).await?;
        let old = client.windows().await?;
        let new = if engine == Engine::WebKit {
            // Its driver ends with the first tab, so that one stays open; and a new tab stays in the
            // background, where nothing is drawn: so it opens a window.
            close(&client, old.into_iter().filter(|tab| *tab != session.first_tab)).await?;
            client.switch_to_window(session.first_tab.clone()).await?;
            ignore_timeout(client.goto("about:blank").await)?;
            client.new_window(false).await?.handle
        } else {
            let new = client.new_window(true).await?.handle;
            close(&client, old).await?;
            new
        };
        client.switch_to_window(new).await?;
        Self::of(engine, client, session, true).await
    }

    async fn of(engine: Engine, client: Client, session: Session, is_shared: bool) -> Result<Self> {
        // The client must not end the session: the process is ended, or the next test uses it.
        client.persist().await?;
        let limit = session.driver.end_after(limit()?);
        let session = Some(session);
        let browser = Self { client, engine, session, is_shared, _limit: limit };
        // A window that is not yet open has no size.
        browser.until("there is a window", "innerWidth > 0 && outerWidth >= innerWidth").await?;
        Ok(browser)
    }

    /// Ends it, and gives its profile.
    pub(crate) async fn end(mut self) -> Result<TempDir> {
        let session = self.session.take().context("a browser that has ended")?;
        self.client.clone().close().await?;
        Ok(session.profile)
    }

    /// The folder of its profile.
    pub(crate) fn profile(&self) -> Result<&Path> {
        Ok(self.session.as_ref().context("a browser that has ended")?.profile.path())
    }

    /// Whether its engine is Chromium.
    pub(crate) fn is_in_chromium(&self) -> bool {
        self.engine == Engine::Chromium
    }

    /// Navigates to an address; its page may still be loading.
    pub(crate) async fn goto(&self, address: &str) -> Result<()> {
        ignore_timeout(self.client.goto(address).await)
    }

    /// Goes back in the history.
    pub(crate) async fn back(&self) -> Result<()> {
        ignore_timeout(self.client.back().await)
    }

    /// Loads the page again.
    pub(crate) async fn refresh(&self) -> Result<()> {
        ignore_timeout(self.client.refresh().await)
    }

    /// The value of a JavaScript expression in the page.
    pub(crate) async fn value(&self, expression: &str) -> Result<Value> {
        Ok(self.client.execute(&format!("{KO} return ({expression});"), Vec::new()).await?)
    }

    /// Runs a script in the page, regardless of the page's policy.
    pub(crate) async fn run(&self, script: &str) -> Result<()> {
        Ok(self.client.execute(&format!("{KO} {script}"), Vec::new()).await.map(drop)?)
    }

    /// Runs a script that passes its result to its last argument.
    pub(crate) async fn run_async(&self, script: &str) -> Result<Value> {
        self.call(script, Vec::new()).await
    }

    /// The same, with arguments before the last.
    pub(crate) async fn call(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.client.execute_async(&format!("{KO} {script}"), arguments).await?)
    }

    /// Waits until the current state of the page is painted.
    pub(crate) async fn wait_for_paint(&self) -> Result<()> {
        let drawn = "const done = arguments[arguments.length - 1];
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));";
        self.run_async(drawn).await.map(drop)
    }

    /// Waits until a JavaScript expression is true; the error names the claim. A script that fails is run
    /// again, since scripts fail while the browser navigates.
    pub(crate) async fn until(&self, claim: &str, expression: &str) -> Result<()> {
        let tries = Tries::begin();
        let expression = format!("Boolean({expression})");
        loop {
            let found = self.value(&expression).await;
            if matches!(found, Ok(Value::Bool(true))) {
                return Ok(());
            }
            if !tries.again().await {
                let page =
                    "[location.href, document.body.innerText, window.complaints, window.events]";
                let page = self.value(page).await;
                bail!(
                    "after {PATIENCE:?} it is not true that {claim}: {expression} is {found:?}; the page: {page:?}"
                );
            }
        }
    }

    /// The element that a JavaScript expression gives.
    pub(crate) async fn element(&self, expression: &str) -> Result<Element> {
        let found = self.value(expression).await?;
        self.element_of(&found).with_context(|| format!("{expression} is no element"))
    }

    /// Every element of an array that a JavaScript expression gives.
    pub(crate) async fn elements(&self, expression: &str) -> Result<Vec<Element>> {
        let found = self.value(expression).await?;
        Ok(found.as_array().into_iter().flatten().filter_map(|it| self.element_of(it)).collect())
    }

    /// The element that a driver refers to; `None` where it is another value.
    fn element_of(&self, found: &Value) -> Option<Element> {
        let id = found.as_object()?.values().next()?.as_str()?;
        Some(Element::from_element_id(self.client.clone(), ElementRef::from(id.to_owned())))
    }

    /// The first element that matches, as soon as there is one.
    pub(crate) async fn find(&self, selector: &str) -> Result<Element> {
        let first = format!("ko.querySelector({})", json!(selector));
        let tries = Tries::begin();
        loop {
            let found = self.element(&first).await;
            if found.is_ok() || !tries.again().await {
                return found.with_context(|| format!("there is no {selector}"));
            }
        }
    }

    /// The visible text of the first element that matches.
    pub(crate) async fn text(&self, selector: &str) -> Result<String> {
        self.read(selector, async |element| element.text().await).await
    }

    /// Whether the first element that matches is visible.
    pub(crate) async fn is_displayed(&self, selector: &str) -> Result<bool> {
        self.read(selector, async |element| element.is_displayed().await).await
    }

    /// Reads something of the first element that matches; looks it up again if it was replaced meanwhile.
    async fn read<T>(
        &self,
        selector: &str,
        read: impl AsyncFn(Element) -> Result<T, CmdError>,
    ) -> Result<T> {
        let tries = Tries::begin();
        loop {
            match read(self.find(selector).await?).await {
                Err(error) if is_stale(&error) && tries.again().await => {}
                read => return Ok(read?),
            }
        }
    }

    /// Presses the first element that matches, as a person does.
    pub(crate) async fn click(&self, selector: &str) -> Result<()> {
        press(selector, async || self.find(selector).await).await
    }

    /// Writes a screenshot of the window to `target/screenshots/NAME.png` if screenshots are on.
    pub(crate) async fn screenshot(&self, name: &str) -> Result<()> {
        if !wants_screenshots() {
            return Ok(());
        }
        let picture = self.client.screenshot().await?;
        Ok(fs::write(self.artifact_path(name)?.with_extension("png"), picture)?)
    }

    /// The path of an artifact; those of Chromium are in `target/screenshots/` itself.
    pub(crate) fn artifact_path(&self, name: &str) -> Result<PathBuf> {
        let mut folder = root().join("target/screenshots");
        if !self.is_in_chromium() {
            folder.push(format!("{:?}", self.engine).to_lowercase());
        }
        fs::create_dir_all(&folder)?;
        Ok(folder.join(name))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // After a failed assertion the browser may be the reason, and is ended.
        if self.is_shared && !thread::panicking() {
            IDLE.lock().unwrap_or_else(PoisonError::into_inner).extend(self.session.take());
        }
    }
}

async fn close(client: &Client, tabs: impl IntoIterator<Item = WindowHandle>) -> Result<()> {
    for tab in tabs {
        client.switch_to_window(tab).await?;
        client.close_window().await?;
    }
    Ok(())
}

/// Whether screenshots are on: they take time.
pub(crate) fn wants_screenshots() -> bool {
    env::var_os(SCREENSHOTS).is_some()
}

fn limit() -> Result<Duration> {
    match env::var(OTHER_LIMIT) {
        Ok(seconds) => {
            let seconds = seconds.parse();
            Ok(Duration::from_secs(seconds.with_context(|| format!("{OTHER_LIMIT}: seconds fit"))?))
        }
        Err(_) => Ok(LIMIT),
    }
}

/// Removes the locks and folders that a killed browser has left in its profile.
fn remove_stale_files(profile: &Path) -> Result<()> {
    fs::create_dir_all(profile)?;
    for lock in ["SingletonLock", "SingletonCookie", "SingletonSocket"] {
        drop(fs::remove_file(profile.join(lock)));
    }
    for folder in ["locales", "run"] {
        drop(fs::remove_dir_all(profile.join(folder)));
    }
    Ok(())
}

/// Presses as a person does: on a visible element, scrolled into view. An element that is covered, moved or
/// replaced meanwhile is looked up and pressed again, for a while.
pub(crate) async fn press(what: &str, found: impl AsyncFn() -> Result<Element>) -> Result<()> {
    let tries = Tries::begin();
    loop {
        let element = found().await?;
        if !is_still(&element).await? && tries.again().await {
            continue;
        }
        match element.click().await {
            Ok(()) => return Ok(()),
            Err(error) if has_missed(&error) && tries.again().await => {}
            // WebKit's driver gives no message, but a kind of error.
            Err(error) => bail!("{what} cannot be pressed: {error:?}"),
        }
    }
}

/// Whether a press on an element counts: its screen, if it is on one, has been still.
async fn is_still(element: &Element) -> Result<bool> {
    let still = "return !arguments[0].closest('[data-screen]:not([data-still])')";
    let found = element.clone().client().execute(still, vec![serde_json::to_value(element)?]).await;
    match found {
        Ok(still) => Ok(still == Value::Bool(true)),
        // Replaced meanwhile.
        Err(error) if has_missed(&error) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Whether a press has missed its element.
fn has_missed(error: &CmdError) -> bool {
    is_stale(error)
        || matches!(error, CmdError::Standard(refusal) if matches!(
            refusal.error,
            ErrorStatus::ElementClickIntercepted
                | ErrorStatus::ElementNotInteractable
                | ErrorStatus::MoveTargetOutOfBounds
        ))
}

/// Whether an element has left the page since it was found.
fn is_stale(error: &CmdError) -> bool {
    matches!(error, CmdError::Standard(refusal) if refusal.error == ErrorStatus::StaleElementReference)
}

/// Takes a timeout of the driver as success: a page that a test delays takes longer than its limit.
fn ignore_timeout(outcome: Result<(), CmdError>) -> Result<()> {
    match outcome {
        Err(error) if error.is_timeout() => Ok(()),
        outcome => Ok(outcome?),
    }
}
