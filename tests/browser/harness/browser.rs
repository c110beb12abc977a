//! A browser that its driver steers: started, asked and ended. What a person does in it is told by
//! those who own one, a `Visit` and a `Tablet`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use fantoccini::elements::Element;
use fantoccini::error::{CmdError, ErrorStatus};
use fantoccini::wd::WindowHandle;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;
use tempfile::TempDir;

use super::driver::Driver;
use super::engine::{Engine, Preference};
use super::files::root;
use super::retry::{LOOK_AGAIN, PATIENCE, Tries};

/// No test takes so long. A browser that answers nothing more is ended, and its test fails.
const LIMIT: Duration = Duration::from_mins(6);
/// Names another limit, in seconds, for a night of many visits.
const OTHER_LIMIT: &str = "KO_LIMIT";
/// Asks for pictures.
const SCREENSHOTS: &str = "KO_PICTURES";

/// A machine that has just got WebKit may lose the first browser that it starts, driver and all. Nothing
/// of ours has been asked by then, so that another is started.
const STARTS: u32 = 3;

/// Browsers that wait for their next test. At most one for each test that runs at a time.
static IDLE: Mutex<Vec<Session>> = Mutex::new(Vec::new());

/// A browser for one test: a tab of its own in a browser that served other tests before, or one that
/// nobody has used.
pub(crate) struct Browser {
    pub(crate) client: Client,
    pub(crate) engine: Engine,
    session: Option<Session>,
    /// Whether another test may have it next.
    is_shared: bool,
    _limit: Sender<()>,
}

/// A started browser, whoever steers it.
struct Session {
    // Dropped in this order: the browser before its profile.
    driver: Driver,
    profile: TempDir,
    id: String,
    first_tab: WindowHandle,
}

impl Browser {
    /// A new tab. What a test stores is out of the next one's reach, since each serves its page from an
    /// origin of its own.
    pub(crate) async fn shared() -> Result<Self> {
        let engine = Engine::chosen()?;
        loop {
            let idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let Some(session) = idle else { break };
            match Self::in_new_tab(engine, session).await {
                Ok(browser) => return Ok(browser),
                // It may have broken down in the test before.
                Err(error) => eprintln!("{engine:?} gives no new tab: {error:#}"),
            }
        }
        Self::launch(engine, tempfile::tempdir()?, &[], true).await
    }

    /// A browser for one test alone, with what its profile has kept.
    pub(crate) async fn dedicated(profile: TempDir, preferences: &[Preference]) -> Result<Self> {
        Self::launch(Engine::chosen()?, profile, preferences, false).await
    }

    async fn launch(
        engine: Engine,
        profile: TempDir,
        preferences: &[Preference],
        is_shared: bool,
    ) -> Result<Self> {
        // Nothing of a program's statics is dropped at its end.
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
        let id = client.session_id().await?.context("a driver without a session")?;
        let first_tab = client.window().await?;
        Self::of(engine, client, Session { driver, profile, id, first_tab }, is_shared).await
    }

