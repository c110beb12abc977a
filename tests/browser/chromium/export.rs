//! The result copied and saved, under the strict policy and without a request.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use crate::harness::answering::{printed_sheet, result_by_script};
use crate::harness::page::Page;
use crate::harness::privacy::{TITLE, baseline, expect_nothing_left};
use crate::harness::retry::Tries;

const SAVED: &str = "ko.querySelector('.ko-export [role=status]').textContent";

fn answers() -> Value {
    json!({
        "condition": "crps", "safety_now": "none", "age": "65_plus", "before": "series",
        "before_relief": "weeks", "heart": [], "body": ["kidney", "bladder"], "supports": [],
    })
}

/// The text of a downloaded file, once it is complete.
async fn saved(folder: &Path, name: &str) -> Result<String> {
    let tries = Tries::begin();
    loop {
        match fs::read_to_string(folder.join(name)) {
            Ok(text) if !text.is_empty() => return Ok(text),
            Ok(_) | Err(_) if tries.again().await => {}
            Ok(_) | Err(_) => break,
        }
    }
    let found = fs::read_dir(folder)?.flatten().map(|entry| entry.file_name());
    let found: Vec<_> = found.collect();
    Err(anyhow::anyhow!("no {name} among the downloads; found {found:?}"))
}

#[tokio::test]
async fn copy_and_download_send_no_request() -> Result<()> {
    let downloads = tempfile::tempdir()?;
    let mut page = Page::open().await?;
    let place = json!({ "behavior": "allow", "downloadPath": downloads.path() });
    page.devtools("Browser.setDownloadBehavior", place).await?;
    let reading = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    page.devtools("Browser.grantPermissions", reading).await?;
    let baseline = baseline(&mut page).await?;
    result_by_script(&page, &answers()).await?;
    page.click("[data-section=formats] > summary").await?;
    page.click("[data-action=copy]").await?;
    page.until("the copy is confirmed", &format!("{SAVED}.startsWith('Copied')")).await?;
    let text = page.value("navigator.clipboard.readText()").await?;
    let text = text.as_str().context("the clipboard holds no text")?;
    assert!(
        text.contains("Complex regional pain syndrome (CRPS)") && text.contains("988"),
        "{text}"
    );

    page.click("[data-action=download-fhir]").await?;
    page.until("the download is confirmed", &format!("{SAVED}.startsWith('Saved')")).await?;
    let response: Value =
        serde_json::from_str(&saved(downloads.path(), "ketamine-outlook.json").await?)?;
    assert_eq!(response["resourceType"], "QuestionnaireResponse");
    let authored = response["authored"].as_str().context("no time")?;
    assert!(authored.starts_with("20") && authored.ends_with('Z'), "{authored}");
    assert_eq!(response_answers(&response), answers());

    page.click("[data-action=download-csv]").await?;
    let table = saved(downloads.path(), "ketamine-outlook.csv").await?;
    let claims = page.value("ko.querySelectorAll('[data-claim]').length").await?;
    assert_eq!(json!(table.lines().count() - 1), claims);
    expect_nothing_left(&mut page, baseline, TITLE).await?;
    page.screenshot("export").await
}

/// The answers of a FHIR response, in the engine's form.
fn response_answers(response: &Value) -> Value {
    let codes = |item: &Value| -> Vec<Value> {
        let answers = item["answer"].as_array().into_iter().flatten();
        answers.map(|answer| answer["valueCoding"]["code"].clone()).collect()
    };
    let items = response["item"].as_array().into_iter().flatten();
    let fields = items.filter(|item| item["linkId"] != "outlook").map(|item| {
        let link = item["linkId"].as_str().unwrap_or_default().to_owned();
        let codes = codes(item);
        let value = match (answers()[&link].is_array(), codes.as_slice()) {
            (true, [none]) if none == "none_of_these" => json!([]),
            (true, codes) => json!(codes),
            (false, codes) => codes.first().cloned().unwrap_or_default(),
        };
        (link, value)
    });
    Value::Object(fields.collect())
}

#[tokio::test]
async fn without_clipboard_or_share_the_text_is_saved() -> Result<()> {
    let downloads = tempfile::tempdir()?;
    let page = Page::open().await?;
    let place = json!({ "behavior": "allow", "downloadPath": downloads.path() });
    page.devtools("Browser.setDownloadBehavior", place).await?;
    // In charge before: the button is there where the browser can share.
    page.value("Object.defineProperty(navigator, 'clipboard', { value: undefined }) && 0").await?;
    page.value("(navigator.share = () => Promise.reject(new Error('refused')), 0)").await?;
    result_by_script(&page, &answers()).await?;
    page.click("[data-section=formats] > summary").await?;
    for action in ["copy", "share"] {
        page.click(&format!("[data-action={action}]")).await?;
        let text = saved(downloads.path(), "ketamine-outlook.txt").await?;
        assert!(text.contains("Your answers"), "{action}: {text}");
        fs::remove_file(downloads.path().join("ketamine-outlook.txt"))?;
    }
    Ok(())
}

#[tokio::test]
async fn share_offers_the_text_and_says_nothing_when_it_is_closed() -> Result<()> {
    let page = Page::open().await?;
    let closed = "navigator.share = (data) => {
        window.offered = data;
        return Promise.reject(new DOMException('', 'AbortError'));
    }";
    page.value(&format!("({closed}, 0)")).await?;
    result_by_script(&page, &answers()).await?;
    page.click("[data-action=share]").await?;
    page.until("the text is offered", "window.offered").await?;
    let text = page.value("offered.text").await?;
    assert!(text.as_str().is_some_and(|it| it.contains("988") && it.contains("Your answers")));
    assert_eq!(page.value("Object.keys(offered)").await?, json!(["text"]));
    assert_eq!(page.value(SAVED).await?, json!(""));
    Ok(())
}

#[tokio::test]
async fn the_sheet_follows_a_tick_and_leaves_the_focus() -> Result<()> {
    let page = Page::open().await?;
    result_by_script(&page, &answers()).await?;
    printed_sheet(&page).await?;
    page.click("[data-section=matters] > summary").await?;
    page.value("(ko.querySelector('[name=matters]').focus(), 0)").await?;
    page.value("(ko.activeElement.click(), 0)").await?;
    let ticked = "ko.querySelector('.ko-sheet').textContent.includes('What matters to')";
    page.until("the tick is on the sheet", ticked).await?;
    assert_eq!(page.value("ko.activeElement.name").await?, "matters");
    Ok(())
}
