//! A whole visit by keyboard alone: Tab, arrows, Space and Enter, and never a click.

use anyhow::Result;
use fantoccini::key::Key;
use serde_json::json;

use crate::harness::page::Page;

/// To a button, and presses it.
async fn press(visit: &Page, action: &str) -> Result<()> {
    visit.tab_to(action, &format!("it.dataset.action === '{action}'")).await?;
    visit.press(Key::Enter).await
}

async fn heading_of(visit: &Page, selector: &str) -> Result<()> {
    let there =
        format!("document.querySelector('{selector}') && document.activeElement.tagName === 'H1'");
    visit.until(&format!("the heading of {selector} has the focus"), &there).await
}

#[tokio::test]
async fn visit_completes_by_keyboard_alone() -> Result<()> {
    let visit = Page::open().await?;
    assert_eq!(visit.value("document.activeElement.tagName").await?, json!("BODY"), "on load");
    visit.tab_to("the options", "it.name === 'condition'").await?;
    visit.press(Key::Space).await?;
    visit.press(Key::Down).await?;
    let second = "document.querySelectorAll('[name=condition]')[1].checked";
    visit.until("an arrow chooses the next option", second).await?;
    press(&visit, "continue").await?;
    heading_of(&visit, "[data-question=safety_now]").await?;
    visit.tab_to("the options", "it.name === 'safety_now'").await?;
    visit.press(Key::Space).await?;
    press(&visit, "continue").await?;
    heading_of(&visit, "[data-question=age]").await?;
    while visit.value("document.querySelector('[type=checkbox]') === null").await? == json!(true) {
        skip(&visit).await?;
    }
    visit.tab_to("the options", "it.type === 'checkbox'").await?;
    visit.press(Key::Space).await?;
    visit.until("Space ticks", "document.activeElement.checked").await?;
    press(&visit, "continue").await?;
    while visit.value("document.querySelector('[data-screen=review]') === null").await?
        == json!(true)
    {
        visit.until("a heading has the focus", "document.activeElement.tagName === 'H1'").await?;
        if visit.value("document.querySelector('form') !== null").await? == json!(true) {
            skip(&visit).await?;
        }
    }
    press(&visit, "continue").await?;
    heading_of(&visit, "[data-screen=result]").await?;
    visit.tab_to("the views", "it.name === 'view'").await?;
    visit.press(Key::Right).await?;
    let words = "document.querySelector('[value=words]').checked";
    visit.until("an arrow shows the words", words).await?;
    visit.tab_to("a card", "it.matches('.ko-card > summary')").await?;
    visit.press(Key::Enter).await?;
    visit.until("the card is open", "document.activeElement.parentElement.open").await?;
    press(&visit, "back").await?;
    heading_of(&visit, "[data-screen=review]").await?;
    press(&visit, "change").await?;
    visit.find("[data-question=condition]").await?;
    visit.until("its heading has the focus", "document.activeElement.tagName === 'H1'").await
}

/// Leaves a question out.
async fn skip(visit: &Page) -> Result<()> {
    let question = visit.value("document.querySelector('form').dataset.question").await?;
    press(visit, "skip").await?;
    let gone = format!("document.querySelector('form')?.dataset.question !== {question}");
    visit.until(&format!("{question} is left out"), &gone).await
}
