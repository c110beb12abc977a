//! The browser's Back and Forward: page by page on the page and in the frame, and in the element where its host
//! asks for it. Neither they nor a reload show another person's answers.

use anyhow::Result;
use serde_json::{Value, json};

use crate::harness::answering::{PAGE, answer_up_to, answer_with, result_by_script};
use crate::harness::host_page::{self, WIDGET, go_to_result, query, wait_until};
use crate::harness::page::Page;
use crate::harness::page_variants::reload;

/// Not at once: WebKit's driver loses the result of a script that goes back.
const BACK: &str = "setTimeout(() => history.back()); return null;";

const CHECKED: &str = "ko.querySelectorAll(':checked').length";

/// Goes through the browser's history, and waits until an expression is true.
async fn travel(page: &Page, by: i32, until: &str) -> Result<()> {
    page.run(&format!("setTimeout(() => history.go({by})); return null;")).await?;
    page.until(&format!("history.go({by}) leads to {until}"), until).await
}

/// The expression for a page of questions with its heading focused.
fn at(number: &str) -> String {
    format!("{PAGE} === '{number}' && ko.activeElement.tagName === 'H1'")
}

#[tokio::test]
async fn browser_back_and_forward_go_page_by_page() -> Result<()> {
    let page = Page::open().await?;
    let (address, before) =
        (page.value("location.href").await?, page.value("history.length").await?);
    let answers = json!({ "condition": "crps", "safety_now": "none", "age": "18_64" });
    answer_up_to(&page, &answers, Some("heart")).await?;
    travel(&page, -1, &at("4")).await?;
    travel(&page, -1, &at("3")).await?;
    assert_eq!(page.value("ko.querySelector('[value=\"18_64\"]').checked").await?, json!(true));
    // A skipped page is gone through again.
    travel(&page, 2, &at("5")).await?;
    page.click("[data-action=back]").await?;
    page.until("Back on the page leads back", &at("4")).await?;
    travel(&page, -3, &at("1")).await?;
    travel(&page, 1, &at("2")).await?;
    assert_eq!(page.value("location.href").await?, address);
    let entries = json!(before.as_u64().unwrap_or_default() + 4);
    assert_eq!(page.value("history.length").await?, entries, "one entry a page");
    let state = page.value("JSON.stringify(history.state)").await?.to_string();
    assert!(!state.contains("crps") && !state.contains("18_64"), "{state}");
    Ok(())
}

#[tokio::test]
async fn browser_back_leads_from_a_change_to_the_result() -> Result<()> {
    let page = Page::open().await?;
    result_by_script(&page, &json!({ "condition": "crps", "heart": [] })).await?;
    page.click("[data-section=answers] > summary").await?;
    page.click("[data-section=answers] [data-for=age]").await?;
    page.until("the page of the age is there", &at("3")).await?;
    travel(&page, -1, "ko.querySelector('[data-screen=result]')").await?;
    travel(&page, -1, &at("10")).await?;
    // What was asked before and left out is left out again.
    travel(&page, 1, "ko.querySelector('[data-screen=result]')").await
}

#[tokio::test]
async fn browser_back_asks_on_the_urgent_screen() -> Result<()> {
    let page = Page::open().await?;
    answer_with(&page, "crps").await?;
    page.find("[data-question=safety_now]").await?;
    answer_with(&page, "plan").await?;
    page.find("[data-screen=urgent]").await?;
    travel(&page, -1, "ko.querySelector('[data-screen=urgent] [data-action=confirm-safe]')")
        .await?;
    travel(&page, -1, "ko.querySelector('[data-screen=urgent] [data-action=confirm-safe]')")
        .await?;
    page.click("[data-action=confirm-safe]").await?;
    page.until("it asks again", &at("2")).await?;
    assert_eq!(page.value(CHECKED).await?, json!(0));
    travel(&page, -1, &at("1")).await
}

#[tokio::test]
async fn reload_and_back_show_no_earlier_answer() -> Result<()> {
    let mut page = Page::open().await?;
    let answers = json!({ "condition": "crps", "safety_now": "none", "age": "18_64" });
    answer_up_to(&page, &answers, Some("heart")).await?;
    reload(&mut page).await?;
    for by in [0, -1, -1] {
        if by != 0 {
            travel(&page, by, "true").await?;
        }
        page.until("the first page is there", &format!("{PAGE} === '1'")).await?;
        assert_eq!(page.value(CHECKED).await?, json!(0));
    }
    // The new visit has its own pages from here on.
    answer_with(&page, "ptsd").await?;
    page.until("the second page is there", &at("2")).await?;
    travel(&page, -1, &at("1")).await?;
    assert_eq!(page.value("ko.querySelector(':checked').value").await?, json!("ptsd"));
    Ok(())
}

#[tokio::test]
async fn back_after_start_again_shows_no_ended_visit() -> Result<()> {
    let page = Page::open().await?;
    result_by_script(&page, &json!({ "condition": "crps" })).await?;
    page.click("[data-action=restart]").await?;
    page.until("a new visit begins", &at("1")).await?;
    page.run(BACK).await?;
    page.until("the entry is marked anew", "Object.values(history.state).includes(0)").await?;
    assert_eq!(page.value(PAGE).await?, json!("1"));
    assert_eq!(page.value(CHECKED).await?, json!(0));
    // Undone, the visit has its pages again.
    page.click("[data-action=undo]").await?;
    page.until("the result is back", "ko.querySelector('[data-screen=result]')").await?;
    travel(&page, -1, &at("10")).await
}

#[tokio::test]
async fn restored_page_begins_anew() -> Result<()> {
    let page = Page::open().await?;
    answer_with(&page, "crps").await?;
    page.until("the second page is there", &at("2")).await?;
    let restored = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))";
    page.run(restored).await?;
    page.until("it begins anew", &format!("{PAGE} === '1'")).await?;
    assert_eq!(page.value(CHECKED).await?, json!(0));
    assert_eq!(page.value("ko.querySelector('[data-action=undo]')").await?, Value::Null);
    Ok(())
}

#[tokio::test]
async fn element_touches_history_only_where_its_host_asks() -> Result<()> {
    let page = host_page::ready("plain.html").await?;
    let element = "document.querySelector('ketamine-outlook')";
    page.run("history.replaceState({ host: 'kept' }, ''); return null;").await?;
    let before = page.value("history.length").await?;
    go_to_result(&page, host_page::ELEMENT).await?;
    assert_eq!(page.value("history.length").await?, before);
    assert_eq!(page.value("history.state").await?, json!({ "host": "kept" }));
    page.run(&format!("{element}.history = 'on'; {element}.reset(); return null;")).await?;
    wait_until(&page, &query(host_page::ELEMENT, "[data-page='1']")).await?;
    go_to_result(&page, host_page::ELEMENT).await?;
    assert_eq!(page.value("history.state.host").await?, json!("kept"));
    page.run(BACK).await?;
    wait_until(&page, &query(host_page::ELEMENT, "[data-page='10']")).await?;
    // An entry of the host is none of the visit's.
    page.run("history.pushState({ host: 'other' }, ''); return null;").await?;
    page.run(BACK).await?;
    page.until("the host's entry is left", "history.state.host === 'kept'").await?;
    assert_ne!(
        page.value(&format!("{WIDGET}.querySelector('[data-page=\"10\"]')")).await?,
        Value::Null
    );
    Ok(())
}
