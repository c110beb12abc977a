//! Whole visits, from the first question to the result.

use anyhow::Result;
use serde_json::json;

use crate::harness::answering::{answer, answer_all, answer_up_to, expect_crisis_line, screen};
use crate::harness::page::Page;
use crate::harness::page_variants::open_with_phq9;
use crate::harness::privacy::{TITLE, baseline, expect_nothing_left};
use crate::harness::result::expect_engine_result;

#[tokio::test]
async fn phq9_item_9_leads_to_the_safety_question() -> Result<()> {
    let mut answers = json!({ "condition": "depression", "safety_now": "none" });
    for item in 1..=8 {
        answers[format!("phq9_{item}")] = json!("3");
    }
    let (visit, _folder) = open_with_phq9("").await?;
    answer_up_to(&visit, &answers, Some("phq9_9")).await?;
    visit.click("label:has([name=phq9_9][value='2'])").await?;
    visit.click("[data-action=continue]").await?;
    visit.find("[data-question=safety_now]").await?;
    assert_eq!(visit.value("document.querySelectorAll(':checked').length").await?, json!(0));
    assert!(visit.text("main .ko-support").await?.contains("988"));
    visit.click("[data-action=continue]").await?;
    visit.find(".ko-error").await?;
    visit.click("label:has([name=safety_now][value=none])").await?;
    visit.click("[data-action=continue]").await?;
    visit.click("[data-screen=review] [data-action=continue]").await?;
    visit.find("[data-screen=result] [data-finding=safety_thoughts]").await?;
    let sheet = visit.value("document.querySelector('.ko-sheet').textContent").await?;
    let sheet = sheet.as_str().unwrap_or_default();
    assert!(sheet.contains("hurting yourself in some way: More than half the days"), "{sheet}");
    assert!(sheet.contains("PHQ-9 score: 26 of 27"), "{sheet}");
    Ok(())
}

#[tokio::test]
async fn depression_without_findings_matches_the_engine() -> Result<()> {
    let answers = json!({
        "condition": "depression", "safety_now": "none", "age": "18_64", "tried": "two_or_more",
        "heart": [], "head": [], "mind": [], "body": [], "reactions": [], "medicines": [], "practical": [],
    });
    let mut visit = Page::open().await?;
    let baseline = baseline(&mut visit).await?;
    answer_all(&visit, &answers).await?;
    assert_eq!(screen(&visit).await?, "review");
    visit.click("[data-action=continue]").await?;
    visit.find("[data-outcome=nothing_flagged]").await?;
    expect_engine_result(&visit, &answers).await?;
    expect_crisis_line(&visit).await?;
    let single = visit.text("[data-range='relief/single'] .ko-says").await?;
    assert!(single.contains("within a few days to a week"), "{single}");
    let headline = visit.text("h1").await?.to_lowercase();
    assert!(
        !headline.contains("eligible") && headline.contains("nothing you told us"),
        "{headline}"
    );
    visit.click("[data-range='relief/single'] summary").await?;
    let card = visit.text("[data-claim=s2-single]").await?;
    assert!(
        card.contains("treatment-resistant depression") && card.contains("up to 7 days"),
        "{card}"
    );
    expect_nothing_left(&mut visit, baseline, TITLE).await?;
    visit.screenshot("depression-result").await
}

#[tokio::test]
async fn crps_with_findings_matches_the_engine() -> Result<()> {
    let answers = json!({
        "condition": "crps", "safety_now": "thoughts", "age": "65_plus", "before": "series",
        "before_relief": "weeks", "severity": "severe", "body": ["bladder"], "heart": [],
        "medicines": ["opioids", "sedatives"], "supports": ["talking_therapy"],
    });
    let mut visit = Page::open().await?;
    let baseline = baseline(&mut visit).await?;
    answer_all(&visit, &answers).await?;
    let reminder = visit.text("[data-screen=review] .ko-support").await?;
    assert!(reminder.contains("988"), "{reminder}");
    visit.click("[data-action=continue]").await?;
    visit.find("[data-outcome=specialist_first]").await?;
    let fits = expect_engine_result(&visit, &answers).await?;
    assert_eq!(fits["findings"][0]["id"], "safety_thoughts");
    let first = visit
        .value("document.querySelector('[data-finding]').closest('.ko-support') !== null")
        .await?;
    assert_eq!(first, json!(true), "help does not lead the result");
    let open: Vec<String> = serde_json::from_value(fits["unchecked"].clone())?;
    let shown = visit
        .value(
            "Array.from(document.querySelectorAll('.ko-unchecked [data-for]'), b => b.dataset.for)",
        )
        .await?;
    assert_eq!(shown, json!(open));

    // An unanswered question, answered from the result by way of the review.
    visit.click(".ko-unchecked [data-for=head]").await?;
    visit.find("[data-question=head]").await?;
    let mut answered = answers.clone();
    answered["head"] = json!(["breathing"]);
    answer(&visit, &answered).await?;
    assert_eq!(screen(&visit).await?, "review");
    visit.click("[data-action=continue]").await?;
    visit.find("[data-finding=breathing]").await?;
    expect_engine_result(&visit, &answered).await?;
    expect_nothing_left(&mut visit, baseline, TITLE).await?;
    visit.screenshot("crps-result").await
}

#[tokio::test]
async fn urgent_screen_opened_by_mistake_can_be_left() -> Result<()> {
    let mut visit = Page::open().await?;
    let baseline = baseline(&mut visit).await?;
    answer_all(&visit, &json!({ "condition": "ptsd", "safety_now": "plan" })).await?;
    assert_eq!(screen(&visit).await?, "urgent");
    let outcome =
        visit.value("document.querySelector('[data-screen=urgent]').dataset.outcome").await?;
    assert_eq!(outcome, json!("urgent"));
    let said = visit.text("[data-screen=urgent]").await?;
    assert!(said.contains("911") && said.contains("988"), "{said}");
    assert!(!said.to_lowercase().contains("ketamine"), "{said}");
    visit.screenshot("urgent").await?;

    visit.click("[data-action=back]").await?;
    visit.find("[data-question=safety_now]").await?;
    assert_eq!(visit.value("document.querySelectorAll(':checked').length").await?, json!(0));
    let answers = json!({ "condition": "ptsd", "safety_now": "none", "practical": ["must_drive"] });
    answer_all(&visit, &answers).await?;
    visit.click("[data-action=continue]").await?;
    visit.find("[data-outcome=discuss_first]").await?;
    expect_engine_result(&visit, &answers).await?;
    let unstated = visit.text("[data-range='relief/unstated']").await?;
    assert!(unstated.contains("does not tell after how many infusions"), "{unstated}");
    expect_nothing_left(&mut visit, baseline, TITLE).await
}
