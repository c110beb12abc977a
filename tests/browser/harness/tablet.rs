//! A kiosk's device: a browser that can be restarted with its profile, a disk for the single file, and what
//! a person does there.

use std::fs;
use std::ops::Deref;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};
use fantoccini::actions::{InputSource as _, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::wd::PrintConfiguration;
use serde_json::Value;
use tempfile::TempDir;

use super::answering::{answer_all, result_by_script};
use super::browser::Browser;
use super::files::{copy_folder, root};
use super::qr_code::read_code;
use super::retry::Tries;
use super::traffic::COMPLAINT_RECORDER;

/// The window of a tablet on a stand.
pub(crate) const SCREEN: (u32, u32) = (1024, 1366);

/// Keeps every memory of a WebAssembly instance, so that a test can read it after the instance is gone;
/// lets a test move the clocks; and records every way out of the page.
const KIOSK_RECORDER: &str = r#"{
window.memories = [];
const Instance = WebAssembly.Instance;
WebAssembly.Instance = function (module, imports) {
  const instance = new Instance(module, imports);
  memories.push(instance.exports.memory);
  return instance;
};
// The wall clock and the monotonic clock, moved by data attributes of the document.
const moved = (clock, name) => {
  const now = clock.now.bind(clock);
  clock.now = () => now() + Number(document.documentElement.dataset[name] ?? 0);
};
moved(Date, "wall");
moved(performance, "running");
// Every way out that is ever in the document, on any screen.
window.waysOut = [];
const watch = (place) => new MutationObserver(() => {
  for (const way of place.querySelectorAll("a, area, form[action], iframe, object, embed, [target], [ping]"))
    waysOut.push(way.outerHTML.slice(0, 200));
}).observe(place, { childList: true, subtree: true, attributes: true });
watch(document);
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (options) {
  const root = attach.call(this, options);
  watch(root);
  return root;
};
}"#;

/// A tablet with a kiosk.
pub(crate) struct Tablet {
    browser: Browser,
    disk: TempDir,
    /// Whether a script presses the buttons: a driver keeps references to elements that it has pressed.
    pub(crate) presses_by_script: bool,
}

impl Deref for Tablet {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        &self.browser
    }
}

impl Tablet {
    /// A device in a shared browser, for a test that does not restart it.
    pub(crate) async fn new() -> Result<Self> {
        let tablet = Self::with(Browser::shared().await?, tempfile::tempdir()?).await?;
        // Files are of one origin in Chromium, whatever their folder: another test may have stored there.
        let blank = tablet.disk().join("blank.html");
        fs::write(&blank, "<!doctype html>")?;
        let address = format!("file://{}", blank.display());
        tablet.open(&address).await?;
        // The first page may be one without storage.
        let empty = format!(
            "location.href === '{address}' && (localStorage.clear(), localStorage.length === 0)"
        );
        tablet.until("nothing is stored", &empty).await?;
        Ok(tablet)
    }

    /// A device in a browser of its own, for a test that restarts, measures or breaks it.
    pub(crate) async fn dedicated() -> Result<Self> {
        Self::with(Browser::dedicated(tempfile::tempdir()?, &[]).await?, tempfile::tempdir()?).await
    }

    async fn with(browser: Browser, disk: TempDir) -> Result<Self> {
        let tablet = Self { browser, disk, presses_by_script: false };
        tablet.resize(SCREEN).await?;
        Ok(tablet)
    }

    /// Restarts the browser with its profile, as after a power cut.
    pub(crate) async fn restart(self) -> Result<Self> {
        let Self { browser, disk, .. } = self;
        Self::with(Browser::dedicated(browser.end().await?, &[]).await?, disk).await
    }

    /// The device's disk.
    pub(crate) fn disk(&self) -> &Path {
        self.disk.path()
    }

    /// Opens an address and waits until the old page is gone.
    pub(crate) async fn open(&self, address: &str) -> Result<()> {
        let old = self.mark_page().await?;
        self.goto(address).await?;
        self.until(&format!("{address} is there"), &old).await
    }

