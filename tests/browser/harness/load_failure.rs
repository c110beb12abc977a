//! A part of the widget that does not load, and what the page shows then.

use anyhow::Result;
use serde_json::json;

use super::page::{FAILED, Page};

/// A part of each file name, and the reason that the page gives when the file is missing.
pub(crate) const PARTS: [(&str, &str); 4] =
    [(".wasm", "wasm"), ("/en-", "words"), ("/bindings-", "script"), ("/boot-", "script")];

/// Expects the notice that the questions cannot run; help and the general answer stay.
pub(crate) async fn expect_load_failure(page: &Page, part: &str, reason: &str) -> Result<()> {
    page.until("the failure is shown", FAILED).await?;
    let found = page.value("document.getElementById('ko-failed').dataset.reason").await?;
    assert_eq!(found, json!(reason), "{part}");
    assert!(!page.text("[data-screen=error] [role=alert]").await?.is_empty(), "{part}");
    assert!(!page.is_displayed("#ko-status").await?, "{part}");
    assert!(page.is_displayed("#ko-general").await?, "{part}");
    assert!(page.is_displayed(".ko-crisis").await?, "{part}");
    assert_eq!(page.value("document.forms.length").await?, json!(0), "{part}");
    Ok(())
}
