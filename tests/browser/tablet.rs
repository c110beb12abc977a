//! The device of a kiosk: a browser that may be restarted with what it has kept, a file or an address
//! in it, and what a person does there.

use std::env;
use std::fs;
use std::ops::Deref;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use fantoccini::actions::{InputSource as _, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::wd::PrintConfiguration;
use serde_json::Value;
use tempfile::TempDir;

use crate::browser::{Browser, Tries, root};
use crate::journeys::{answer_all, result_by_script};

/// A screen on a stand.
pub(crate) const SCREEN: (u32, u32) = (1024, 1366);

/// Says that a test runs where no network is.
const CUT: &str = "KO_NETWORK_IS_CUT";

/// Stands before the page's policy: it hears what goes wrong and keeps every memory that an instance of
/// WebAssembly is given, so that a test can look into it after the instance has gone.
const EARS: &str = r#"<script>{
window.complaints = [];
window.memories = [];
const say = (...words) => complaints.push(words.map(String).join(" "));
addEventListener("error", (event) => say(event.message ?? "not loaded: " + event.target.src), true);
addEventListener("unhandledrejection", ({ reason }) => say(reason));
addEventListener("securitypolicyviolation", (event) =>
  event.blockedURI.endsWith("/favicon.ico") || say(event.violatedDirective, event.blockedURI));
for (const level of ["warn", "error"]) console[level] = say;
const Instance = WebAssembly.Instance;
WebAssembly.Instance = function (module, imports) {
  const instance = new Instance(module, imports);
  memories.push(instance.exports.memory);
  return instance;
};
// The clock on the wall and the one that nobody can set, moved by what the page says of them.
const moved = (clock, name) => {
  const now = clock.now.bind(clock);
  clock.now = () => now() + Number(document.documentElement.dataset[name] ?? 0);
};
moved(Date, "wall");
moved(performance, "running");
// Every way out that ever stands in the document, on whatever screen.
window.waysOut = [];
new MutationObserver(() => {
  for (const way of document.querySelectorAll("a, area, form[action], iframe, object, embed, [target], [ping]"))
    waysOut.push(way.outerHTML.slice(0, 200));
}).observe(document, { childList: true, subtree: true, attributes: true });
}</script>"#;

pub(crate) struct Tablet {
    browser: Browser,
    disk: TempDir,
    /// Whether buttons are pressed by a script: a driver remembers every element that it pressed.
    pub(crate) leaves_no_trace: bool,
}

impl Deref for Tablet {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        &self.browser
    }
}

impl Tablet {
    /// A device for a test that restarts nothing.
    pub(crate) async fn new() -> Result<Self> {
        let tablet = Self::with(Browser::shared().await?, tempfile::tempdir()?).await?;
        // Files are of one origin in Chromium, whatever their folder: another test may have stored there.
        let blank = tablet.disk().join("blank.html");
        fs::write(&blank, "<!doctype html>")?;
        let address = format!("file://{}", blank.display());
        tablet.open(&address).await?;
        // What stands there first may be a page that has no storage.
        let empty = format!(
            "location.href === '{address}' && (localStorage.clear(), localStorage.length === 0)"
        );
        tablet.until("nothing is stored", &empty).await?;
        Ok(tablet)
    }

    /// One whose browser nobody else has, for a test that restarts it, measures it or breaks it.
    pub(crate) async fn alone() -> Result<Self> {
        Self::with(Browser::alone(tempfile::tempdir()?, &[]).await?, tempfile::tempdir()?).await
    }

    async fn with(browser: Browser, disk: TempDir) -> Result<Self> {
        let tablet = Self { browser, disk, leaves_no_trace: false };
        tablet.resize(SCREEN).await?;
        Ok(tablet)
    }

    /// The power is cut and comes back: the same device with what it has kept.
    pub(crate) async fn again(self) -> Result<Self> {
        let Self { browser, disk, .. } = self;
        Self::with(Browser::alone(browser.end().await?, &[]).await?, disk).await
    }

    /// A place on the device's disk.
    pub(crate) fn disk(&self) -> &Path {
        self.disk.path()
    }

    /// Opens an address, in whatever state its page then is.
    pub(crate) async fn open(&self, address: &str) -> Result<()> {
        let old = self.marked().await?;
        self.goto(address).await?;
        self.until(&format!("{address} is there"), &old).await
    }

