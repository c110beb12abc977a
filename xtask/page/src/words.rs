//! Everything the page says: checked evidence and wording, as packs and as static markup.

use std::path::Path;

use anyhow::{Error, Result, anyhow};
use outlook_i18n::{Languages, PackMismatch, ui};

/// The words of every language, the one of the static page first.
#[derive(Debug)]
pub struct PageWords {
    /// As static pages show them.
    pub languages: Languages,
    /// The packs the widget reads.
    pub packs: Vec<PackWords>,
    /// The packs a kiosk reads, in the same order, without terms.
    pub kiosk: Vec<String>,
}

/// The words of one language as the widget reads them.
#[derive(Debug)]
pub struct PackWords {
    /// The language's code.
    pub code: String,
    /// The regions in which a variant is spoken; none where it is no variant.
    pub regions: Vec<String>,
    /// The pack.
    pub text: String,
}

/// The line of every pack that holds the title of the page, the head being line 0.
pub const TITLE: usize = ui::PAGE_TITLE.line();

/// Reads and checks `evidence/` and `wording/`; the error has every problem of every language, one a line.
pub fn read(root: &Path) -> Result<PageWords> {
    let failed = |problems| anyhow!("the evidence or the wording has problems:\n{problems}");
    let evidence = outlook_content::read(root).map_err(failed)?;
    let (mut whole, mut packs, mut kiosk, mut problems) =
        (String::new(), Vec::new(), Vec::new(), Vec::new());
    for code in outlook_content::languages(root).map_err(failed)? {
        match outlook_content::pack(&evidence, root, &code) {
            Ok(pack) => {
                kiosk.push(pack.for_kiosk());
                whole += &pack.whole;
                packs.push(PackWords { code, regions: pack.regions, text: pack.widget });
            }
            Err(found) => problems.extend(found.lines().map(str::to_owned)),
        }
    }
    if !problems.is_empty() {
        return Err(anyhow!("the wording has problems:\n{}", problems.join("\n")));
    }
    let languages = Languages::read(whole).map_err(not_ours)?;
    Ok(PageWords { languages, packs, kiosk })
}

/// The caller can distinguish this from a problem of the words themselves.
fn not_ours(error: PackMismatch) -> Error {
    Error::new(error).context("the widget cannot render the static page")
}
