//! The widget goes through two questions before the first answer. Nobody sees it, and nothing is kept.

use anyhow::Result;
use serde_json::json;

use crate::harness::answering::{answer_with, screen};
use crate::harness::page::{IN_CHARGE, Page};
use crate::harness::privacy::{baseline, expect_nothing_left};

/// Records each question that is drawn, in the document or detached from it.
const RECORDER: &str = "window.drawn = [];
    const set = Element.prototype.setAttribute;
    Element.prototype.setAttribute = function (name, value) {
        if (name === 'data-question') drawn.push([value, this.isConnected]);
        set.call(this, name, value);
    };";

#[tokio::test]
async fn warm_up_is_invisible_and_leaves_no_state() -> Result<()> {
    let mut page = Page::prepare().await?;
    page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": RECORDER })).await?;
    page.go().await?;
    page.until("the widget is in charge", IN_CHARGE).await?;
    page.until("two questions were gone through", "drawn.some(([id]) => id === 'age')").await?;
    let baseline = baseline(&mut page).await?;
    assert_eq!(page.value("drawn.filter(([, inside]) => inside)").await?, json!([]));
    assert_eq!(screen(&page).await?, "question");
    let untouched = "[ko.querySelector('form').dataset.page,
        ko.querySelectorAll('input:checked').length, ko.activeElement.tagName, scrollY]";
    assert_eq!(page.value(untouched).await?, json!(["1", 0, "BODY", 0]));
    answer_with(&page, "crps").await?;
    page.find("[data-question=safety_now]").await?;
    assert_eq!(page.value("ko.querySelectorAll('input:checked').length").await?, json!(0));
    expect_nothing_left(&mut page, baseline, crate::harness::privacy::TITLE).await
}
