//! The browsers of the tests and their `WebDriver` programs.

use std::env;
use std::fmt;

use anyhow::{Result, bail};

use crate::process::{command, works};
use crate::{debian, toolchain};

const GECKODRIVER: &str = "0.37.1";

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Its name on the command line.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    pub(crate) fn from_name(name: &str) -> Result<Self> {
        match Self::ALL.into_iter().find(|engine| engine.name() == name) {
            Some(engine) => Ok(engine),
            None => bail!("--engine {name:?} is none; chromium, firefox or webkit fits"),
        }
    }

    /// Makes sure that the browser and its driver are installed, or says how to install them.
    ///
    /// `CHROMIUM`, `CHROMEDRIVER`, `FIREFOX`, `GECKODRIVER` and `WEBKITDRIVER` name other programs
    /// than those on the path.
    pub(crate) fn prepare(self) -> Result<()> {
        match self {
            Self::Chromium => chromium(),
            Self::Firefox => firefox(),
            Self::WebKit => webkit(),
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

fn chromium() -> Result<()> {
    if has("CHROMIUM", "chromium") && has("CHROMEDRIVER", "chromedriver") {
        return Ok(());
    }
    let why = "the browser tests need Chromium and ChromeDriver: set CHROMIUM and CHROMEDRIVER \
               to the programs, or leave the browsers out with --quick.";
    debian::install(&["chromium", "chromium-driver"], why)
}

fn firefox() -> Result<()> {
    if !has("FIREFOX", "firefox-esr") && !has("FIREFOX", "firefox") {
        let why = "the browser tests need Firefox: set FIREFOX to the program, or name the \
                   engines to run with --engine.";
        debian::install(&["firefox-esr"], why)?;
    }
    if has("GECKODRIVER", "geckodriver") {
        return Ok(());
    }
    // Debian has no package of it. Built fast rather than for speed: it only passes messages on.
    let quick = ["--debug", "--config", "profile.dev.debug=false"];
    toolchain::install("geckodriver", GECKODRIVER, &quick).map(drop)
}

fn webkit() -> Result<()> {
    // Neither has a --version.
    let driver = env::var_os("WEBKITDRIVER").unwrap_or_else(|| "WebKitWebDriver".into());
    if works(&mut command(driver, ["--help"])) && works(&mut command("xvfb-run", ["--help"])) {
        return Ok(());
    }
    let why = "the browser tests need WebKitGTK's driver and a display: set WEBKITDRIVER to the \
               program, or name the engines to run with --engine.";
    debian::install(&["webkit2gtk-driver", "xvfb"], why)
}

fn has(variable: &str, name: &str) -> bool {
    let program = env::var_os(variable).unwrap_or_else(|| name.into());
    works(&mut command(program, ["--version"]))
}
