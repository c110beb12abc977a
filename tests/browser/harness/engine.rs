//! The three engines, and the settings that make each quiet, English and isolated.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::Result as IoResult;
use std::os::unix::fs::{MetadataExt, symlink};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail};
use serde_json::{Map, Value, json};

use super::files::root;
use super::fonts;

/// The variable that names the engine of the tests.
const CHOICE: &str = "ENGINE";

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// A preference that is set in the browser or the system before the page loads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Preference {
    /// No WebAssembly, as in a lockdown mode.
    NoWebAssembly,
    /// Reduced motion.
    LessMotion,
    /// Forced colours; not in WebKit.
    ForcedColours,
    /// A zoom of 400 %; not in the browser of WebKit.
    Zoom,
}

/// How a driver announces its port.
pub(crate) enum Announcement {
    /// On a line of its output, after these words.
    After(&'static str),
    /// Not at all: its port is an argument.
    None,
}

/// The limit of a script.
const SCRIPT: Duration = Duration::from_mins(5);

/// The limit of WebKit's driver for a page that a test delays.
const PAGE_LOAD: Duration = Duration::from_secs(3);

/// Flags that keep Chromium from making requests of its own.
const CHROMIUM_QUIET: [&str; 12] = [
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
    // A headless window cannot grow beyond its screen.
    "--screen-info={1400x1400}",
];

/// The toolbars of WebKit's browser do not fit a phone's width: here they take no space.
const NO_TOOLS: &str = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; \
    border-width: 0; font-size: 1px; }";

/// A window of Firefox is never narrower than its toolbars, so that they are hidden.
const NO_LEAST_WIDTH: &str = ":root, body { min-width: 0 !important; } \
    #navigator-toolbox { display: none !important; }";

impl Engine {
    /// The engine that `ENGINE` names; Chromium without it.
    pub(crate) fn chosen() -> Result<Self> {
        let name = env::var(CHOICE).unwrap_or_else(|_| "chromium".to_owned());
        Ok(match name.as_str() {
            "chromium" => Self::Chromium,
            "firefox" => Self::Firefox,
            "webkit" => Self::WebKit,
            _ => bail!("{CHOICE}={name} is no engine; chromium, firefox or webkit fits"),
        })
    }

    /// Whether it has this preference.
    pub(crate) fn supports(self, preference: Preference) -> bool {
        self != Self::WebKit || !matches!(preference, Preference::ForcedColours | Preference::Zoom)
    }

    /// The command of its driver, yet without a port; a variable names another program.
    pub(crate) fn driver(self, profile: &Path, preferences: &[Preference]) -> IoResult<Command> {
        let program = |variable: &str, name: &str| env::var_os(variable).unwrap_or(name.into());
        let mut command;
        match self {
            Self::Chromium => command = Command::new(program("CHROMEDRIVER", "chromedriver")),
            Self::Firefox => {
                let ours = root().join("target/tools/bin/geckodriver");
                let name = if ours.is_file() { ours.into() } else { OsString::from("geckodriver") };
                command = Command::new(env::var_os("GECKODRIVER").unwrap_or(name));
                firefox_profile(profile)?;
                command.arg("--websocket-port=0").env("HOME", profile);
            }
            Self::WebKit => {
                command = Command::new(program("WEBKITDRIVER", "WebKitWebDriver"));
                command.env_remove("DBUS_SESSION_BUS_ADDRESS");
                command.envs(webkit_home(profile, preferences)?);
                if preferences.contains(&Preference::NoWebAssembly) {
                    command.env("JSC_useWasm", "0").env("JSC_useWebAssembly", "0");
                }
            }
        }
        // The same on every machine: no installed font, no time zone or language of the system.
        command.envs(fonts::environment(profile)?).env("TZ", "UTC").env("LANGUAGE", "en_US");
        if self != Self::WebKit {
            command.env("LC_ALL", "C.UTF-8");
        }
        Ok(command)
    }

    pub(crate) fn announcement(self) -> Announcement {
        match self {
            Self::Chromium => Announcement::After("started successfully on port "),
            Self::Firefox => Announcement::After("Listening on 127.0.0.1:"),
            Self::WebKit => Announcement::None,
        }
    }

    /// Whether it needs a display.
    pub(crate) fn needs_a_display(self) -> bool {
        self == Self::WebKit
    }

    /// The capabilities of its session; `CHROMIUM` and `FIREFOX` name other programs.
    pub(crate) fn capabilities(
        self,
        profile: &Path,
        preferences: &[Preference],
    ) -> Map<String, Value> {
        let (name, key, mut options) = match self {
            Self::Chromium => ("chrome", "goog:chromeOptions", chromium(profile, preferences)),
            Self::Firefox => ("firefox", "moz:firefoxOptions", firefox(profile, preferences)),
            Self::WebKit => ("MiniBrowser", "", json!({})),
        };
        let program = match self {
            Self::Chromium => env::var_os("CHROMIUM"),
            Self::Firefox => env::var_os("FIREFOX"),
            Self::WebKit => None,
        };
        if let Some(program) = program {
            options["binary"] = json!(program.to_string_lossy());
        }
        let mut capabilities = Map::from_iter([("browserName".to_owned(), json!(name))]);
        // A script may wait for the page.
        let mut timeouts = json!({ "script": SCRIPT.as_millis() });
        if self == Self::WebKit {
            // A script that runs while another process takes over the page is lost, and the driver waits
            // for it for ever: so it waits for the page first, up to a limit.
            capabilities.insert("pageLoadStrategy".to_owned(), json!("eager"));
            timeouts["pageLoad"] = json!(PAGE_LOAD.as_millis());
        } else {
            // A test waits for what it needs, not for the whole page.
            capabilities.insert("pageLoadStrategy".to_owned(), json!("none"));
        }
        capabilities.insert("timeouts".to_owned(), timeouts);
        if !key.is_empty() {
            capabilities.insert(key.to_owned(), options);
        }
        if self == Self::Chromium {
            let logs = json!({ "performance": "ALL", "browser": "ALL" });
            capabilities.insert("goog:loggingPrefs".to_owned(), logs);
        }
        capabilities
    }
}

