//! What is rehearsed before the first answer is neither seen nor kept.

use anyhow::Result;
use serde_json::json;

use crate::journeys::{loaded, nothing_left_the_browser, screen};
use crate::visit::{IN_CHARGE, Visit};

/// Notes each question that is drawn anywhere, in the page or outside of it.
const NOTED: &str = "window.drawn = [];
    const set = Element.prototype.setAttribute;
    Element.prototype.setAttribute = function (name, value) {
        if (name === 'data-question') drawn.push([value, this.isConnected]);
        set.call(this, name, value);
    };";

#[tokio::test]
async fn the_first_questions_are_rehearsed_and_nobody_notices() -> Result<()> {
    let mut visit = Visit::prepare().await?;
    visit.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": NOTED })).await?;
    visit.go().await?;
    visit.until("the widget is in charge", IN_CHARGE).await?;
    visit.until("two questions were gone through", "drawn.some(([id]) => id === 'age')").await?;
    let loaded = loaded(&mut visit).await?;
    assert_eq!(visit.value("drawn.filter(([, inside]) => inside)").await?, json!([]));
    assert_eq!(screen(&visit).await?, "question");
    let untouched = "[document.querySelector('form').dataset.question,
        document.querySelectorAll('input:checked').length, document.activeElement.tagName, scrollY]";
    assert_eq!(visit.value(untouched).await?, json!(["condition", 0, "BODY", 0]));
    visit.click("label:has([value=crps])").await?;
    visit.click("[data-action=continue]").await?;
    visit.find("[data-question=safety_now]").await?;
    assert_eq!(visit.value("document.querySelectorAll('input:checked').length").await?, json!(0));
    nothing_left_the_browser(&mut visit, loaded, crate::journeys::TITLE).await
}
