//! The fonts of every browser: those of `tests/fixtures/fonts/` and no installed one.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::{Error, ErrorKind, Result as IoResult};
use std::path::{Path, PathBuf};

use super::files::root;

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
pub(crate) struct Set {
    folder: &'static str,
    pub(crate) sans: Family,
    pub(crate) serif: Family,
}

pub(crate) struct Family {
    name: &'static str,
    /// How wide `TEXT` is in the regular face, in thousandths of an em.
    pub(crate) width: f64,
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

pub(crate) const TEXT: &str = "The quick brown fox jumps over the lazy dog 0123456789";

impl Set {
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
