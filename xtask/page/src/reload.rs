//! A page that loads itself again once a newer one has been written. `cargo xtask start` alone shows
//! such pages.

use std::path::Path;

use anyhow::{Context, Result};

use crate::asset::{File, hexadecimal};
use crate::workspace::read;

/// The script, and the name that the page knows it by.
const SOURCE: &str = "web/reload.js";
const SCRIPT: &str = "reload.js";
/// Where it reads which build is the newest.
const NEWEST: &str = "build.txt";

/// A page with that script, and what the script needs.
#[derive(Debug)]
pub struct Reloading {
    /// The page itself.
    pub page: File,
    /// The script.
    pub script: File,
    /// The mark of this build: written last, it says that all the rest is there.
    pub newest: File,
}

impl Reloading {
    /// The page, marked as the build that it and the files that it loads make.
    pub fn new(root: &Path, page: &File, loaded: &[File]) -> Result<Self> {
        let all = loaded.iter().chain([page]).flat_map(|file| &file.bytes).copied();
        let build = hexadecimal(&all.collect::<Vec<u8>>());
        let text = std::str::from_utf8(&page.bytes)?;
        let (head, rest) = text.split_once("</head>").context("the page has no head")?;
        let marked = format!(
            "{head}<script defer src=\"{SCRIPT}\" data-build=\"{build}\" data-newest=\"{NEWEST}\"></script>\n</head>{rest}"
        );
        let script = read(root, SOURCE)?;
        Ok(Self {
            page: File::new(&page.path, marked),
            script: File::new(SCRIPT, script),
            newest: File::new(NEWEST, build),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::module::Module;
    use crate::page::Page;
    use crate::script::AsWritten;
    use crate::words;
    use crate::workspace::root;

    /// The page as a release has it, but for its wasm.
    fn page() -> Result<Page> {
        let module = Module { wasm: Vec::new(), bindings: String::new(), types: String::new() };
        Page::new(root(), &AsWritten(root()), &words::read(root())?, module)
    }

    #[test]
    fn no_file_of_a_release_reloads_the_page() -> Result<()> {
        for file in page()?.into_files() {
            let text = String::from_utf8(file.bytes)?;
            assert!(!text.contains(SCRIPT) && !text.contains(NEWEST), "{}", file.path);
        }
        Ok(())
    }

    #[test]
    fn a_page_of_start_reloads_itself_by_its_own_mark() -> Result<()> {
        let page = page()?;
        let loaded = &page.imported;
        let Reloading { page: marked, script, newest } =
            Reloading::new(root(), &page.index, loaded)?;
        let (marked, build) = (String::from_utf8(marked.bytes)?, String::from_utf8(newest.bytes)?);
        assert!(marked.contains(&format!("src=\"{}\" data-build=\"{build}\"", script.path)));
        assert!(marked.contains(&format!("data-newest=\"{}\"", newest.path)));
        let other = Reloading::new(root(), &page.index, &loaded[1..])?;
        assert_ne!(other.newest.bytes, build.into_bytes());
        Ok(())
    }

    #[test]
    fn the_policy_of_the_page_allows_the_script_and_what_it_reads() -> Result<()> {
        let policy = page()?.policy;
        assert!(policy.contains("script-src 'self'") && policy.contains("connect-src 'self'"));
        Ok(())
    }
}
