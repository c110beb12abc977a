//! The two counters on the device, which a clinic turns on.

use anyhow::Result;
use serde_json::{Value, json};

use crate::harness::answering::rare_answers;
use crate::harness::engine::Engine;
use crate::harness::tablet::{REFUSE_ONCE, RUNS, Tablet};

/// Everything that the page stores on the device.
const STORED: &str = "({ ...localStorage, ...sessionStorage })";

async fn visit_and_erase(tablet: &Tablet) -> Result<()> {
    tablet.complete_visit(&rare_answers()).await?;
    tablet.erase().await
}

#[tokio::test]
async fn nothing_is_stored_when_counters_are_off() -> Result<()> {
    let tablet = Tablet::dedicated().await?;
    tablet.start_file().await?;
    visit_and_erase(&tablet).await?;
    assert_eq!(tablet.value(STORED).await?, json!({}));
    assert_eq!(tablet.value("document.cookie").await?, json!(""));
    Ok(())
}

#[tokio::test]
async fn counters_store_only_visits_and_errors() -> Result<()> {
    let tablet = Tablet::dedicated().await?;
    let counted = json!({ "kiosk": { "counters": true } });
    let kept = |numbers: &str| -> Value { json!({ "ketamine-outlook-counters": numbers }) };
    tablet.start_with(&counted).await?;
    visit_and_erase(&tablet).await?;
    assert_eq!(tablet.value(STORED).await?, kept("1 0"));
    tablet.start_visit().await?;
    tablet.run(REFUSE_ONCE).await?;
    tablet.press("label:has([value=crps])").await?;
    tablet.press("[data-action=continue]").await?;
    tablet.until("a new instance is there", "memories.length === 3").await?;
    tablet.until("the start screen is back", RUNS).await?;
    tablet
        .until("the error is counted", &format!("JSON.stringify({STORED}).includes('2 1')"))
        .await?;
    assert_eq!(tablet.value(STORED).await?, kept("2 1"));
    // A damaged record does not stop visits.
    tablet.run("localStorage.setItem('ketamine-outlook-counters', 'x')").await?;
    visit_and_erase(&tablet).await?;
    assert_eq!(tablet.value(STORED).await?, kept("3 1"), "the running instance knows its own");
    if tablet.engine == Engine::WebKit {
        println!("a driven WebKit keeps nothing from one start to the next: not restarted");
        return Ok(());
    }
    let tablet = tablet.restart().await?;
    tablet.start_with(&counted).await?;
    visit_and_erase(&tablet).await?;
    assert_eq!(tablet.value(STORED).await?, kept("4 1"));
    Ok(())
}
