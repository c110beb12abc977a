//! Loading, and what remains when a part of it fails.

use std::collections::BTreeSet;

use anyhow::Result;
use serde_json::{Value, json};

use crate::harness::files::dist_with_index;
use crate::harness::load_failure::{PARTS, expect_load_failure};
use crate::harness::page::{FAILED, IN_CHARGE, LOADED, Page};
use crate::harness::retry::Tries;
use crate::harness::tablet::REFUSE_ONCE;

#[tokio::test]
async fn widget_starts_without_policy_violation() -> Result<()> {
    let mut page = Page::open().await?;
    assert_eq!(page.complaints().await?, Vec::<String>::new());
    page.screenshot("first-question").await
}

#[tokio::test]
async fn policy_violation_is_recorded() -> Result<()> {
    let page = Page::open().await?;
    page.value("document.body.append(Object.assign(new Image(), { src: '/other.png' }))").await?;
    let tries = Tries::begin();
    while page.complaints().await?.is_empty() {
        assert!(tries.again().await, "no violation is recorded");
    }
    Ok(())
}

#[tokio::test]
async fn policy_is_also_sent_as_a_header() -> Result<()> {
    let page = Page::open().await?;
    let ask = "const done = arguments[arguments.length - 1]; fetch(location).then((response) =>
        done(response.headers.get('content-security-policy')), (error) => done(String(error)))";
    let policy = page.run_async(ask).await?;
    let policy = policy.as_str().unwrap_or_default();
    for part in ["default-src 'none'; ", "trusted-types 'none'", "frame-ancestors 'self'"] {
        assert!(policy.contains(part), "{part} is missing: {policy}");
    }
    Ok(())
}

#[tokio::test]
async fn trusted_types_forbid_inner_html() -> Result<()> {
    let page = Page::open().await?;
    let tried =
        "(() => { try { document.createElement('p').innerHTML = '<b>x</b>'; return 'done'; }
        catch (error) { return window.trustedTypes ? error.name : 'no such error'; } })()";
    let has = page.value("Boolean(window.trustedTypes)").await? == json!(true);
    let expected = if has { "TypeError" } else { "done" };
    assert_eq!(page.value(tried).await?, json!(expected));
    Ok(())
}

#[tokio::test]
async fn every_file_is_requested_once() -> Result<()> {
    let page = Page::open().await?;
    let served = page.served();
    let once: BTreeSet<_> = served.iter().collect();
    assert_eq!(once.len(), served.len(), "asked for twice: {served:?}");
    assert_eq!(page.url().await?, page.address());
    Ok(())
}

#[tokio::test]
async fn missing_file_is_reported_and_general_answer_stays() -> Result<()> {
    for (part, reason) in PARTS {
        let mut page = Page::without(part).await?;
        page.go().await?;
        expect_load_failure(&page, part, reason).await?;
    }
    Ok(())
}

#[tokio::test]
async fn trap_clears_answers_and_shows_general_answer() -> Result<()> {
    let page = Page::open().await?;
    page.click("input[value=crps]").await?;
    page.click("[data-action=continue]").await?;
    page.until("the next question is there", "ko.querySelector('[data-question=safety_now]')")
        .await?;
    page.run(REFUSE_ONCE).await?;
    page.run("ko.querySelector('[data-action=skip]')?.click()").await?;
    page.until("the failure is shown", FAILED).await?;
    assert_eq!(page.value("ko.querySelectorAll('input').length").await?, json!(0));
    assert!(page.is_displayed("#ko-general").await?);
    Ok(())
}

#[tokio::test]
async fn early_answer_and_continue_are_kept() -> Result<()> {
    let mut page = Page::prepare().await?;
    let hold = page.hold(".wasm");
    page.go().await?;
    page.click("input[value=ptsd]").await?;
    page.click("[data-action=continue]").await?;
    assert_eq!(
        page.value(IN_CHARGE).await?,
        json!(false),
        "the widget was there too soon for this test"
    );
    drop(hold);
    page.until("the next question is there", "ko.querySelector('[data-question=safety_now]')")
        .await?;
    assert_eq!(
        page.value("window.onclick").await?,
        Value::Null,
        "the listener for early answers is still there"
    );
    page.click("[data-action=back]").await?;
    page.until("the answer is kept", "ko.querySelector('input[value=ptsd]').checked").await
}

