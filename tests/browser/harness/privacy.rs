//! A page leaves nothing behind: no request, address, history, storage or console line.

use anyhow::Result;
use serde_json::{Value, json};

use super::page::Page;

/// The title of the page in English.
pub(crate) const TITLE: &str = "What to expect from a ketamine infusion";

/// The requests and history when the page was loaded.
pub(crate) struct Baseline {
    requests: usize,
    history: Value,
}

/// Takes the baseline of a loaded page.
pub(crate) async fn baseline(page: &mut Page) -> Result<Baseline> {
    let history = page.value("history.length").await?;
    Ok(Baseline { requests: page.requests().await?.len(), history })
}

/// Expects no request since the baseline, and nothing new in the address, history, title, storage or console.
pub(crate) async fn expect_nothing_left(
    page: &mut Page,
    baseline: Baseline,
    title: &str,
) -> Result<()> {
    let sent = page.requests().await?;
    assert_eq!(sent.len(), baseline.requests, "{sent:?}");
    assert_eq!(page.url().await?, page.address());
    let kept = "localStorage.length + sessionStorage.length + document.cookie.length";
    assert_eq!(page.value(kept).await?, json!(0));
    assert_eq!(page.value("history.length").await?, baseline.history);
    assert_eq!(page.value("document.title").await?, json!(title));
    assert_eq!(page.complaints().await?, Vec::<String>::new());
    Ok(())
}
