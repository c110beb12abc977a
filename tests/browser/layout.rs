//! The layout of every screen at 320 px, with text at 200 % and with the spacing of WCAG 1.4.12: no text is
//! cut or covered, and nothing scrolls sideways.

use anyhow::Result;
use serde_json::json;

use crate::harness::answering::{PAGE, answer_with, skip_to};
use crate::harness::layout_check::{MEASURE, fits, fits_closed_and_open, set_sheet};
use crate::harness::page::{FAILED, Page};
use crate::harness::page_variants::open_with_phq9;

async fn at_320() -> Result<Page> {
    let mut page = Page::open().await?;
    page.resize((320, 640)).await?;
    Ok(page)
}

#[tokio::test]
async fn measurement_detects_overlap_and_cut_text() -> Result<()> {
    let page = at_320().await?;
    assert_eq!(page.value(MEASURE).await?, json!([]));
    for (wrong, sheet) in [
        ("|", ".ko-lead { margin-block-start: -1.6em }"),
        ("cut", ".ko-lead { block-size: 2em; overflow: hidden }"),
        ("sideways", ".ko-lead { inline-size: 30em }"),
    ] {
        set_sheet(&page, sheet).await?;
        let found = page.value(MEASURE).await?.to_string();
        assert!(found.contains(wrong), "{sheet}: {found}");
    }
    Ok(())
}

#[tokio::test]
async fn questions_fit_at_320_pixels() -> Result<()> {
    let page = at_320().await?;
    fits(&page, "the first question").await?;
    page.click("[data-action=continue]").await?;
    page.find("#ko-error-condition").await?;
    page.click("label:has([value=suicidal_thoughts])").await?;
    page.find(".ko-support").await?;
    fits_closed_and_open(&page, "the help card").await?;
    answer_with(&page, "crps").await?;
    page.find("[data-action=skip]").await?;
    while let Some(number) = page.value(PAGE).await?.as_str() {
        if number == "4" {
            page.value("ko.querySelector('[value=series]').click()").await?;
            page.find("[data-question=before_relief]").await?;
        }
        page.click("[data-action=continue]").await?;
        page.find(".ko-error").await?;
        fits_closed_and_open(&page, &format!("page {number}")).await?;
        page.click("[data-action=skip]").await?;
        page.until("it leads on", &format!("{PAGE} !== '{number}'")).await?;
    }
    Ok(())
}

#[tokio::test]
async fn result_fits_at_320_pixels() -> Result<()> {
    let page = at_320().await?;
    answer_with(&page, "crps").await?;
    page.find("[data-question=safety_now]").await?;
    answer_with(&page, "thoughts").await?;
    page.find("[data-question=age]").await?;
    skip_to(&page, "[data-screen=result]").await?;
    page.find(".ko-term").await?;
    fits_closed_and_open(&page, "the result").await
}

#[tokio::test]
async fn urgent_phq9_and_static_pages_fit_320_pixels() -> Result<()> {
    let (mut page, _folder) =
        open_with_phq9("barriers=\"access@clinic.example\" store=\"7\"").await?;
    page.resize((320, 640)).await?;
    answer_with(&page, "depression").await?;
    page.find("[data-question=safety_now]").await?;
    answer_with(&page, "plan").await?;
    page.find("[data-screen=urgent]").await?;
    fits_closed_and_open(&page, "the urgent screen").await?;
    page.click("[data-action=back]").await?;
    page.find("[data-action=confirm-safe]").await?;
    fits_closed_and_open(&page, "the way back").await?;
    page.click("[data-action=confirm-safe]").await?;
    skip_to(&page, "[data-question^=phq9]").await?;
    fits_closed_and_open(&page, "the PHQ-9").await?;
    for name in ["answer-en.html", "answer-es.html"] {
        page.open_page(name).await?;
        page.until("the answer is there", "ko.querySelector('h1')?.textContent").await?;
        fits_closed_and_open(&page, name).await?;
    }
    Ok(())
}

#[tokio::test]
async fn failure_notice_fits_at_320_pixels() -> Result<()> {
    let mut page = Page::without("widget").await?;
    page.resize((320, 640)).await?;
    page.go().await?;
    page.until("the page says that it failed", FAILED).await?;
    fits_closed_and_open(&page, "the notice of a failure").await
}
