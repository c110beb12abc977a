//! A part of the widget that does not load, and what the page shows then.

use anyhow::Result;
use serde_json::json;

use super::page::{FAILED, Page};

/// A part of each file name, and the reason that the page gives when the file is missing.
pub(crate) const PARTS: [(&str, &str); 3] =
    [(".wasm", "not-found"), ("/en-", "not-found"), ("/page-", "script")];

/// Expects the notice that the questions cannot run; help and the general answer stay.
pub(crate) async fn expect_load_failure(page: &Page, part: &str, reason: &str) -> Result<()> {
    page.until("the failure is shown", FAILED).await?;
    let found = page.value("ko.querySelector('[data-screen=error]').dataset.reason").await?;
    assert_eq!(found, json!(reason), "{part}");
    assert!(!page.text("#ko-failed [role=alert]").await?.is_empty(), "{part}");
    assert!(!page.is_displayed("#ko-status").await?, "{part}");
    assert!(page.is_displayed("#ko-general").await?, "{part}");
    assert!(page.is_displayed(".ko-crisis").await?, "{part}");
    assert_eq!(page.value("ko.querySelectorAll('form').length").await?, json!(0), "{part}");
    Ok(())
}
