//! Everything the page says: checked evidence and wording, as a pack and as static markup.

use std::path::Path;

use anyhow::{Result, anyhow};

/// The words of one language.
#[derive(Debug)]
pub(crate) struct Words {
    /// The pack the widget reads.
    pub(crate) pack: String,
    /// The static parts of the page, by the name of their placeholder.
    pub(crate) parts: Vec<(&'static str, String)>,
}

/// Reads and checks `evidence/` and `wording/`; every problem is told, one a line.
pub(crate) fn read(root: &Path) -> Result<Words> {
    let problems = |problems| anyhow!("the evidence or the wording has problems:\n{problems}");
    let ledger = outlook_ledger::read(root).map_err(problems)?;
    let pack = outlook_ledger::pack(&ledger, root, "en").map_err(problems)?;
    let parts = ketamine_outlook::static_page::render(&pack)
        .map_err(|error| anyhow!("the widget cannot render the static page: {error}"))?;
    Ok(Words { pack, parts })
}
