//! By touch there is no way out of the kiosk and no way to copy its text.

use anyhow::Result;
use serde_json::{Value, json};

use crate::harness::answering::rare_answers;
use crate::harness::tablet::{QUESTION, Tablet};

/// Settings with every address that a clinic can give.
fn clinic() -> Value {
    json!({
        "clinic": { "name": "Harbour Clinic", "phone": "+1 555 0100", "booking": "https://harbour.example/visit" },
        "crisis": { "name": "Harbour line", "phone": "555 0199" },
        "region": "elsewhere",
        "kiosk": { "code": "2580" },
    })
}

/// Opens everything that can be opened.
const OPEN_ALL: &str = "for (const it of ko.querySelectorAll('details')) it.open = true;";

#[tokio::test]
async fn no_screen_has_links_or_adds_history() -> Result<()> {
    let tablet = Tablet::new().await?;
    tablet.start_with(&clinic()).await?;
    let history = tablet.value("history.length").await?;
    tablet.complete_visit(&rare_answers()).await?;
    tablet.run(OPEN_ALL).await?;
    tablet.press("[data-screen=result] [data-action=back]").await?;
    tablet.until("the last page is there", QUESTION).await?;
    tablet.press("[data-action=continue]").await?;
    tablet.until("the result is back", "ko.querySelector('[data-screen=result]')").await?;
    assert_eq!(
        tablet
            .value("ko.querySelectorAll('[data-action=copy], [data-action^=download]').length")
            .await?,
        json!(0)
    );
    tablet.erase().await?;
    // The urgent screen.
    tablet.reach_urgent().await?;
    tablet.run(OPEN_ALL).await?;
    tablet.screenshot("kiosk-urgent").await?;
    assert_eq!(tablet.value("waysOut").await?, json!([]));
    assert_eq!(tablet.value("history.length").await?, history);
    assert_eq!(tablet.value("[location.hash, location.search]").await?, json!(["", ""]));
    assert_eq!(tablet.value("complaints").await?, json!([]));
    Ok(())
}

#[tokio::test]
async fn copy_drag_and_context_menu_are_blocked() -> Result<()> {
    let tablet = Tablet::new().await?;
    tablet.start_file().await?;
    tablet.start_visit().await?;
    for event in ["copy", "cut", "contextmenu", "dragstart"] {
        let refused = format!(
            "!ko.querySelector('h1').dispatchEvent(new Event('{event}', {{ bubbles: true, cancelable: true, composed: true }}))"
        );
        assert_eq!(tablet.value(&refused).await?, json!(true), "{event}");
    }
    Ok(())
}

#[tokio::test]
async fn address_opens_as_text_and_qr_code() -> Result<()> {
    let tablet = Tablet::new().await?;
    tablet.start_with(&clinic()).await?;
    tablet.complete_visit(&rare_answers()).await?;
    let booking = "summary.ko-quiet-edge";
    tablet.press(booking).await?;
    let body = ".ko-address[open] .ko-address-body";
    let shown = tablet.text(&format!("{body} p")).await?;
    assert_eq!(shown, "https://harbour.example/visit");
    assert_eq!(tablet.read_qr_code(&format!("{body} svg")).await?, shown);
    tablet.screenshot("kiosk-address").await?;
    // The trials have addresses, too.
    let others =
        "Array.from(ko.querySelectorAll('[data-trial] .ko-address p'), (it) => it.textContent)";
    let found =
        tablet.value(&format!("{others}.filter((it) => it.startsWith('https://')).length")).await?;
    assert!(found.as_u64() > Some(0), "no study has an address");
    let plain = json!({ "clinic": { "booking": "https://harbour.example/visit" }, "kiosk": { "qr": false } });
    tablet.start_with(&plain).await?;
    tablet.complete_visit(&rare_answers()).await?;
    tablet.press(booking).await?;
    assert!(tablet.is_displayed(&format!("{body} p")).await?);
    assert!(!tablet.is_displayed(&format!("{body} svg")).await?);
    Ok(())
}
