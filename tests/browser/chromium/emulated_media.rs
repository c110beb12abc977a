//! Print and forced colours, as Chromium emulates them.

use anyhow::Result;
use serde_json::json;

use crate::harness::answering::result_for;
use crate::harness::page::Page;

#[tokio::test]
async fn print_is_static_and_forced_colours_stay_distinct() -> Result<()> {
    let page = Page::open().await?;
    result_for(&page, "depression").await?;
    page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
    let arrives = "getComputedStyle(ko.querySelector('main')).animationDuration";
    assert_eq!(page.value(arrives).await?, json!("0s"));
    let forced =
        json!({ "media": "", "features": [{ "name": "forced-colors", "value": "active" }] });
    page.devtools("Emulation.setEmulatedMedia", forced).await?;
    let apart = "['.ko-band-outer:not([fill])', '.ko-band-shared']
        .map(band => getComputedStyle(ko.querySelector(band)).fill)";
    let fills: Vec<String> = serde_json::from_value(page.value(apart).await?)?;
    assert_ne!(fills[0], fills[1]);
    Ok(())
}
