//! Loading, and what remains when something of it fails.

use std::collections::BTreeSet;

use anyhow::Result;
use serde_json::json;

use crate::visit::{IN_CHARGE, Visit};

/// Names of files that the browser shall not get.
async fn block(visit: &Visit, pattern: &str) -> Result<()> {
    visit.devtools("Network.enable", json!({})).await?;
    visit.devtools("Network.setBlockedURLs", json!({ "urls": [pattern] })).await.map(drop)
}

#[tokio::test]
async fn the_widget_takes_over_without_a_complaint_under_the_strict_policy() -> Result<()> {
    let mut visit = Visit::open().await?;
    assert_eq!(visit.complaints().await?, Vec::<String>::new());
    visit.picture("first-question").await
}

#[tokio::test]
async fn every_file_is_asked_for_once_and_only_of_the_page_s_own_server() -> Result<()> {
    let mut visit = Visit::open().await?;
    let served = visit.served();
    let once: BTreeSet<_> = served.iter().collect();
    assert_eq!(once.len(), served.len(), "asked for twice: {served:?}");
    let address = visit.address();
    for sent in visit.requests().await? {
        assert!(sent.url.starts_with(&address) && sent.method == "GET", "{sent:?}");
    }
    assert_eq!(visit.url().await?, address);
    Ok(())
}

#[tokio::test]
async fn without_a_part_of_the_widget_the_page_says_so_and_the_question_stays() -> Result<()> {
    for (pattern, reason) in [
        ("*.wasm", "wasm"),
        ("*/en-*", "words"),
        ("*/bindings-*", "script"),
        ("*/boot-*", "script"),
    ] {
        let mut visit = Visit::prepare().await?;
        block(&visit, pattern).await?;
        visit.go().await?;
        visit.until("the failure is told", "!document.getElementById('ko-failed').hidden").await?;
        let told = visit.value("document.getElementById('ko-failed').dataset.reason").await?;
        assert_eq!(told, json!(reason), "{pattern}");
        assert!(!visit.text("#ko-failed").await?.is_empty(), "{pattern}");
        assert!(!visit.find("#ko-status").await?.is_displayed().await?, "{pattern}");
        assert!(visit.find("[data-question=condition] input").await?.is_displayed().await?);
    }
    Ok(())
}

#[tokio::test]
async fn a_continue_before_the_widget_is_remembered() -> Result<()> {
    let mut visit = Visit::prepare().await?;
    block(&visit, "*.wasm").await?;
    visit.go().await?;
    visit.click("[data-question=condition] [data-action=continue]").await?;
    let pressed = visit.value("document.forms[0].dataset.pressed").await?;
    assert_eq!(pressed, json!("continue"));
    Ok(())
}

#[tokio::test]
async fn without_scripts_the_page_waits_for_nothing() -> Result<()> {
    let mut visit = Visit::prepare().await?;
    visit.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
    visit.go().await?;
    assert!(!visit.find("#ko-status").await?.is_displayed().await?);
    assert!(visit.find("#ko-general").await?.is_displayed().await?);
    assert!(visit.find("[data-question=condition] input").await?.is_displayed().await?);
    assert_eq!(visit.value(IN_CHARGE).await?, json!(true));
    Ok(())
}
