//! From the target of a request to a file, and never out of the folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;

use crate::headers;

/// A folder whose files may be served.
#[derive(Clone, Debug)]
pub(crate) struct Folder {
    root: PathBuf,
}

/// Where a target leads.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Resolved {
    /// A file that may be served.
    File(PathBuf),
    /// A folder asked for without its closing slash: relative links need the slash.
    MovedTo(String),
    /// Nothing that may be served.
    Nothing,
}

impl Folder {
    pub(crate) fn open(root: &Path) -> io::Result<Self> {
        let root = root.canonicalize()?;
        fs::read_dir(&root)?;
        Ok(Self { root })
    }

    /// Where it is.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Where the target of a request leads; a folder leads to its `index.html`.
    pub(crate) fn find(&self, target: &str) -> Resolved {
        let path = target.split(['?', '#']).next().unwrap_or_default();
        self.resolve(path).unwrap_or(Resolved::Nothing)
    }

    fn resolve(&self, path: &str) -> Option<Resolved> {
        let decoded = percent_decode_str(path).decode_utf8().ok()?;
        let inside = decoded.strip_prefix('/')?;
        let mut file = self.root.clone();
        for name in inside.split('/').filter(|name| !name.is_empty()) {
            if !may_be_served(name) {
                return None;
            }
            file.push(name);
        }
        if file.is_dir() {
            if !path.ends_with('/') {
                return Some(Resolved::MovedTo(format!("{path}/")));
            }
            file.push("index.html");
        } else if path.ends_with('/') {
            return None;
        }
        // A link inside the folder may point out of it.
        let file = file.canonicalize().ok()?;
        (file.is_file() && file.starts_with(&self.root)).then_some(Resolved::File(file))
    }
}

fn may_be_served(name: &str) -> bool {
    !name.starts_with('.') && name != headers::NAME && !name.contains(['\\', ':', '\0'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_inside_the_folder_are_found() -> io::Result<()> {
        let outer = tempfile::tempdir()?;
        let root = outer.path().join("dist");
        fs::create_dir_all(root.join("assets"))?;
        fs::create_dir_all(root.join("kiosk"))?;
        for name in ["index.html", "assets/a b.js", ".hidden", "_headers", "kiosk/index.html"] {
            fs::write(root.join(name), name)?;
        }
        fs::write(outer.path().join("secret"), "secret")?;
        let folder = Folder::open(&root)?;
        let file = |name: &str| Resolved::File(folder.root.join(name));

        let cases = [
            ("/", file("index.html")),
            ("/index.html?x=1#y", file("index.html")),
            ("/assets/a%20b.js", file("assets/a b.js")),
            ("/kiosk/", file("kiosk/index.html")),
            ("/kiosk", Resolved::MovedTo("/kiosk/".into())),
            ("/index.html/", Resolved::Nothing),
            ("/assets/", Resolved::Nothing),
            ("/missing", Resolved::Nothing),
            ("/.hidden", Resolved::Nothing),
            ("/_headers", Resolved::Nothing),
            ("/../secret", Resolved::Nothing),
            ("/%2e%2e/secret", Resolved::Nothing),
            ("/..%2fsecret", Resolved::Nothing),
            ("/assets/..\\..\\secret", Resolved::Nothing),
            ("/%ff", Resolved::Nothing),
            ("secret", Resolved::Nothing),
            ("", Resolved::Nothing),
        ];
        for (target, expected) in cases {
            assert_eq!(folder.find(target), expected, "{target}");
        }
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_folder_is_not_followed() -> io::Result<()> {
        let outer = tempfile::tempdir()?;
        let root = outer.path().join("dist");
        fs::create_dir(&root)?;
        fs::write(outer.path().join("secret"), "secret")?;
        std::os::unix::fs::symlink(outer.path().join("secret"), root.join("link"))?;
        assert_eq!(Folder::open(&root)?.find("/link"), Resolved::Nothing);
        Ok(())
    }
}