#[tokio::test]
async fn early_continue_without_answer_shows_the_error() -> Result<()> {
    let mut page = Page::prepare().await?;
    let hold = page.hold(".wasm");
    page.go().await?;
    page.click("[data-action=continue]").await?;
    drop(hold);
    page.until("the error is said", "ko.querySelector('[role=alert] #ko-error-condition')").await
}

#[tokio::test]
async fn general_answer_is_complete_before_the_widget() -> Result<()> {
    let mut page = Page::prepare().await?;
    let hold = page.hold(".wasm");
    page.go().await?;
    // content-visibility may skip it in the first frame only: a screen reader would miss it.
    let whole =
        "getComputedStyle(document.getElementById('ko-general')).contentVisibility !== 'auto'";
    page.until("nothing of it is left out", whole).await?;
    assert_eq!(page.value(IN_CHARGE).await?, json!(false));
    drop(hold);
    page.until("the widget is in charge", IN_CHARGE).await
}

#[tokio::test]
async fn static_question_is_in_the_shadow_root() -> Result<()> {
    let mut page = Page::prepare().await?;
    let hold = page.hold(".wasm");
    page.go().await?;
    let inside = "[ko.root instanceof ShadowRoot, ko.root.querySelector('form').dataset.page,
        ko.root.querySelectorAll('[data-screen]').length, document.querySelectorAll('[data-screen]').length]";
    assert_eq!(page.value(inside).await?, json!([true, "1", 1, 0]));
    assert_eq!(page.value(IN_CHARGE).await?, json!(false));
    drop(hold);
    page.until("the widget is in charge", IN_CHARGE).await?;
    assert_eq!(page.value(inside).await?, json!([true, "1", 1, 0]));
    Ok(())
}

#[tokio::test]
async fn browser_without_declarative_roots_runs_the_widget() -> Result<()> {
    let folder = dist_with_index(|text| {
        Ok(text.replace("shadowrootmode=\"open\"", "data-mode-of-a-later-browser"))
    })?;
    let page = Page::serving(folder.path()).await?;
    let hold = page.hold(".wasm");
    let address = page.address();
    page.open_address(&address).await?;
    assert!(page.is_displayed("#ko-general").await?);
    drop(hold);
    page.until("the widget is in charge", IN_CHARGE).await?;
    let drawn = "[ko.root.adoptedStyleSheets.length, getComputedStyle(ko.root.querySelector('.ko-option')).display]";
    assert_eq!(page.value(drawn).await?, json!([1, "grid"]));
    Ok(())
}

#[tokio::test]
async fn layout_does_not_shift_when_widget_starts() -> Result<()> {
    let mut page = Page::prepare().await?;
    let hold = page.hold(".wasm");
    page.go().await?;
    page.find("#ko-general").await?;
    let before = positions(&page).await?;
    assert_eq!(
        page.value(IN_CHARGE).await?,
        json!(false),
        "the widget was there too soon for this test"
    );
    drop(hold);
    page.until("the widget is in charge", IN_CHARGE).await?;
    expect_equal(&before, &positions(&page).await?);
    page.until("everything is loaded", LOADED).await?;
    page.find(".ko-reading-aids-open").await?;
    expect_equal(&before, &positions(&page).await?);
    Ok(())
}

/// The vertical positions of the parts of the first page.
async fn positions(page: &Page) -> Result<Vec<f64>> {
    let places =
        "['h1', 'h2', 'form', 'input[value=crps]', '[data-action=continue]', '#ko-general']
        .map(it => ko.querySelector(it).getBoundingClientRect().y)";
    Ok(serde_json::from_value(page.value(places).await?)?)
}

/// Equal to half a pixel: rounded, two nearly equal positions may differ by a whole one.
fn expect_equal(before: &[f64], after: &[f64]) {
    let far = before.iter().zip(after).any(|(before, after)| (before - after).abs() >= 0.5);
    assert!(!far, "{before:?} to {after:?}");
}
