//! The form stays in the document from one page to the next, without any state of the last page: no
//! choice, explanation, error or focus.

use anyhow::Result;
use serde_json::{Value, json};

use crate::harness::answering::{PAGE, answer_with};
use crate::harness::page::{IN_CHARGE, Page};

/// The state of a page when it appears: its text, what is chosen or open, where the focus is, and
/// whether its heading and inputs are new. A reused heading could already have the focus, and a screen
/// reader would not read it.
const INITIAL_STATE: &str = "(() => {
    const form = ko.querySelector('[data-screen=question] form');
    const known = window.known ??= new WeakSet();
    const parts = [...form.querySelectorAll('legend > *, input')];
    const fresh = !parts.some(it => known.has(it));
    parts.forEach(it => known.add(it));
    return {
        fresh,
        page: form.dataset.page,
        says: form.textContent,
        chosen: form.querySelectorAll('input:checked').length,
        open: form.querySelectorAll('[open], .ko-term-note, .ko-error').length,
        focus: ko.activeElement.tagName,
        stays: form === window.stays,
        top: Math.round(form.closest('.ko-app').getBoundingClientRect().top),
    };
})()";

/// Pages with terms.
const WITH_TERMS: [&str; 6] = ["3", "4", "5", "6", "8", "9"];

/// Opens everything that can be opened, and presses Continue without an answer.
const USE: &str = "{
    for (const why of ko.querySelectorAll('.ko-why > summary')) why.click();
    for (const term of ko.querySelectorAll('form .ko-term')) term.click();
    ko.querySelector('[data-action=continue]').click();
}";

/// The initial state of every page after the first, each skipped; with `used`, everything on each page is
/// opened before.
async fn pages(page: &Page, used: bool) -> Result<Vec<Value>> {
    answer_with(page, "depression").await?;
    let mut seen = Vec::new();
    let mut last = "1".to_owned();
    loop {
        let next = format!("{PAGE} !== '{last}'");
        page.until(&format!("page {last} leads on"), &next).await?;
        page.until("the heading has the focus", "ko.activeElement.tagName === 'H1'").await?;
        if page.value(PAGE).await?.is_null() {
            return Ok(seen);
        }
        let now = page.value(INITIAL_STATE).await?;
        last = now["page"].as_str().unwrap_or_default().to_owned();
        seen.push(now);
        if used {
            if WITH_TERMS.contains(&last.as_str()) {
                page.find("form .ko-term").await?;
            }
            page.run(USE).await?;
            page.until("the error is there", "ko.querySelector('.ko-error')").await?;
        }
        page.click("[data-action=skip]").await?;
    }
}

#[tokio::test]
async fn form_is_reused_without_leftover_state() -> Result<()> {
    let mut page = Page::open().await?;
    page.run("window.stays = ko.querySelector('form')").await?;
    let fresh = pages(&page, false).await?;
    assert_eq!(fresh.len(), 9, "{fresh:?}");
    for shown in &fresh {
        let [chosen, open, top] = ["chosen", "open", "top"].map(|it| &shown[it]);
        assert_eq!([chosen, open, top], [&json!(0); 3], "{shown}");
        assert_eq!([&shown["stays"], &shown["fresh"]], [&json!(true); 2], "{shown}");
    }
    page.go().await?;
    page.until("the widget is in charge again", IN_CHARGE).await?;
    page.run("window.stays = ko.querySelector('form')").await?;
    assert_eq!(pages(&page, true).await?, fresh);
    Ok(())
}

#[tokio::test]
async fn answers_belong_to_their_own_question() -> Result<()> {
    let page = Page::open().await?;
    let chosen = "Array.from(ko.querySelectorAll('input:checked'), it => it.value).join()";
    let is = |value| format!("{chosen} === '{value}' && ko.activeElement.tagName === 'H1'");
    answer_with(&page, "crps").await?;
    page.until("nothing is chosen in the second question", &is("")).await?;
    answer_with(&page, "none").await?;
    page.find("[data-question=age]").await?;
    page.click("[data-action=back]").await?;
    page.until("the second answer is there again", &is("none")).await?;
    page.click("[data-action=back]").await?;
    page.until("the first answer is there again", &is("crps")).await
}
