//! A part of the widget that does not load, and what the page shows then.

use anyhow::Result;
use serde_json::json;

use super::page::{FAILED, Page};

/// A part of each file name, and the reason that the page gives when the file is missing.
pub(crate) const PARTS: [(&str, &str); 4] =
    [(".wasm", "wasm"), ("/en-", "words"), ("/bindings-", "script"), ("/boot-", "script")];

/// Expects the notice that the questions cannot run; help and the general answer stay.
pub(crate) async fn expect_load_failure(visit: &Page, part: &str, reason: &str) -> Result<()> {
    visit.until("the failure is shown", FAILED).await?;
    let found = visit.value("document.getElementById('ko-failed').dataset.reason").await?;
    assert_eq!(found, json!(reason), "{part}");
    assert!(!visit.text("[data-screen=error] [role=alert]").await?.is_empty(), "{part}");
    assert!(!visit.is_displayed("#ko-status").await?, "{part}");
    assert!(visit.is_displayed("#ko-general").await?, "{part}");
    assert!(visit.is_displayed(".ko-crisis").await?, "{part}");
    assert_eq!(visit.value("document.forms.length").await?, json!(0), "{part}");
    Ok(())
}
