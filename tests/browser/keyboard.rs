//! A whole visit by keyboard alone: Tab, arrows, Space and Enter, without a click.

use anyhow::Result;
use fantoccini::key::Key;
use serde_json::json;

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
    while page.value("ko.querySelector('[data-screen=review]') === null").await? == json!(true) {
        page.until("a heading has the focus", "ko.activeElement.tagName === 'H1'").await?;
        if page.value("ko.querySelector('form') !== null").await? == json!(true) {
            skip(&page).await?;
        }
    }
    press(&page, "continue").await?;
    heading_of(&page, "[data-screen=result]").await?;
    page.tab_to("the views", "it.name === 'view'").await?;
    page.press(Key::Right).await?;
    let words = "ko.querySelector('[value=words]').checked";
    page.until("an arrow shows the words", words).await?;
    page.tab_to("a card", "it.matches('.ko-card > summary')").await?;
    page.press(Key::Enter).await?;
    page.until("the card is open", "ko.activeElement.parentElement.open").await?;
    press(&page, "back").await?;
    heading_of(&page, "[data-screen=review]").await?;
    press(&page, "change").await?;
    page.find("[data-question=condition]").await?;
    page.until("its heading has the focus", "ko.activeElement.tagName === 'H1'").await
}

/// Skips a question.
async fn skip(page: &Page) -> Result<()> {
    let question = page.value("ko.querySelector('form').dataset.question").await?;
    press(page, "skip").await?;
    let gone = format!("ko.querySelector('form')?.dataset.question !== {question}");
    page.until(&format!("{question} is left out"), &gone).await
}
