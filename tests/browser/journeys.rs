//! Whole visits, from the first question to the result.

use anyhow::Result;
use serde_json::json;

use crate::harness::answering::{
    answer, answer_all, answer_up_to, expect_crisis_line, leave_urgent, printed_sheet, screen,
};
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
    let (page, _folder) = open_with_phq9("").await?;
    answer_up_to(&page, &answers, Some("phq9_9")).await?;
    page.click("label:has([name=phq9_9][value='2'])").await?;
    page.click("[data-action=continue]").await?;
    page.find("[data-question=safety_now]").await?;
    assert_eq!(page.value("ko.querySelectorAll(':checked').length").await?, json!(0));
    assert!(page.text(".ko-crisis-leads").await?.contains("988"));
    page.click("[data-action=continue]").await?;
    page.find("#ko-error-safety_now").await?;
    page.click("label:has([name=safety_now][value=none])").await?;
    page.click("[data-action=continue]").await?;
    page.find("[data-screen=result] [data-finding=safety_thoughts]").await?;
    let sheet = printed_sheet(&page).await?;
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
    let mut page = Page::open().await?;
    let baseline = baseline(&mut page).await?;
    answer_all(&page, &answers).await?;
    page.find("[data-outcome=nothing_flagged]").await?;
    expect_engine_result(&page, &answers).await?;
    expect_crisis_line(&page).await?;
    let single = page.text("[data-range='relief/single'] .ko-row-values").await?;
    assert!(single.contains("within a few days to a week"), "{single}");
    let headline = page.text(".ko-outcome").await?.to_lowercase();
    assert!(!headline.contains("eligible") && headline.contains("no warning signs"), "{headline}");
    page.click("[data-range='relief/single'] summary").await?;
    let card = page.text("[data-claim=s2-single]").await?;
    assert!(
        card.contains("treatment-resistant depression") && card.contains("up to 7 days"),
        "{card}"
    );
    expect_nothing_left(&mut page, baseline, TITLE).await?;
    page.screenshot("depression-result").await
}

#[tokio::test]
async fn crps_with_findings_matches_the_engine() -> Result<()> {
    let answers = json!({
        "condition": "crps", "safety_now": "thoughts", "age": "65_plus", "before": "series",
        "before_relief": "weeks", "severity": "severe", "body": ["bladder"], "heart": [],
        "medicines": ["opioids", "sedatives"], "supports": ["talking_therapy"],
    });
    let mut page = Page::open().await?;
    let baseline = baseline(&mut page).await?;
    answer_all(&page, &answers).await?;
    page.find("[data-outcome=specialist_first]").await?;
    let fits = expect_engine_result(&page, &answers).await?;
    assert_eq!(fits["findings"][0]["id"], "safety_thoughts");
    let first =
        page.value("ko.querySelector('[data-finding]').closest('.ko-support') !== null").await?;
    assert_eq!(first, json!(true), "help does not lead the result");
    let open: Vec<String> = serde_json::from_value(fits["unchecked"].clone())?;
    let shown = page
        .value("Array.from(ko.querySelectorAll('.ko-unchecked [data-for]'), b => b.dataset.for)")
        .await?;
    assert_eq!(shown, json!(open));

    // An unanswered question, answered from the result.
    page.click("[data-section=unchecked] > summary").await?;
    page.click(".ko-unchecked [data-for=head]").await?;
    page.find("[data-question=head]").await?;
    let mut answered = answers.clone();
    answered["head"] = json!(["breathing"]);
    answer(&page, &answered).await?;
    page.find("[data-finding=breathing]").await?;
    expect_engine_result(&page, &answered).await?;
    expect_nothing_left(&mut page, baseline, TITLE).await?;
    page.screenshot("crps-result").await
}

#[tokio::test]
async fn urgent_screen_opened_by_mistake_can_be_left() -> Result<()> {
    let mut page = Page::open().await?;
    let baseline = baseline(&mut page).await?;
    answer_all(&page, &json!({ "condition": "ptsd", "safety_now": "plan" })).await?;
    assert_eq!(screen(&page).await?, "urgent");
    let outcome = page.value("ko.querySelector('[data-screen=urgent]').dataset.outcome").await?;
    assert_eq!(outcome, json!("urgent"));
    let said = page.text("[data-screen=urgent]").await?;
    assert!(said.contains("911") && said.contains("988"), "{said}");
    assert!(!said.to_lowercase().contains("ketamine"), "{said}");
    page.screenshot("urgent").await?;

    leave_urgent(&page).await?;
    assert_eq!(page.value("ko.querySelectorAll(':checked').length").await?, json!(0));
    let answers = json!({ "condition": "ptsd", "safety_now": "none", "practical": ["must_drive"] });
    answer_all(&page, &answers).await?;
    page.find("[data-outcome=discuss_first]").await?;
    expect_engine_result(&page, &answers).await?;
    page.click("[data-range='relief/unstated'] summary").await?;
    let unstated = page.text("[data-range='relief/unstated']").await?;
    assert!(unstated.contains("does not say after how many infusions"), "{unstated}");
    expect_nothing_left(&mut page, baseline, TITLE).await
}
