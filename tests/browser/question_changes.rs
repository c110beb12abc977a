//! The form stays in the page from one question to the next, without any state of the last question: no
//! choice, explanation, error or focus.

use anyhow::Result;
use serde_json::{Value, json};

use crate::harness::answering::answer_with;
use crate::harness::page::{IN_CHARGE, Page};

/// The state of a question when it appears: its text, what is chosen or open, where the focus is, and
/// whether its heading and inputs are new. A reused heading could already have the focus, and a screen
/// reader would not read it.
const INITIAL_STATE: &str = "(() => {
    const form = ko.querySelector('form');
    const known = window.known ??= new WeakSet();
    const parts = [...form.querySelectorAll('h1, input')];
    const fresh = !parts.some(it => known.has(it));
    parts.forEach(it => known.add(it));
    return {
        fresh,
        question: form.dataset.question,
        says: form.textContent,
        chosen: form.querySelectorAll('input:checked').length,
        open: form.querySelectorAll('[open], .ko-term-note, .ko-error').length,
        focus: ko.activeElement.tagName,
        stays: form === window.stays,
        top: Math.round(form.closest('.ko-app').getBoundingClientRect().top),
    };
})()";

/// Questions with terms.
const WITH_TERMS: [&str; 7] = ["age", "before", "heart", "head", "body", "reactions", "medicines"];

/// Opens everything that can be opened, and presses Continue without an answer.
const USE: &str = "{
    ko.querySelector('.ko-why > summary').click();
    for (const term of ko.querySelectorAll('form .ko-term')) term.click();
    ko.querySelector('[data-action=continue]').click();
}";

/// The initial state of every question after the first, each skipped; with `used`, everything in each
/// question is opened before.
async fn questions(page: &Page, used: bool) -> Result<Vec<Value>> {
    answer_with(page, "depression").await?;
    let mut seen = Vec::new();
    let mut last = "condition".to_owned();
    loop {
        let next = format!("ko.querySelector('form')?.dataset.question !== '{last}'");
        page.until(&format!("{last} leads on"), &next).await?;
        page.until("the heading has the focus", "ko.activeElement.tagName === 'H1'").await?;
        if page.value("ko.querySelector('form') === null").await? == json!(true) {
            return Ok(seen);
        }
        let now = page.value(INITIAL_STATE).await?;
        last = now["question"].as_str().unwrap_or_default().to_owned();
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
    let fresh = questions(&page, false).await?;
    assert_eq!(fresh.len(), 13, "{fresh:?}");
    for question in &fresh {
        let [chosen, open, top] = ["chosen", "open", "top"].map(|it| &question[it]);
        assert_eq!([chosen, open, top], [&json!(0); 3], "{question}");
        assert_eq!([&question["stays"], &question["fresh"]], [&json!(true); 2], "{question}");
    }
    page.go().await?;
    page.until("the widget is in charge again", IN_CHARGE).await?;
    page.run("window.stays = ko.querySelector('form')").await?;
    assert_eq!(questions(&page, true).await?, fresh);
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
