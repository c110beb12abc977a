//! axe-core finds no violation on any screen, best practices and a contrast of 7 to 1 included.

use std::fs;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use crate::harness::answering::{
    answer_by_script, answer_with, leave_urgent, result_by_script, skip_to,
};
use crate::harness::files::root;
use crate::harness::host_page;
use crate::harness::page::{FAILED, Page};
use crate::harness::page_variants::open_with_phq9;

/// Fetched by `cargo xtask test`.
const AXE: &str = "target/tools/axe-core/package/axe.min.js";

/// Runs the default rules and those of the stricter level, once all animations have finished.
const RUN: &str = "const done = arguments[arguments.length - 1];
    const on = { enabled: true };
    const drawn = () => new Promise((next) => requestAnimationFrame(next));
    drawn().then(drawn).then(() => Promise.allSettled([document, ko.root].flatMap(it => it.getAnimations()).map(it => it.finished)))
    .then(() => axe.run(document, { resultTypes: ['violations'], rules: {
        'color-contrast-enhanced': on, 'target-size': on, 'identical-links-same-purpose': on,
    } })).then(({ violations }) => done(violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`))),
        (error) => done(['axe itself: ' + error]));";

const OPEN_ALL: &str = "(() => {
    ko.querySelectorAll('details').forEach(it => { it.open = true; });
    ko.querySelectorAll('.ko-term[aria-expanded=false]').forEach(it => it.click());
})()";

/// Checks the current screen, light and dark.
async fn expect_no_violation(page: &Page, screen: &str) -> Result<()> {
    if page.value("typeof window.axe").await? == json!("undefined") {
        let axe = fs::read_to_string(root().join(AXE))
            .with_context(|| format!("no {AXE}: `cargo xtask test` fetches it"))?;
        page.run(&axe).await?;
    }
    for theme in ["light", "dark"] {
        page.run(&format!(
            "for (const it of ko.querySelectorAll('.ko')) it.dataset.theme = '{theme}'"
        ))
        .await?;
        let found = page.run_async(RUN).await?;
        assert_eq!(found, json!([]), "{screen}, {theme}: {found:#}");
    }
    Ok(())
}

#[tokio::test]
async fn questions_pass_axe() -> Result<()> {
    let page = Page::open().await?;
    expect_no_violation(&page, "the first question").await?;
    page.click("[data-action=continue]").await?;
    page.find(".ko-error").await?;
    expect_no_violation(&page, "the error").await?;
    page.value(OPEN_ALL).await?;
    page.click("label:has([value=suicidal_thoughts])").await?;
    page.find(".ko-support").await?;
    expect_no_violation(&page, "the help card, everything open").await?;
    page.click("[data-action=continue]").await?;
    page.find("[data-question=safety_now]").await?;
    expect_no_violation(&page, "the safety question").await?;
    answer_with(&page, "plan").await?;
    page.find("[data-screen=urgent]").await?;
    page.value(OPEN_ALL).await?;
    expect_no_violation(&page, "the urgent screen").await?;
    page.click("[data-action=back]").await?;
    page.find("[data-action=confirm-safe]").await?;
    expect_no_violation(&page, "the way back").await?;
    leave_urgent(&page).await?;
    skip_to(&page, "[type=checkbox]").await?;
    page.click("label:has([type=checkbox])").await?;
    expect_no_violation(&page, "a question of many answers").await?;
    page.click("[data-action=back]").await?;
    page.find("[data-question=before]").await?;
    page.click("label:has([value=series])").await?;
    page.click("[data-action=continue]").await?;
    page.find("#ko-error-before_relief").await?;
    expect_no_violation(&page, "two questions on a page, one without an answer").await
}

#[tokio::test]
async fn results_pass_axe() -> Result<()> {
    let answers = json!({
        "condition": "crps", "safety_now": "thoughts", "age": "65_plus", "before": "series",
        "before_relief": "weeks", "severity": "severe", "body": ["bladder"], "heart": [],
        "medicines": ["opioids", "sedatives"], "supports": ["talking_therapy"],
    });
    let page = Page::open().await?;
    result_by_script(&page, &answers).await?;
    page.value(OPEN_ALL).await?;
    expect_no_violation(&page, "the result").await?;
    page.click(".ko-unchecked [data-for=head]").await?;
    page.find("[data-question=head]").await?;
    answer_with(&page, "breathing").await?;
    page.find("[data-screen=result] > .ko-changed").await?;
    expect_no_violation(&page, "what a change moved").await
}

#[tokio::test]
async fn spanish_result_passes_axe() -> Result<()> {
    let page = Page::open().await?;
    page.click("[data-lang=es]").await?;
    page.find(".ko-app[lang=es]").await?;
    expect_no_violation(&page, "the first question in Spanish").await?;
    answer_by_script(&page, &json!({ "condition": "ptsd", "safety_now": "thoughts" })).await?;
    page.find("[data-screen=result]").await?;
    page.value(OPEN_ALL).await?;
    expect_no_violation(&page, "the result in Spanish").await
}

#[tokio::test]
async fn result_without_figures_passes_axe() -> Result<()> {
    let page = Page::open().await?;
    result_by_script(&page, &json!({ "condition": "eating_disorder", "safety_now": "none" }))
        .await?;
    page.find("[data-outcome=not_covered]").await?;
    page.value(OPEN_ALL).await?;
    expect_no_violation(&page, "a result without figures").await
}

#[tokio::test]
async fn static_answers_pass_axe() -> Result<()> {
    for name in ["answer-en.html", "answer-es.html"] {
        let page = Page::prepare().await?;
        page.open_page(name).await?;
        page.until("the answer is there", "ko.querySelector('h1')?.textContent").await?;
        page.value(OPEN_ALL).await?;
        expect_no_violation(&page, name).await?;
    }
    Ok(())
}

#[tokio::test]
async fn optional_features_pass_axe() -> Result<()> {
    let on = "store=\"7\" barriers=\"access@clinic.example\"";
    let (page, _folder) = open_with_phq9(on).await?;
    page.click(".ko-reading-aids-open").await?;
    page.click("label:has([name=ko-keys])").await?;
    page.click("label:has([name=ko-keep])").await?;
    expect_no_violation(&page, "the reading aids").await?;
    answer_with(&page, "depression").await?;
    page.find("[data-action=skip]").await?;
    skip_to(&page, "[data-question^=phq9]").await?;
    page.click("[data-action=continue]").await?;
    page.find(".ko-error").await?;
    page.value(OPEN_ALL).await?;
    expect_no_violation(&page, "the PHQ-9").await
}

#[tokio::test]
async fn failure_notice_passes_axe() -> Result<()> {
    let mut page = Page::without("widget").await?;
    page.go().await?;
    page.until("the page says that it failed", FAILED).await?;
    page.value(OPEN_ALL).await?;
    expect_no_violation(&page, "the notice of a failure").await
}

/// Checks the element on a host's page, light and dark, without the page around it.
async fn expect_no_violation_inside(page: &Page, screen: &str) -> Result<()> {
    let axe = fs::read_to_string(root().join(AXE))
        .with_context(|| format!("no {AXE}: `cargo xtask test` fetches it"))?;
    page.run(&axe).await?;
    let run = run_inside();
    for theme in ["light", "dark"] {
        page.run(&format!("document.querySelector('ketamine-outlook').theme = '{theme}'")).await?;
        let found = page.run_async(&run).await?;
        let found = found.as_array().context("axe gave no list")?.iter();
        let found: Vec<&Value> = found.filter(|it| !is_host_main_advice(it)).collect();
        assert_eq!(found, Vec::<&Value>::new(), "{screen}, {theme}");
    }
    Ok(())
}

/// `RUN` for the element alone.
fn run_inside() -> String {
    RUN.replace("axe.run(document,", "axe.run('ketamine-outlook',")
}

/// In a host's page our `main` has `role=none`, since the page has a `main` of its own. axe advises against
/// a role on `main`, but two `main` landmarks would be worse.
fn is_host_main_advice(violation: &Value) -> bool {
    violation
        .as_str()
        .is_some_and(|it| it.starts_with("aria-allowed-role: ketamine-outlook,main: "))
}

#[tokio::test]
async fn element_passes_axe() -> Result<()> {
    let page = host_page::ready("plain.html").await?;
    let open_all = OPEN_ALL.replace("document", host_page::WIDGET);
    page.value(&open_all).await?;
    expect_no_violation_inside(&page, "the first question").await?;
    host_page::press(&page, "ketamine-outlook", ".ko-reading-aids-open").await?;
    host_page::wait_until(
        &page,
        &host_page::query("ketamine-outlook", ".ko-reading-aids:not([hidden])"),
    )
    .await?;
    expect_no_violation_inside(&page, "the reading aids").await?;
    host_page::go_to_result(&page, "ketamine-outlook").await?;
    host_page::wait_until(
        &page,
        &host_page::query("ketamine-outlook", "[data-screen=result] .ko-term"),
    )
    .await?;
    page.value(&open_all).await?;
    expect_no_violation_inside(&page, "the result").await?;
    // axe looks into the shadow root.
    page.run(&format!("{}.querySelector('.ko-known').style.color = '#777'", host_page::WIDGET))
        .await?;
    let found = page.run_async(&run_inside()).await?;
    assert!(found.to_string().contains("color-contrast"), "{found}");
    Ok(())
}

#[tokio::test]
async fn axe_reports_low_contrast() -> Result<()> {
    let page = Page::open().await?;
    let axe = fs::read_to_string(root().join(AXE))?;
    page.run(&axe).await?;
    page.value("ko.querySelector('h1').style.color = '#888'").await?;
    let found = page.run_async(RUN).await?;
    let first = found.get(0).and_then(Value::as_str).unwrap_or_default();
    assert!(first.starts_with("color-contrast"), "{found}");
    Ok(())
}
