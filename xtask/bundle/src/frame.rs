//! `embed/frame.html`, for sites that allow no script of others, and the small script that adjusts the
//! height of the frame to its content. It loads the files of the page.

use std::path::Path;

use anyhow::{Result, ensure};
use ketamine_outlook::static_pages;
use outlook_i18n::Languages;
use outlook_page::{Bundler as _, File, Page, element_page, fill, policy, styles};

use crate::esbuild::Esbuild;

/// The path of the page.
pub(crate) const PATH: &str = "embed/frame.html";

/// The files, and the policy of the page among them.
pub(crate) fn files(
    root: &Path,
    esbuild: &Esbuild,
    languages: Languages,
    page: &Page,
) -> Result<(Vec<File>, String)> {
    let inside = esbuild.asset("frame.js", &[])?;
    let host = esbuild.inline("frame_host.js")?;
    let styles = esbuild.sheet(styles::read_sheet_with(root, "frame")?)?;
    let policy = policy::line(&styles, &page.early);
    let mut parts = static_pages::render(languages);
    for (_, text) in &mut parts {
        *text = text.replace("href=\"answer-", "href=\"../answer-");
    }
    ensure!(
        parts.iter().any(|(_, text)| text.contains("href=\"../answer-")),
        "no way out of embed/"
    );
    parts.extend(page.loads.clone());
    parts.extend([
        ("policy", policy.clone()),
        ("styles", styles),
        ("early", page.early.clone()),
        ("frame", inside.path.clone()),
    ]);
    let framed = fill(&element_page(root, "packaging/pages/frame.html")?, &parts)?;
    let files = vec![inside, File::new("embed/frame-host.js", host), File::new(PATH, framed)];
    Ok((files, policy))
}
