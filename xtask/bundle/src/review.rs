//! `dist/review.html`: the sheet for the clinic's reviewer, with a policy that allows its own style
//! and nothing else.

use std::path::Path;

use anyhow::{Result, anyhow};
use outlook_page::{File, policy};

const STYLE: &str = include_str!("review.css");

/// The page and its policy; English, since it holds the evidence as it is edited.
pub(crate) fn page(root: &Path) -> Result<(File, String)> {
    let sheet = outlook_content::read(root).and_then(|it| outlook_content::review(&it, root));
    let sheet = sheet.map_err(|problems| anyhow!("the review sheet has problems:\n{problems}"))?;
    let policy = policy::still(STYLE);
    let page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Review sheet: ketamine-outlook</title>\n<style>{STYLE}</style>\n</head>\n\
         <body>\n{sheet}</body>\n</html>\n"
    );
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
