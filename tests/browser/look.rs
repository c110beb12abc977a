//! What a person's own settings must not take away: the keyboard, large text, a narrow screen, print,
//! forced colours.

use anyhow::Result;
use serde_json::json;

use crate::visit::Visit;

/// From the first question to the result: an answer to it, and every other question left out.
async fn result(visit: &Visit, condition: &str) -> Result<()> {
    visit.click(&format!("label:has([value={condition}])")).await?;
    visit.click("[data-action=continue]").await?;
    visit.find("[data-action=skip]").await?;
    let skip = "(() => { document.querySelector('[data-action=skip]')?.click();
        return document.querySelector('[data-screen=review]'); })()";
    visit.until("the review is there", skip).await?;
    visit.click("[data-action=continue]").await?;
    visit.find("[data-screen=result]").await.map(drop)
}

#[tokio::test]
async fn every_continue_without_an_answer_leads_to_the_options() -> Result<()> {
    let visit = Visit::open().await?;
    for _ in 0..2 {
        visit.click("[data-action=continue]").await?;
        visit.until("an option has the focus", "document.activeElement.name").await?;
        assert!(!visit.text("[role=alert] #ko-error").await?.is_empty());
        visit.value("document.activeElement.blur()").await?;
    }
    Ok(())
}
