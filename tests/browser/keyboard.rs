//! A whole visit by keyboard alone: Tab, arrows, Space and Enter, without a click.

use anyhow::Result;
use fantoccini::key::Key;
use serde_json::json;

use crate::harness::answering::PAGE;
use crate::harness::page::Page;

/// Goes to a button by Tab and presses Enter.
async fn press(page: &Page, action: &str) -> Result<()> {
    page.tab_to(action, &format!("it.dataset.action === '{action}'")).await?;
    page.press(Key::Enter).await
}

/// Waits for a screen whose heading has the focus.
async fn heading_of(page: &Page, selector: &str) -> Result<()> {
    let there = format!("ko.querySelector('{selector}') && ko.activeElement.tagName === 'H1'");
    page.until(&format!("the heading of {selector} has the focus"), &there).await
}

#[tokio::test]
async fn visit_completes_by_keyboard_alone() -> Result<()> {
    let page = Page::open().await?;
    assert_eq!(page.value("ko.activeElement.tagName").await?, json!("BODY"), "on load");
    page.tab_to("the options", "it.name === 'condition'").await?;
    page.press(Key::Space).await?;
    page.press(Key::Down).await?;
    let second = "ko.querySelectorAll('[name=condition]')[1].checked";
    page.until("an arrow chooses the next option", second).await?;
    press(&page, "continue").await?;
    heading_of(&page, "[data-question=safety_now]").await?;
    page.tab_to("the options", "it.name === 'safety_now'").await?;
    page.press(Key::Space).await?;
    press(&page, "continue").await?;
    heading_of(&page, "[data-question=age]").await?;
    while page.value("ko.querySelector('[type=checkbox]') === null").await? == json!(true) {
        skip(&page).await?;
    }
    page.tab_to("the options", "it.type === 'checkbox'").await?;
    page.press(Key::Space).await?;
    page.until("Space ticks", "ko.activeElement.checked").await?;
    press(&page, "continue").await?;
    while !page.value(PAGE).await?.is_null() {
        page.until("a heading has the focus", "ko.activeElement.tagName === 'H1'").await?;
        skip(&page).await?;
    }
    heading_of(&page, "[data-screen=result]").await?;
    page.tab_to("the chart", "it.matches('[data-section=chart] > summary')").await?;
    page.press(Key::Enter).await?;
    page.tab_to("a row of the chart", "it.matches('.ko-row > summary')").await?;
    page.press(Key::Enter).await?;
    page.until("the row is open", "ko.activeElement.parentElement.open").await?;
    page.tab_to("what matters", "it.matches('[data-section=matters] > summary')").await?;
    page.press(Key::Enter).await?;
    press(&page, "add").await?;
    page.until("the error has the focus", "ko.activeElement.name === 'severity'").await?;
    page.press(Key::Space).await?;
    press(&page, "add").await?;
    page.find("[data-page=after] .ko-changed").await?;
    page.tab_to("the answers", "it.matches('[data-section=answers] > summary')").await?;
    page.press(Key::Enter).await?;
    press(&page, "change").await?;
    heading_of(&page, "[data-question=condition]").await?;
    press(&page, "back").await?;
    heading_of(&page, "[data-screen=result]").await
}

/// Skips a page.
async fn skip(page: &Page) -> Result<()> {
    let number = page.value(PAGE).await?;
    press(page, "skip").await?;
    page.until(&format!("page {number} is left out"), &format!("{PAGE} !== {number}")).await
}
