//! What is seen on every screen, measured: no text is cut, none lies over another, and nothing scrolls
//! sideways; at 320 px, which is a zoom of 400 % too, in text of 200 %, and with the spacing of WCAG
//! 1.4.12.

use anyhow::Result;
use serde_json::json;

use crate::harness::answering::{answer_with, show_view, skip_to};
use crate::harness::layout_check::{MEASURE, fits, fits_closed_and_open, set_sheet};
use crate::harness::page::{FAILED, Page};
use crate::harness::page_variants::open_with_phq9;

async fn at_320() -> Result<Page> {
    let mut visit = Page::open().await?;
    visit.resize((320, 640)).await?;
    Ok(visit)
}

#[tokio::test]
async fn measurement_detects_overlap_and_cut_text() -> Result<()> {
    let visit = at_320().await?;
    assert_eq!(visit.value(MEASURE).await?, json!([]));
    for (wrong, sheet) in [
        ("|", ".ko-lead { margin-block-start: -1.6em }"),
        ("cut", ".ko-lead { block-size: 2em; overflow: hidden }"),
        ("sideways", ".ko-lead { inline-size: 30em }"),
    ] {
        set_sheet(&visit, sheet).await?;
        let found = visit.value(MEASURE).await?.to_string();
        assert!(found.contains(wrong), "{sheet}: {found}");
    }
    Ok(())
}

#[tokio::test]
async fn questions_fit_at_320_pixels() -> Result<()> {
    let visit = at_320().await?;
    fits(&visit, "the first question").await?;
    visit.click("[data-action=continue]").await?;
    visit.find("#ko-error").await?;
    visit.click("label:has([value=suicidal_thoughts])").await?;
    visit.find(".ko-support").await?;
    fits_closed_and_open(&visit, "the help card").await?;
    answer_with(&visit, "crps").await?;
    while let Some(question) =
        visit.value("document.querySelector('form')?.dataset.question ?? null").await?.as_str()
    {
        visit.click("[data-action=continue]").await?;
        visit.find("#ko-error").await?;
        fits_closed_and_open(&visit, question).await?;
        let answer = if question == "before" {
            "document.querySelector('[value=series]').click()"
        } else {
            "0"
        };
        visit.value(answer).await?;
        let on = if question == "before" { "continue" } else { "skip" };
        visit.click(&format!("[data-action={on}]")).await?;
        let gone = format!("document.querySelector('form')?.dataset.question !== '{question}'");
        visit.until("it leads on", &gone).await?;
    }
    visit.find("[data-screen=review]").await?;
    fits_closed_and_open(&visit, "the review").await
}

#[tokio::test]
async fn result_views_fit_at_320_pixels() -> Result<()> {
    let visit = at_320().await?;
    answer_with(&visit, "crps").await?;
    visit.find("[data-question=safety_now]").await?;
    answer_with(&visit, "thoughts").await?;
    visit.find("[data-question=age]").await?;
    skip_to(&visit, "[data-screen=review]").await?;
    visit.click("[data-action=continue]").await?;
    visit.find("[data-screen=result]").await?;
    visit.find(".ko-term").await?;
    for view in ["picture", "words", "table"] {
        set_sheet(&visit, "").await?;
        show_view(&visit, view).await?;
        fits_closed_and_open(&visit, view).await?;
    }
    Ok(())
}

#[tokio::test]
async fn urgent_phq9_and_static_pages_fit_320_pixels() -> Result<()> {
    let (mut visit, _folder) =
        open_with_phq9("data-barriers=\"access@clinic.example\" data-store=\"7\"").await?;
    visit.resize((320, 640)).await?;
    answer_with(&visit, "depression").await?;
    visit.find("[data-question=safety_now]").await?;
    answer_with(&visit, "plan").await?;
    visit.find("[data-screen=urgent]").await?;
    fits_closed_and_open(&visit, "the urgent screen").await?;
    visit.click("[data-action=back]").await?;
    skip_to(&visit, "[data-question^=phq9]").await?;
    fits_closed_and_open(&visit, "the PHQ-9").await?;
    for name in ["answer-en.html", "answer-es.html"] {
        visit.open_page(name).await?;
        visit.until("the answer is there", "document.querySelector('h1')?.textContent").await?;
        fits_closed_and_open(&visit, name).await?;
    }
    Ok(())
}

#[tokio::test]
async fn failure_notice_fits_at_320_pixels() -> Result<()> {
    let mut visit = Page::without("widget").await?;
    visit.resize((320, 640)).await?;
    visit.go().await?;
    visit.until("the page says that it failed", FAILED).await?;
    fits_closed_and_open(&visit, "the notice of a failure").await
}
