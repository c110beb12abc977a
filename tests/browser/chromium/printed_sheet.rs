//! The sheet for the visit, printed.

use anyhow::Result;
use fantoccini::wd::PrintSize;
use outlook_engine::interview::Condition;
use serde_json::{Value, json};

use crate::harness::answering::answer_by_script;
use crate::harness::page::Page;

/// The number of pages of a PDF; Chromium does not compress the page dictionaries.
fn pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    text.matches("/Type /Page").count() - text.matches("/Type /Pages").count()
}

/// The pages of the sheet on A4 and on Letter.
async fn print(page: &mut Page, answers: &Value, name: &str) -> Result<[usize; 2]> {
    answer_by_script(page, answers).await?;
    page.find("[data-screen=result]").await?;
    let a4 = page.pdf(PrintSize::A4, name).await?;
    let letter = page.pdf(PrintSize::US_LETTER, &format!("{name}-letter")).await?;
    page.click("[data-action=restart]").await?;
    page.find("[data-question=condition]").await?;
    Ok([pages(&a4), pages(&letter)])
}

#[tokio::test]
async fn sheet_has_at_most_two_pages_per_condition() -> Result<()> {
    let mut page = Page::open().await?;
    for condition in Condition::all() {
        let answers = json!({
            "condition": condition.id(), "safety_now": "thoughts", "age": "65_plus",
            "before": "series", "before_relief": "weeks", "body": ["bladder"], "heart": ["bp_controlled"],
        });
        let pages = print(&mut page, &answers, condition.id()).await?;
        assert!(pages.iter().all(|it| (1..=2).contains(it)), "{}: {pages:?} pages", condition.id());
    }
    Ok(())
}