fn chromium(profile: &Path, preferences: &[Preference]) -> Value {
    let mut arguments: Vec<String> = CHROMIUM_QUIET.iter().map(|it| (*it).to_owned()).collect();
    arguments.push(format!("--user-data-dir={}", profile.display()));
    if is_root(profile) {
        arguments.push("--no-sandbox".to_owned());
    }
    let flags = preferences.iter().filter_map(|preference| match preference {
        Preference::NoWebAssembly => Some("--js-flags=--jitless"),
        Preference::LessMotion => Some("--force-prefers-reduced-motion"),
        // Emulated later: no flag does it.
        Preference::ForcedColours | Preference::Zoom => None,
    });
    arguments.extend(flags.map(str::to_owned));
    json!({ "args": arguments })
}

fn firefox(profile: &Path, preferences: &[Preference]) -> Value {
    let mut options = json!({
        "args": ["-headless", "-profile", profile.join("firefox")],
        "prefs": {
            "intl.accept_languages": "en-US",
            // Without it the content processes read only the system's fonts.
            "security.sandbox.content.read_path_whitelist": fonts::folder().join(""),
            "browser.chrome.site_icons": false,
            // Fewer processes to start.
            "dom.ipc.processCount": 1,
            "dom.ipc.processPrelaunch.enabled": false,
            "media.rdd-process.enabled": false,
            "media.utility-process.enabled": false,
            "toolkit.legacyUserProfileCustomizations.stylesheets": true,
            // As on a phone: classic scrollbars would change the viewport.
            "ui.useOverlayScrollbars": 1,
            "widget.non-native-theme.gtk.scrollbar.thumb-size": 0,
        },
    });
    for preference in preferences {
        let (name, value) = match preference {
            Preference::NoWebAssembly => ("javascript.options.wasm", json!(false)),
            Preference::LessMotion => ("ui.prefersReducedMotion", json!(1)),
            // 2 is "always".
            Preference::ForcedColours => ("browser.display.document_color_use", json!(2)),
            Preference::Zoom => ("layout.css.devPixelsPerPx", json!("4")),
        };
        options["prefs"][name] = value;
    }
    options
}

/// Makes a profile whose window can have any width.
fn firefox_profile(profile: &Path) -> IoResult<()> {
    let chrome = profile.join("firefox/chrome");
    fs::create_dir_all(&chrome)?;
    fs::write(chrome.join("userChrome.css"), NO_LEAST_WIDTH)
}

/// The environment of a home of its own, without anyone's settings; as root WebKit has no sandbox.
fn webkit_home(
    profile: &Path,
    preferences: &[Preference],
) -> IoResult<Vec<(&'static str, OsString)>> {
    let place = |name: &str| -> IoResult<OsString> {
        let folder = profile.join(name);
        fs::create_dir_all(&folder)?;
        Ok(folder.into_os_string())
    };
    let settings = profile.join("config/gtk-3.0");
    fs::create_dir_all(&settings)?;
    fs::write(settings.join("gtk.css"), NO_TOOLS)?;
    if preferences.contains(&Preference::LessMotion) {
        fs::write(settings.join("settings.ini"), "[Settings]\ngtk-enable-animations=0\n")?;
    }
    // The browser's language comes from a locale that a small system may lack; the C locale under its
    // name is enough.
    let locales = place("locales")?;
    symlink("/usr/lib/locale/C.utf8", Path::new(&locales).join("en_US.UTF-8"))?;
    let mut home = vec![
        ("LOCPATH", locales),
        ("LC_ALL", "en_US.UTF-8".into()),
        ("HOME", profile.as_os_str().to_owned()),
        ("XDG_CONFIG_HOME", place("config")?),
        ("XDG_CACHE_HOME", place("cache")?),
        ("XDG_DATA_HOME", place("data")?),
        ("XDG_RUNTIME_DIR", place("run")?),
        ("GSETTINGS_BACKEND", "memory".into()),
        ("GDK_BACKEND", "x11".into()),
        ("NO_AT_BRIDGE", "1".into()),
        // Compositing in software would take a third of the time.
        ("WEBKIT_DISABLE_COMPOSITING_MODE", "1".into()),
    ];
    if is_root(profile) {
        home.push(("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1".into()));
    }
    Ok(home)
}

/// Whether the process runs as root, which then owns the new profile.
fn is_root(profile: &Path) -> bool {
    profile.metadata().is_ok_and(|metadata| metadata.uid() == 0)
}
