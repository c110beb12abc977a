//! The self-check of the page: it passes in this browser, and detects a wrong vector.

use std::fs;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::harness::files::{copy_folder, replace, root};
use crate::harness::page::{IN_CHARGE, Page};

const THERE: &str = "!!ko.querySelector('#ko-check button')";
const DONE: &str = "ko.querySelector('#ko-check [role=status]').dataset.count > 0";
const CAME_OUT: &str = "(({ count, wrong }) => [count, wrong])(
    ko.querySelector('#ko-check [role=status]').dataset)";

async fn check(page: &Page) -> Result<Value> {
    page.until("the widget is in charge", IN_CHARGE).await?;
    page.until("the check is there", THERE).await?;
    page.value("ko.querySelector('#ko-check button').click()").await?;
    page.until("the check is done", DONE).await?;
    page.value(CAME_OUT).await
}

#[tokio::test]
async fn self_check_passes_every_vector_without_requests() -> Result<()> {
    let mut page = Page::open().await?;
    page.until("the check is there", THERE).await?;
    let before = page.served().len();
    assert_eq!(check(&page).await?, json!(["894", "0"]));
    assert_eq!(page.served().len(), before, "{:?}", page.served());
    let status = page.text("#ko-check [role=status]").await?;
    assert!(status.contains("894") && status.contains("2026.12"), "{status}");
    page.value("ko.querySelector('#ko-check').scrollIntoView()").await?;
    page.screenshot("self-check").await?;
    // The check changes its language with the page.
    page.value("ko.querySelector('[data-action=language]').click()").await?;
    page.until("it speaks Spanish", "ko.querySelector('#ko-check').lang === 'es'").await?;
    let title = page.value("ko.querySelector('#ko-check h3').textContent").await?;
    assert!(title.as_str().is_some_and(|it| it.contains("Comprobar")), "{title}");
    assert_eq!(page.complaints().await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn wrong_vector_is_reported() -> Result<()> {
    let folder = tempfile::tempdir()?;
    copy_folder(&root().join("dist"), folder.path())?;
    for entry in fs::read_dir(folder.path().join("assets"))? {
        let path = entry?.path();
        let plain = path.extension().is_some_and(|it| it == "json");
        if path.to_string_lossy().contains("/vectors-") && plain {
            let mut part: Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
            // One row gets an extra finding, another a wrong list. Not the first rows: the check damages
            // copies of those itself.
            let rows = part["vectors"].as_array_mut().context("no vectors")?;
            let mut with_findings = rows.iter_mut().rev().filter(|row| row[4].is_array());
            let one = with_findings.next().context("no findings")?;
            one[4].as_array_mut().context("no findings")?.push(json!(7));
            with_findings.next().context("no second row with findings")?[4] = json!([7, 8, 9]);
            replace(&path, &part.to_string())?;
        }
    }
    let mut page = Page::serving(folder.path()).await?;
    page.go().await?;
    assert_eq!(check(&page).await?, json!(["894", "2"]));
    Ok(())
}
