//! `dist/review.html`: the sheet for the clinic's reviewer, with a policy that allows its own style
//! and nothing else.

use std::path::Path;

use anyhow::{Result, anyhow};
use outlook_page::{File, fill, policy, read};

const STYLE: &str = include_str!("review.css");

/// The page and its policy; English, since it holds the evidence as it is edited.
pub(crate) fn page(root: &Path) -> Result<(File, String)> {
    let sheet = outlook_content::read(root).and_then(|it| outlook_content::review(&it, root));
    let sheet = sheet.map_err(|problems| anyhow!("the review sheet has problems:\n{problems}"))?;
    let policy = policy::still(STYLE);
    let parts = [("policy", policy.clone()), ("style", STYLE.to_owned()), ("sheet", sheet)];
    let page = fill(&read(root, "packaging/pages/review.html")?, &parts)?;
    Ok((File::new("review.html", page), policy))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheet_holds_no_script_and_allows_its_own_style_alone() -> Result<()> {
        let root = outlook_page::root();
        let page = String::from_utf8(page(root)?.0.bytes)?;
        for unwanted in ["<script", "javascript:", "unsafe-", "style=\"", "<a ", "src="] {
            assert!(!page.contains(unwanted), "{unwanted}");
        }
        assert!(page.contains("default-src 'none'; style-src 'sha256-"), "no policy");
        Ok(())
    }
}
