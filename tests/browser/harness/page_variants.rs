//! The page with other attributes, or with a module that a clinic turns on.

use anyhow::{Result, ensure};
use tempfile::TempDir;

use super::files::dist_with_index;
use super::page::{IN_CHARGE, LOADED, Page};

/// Opens the page with these attributes on its `#ketamine-outlook`.
pub(crate) async fn open_with(attributes: &str) -> Result<(Page, TempDir)> {
    open_changed(attributes, "").await
}

/// Opens the page with the PHQ-9, which a clinic's configuration turns on.
pub(crate) async fn open_with_phq9(attributes: &str) -> Result<(Page, TempDir)> {
    let config = r#"<script type="application/json" id="ko-config">{"modules":["phq9"]}</script>"#;
    open_changed(attributes, config).await
}

async fn open_changed(attributes: &str, config: &str) -> Result<(Page, TempDir)> {
    let folder = dist_with_index(|text| {
        let place = "<ketamine-outlook id=\"ketamine-outlook\"";
        ensure!(text.contains(place), "the page has no place for the widget");
        Ok(text.replace(place, &format!("{config}{place} {attributes}")))
    })?;
    let mut page = Page::serving(folder.path()).await?;
    reload(&mut page).await?;
    Ok((page, folder))
}

/// Loads the page anew and waits until everything is loaded.
pub(crate) async fn reload(page: &mut Page) -> Result<()> {
    // The last page has all of this as well, and a driver may go on before it is replaced.
    page.value("window.isLeft = true").await?;
    page.go().await?;
    page.until("the page has replaced the last", "!window.isLeft").await?;
    page.until("the widget is in charge", IN_CHARGE).await?;
    page.until("everything is loaded", LOADED).await?;
    page.find(".ko-reading-aids-open").await.map(drop)
}