    /// Marks the page that is there, and gives back what is true on any other: a driver that does not wait
    /// goes on while the old one still stands.
    async fn marked(&self) -> Result<String> {
        let mark = format!("{:?}", Instant::now());
        self.run(&format!("window.mark = {mark:?}")).await?;
        Ok(format!("window.mark !== {mark:?}"))
    }

    /// Opens the single file from the disk, as `change` left it, with ears.
    pub(crate) async fn open_file(&self, change: impl FnOnce(String) -> String) -> Result<()> {
        let file = fs::read_to_string(root().join("dist/ketamine-outlook.html"))
            .context("no kiosk in dist/: `cargo xtask dist` first")?;
        let heard = change(file).replacen("<head>", &format!("<head>{EARS}"), 1);
        let path = self.disk().join("ketamine-outlook.html");
        fs::write(&path, heard)?;
        self.open(&format!("file://{}", path.display())).await
    }

    /// The same with a clinic's settings, once the kiosk runs.
    pub(crate) async fn start_with(&self, settings: &Value) -> Result<()> {
        self.open_file(|file| with_settings(&file, settings)).await?;
        self.until("the kiosk runs", RUNS).await
    }

    /// The same, with the start screen of the widget itself.
    pub(crate) async fn start_file(&self) -> Result<()> {
        self.open_file(|file| file).await?;
        self.until("the kiosk runs", RUNS).await
    }

    /// Presses as a person does.
    pub(crate) async fn press(&self, selector: &str) -> Result<()> {
        if self.leaves_no_trace {
            let there = format!("document.querySelector(`{selector}`)");
            self.until(&format!("there is {selector}"), &there).await?;
            return self.run(&format!("{there}.click()")).await;
        }
        self.click(selector).await
    }

    /// Answers every question with what is given, leaves the others out, and goes on to the result.
    pub(crate) async fn visit(&self, answers: &Value) -> Result<()> {
        self.begin().await?;
        result_by_script(self, answers).await
    }

    /// The same, pressed as a person does.
    pub(crate) async fn visit_by_hand(&self, answers: &Value) -> Result<()> {
        self.begin().await?;
        answer_all(self, answers).await?;
        self.press("[data-screen=review] [data-action=continue]").await?;
        self.until("the result is there", "document.querySelector('[data-screen=result]')").await
    }

    async fn begin(&self) -> Result<()> {
        self.press("[data-action=start]").await?;
        self.until("the first question is asked", QUESTION).await
    }

    /// What another's reader makes of a code, once it is whole in the window. Cut out of a picture of the
    /// window: that of an element is of another place in `WebKit`.
    pub(crate) async fn code(&self, selector: &str) -> Result<String> {
        let there =
            format!("document.querySelector(`{selector}`).scrollIntoView({{ block: 'center' }})");
        self.run(&there).await?;
        let place = format!(
            "(({{ left, top, width, height }}) => [left, top, width, height].map((it) => it / innerWidth))(
                document.querySelector(`{selector}`).getBoundingClientRect())"
        );
        let place: [f64; 4] = serde_json::from_value(self.value(&place).await?)?;
        let tries = Tries::begin();
        loop {
            // A page that has just been scrolled may not be drawn yet.
            let read = read_code(&self.client.screenshot().await?, place);
            if read.is_ok() || !tries.again().await {
                return read.with_context(|| format!("{selector} at {place:?} cannot be read"));
            }
        }
    }

    /// Sets the clock on the wall to so many seconds after the true time. A page that has been scrolled says
    /// so when it is next drawn, which counts as a touch: that comes first.
    pub(crate) async fn set_wall_clock(&self, seconds: i32) -> Result<()> {
        self.drawn().await?;
        self.run(&format!("document.documentElement.dataset.wall = '{seconds}000'")).await
    }

    /// Goes back, or loads again, as the bar of a browser would.
    pub(crate) async fn back(&self) -> Result<()> {
        let old = self.marked().await?;
        self.browser.back().await?;
        self.until("the page before is there", &old).await
    }

    pub(crate) async fn reload(&self) -> Result<()> {
        let old = self.marked().await?;
        self.refresh().await?;
        self.until("the page is there again", &old).await
    }

    /// Does what loads the page again, and waits for it.
    pub(crate) async fn reloads_by(&self, selector: &str) -> Result<()> {
        let old = self.marked().await?;
        self.press(selector).await?;
        self.until("the page is there again", &old).await
    }

    /// Presses twice in a moment, as whoever wants to mark a word.
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

    /// Takes another window.
    pub(crate) async fn resize(&self, (width, height): (u32, u32)) -> Result<()> {
        Ok(self.client.set_window_size(width, height).await?)
    }

    /// The page on paper.
    pub(crate) async fn print(&self) -> Result<Vec<u8>> {
        let paper = PrintConfiguration::builder().build();
        let paper = paper.map_err(|error| anyhow::anyhow!("no such paper: {error:?}"))?;
        Ok(self.client.print(paper).await?)
    }

    /// The port on which Chromium speaks to tools.
    pub(crate) fn tools(&self) -> Result<String> {
        let told = fs::read_to_string(self.profile()?.join("DevToolsActivePort"))?;
        Ok(told.lines().next().context("an empty file of a port")?.to_owned())
    }
}