    /// Marks the current page, and gives an expression that is true on any other: a driver that does not
    /// wait goes on while the old page is still there.
    async fn mark_page(&self) -> Result<String> {
        let mark = format!("{:?}", Instant::now());
        self.run(&format!("window.mark = {mark:?}")).await?;
        Ok(format!("window.mark !== {mark:?}"))
    }

    /// Opens the single file from the disk, changed, with the recorders before its policy.
    pub(crate) async fn open_file(&self, change: impl FnOnce(String) -> String) -> Result<()> {
        let file = fs::read_to_string(root().join("dist/ketamine-outlook.html"))
            .context("no kiosk in dist/: `cargo xtask dist` first")?;
        let recorders =
            format!("<head><script>{COMPLAINT_RECORDER}</script><script>{KIOSK_RECORDER}</script>");
        let recorded = change(file).replacen("<head>", &recorders, 1);
        let path = self.disk().join("ketamine-outlook.html");
        fs::write(&path, recorded)?;
        self.open(&format!("file://{}", path.display())).await
    }

    /// Opens the file with a clinic's settings, and waits until the kiosk runs.
    pub(crate) async fn start_with(&self, settings: &Value) -> Result<()> {
        self.open_file(|file| with_settings(&file, settings)).await?;
        self.until("the kiosk runs", RUNS).await
    }

    /// Opens the file, and waits until the kiosk runs.
    pub(crate) async fn start_file(&self) -> Result<()> {
        self.open_file(|file| file).await?;
        self.until("the kiosk runs", RUNS).await
    }

    /// Presses as a person does.
    pub(crate) async fn press(&self, selector: &str) -> Result<()> {
        if self.presses_by_script {
            let there = format!("ko.querySelector(`{selector}`)");
            self.until(&format!("there is {selector}"), &there).await?;
            return self.run(&format!("{there}.click()")).await;
        }
        self.click(selector).await
    }

    /// Starts a visit, gives the answers, and skips the other questions.
    pub(crate) async fn complete_visit(&self, answers: &Value) -> Result<()> {
        self.start_visit().await?;
        result_by_script(self, answers).await
    }

    /// The same, pressed as a person does.
    pub(crate) async fn complete_visit_by_hand(&self, answers: &Value) -> Result<()> {
        self.start_visit().await?;
        answer_all(self, answers).await?;
        self.until("the result is there", "ko.querySelector('[data-screen=result]')").await
    }

    /// Presses Erase and waits for the start screen.
    pub(crate) async fn erase(&self) -> Result<()> {
        self.press("[data-action=erase]").await?;
        self.until("the start screen is back", RUNS).await
    }

    /// Presses Start and waits for the first question.
    pub(crate) async fn start_visit(&self) -> Result<()> {
        self.press("[data-action=start]").await?;
        self.until("the first question is asked", QUESTION).await
    }

    /// Starts a visit, and says that there is a plan.
    pub(crate) async fn reach_urgent(&self) -> Result<()> {
        self.press("[data-action=start]").await?;
        for option in ["crps", "plan"] {
            self.until("a question is asked", QUESTION).await?;
            self.press(&format!("label:has([value={option}])")).await?;
            self.press("[data-action=continue]").await?;
        }
        self.until("help is there", "ko.querySelector('[data-screen=urgent]')").await
    }

