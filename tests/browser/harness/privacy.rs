//! What a page may leave behind: no request, address, history, storage or console line.

use anyhow::Result;
use serde_json::{Value, json};

use super::page::Page;

/// The title of the page in English.
pub(crate) const TITLE: &str = "What to expect from a ketamine infusion";

/// What the browser had done once the page was loaded.
pub(crate) struct Baseline {
    requests: usize,
    history: Value,
}

pub(crate) async fn baseline(visit: &mut Page) -> Result<Baseline> {
    let history = visit.value("history.length").await?;
    Ok(Baseline { requests: visit.requests().await?.len(), history })
}

/// No request since the page was loaded, nothing in the address, the title, the storage or the console.
pub(crate) async fn expect_nothing_left(
    visit: &mut Page,
    baseline: Baseline,
    title: &str,
) -> Result<()> {
    let sent = visit.requests().await?;
    assert_eq!(sent.len(), baseline.requests, "{sent:?}");
    assert_eq!(visit.url().await?, visit.address());
    let kept = "localStorage.length + sessionStorage.length + document.cookie.length";
    assert_eq!(visit.value(kept).await?, json!(0));
    assert_eq!(visit.value("history.length").await?, baseline.history);
    assert_eq!(visit.value("document.title").await?, json!(title));
    assert_eq!(visit.complaints().await?, Vec::<String>::new());
    Ok(())
}
