//! A browser that its driver steers: started, asked and ended. What a person does in it is told by
//! those who own one, a `Visit` and a `Tablet`.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use fantoccini::elements::Element;
use fantoccini::error::{CmdError, ErrorStatus};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;
use tempfile::TempDir;

use crate::driver::Driver;
use crate::engine::{Engine, Wish};

pub(crate) const PATIENCE: Duration = Duration::from_secs(20);
pub(crate) const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// A machine that has just got WebKit may lose the first that it starts, driver and all. Nothing of ours
/// has been asked by then, so that another is started.
const STARTS: u32 = 3;

pub(crate) struct Browser {
    // In this order they are dropped: the session ends before its driver and its profile.
    pub(crate) client: Client,
    driver: Driver,
    profile: TempDir,
    pub(crate) engine: Engine,
}

impl Browser {
    /// Starts the engine that the tests run in, with what its profile has kept.
    pub(crate) async fn start(
        profile: TempDir,
        screen: Option<(u32, u32)>,
        wishes: &[Wish],
    ) -> Result<Self> {
        let engine = Engine::chosen()?;
        let mut tries = 1;
        let (client, mut driver) = loop {
            tidy(profile.path());
            let driver = Driver::start(engine, profile.path(), wishes)?;
            let client = ClientBuilder::new(HttpConnector::new())
                .capabilities(engine.capabilities(profile.path(), screen, wishes))
                .connect(&driver.url())
                .await;
            match client {
                Ok(client) => break (client, driver),
                Err(error) if tries < STARTS => eprintln!("{engine:?} does not start: {error}"),
                Err(error) => bail!("{engine:?} does not start in {STARTS} tries: {error}"),
            }
            tries += 1;
        };
        driver.serves(client.session_id().await?);
        let browser = Self { client, driver, profile, engine };
        // A window that is not there yet takes no size and has no measures.
        browser.until("there is a window", "innerWidth > 0 && outerWidth >= innerWidth").await?;
        Ok(browser)
    }

    /// Ends it, and gives back what it has kept.
    pub(crate) async fn end(self) -> Result<TempDir> {
        let Self { client, driver, profile, .. } = self;
        client.close().await?;
        drop(driver);
        Ok(profile)
    }

    /// What it keeps from one start to the next.
    pub(crate) fn profile(&self) -> &Path {
        self.profile.path()
    }

    /// Whether its engine is Chromium, whose tools tell more.
    pub(crate) fn is_in_chromium(&self) -> bool {
        self.engine == Engine::Chromium
    }

    /// Turns to an address, whose page may still be on its way.
    pub(crate) async fn goto(&self, address: &str) -> Result<()> {
        turned(self.client.goto(address).await)
    }

    /// Goes back, as the bar of a browser would.
    pub(crate) async fn back(&self) -> Result<()> {
        turned(self.client.back().await)
    }

    /// Loads the page again, as the bar of a browser would.
    pub(crate) async fn refresh(&self) -> Result<()> {
        turned(self.client.refresh().await)
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
    pub(crate) async fn run_to_its_end(&self, script: &str) -> Result<Value> {
        Ok(self.client.execute_async(script, Vec::new()).await?)
    }

    /// Waits until a JavaScript expression is true, and says what did not happen if it never is. No
    /// script ends well while one page gives way to the next, so one that fails is asked again.
    pub(crate) async fn until(&self, claim: &str, expression: &str) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        let expression = format!("Boolean({expression})");
        loop {
            let found = self.value(&expression).await;
            if matches!(found, Ok(Value::Bool(true))) {
                return Ok(());
            }
            if Instant::now() > deadline {
                let page =
                    "[location.href, document.body.innerText, window.complaints, window.heard]";
                let page = self.value(page).await;
                bail!(
                    "after {PATIENCE:?} it is not so that {claim}: {expression} is {found:?}; the page: {page:?}"
                );
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// The first element that fits, as soon as there is one.
    pub(crate) async fn find(&self, selector: &str) -> Result<Element> {
        let wait = self.client.wait().at_most(PATIENCE).every(LOOK_AGAIN);
        let found = wait.for_element(Locator::Css(selector)).await;
        found.with_context(|| format!("there is no {selector}"))
    }

    /// Presses the first element that fits, as a person does.
    pub(crate) async fn click(&self, selector: &str) -> Result<()> {
        press(selector, async || self.find(selector).await).await
    }

    /// Keeps a picture of the window as `target/screenshots/NAME.png`.
    pub(crate) async fn picture(&self, name: &str) -> Result<()> {
        let picture = self.client.screenshot().await?;
        Ok(fs::write(self.kept(name)?.with_extension("png"), picture)?)
    }

    /// Where what an engine draws is kept; Chromium's stands first.
    pub(crate) fn kept(&self, name: &str) -> Result<PathBuf> {
        let mut folder = root().join("target/screenshots");
        if !self.is_in_chromium() {
            folder.push(format!("{:?}", self.engine).to_lowercase());
        }
        fs::create_dir_all(&folder)?;
        Ok(folder.join(name))
    }
}

/// Takes away what a browser that ended without a word has left of itself in its profile.
fn tidy(profile: &Path) {
    for lock in ["SingletonLock", "SingletonCookie", "SingletonSocket"] {
        drop(fs::remove_file(profile.join(lock)));
    }
    for folder in ["locales", "run"] {
        drop(fs::remove_dir_all(profile.join(folder)));
    }
}

/// Presses as a person does: on what is seen, scrolled to where it can be hit. What is covered, moved or
/// drawn anew in that moment has not been pressed, and is looked for and tried again for a while.
pub(crate) async fn press(what: &str, found: impl AsyncFn() -> Result<Element>) -> Result<()> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        match found().await?.click().await {
            Ok(()) => return Ok(()),
            Err(error) if has_not_hit(&error) && Instant::now() < deadline => {
                tokio::time::sleep(LOOK_AGAIN).await;
            }
            // WebKit's driver has no words for what went wrong, but a kind.
            Err(error) => bail!("{what} cannot be pressed: {error:?}"),
        }
    }
}

/// Whether a driver has found that what it was to press could not be hit.
fn has_not_hit(error: &CmdError) -> bool {
    matches!(error, CmdError::Standard(refusal) if matches!(
        refusal.error,
        ErrorStatus::ElementClickIntercepted
            | ErrorStatus::ElementNotInteractable
            | ErrorStatus::MoveTargetOutOfBounds
            | ErrorStatus::StaleElementReference
    ))
}

/// Where a driver waits for a page, one that is held back may take longer than it waits.
fn turned(outcome: Result<(), CmdError>) -> Result<()> {
    match outcome {
        Err(error) if error.is_timeout() => Ok(()),
        outcome => Ok(outcome?),
    }
}

/// The project's own folder.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}