    /// The text of a QR code, read by an independent reader. From a screenshot of the window: in `WebKit`
    /// that of an element shows another place.
    pub(crate) async fn read_qr_code(&self, selector: &str) -> Result<String> {
        let there = format!("ko.querySelector(`{selector}`).scrollIntoView({{ block: 'center' }})");
        self.run(&there).await?;
        let place = format!(
            "(({{ left, top, width, height }}) => [left, top, width, height].map((it) => it / innerWidth))(
                ko.querySelector(`{selector}`).getBoundingClientRect())"
        );
        let place: [f64; 4] = serde_json::from_value(self.value(&place).await?)?;
        let tries = Tries::begin();
        loop {
            // A scrolled page may not be drawn yet.
            let read = read_code(&self.client.screenshot().await?, place);
            if read.is_ok() || !tries.again().await {
                return read.with_context(|| format!("{selector} at {place:?} cannot be read"));
            }
        }
    }

    /// Sets the wall clock to so many seconds after the true time. Waits for a paint before, since a scroll
    /// event counts as a touch.
    pub(crate) async fn set_wall_clock(&self, seconds: i32) -> Result<()> {
        self.wait_for_paint().await?;
        self.run(&format!("document.documentElement.dataset.wall = '{seconds}000'")).await
    }

    /// Goes back in the history.
    pub(crate) async fn back(&self) -> Result<()> {
        let old = self.mark_page().await?;
        self.browser.back().await?;
        self.until("the page before is there", &old).await
    }

    /// Loads the page again.
    pub(crate) async fn reload(&self) -> Result<()> {
        let old = self.mark_page().await?;
        self.refresh().await?;
        self.until("the page is there again", &old).await
    }

    /// Presses what loads the page again, and waits for it.
    pub(crate) async fn press_to_reload(&self, selector: &str) -> Result<()> {
        let old = self.mark_page().await?;
        self.press(selector).await?;
        self.until("the page is there again", &old).await
    }

    /// Double-clicks, as a person does to select a word.
    pub(crate) async fn press_twice(&self, selector: &str) -> Result<()> {
        let element = self.find(selector).await?;
        let button = MOUSE_BUTTON_LEFT;
        let press = |actions: MouseActions| {
            actions.then(PointerAction::Down { button }).then(PointerAction::Up { button })
        };
        let there = PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 };
        let actions = MouseActions::new("mouse".to_owned()).then(there);
        Ok(self.client.perform_actions(press(press(actions))).await?)
    }

    /// Changes the size of the window.
    pub(crate) async fn resize(&self, (width, height): (u32, u32)) -> Result<()> {
        Ok(self.client.set_window_size(width, height).await?)
    }

    /// The printed page, as PDF.
    pub(crate) async fn print(&self) -> Result<Vec<u8>> {
        let paper = PrintConfiguration::builder().build();
        let paper = paper.map_err(|error| anyhow::anyhow!("the paper cannot be set: {error:?}"))?;
        Ok(self.client.print(paper).await?)
    }

    /// The port of Chromium's `DevTools`.
    pub(crate) fn devtools_port(&self) -> Result<String> {
        let port_file = fs::read_to_string(self.profile()?.join("DevToolsActivePort"))?;
        Ok(port_file.lines().next().context("an empty port file")?.to_owned())
    }
}

/// The start screen is the widget's, not the static one of the page.
pub(crate) const RUNS: &str = "ko.querySelector('[data-screen=attract]') \
     && document.getElementById('ko-general').hidden && window.memories?.length !== 0";

/// A question is on the screen.
pub(crate) const QUESTION: &str = "Boolean(ko.querySelector('form[data-page]'))";

/// The file with a clinic's settings, as a text editor puts them in.
pub(crate) fn with_settings(file: &str, settings: &Value) -> String {
    let place = "id=\"ko-config\">\n{}";
    assert!(file.contains(place), "no place for settings");
    file.replacen(place, &format!("id=\"ko-config\">\n{settings}"), 1)
}

/// Copies `dist/kiosk/`, so that a test can change it.
pub(crate) fn copy_of_kiosk(folder: &Path) -> Result<()> {
    copy_folder(&root().join("dist/kiosk"), &folder.join("kiosk"))
}

/// A script after which the browser refuses to draw once: the widget traps.
pub(crate) const REFUSE_ONCE: &str = "const insert = Node.prototype.insertBefore;
    Node.prototype.insertBefore = function () {
      Node.prototype.insertBefore = insert;
      throw new Error('refused');
    };";