    async fn in_new_tab(engine: Engine, session: Session) -> Result<Self> {
        // A driver that hangs gives way to a new one.
        let _limit = session.driver.end_after(PATIENCE);
        let (url, connector) = (session.driver.url(), HttpConnector::new());
        let client = Client::with_existing_session(&url, &session.id, connector).await?;
        let old = client.windows().await?;
        let new = if engine == Engine::WebKit {
            // Its driver does not survive that the first tab is closed, so that one stays; and a new tab
            // stays behind the others, where nothing is drawn: it gets a window.
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
        // Its process is ended, or its next test takes it over: no client ends the session.
        client.persist().await?;
        let limit = session.driver.end_after(limit()?);
        let session = Some(session);
        let browser = Self { client, engine, session, is_shared, _limit: limit };
        // A window that is not there yet takes no size and has no measures.
        browser.until("there is a window", "innerWidth > 0 && outerWidth >= innerWidth").await?;
        Ok(browser)
    }

    /// Ends it, and gives back what it has kept.
    pub(crate) async fn end(mut self) -> Result<TempDir> {
        let session = self.session.take().context("a browser that has ended")?;
        self.client.clone().close().await?;
        Ok(session.profile)
    }

    /// What it keeps from one start to the next.
    pub(crate) fn profile(&self) -> Result<&Path> {
        Ok(self.session.as_ref().context("a browser that has ended")?.profile.path())
    }

    /// Whether its engine is Chromium, whose tools tell more.
    pub(crate) fn is_in_chromium(&self) -> bool {
        self.engine == Engine::Chromium
    }

    /// Turns to an address, whose page may still be on its way.
    pub(crate) async fn goto(&self, address: &str) -> Result<()> {
        ignore_timeout(self.client.goto(address).await)
    }

    /// Goes back, as the bar of a browser would.
    pub(crate) async fn back(&self) -> Result<()> {
        ignore_timeout(self.client.back().await)
    }

    /// Loads the page again, as the bar of a browser would.
    pub(crate) async fn refresh(&self) -> Result<()> {
        ignore_timeout(self.client.refresh().await)
    }

    /// The value of a JavaScript expression in the page.
    pub(crate) async fn value(&self, expression: &str) -> Result<Value> {
        Ok(self.client.execute(&format!("return ({expression});"), Vec::new()).await?)
    }

    /// Runs a script in the page, past the page's policy.
    pub(crate) async fn run(&self, script: &str) -> Result<()> {
        Ok(self.client.execute(script, Vec::new()).await.map(drop)?)
    }

    /// Runs a script that calls its last argument with what it has found out.
    pub(crate) async fn run_async(&self, script: &str) -> Result<Value> {
        Ok(self.client.execute_async(script, Vec::new()).await?)
    }

    /// Waits until what the page now holds is on the screen.
    pub(crate) async fn wait_for_paint(&self) -> Result<()> {
        let drawn = "const done = arguments[arguments.length - 1];
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));";
        self.run_async(drawn).await.map(drop)
    }

    /// Waits until a JavaScript expression is true, and says what did not happen if it never is. No
    /// script ends well while one page gives way to the next, so one that fails is asked again.
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
                    "after {PATIENCE:?} it is not so that {claim}: {expression} is {found:?}; the page: {page:?}"
                );
            }
        }
    }

    /// The first element that fits, as soon as there is one.
    pub(crate) async fn find(&self, selector: &str) -> Result<Element> {
        let wait = self.client.wait().at_most(PATIENCE).every(LOOK_AGAIN);
        let found = wait.for_element(Locator::Css(selector)).await;
        found.with_context(|| format!("there is no {selector}"))
    }

    /// The text a person sees of the first element that fits.
    pub(crate) async fn text(&self, selector: &str) -> Result<String> {
        self.read(selector, async |element| element.text().await).await
    }

    /// Whether a person can see the first element that fits.
    pub(crate) async fn is_displayed(&self, selector: &str) -> Result<bool> {
        self.read(selector, async |element| element.is_displayed().await).await
    }

    /// Reads something of the first element that fits. One that is drawn anew between the finding and the
    /// reading is looked for again.
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

    /// Presses the first element that fits, as a person does.
    pub(crate) async fn click(&self, selector: &str) -> Result<()> {
        press(selector, async || self.find(selector).await).await
    }

    /// Keeps a picture of the window as `target/screenshots/NAME.png`, where someone wants to look.
    pub(crate) async fn screenshot(&self, name: &str) -> Result<()> {
        if !wants_screenshots() {
            return Ok(());
        }
        let picture = self.client.screenshot().await?;
        Ok(fs::write(self.artifact_path(name)?.with_extension("png"), picture)?)
    }

    /// Where what an engine draws is kept; Chromium's stands first.
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
        // One in which an assertion failed may be the reason, and is ended.
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

/// Whether someone wants to look at the screens: pictures take a part of the time.
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

/// Takes away what a browser that ended without a word has left of itself in its profile. That of one
/// that was shared has gone with it.
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

/// Presses as a person does: on what is seen, scrolled to where it can be hit. What is covered, moved or
/// drawn anew in that moment has not been pressed, and is looked for and tried again for a while.
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
            // WebKit's driver has no words for what went wrong, but a kind.
            Err(error) => bail!("{what} cannot be pressed: {error:?}"),
        }
    }
}

/// Whether a press on an element counts: the page that it stands on, if it stands on one, has stood still.
async fn is_still(element: &Element) -> Result<bool> {
    let still = "return !arguments[0].closest('[data-screen]:not([data-still])')";
    let found = element.clone().client().execute(still, vec![serde_json::to_value(element)?]).await;
    match found {
        Ok(still) => Ok(still == Value::Bool(true)),
        // Drawn anew in that moment.
        Err(error) if has_missed(&error) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Whether a driver has found that what it was to press could not be hit.
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

/// Where a driver waits for a page, one that is held back may take longer than it waits.
fn ignore_timeout(outcome: Result<(), CmdError>) -> Result<()> {
    match outcome {
        Err(error) if error.is_timeout() => Ok(()),
        outcome => Ok(outcome?),
    }
}
