//! What goes over the network, and what is left when it lets nothing through.

use anyhow::Result;
use serde_json::json;

use crate::loading::{PARTS, the_failure_is_told};
use crate::visit::{IN_CHARGE, Visit};

#[tokio::test]
async fn every_request_is_of_the_page_s_own_server() -> Result<()> {
    let mut visit = Visit::open().await?;
    let address = visit.address();
    let sent = visit.sent_in_chromium().await?;
    assert!(!sent.is_empty());
    for sent in sent {
        assert!(sent.url.starts_with(&address) && sent.method == "GET", "{sent:?}");
    }
    Ok(())
}

#[tokio::test]
async fn a_blocked_part_is_told_like_a_missing_one() -> Result<()> {
    for (part, reason) in PARTS {
        let mut visit = Visit::prepare().await?;
        visit.devtools("Network.enable", json!({})).await?;
        let blocked = json!({ "urls": [format!("*{part}*")] });
        visit.devtools("Network.setBlockedURLs", blocked).await?;
        visit.go().await?;
        the_failure_is_told(&visit, part, reason).await?;
    }
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
