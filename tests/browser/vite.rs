//! The npm package in a project that Vite has built; `cargo xtask test` builds it.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::harness::embedded::{expect_full_visit, query, shows_clinic};
use crate::harness::files::root;
use crate::harness::page::Page;

#[tokio::test]
#[ignore = "needs a project that Vite has built: cargo xtask test --all"]
async fn vite_project_reaches_its_result() -> Result<()> {
    let built = root().join("target/vite/dist");
    ensure!(
        built.join("index.html").is_file(),
        "no target/vite/dist: `cargo xtask test` builds it"
    );
    let mut page = Page::serving(&built).await?;
    page.go().await?;
    page.until("the widget is in charge", &query("[data-question=condition]")).await?;
    // The event that main.ts received, and the configuration that it set.
    page.until("the project receives the event", "document.body.dataset.event === 'ko-ready'")
        .await?;
    let name = "document.querySelector('ketamine-outlook').getConfiguration().clinic.name";
    assert_eq!(page.value(name).await?, json!("Vite Clinic"));
    page.until("the clinic's name is drawn", &shows_clinic("Vite Clinic")).await?;
    expect_full_visit(&page).await?;
    assert_eq!(page.complaints().await?, Vec::<String>::new());
    let foreign = "performance.getEntriesByType('resource')
        .map(it => it.name).filter(it => !it.startsWith(location.origin) && !it.startsWith('data:'))";
    assert_eq!(page.value(foreign).await?, json!([]));
    page.screenshot("vite").await
}