/// The start screen of the widget itself, not the one that stands in the page.
pub(crate) const RUNS: &str = "document.querySelector('[data-screen=attract]') \
     && document.getElementById('ko-general').hidden && window.memories?.length !== 0";

/// A question is on the screen.
pub(crate) const QUESTION: &str = "Boolean(document.querySelector('form[data-question]'))";

/// The file with a clinic's settings, as a text editor puts them in.
pub(crate) fn with_settings(file: &str, settings: &Value) -> String {
    let place = "id=\"ko-config\">\n{}";
    assert!(file.contains(place), "no place for settings");
    file.replacen(place, &format!("id=\"ko-config\">\n{settings}"), 1)
}

/// Runs the test of this name once more where the system has no network but its own loopback; false
/// where it is there already, and the test has to do its work.
pub(crate) fn is_done_without_a_network(name: &str) -> Result<bool> {
    if env::var_os(CUT).is_some() {
        let routes = fs::read_to_string("/proc/net/route")?;
        ensure!(routes.lines().count() <= 1, "there is a route: {routes}");
        return Ok(false);
    }
    let inside = "ip link set lo up && exec \"$0\" --exact \"$1\" --nocapture";
    let status = cut()?
        .args(["--fork", "--kill-child", "sh", "-c", inside])
        .arg(env::current_exe()?)
        .arg(name)
        .env(CUT, "yes")
        .status()?;
    ensure!(status.success(), "{name} fails without a network");
    Ok(true)
}

/// What runs a program in a namespace of its own, without routes: as the system's root where that may be,
/// else as the root of a namespace of users.
fn cut() -> Result<Command> {
    for ways in [&["--net"][..], &["--map-root-user", "--net"]] {
        let up = ["ip", "link", "set", "lo", "up"];
        let tried = Command::new("unshare").args(ways).args(up).output();
        if tried.is_ok_and(|tried| tried.status.success()) {
            let mut command = Command::new("unshare");
            command.args(ways);
            return Ok(command);
        }
    }
    bail!(
        "the network cannot be cut: this test needs `unshare` (util-linux) and `ip` (iproute2), and either \
         root or namespaces of users (sysctl kernel.unprivileged_userns_clone=1)"
    )
}

/// What another's reader makes of a code at a place in a picture, told in widths of the picture.
fn read_code(picture: &[u8], place: [f64; 4]) -> Result<String> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(picture)).read_info()?;
    let mut pixels = vec![0; reader.output_buffer_size().context("a picture too large")?];
    let frame = reader.next_frame(&mut pixels)?;
    let bytes = frame.color_type.samples();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole pixels")]
    let [left, top, width, height] =
        place.map(|share| (share * f64::from(frame.width)).round() as usize);
    ensure!(
        left + width <= frame.width as usize && top + height <= frame.height as usize,
        "{width} by {height} pixels at {left}, {top} are not in the picture"
    );
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
        pixels[(top + y) * frame.line_size + (left + x) * bytes]
    });
    let grids = image.detect_grids();
    ensure!(grids.len() == 1, "{} codes are seen in {width} by {height} pixels", grids.len());
    Ok(grids[0].decode()?.1)
}

/// Copies `dist/kiosk/` so that a test can change it.
pub(crate) fn copy_of_kiosk(folder: &Path) -> Result<()> {
    crate::traffic::copy_folder(&root().join("dist/kiosk"), &folder.join("kiosk"))
}
