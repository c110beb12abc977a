//! The element on a host's page, pressed as a person does.

use anyhow::Result;
use outlook_engine::{Answers, evaluate};
use serde_json::{Value, json};

use super::browser;
use super::host_page::{self, ELEMENT, WIDGET};
use super::page::Page;

/// The expression for an element inside the first widget of the page.
pub(crate) fn query(selector: &str) -> String {
    host_page::query(ELEMENT, selector)
}

/// The expression for whether the widget shows exactly this clinic's name.
pub(crate) fn shows_clinic(name: &str) -> String {
    let place = query(".ko-clinic");
    format!("{place}?.checkVisibility() && {place}.innerText.trim() === {}", json!(name))
}

/// Presses a visible element of the widget.
pub(crate) async fn press(page: &Page, selector: &str) -> Result<()> {
    let place = query(selector);
    page.until(&format!("the widget has {selector}"), &place).await?;
    browser::press(selector, async || page.element(&place).await).await
}

/// Answers the first question, skips the others, and compares the result with the engine's.
pub(crate) async fn expect_full_visit(page: &Page) -> Result<()> {
    press(page, "label:has([value=depression])").await?;
    press(page, "[data-action=continue]").await?;
    page.until("the second question is there", &query("[data-question=safety_now]")).await?;
    let skip = format!(
        "(() => {{ {}?.click(); return {}; }})()",
        query("[data-action=skip]"),
        query("[data-screen=result]")
    );
    page.until("the result is there", &skip).await?;
    let answers: Answers = serde_json::from_value(json!({ "condition": "depression" }))?;
    let outlook = serde_json::to_value(evaluate(&answers))?;
    let shown = format!("{}.dataset.outcome", query("[data-screen=result]"));
    assert_eq!(page.value(&shown).await?, outlook["outcome"]);
    let slot = |range: &Value| -> String {
        let part = |key: &str| range[key].as_str().unwrap_or_default().to_owned();
        format!("{}/{}", part("aspect"), part("stage"))
    };
    let slots: Vec<String> = outlook["ranges"].as_array().into_iter().flatten().map(slot).collect();
    let shown = format!(
        "Array.from(new Set(Array.from({WIDGET}.querySelectorAll('[data-range]'), it => it.dataset.range)))"
    );
    let mut shown: Vec<String> = serde_json::from_value(page.value(&shown).await?)?;
    let mut slots = slots;
    shown.sort();
    slots.sort();
    assert_eq!(shown, slots);
    Ok(())
}
