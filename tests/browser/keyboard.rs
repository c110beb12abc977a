//! A whole visit by keyboard alone: Tab, arrows, Space and Enter, and never a click.

use anyhow::{Result, bail};
use fantoccini::key::Key;
use serde_json::json;

use crate::visit::Visit;

/// More stops than any screen has.
const STOPS: usize = 120;

/// Goes on by Tab until the focus is where this is true of it.
pub(crate) async fn tab_to(visit: &Visit, claim: &str, fits: &str) -> Result<()> {
    let there = format!("(it => {fits})(document.activeElement)");
    for _ in 0..STOPS {
        visit.press(Key::Tab).await?;
        if visit.value(&format!("Boolean({there})")).await? == json!(true) {
            return Ok(());
        }
    }
    bail!("Tab never comes to {claim}")
}

/// To a button, and presses it.
async fn press(visit: &Visit, action: &str) -> Result<()> {
    tab_to(visit, action, &format!("it.dataset.action === '{action}'")).await?;
    visit.press(Key::Enter).await
}

async fn heading_of(visit: &Visit, selector: &str) -> Result<()> {
    let there =
        format!("document.querySelector('{selector}') && document.activeElement.tagName === 'H1'");
    visit.until(&format!("the heading of {selector} has the focus"), &there).await
}

#[tokio::test]
async fn a_visit_needs_no_more_than_the_keyboard() -> Result<()> {
    let visit = Visit::open().await?;
    assert_eq!(visit.value("document.activeElement.tagName").await?, json!("BODY"), "on load");
    tab_to(&visit, "the options", "it.name === 'condition'").await?;
    visit.press(Key::Space).await?;
    visit.press(Key::Down).await?;
    let second = "document.querySelectorAll('[name=condition]')[1].checked";
    visit.until("an arrow chooses the next option", second).await?;
    press(&visit, "continue").await?;
    heading_of(&visit, "[data-question=safety_now]").await?;
    tab_to(&visit, "the options", "it.name === 'safety_now'").await?;
    visit.press(Key::Space).await?;
    press(&visit, "continue").await?;
    heading_of(&visit, "[data-question=age]").await?;
    while visit.value("document.querySelector('[type=checkbox]') === null").await? == json!(true) {
        skip(&visit).await?;
    }
    tab_to(&visit, "the options", "it.type === 'checkbox'").await?;
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
    tab_to(&visit, "the views", "it.name === 'view'").await?;
    visit.press(Key::Right).await?;
    let words = "document.querySelector('[value=words]').checked";
    visit.until("an arrow shows the words", words).await?;
    tab_to(&visit, "a card", "it.matches('.ko-card > summary')").await?;
    visit.press(Key::Enter).await?;
    visit.until("the card is open", "document.activeElement.parentElement.open").await?;
    press(&visit, "back").await?;
    heading_of(&visit, "[data-screen=review]").await?;
    press(&visit, "change").await?;
    visit.find("[data-question=condition]").await?;
    visit.until("its heading has the focus", "document.activeElement.tagName === 'H1'").await
}

/// Leaves a question out.
async fn skip(visit: &Visit) -> Result<()> {
    let question = visit.value("document.querySelector('form').dataset.question").await?;
    press(visit, "skip").await?;
    let gone = format!("document.querySelector('form')?.dataset.question !== {question}");
    visit.until(&format!("{question} is left out"), &gone).await
}
