//! The fonts of every browser: those of `tests/fixtures/fonts/`, and none that is installed.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::{Error, ErrorKind, Result as IoResult};
use std::path::{Path, PathBuf};

use super::files::root;

/// The variable that chooses the set of a run: `base` or `wide`.
const CHOICE: &str = "FONTS";

/// Names that map to the serif: those in our styles and the engines' defaults.
const SERIF: [&str; 4] = ["serif", "ui-serif", "Times New Roman", "Times"];
/// Names that map to the sans. WebKit's `system-ui` is GTK's font.
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
pub(crate) struct FontSet {
    folder: &'static str,
    pub(crate) sans: FontFamily,
    pub(crate) serif: FontFamily,
}

/// A font family and its measure.
pub(crate) struct FontFamily {
    name: &'static str,
    /// How wide `TEXT` is in the regular face, in thousandths of an em.
    pub(crate) width: f64,
}

const BASE: FontSet = FontSet {
    folder: "base",
    sans: FontFamily { name: "Noto Sans", width: 26_990.0 },
    serif: FontFamily { name: "Noto Serif", width: 27_359.0 },
};

/// Wider than `BASE` by a twelfth, in bold by a sixth.
const WIDE: FontSet = FontSet {
    folder: "wide",
    sans: FontFamily { name: "DejaVu Sans", width: 29_224.6 },
    serif: FontFamily { name: "DejaVu Serif", width: 29_472.7 },
};

pub(crate) const TEXT: &str = "The quick brown fox jumps over the lazy dog 0123456789";

impl FontSet {
    pub(crate) fn chosen() -> IoResult<Self> {
        match env::var(CHOICE).as_deref() {
            Err(_) | Ok("base") => Ok(BASE),
            Ok("wide") => Ok(WIDE),
            Ok(other) => {
                let wrong = format!("{CHOICE}={other} is no set of fonts; base or wide fits");
                Err(Error::new(ErrorKind::InvalidInput, wrong))
            }
        }
    }

    /// The settings that fontconfig reads in place of the system's.
    fn settings(&self, cache: &Path) -> String {
        let folder = folder().join(self.folder);
        let aliases = |names: &[&str], family: &FontFamily| -> String {
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

/// The environment in which a driver and its browser find only the chosen fonts.
pub(crate) fn environment(profile: &Path) -> IoResult<[(&'static str, OsString); 2]> {
    let settings = profile.join("fonts.conf");
    fs::write(&settings, FontSet::chosen()?.settings(&profile.join("fontconfig")))?;
    // A folder of settings beside the file would be read before it.
    Ok([("FONTCONFIG_FILE", settings.into_os_string()), ("FONTCONFIG_PATH", profile.into())])
}
