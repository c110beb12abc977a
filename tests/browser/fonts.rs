//! The fonts of every browser: those of `tests/fixtures/fonts/` and no installed one.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::{Error, ErrorKind, Result as IoResult};
use std::path::{Path, PathBuf};

use anyhow::Result;
use serde_json::{Value, json};

use crate::browser::root;
use crate::visit::Visit;

/// Names the set for a whole run: `base` or `wide`.
const CHOICE: &str = "FONTS";

/// What stands for the serif, by any name that the product's styles and the engines ask for.
const SERIF: [&str; 4] = ["serif", "ui-serif", "Times New Roman", "Times"];
/// What stands for the sans, likewise. WebKit's `system-ui` is GTK's own font.
const SANS: [&str; 10] = [
    "sans-serif",
    "sans",
    "monospace",
    "system-ui",
    "ui-sans-serif",
    "Arial",
    "Helvetica",
    "Courier New",
    "Cantarell",
    "Adwaita Sans",
];

/// A sans and a serif, each regular and bold, in a folder of their own.
struct Set {
    folder: &'static str,
    sans: Family,
    serif: Family,
}

struct Family {
    name: &'static str,
    /// How wide `TEXT` is in the regular face, in thousandths of an em.
    width: f64,
}

const BASE: Set = Set {
    folder: "base",
    sans: Family { name: "Noto Sans", width: 26_990.0 },
    serif: Family { name: "Noto Serif", width: 27_359.0 },
};

/// Wider by a twelfth, in bold by a sixth.
const WIDE: Set = Set {
    folder: "wide",
    sans: Family { name: "DejaVu Sans", width: 29_224.6 },
    serif: Family { name: "DejaVu Serif", width: 29_472.7 },
};

const TEXT: &str = "The quick brown fox jumps over the lazy dog 0123456789";

impl Set {
    fn chosen() -> IoResult<Self> {
        match env::var(CHOICE).as_deref() {
            Err(_) | Ok("base") => Ok(BASE),
            Ok("wide") => Ok(WIDE),
            Ok(other) => {
                let wrong = format!("{CHOICE}={other} is no set of fonts; base or wide fits");
                Err(Error::new(ErrorKind::InvalidInput, wrong))
            }
        }
    }

    /// What fontconfig reads in place of the system's own settings.
    fn settings(&self, cache: &Path) -> String {
        let folder = folder().join(self.folder);
        let aliases = |names: &[&str], family: &Family| -> String {
            let alias = |name: &&str| {
                format!(
                    "<alias binding=\"strong\"><family>{name}</family>\
                     <prefer><family>{}</family></prefer></alias>\n",
                    family.name
                )
            };
            names.iter().map(alias).collect()
        };
        format!(
            "<?xml version=\"1.0\"?>\n<fontconfig>\n<dir>{}</dir>\n<cachedir>{}</cachedir>\n{}{}</fontconfig>\n",
            folder.display(),
            cache.display(),
            aliases(&SERIF, &self.serif),
            aliases(&SANS, &self.sans),
        )
    }
}

/// Where the sets are.
pub(crate) fn folder() -> PathBuf {
    root().join("tests/fixtures/fonts")
}

/// What a driver and its browser need to find the chosen fonts and no others.
pub(crate) fn environment(profile: &Path) -> IoResult<[(&'static str, OsString); 2]> {
    let settings = profile.join("fonts.conf");
    fs::write(&settings, Set::chosen()?.settings(&profile.join("fontconfig")))?;
    // A folder of settings beside the file would be read before it.
    Ok([("FONTCONFIG_FILE", settings.into_os_string()), ("FONTCONFIG_PATH", profile.into())])
}

/// The width of `TEXT` in a font, in thousandths of an em.
const WIDTH: &str = "(family, text) => {
    const line = document.body.appendChild(document.createElement('span'));
    line.style.cssText = 'position: absolute; white-space: pre; font-size: 1000px; letter-spacing: 0;'
        + 'font-kerning: none; font-variant-ligatures: none;';
    line.style.fontFamily = family;
    line.textContent = text;
    const { width } = line.getBoundingClientRect();
    line.remove();
    return width;
}";

#[tokio::test]
async fn every_font_is_one_of_the_tests_own() -> Result<()> {
    let set = Set::chosen()?;
    let visit = Visit::open().await?;
    let serif = ["serif", "var(--k-heading-font)"];
    let sans = ["sans-serif", "system-ui", "monospace", "var(--k-font)"];
    let serif = serif.iter().map(|name| (name, &set.serif));
    for (name, family) in serif.chain(sans.iter().map(|name| (name, &set.sans))) {
        let width = visit.value(&format!("({WIDTH})({}, {})", json!(name), json!(TEXT))).await?;
        let off = width.as_f64().map(|it| (it - family.width).abs());
        // WebKit rounds the width of each letter.
        assert!(off.is_some_and(|it| it < 30.0), "{name} is {width}, not {}", family.width);
    }
    Ok(())
}

#[tokio::test]
async fn time_zone_and_locale_are_the_tests_own() -> Result<()> {
    let visit = Visit::open().await?;
    let own = "(({ timeZone, locale }) => [timeZone, locale, navigator.language])(
        Intl.DateTimeFormat().resolvedOptions())";
    let found: [Value; 3] = serde_json::from_value(visit.value(own).await?)?;
    assert_eq!(found, ["UTC", "en-US", "en-US"].map(Value::from));
    Ok(())
}
