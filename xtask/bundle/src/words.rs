//! Everything the page says: checked evidence and wording, as packs and as static markup.

use std::path::Path;

use anyhow::{Result, anyhow};
use ketamine_outlook::static_page;
use outlook_words::{Languages, ui};

/// The words of every language, the one of the static page first.
#[derive(Debug)]
pub(crate) struct Words {
    pub(crate) languages: Languages,
    /// The packs the widget reads, by the code of their language.
    pub(crate) packs: Vec<(String, String)>,
}

/// The line of every pack that holds the title of the page, the head being line 0.
pub(crate) const TITLE: usize = ui::PAGE_TITLE.line();

/// Reads and checks `evidence/` and `wording/`; every problem of every language is told, one a line.
pub(crate) fn read(root: &Path) -> Result<Words> {
    let told = |problems| anyhow!("the evidence or the wording has problems:\n{problems}");
    let ledger = outlook_ledger::read(root).map_err(told)?;
    let (mut whole, mut packs, mut problems) = (Vec::new(), Vec::new(), Vec::new());
    for code in outlook_ledger::languages(root).map_err(told)? {
        match outlook_ledger::pack(&ledger, root, &code) {
            Ok(pack) => {
                whole.push(pack.whole);
                packs.push((code, pack.widget));
            }
            Err(found) => problems.extend(found.lines().map(str::to_owned)),
        }
    }
    if !problems.is_empty() {
        return Err(anyhow!("the wording has problems:\n{}", problems.join("\n")));
    }
    let languages = static_page::read(whole.iter().map(String::as_str))
        .map_err(|error| anyhow!("the widget cannot render the static page: {error}"))?;
    Ok(Words { languages, packs })
}
