//! The kiosk's page where no script runs.

use anyhow::Result;
use serde_json::json;

use crate::harness::tablet::Tablet;

#[tokio::test]
async fn static_page_shows_help_and_figures_without_controls() -> Result<()> {
    let tablet = Tablet::new().await?;
    // One more character, and its hash no longer matches the policy.
    tablet.open_file(|file| file.replacen("<script>", "<script> ", 1)).await?;
    tablet.until("the page is there", "document.getElementById('ko-wasm')").await?;
    let blocked = "complaints.some((it) => it.startsWith('script-src'))";
    tablet.until("the policy blocks the script", blocked).await?;
    for part in [".ko-crisis", "h1", "#ko-general-title", ".ko-static-ranges"] {
        let there = format!(
            "Array.from(ko.querySelectorAll('{part}')).some((it) => it.getClientRects().length)"
        );
        assert_eq!(tablet.value(&there).await?, json!(true), "{part}");
    }
    let pressed = "Array.from(ko.querySelectorAll('button, input')).filter((it) => it.getClientRects().length).length";
    assert_eq!(
        tablet.value(pressed).await?,
        json!(0),
        "something can be pressed that does nothing"
    );
    tablet.screenshot("kiosk-no-script").await?;
    tablet.press(".ko-general-other > summary").await?;
    tablet.press(".ko-general-other .ko-crisis summary").await?;
    let spanish = tablet.text(".ko-general-other[open]").await?;
    for part in ["¿", "ketamina", "988", "Samaritans"] {
        assert!(spanish.contains(part), "{part} in {spanish}");
    }
    tablet.screenshot("kiosk-no-script-es").await?;
    assert_eq!(tablet.value("ko.querySelectorAll('a').length").await?, json!(0));
    Ok(())
}
