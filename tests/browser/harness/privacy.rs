//! A page leaves nothing behind: no request, address, storage or console line, and no answer in its history.

use anyhow::Result;
use serde_json::json;

use super::page::Page;

/// The title of the page in English.
pub(crate) const TITLE: &str = "What to expect from a ketamine infusion";

/// The number of requests when the page was loaded.
pub(crate) struct Baseline(usize);

/// Takes the baseline of a loaded page.
pub(crate) async fn baseline(page: &mut Page) -> Result<Baseline> {
    Ok(Baseline(page.requests().await?.len()))
}

/// Expects no request since the baseline, nothing new in the address, title, storage or console, and nothing but
/// numbers in the history.
pub(crate) async fn expect_nothing_left(
    page: &mut Page,
    baseline: Baseline,
    title: &str,
) -> Result<()> {
    let sent = page.requests().await?;
    assert_eq!(sent.len(), baseline.0, "{sent:?}");
    assert_eq!(page.url().await?, page.address());
    let kept = "localStorage.length + sessionStorage.length + document.cookie.length";
    assert_eq!(page.value(kept).await?, json!(0));
    let numbers = "Object.values(history.state ?? {}).every(it => typeof it === 'number')";
    assert_eq!(page.value(numbers).await?, json!(true));
    assert_eq!(page.value("document.title").await?, json!(title));
    assert_eq!(page.complaints().await?, Vec::<String>::new());
    Ok(())
}
