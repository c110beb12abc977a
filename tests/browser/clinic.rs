//! The page with a clinic's configuration in it.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::harness::files::dist_with_index;
use crate::harness::page::{IN_CHARGE, Page};
use crate::harness::retry::Tries;

/// `dist/` with this configuration in its first page.
fn dist_with_config(config: &str) -> Result<TempDir> {
    dist_with_index(|text| {
        let data = format!("<script type=\"application/json\" id=\"ko-config\">{config}</script>");
        ensure!(text.contains("<noscript>"), "the page has no place for a configuration");
        Ok(text.replacen("<noscript>", &format!("{data}<noscript>"), 1))
    })
}

fn harbour() -> Value {
    json!({
        "clinic": {
            "name": "Harbour Clinic", "phone": "+1 555 0100", "booking": "https://harbour.example/visit",
            "logo": "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCA4IDgiPjxjaXJjbGUgY3g9IjQiIGN5PSI0IiByPSI0Ii8+PC9zdmc+"
        },
        "region": "GB",
        "crisis": { "name": "Harbour line", "phone": "555 0199" },
        "accent": "#ffcc00",
        "plan": { "infusions": 6, "days": 14, "every": 30 },
        "greeting": "Welcome.\nTake your time.",
        "modules": ["phq9"],
        "reviewer": { "name": "Dr. A. Reyes", "date": "2026-11-01" }
    })
}

#[tokio::test]
async fn clinic_name_logo_and_readable_accent_are_shown() -> Result<()> {
    let folder = dist_with_config(&harbour().to_string())?;
    let mut page = Page::serving(folder.path()).await?;
    page.go().await?;
    page.until("the widget is in charge", IN_CHARGE).await?;
    assert_eq!(page.text(".ko-clinic").await?, "Harbour Clinic");
    assert!(page.text(".ko-intro").await?.contains("Take your time."));
    page.until("the logo is there", "ko.querySelector('.ko-clinic img').naturalWidth > 0").await?;
    assert!(page.text(".ko-crisis-lines").await?.contains("999"), "not the clinic's region");
    let accent = "getComputedStyle(ko.querySelector('.ko')).getPropertyValue('--k-accent').trim()";
    let light = outlook_engine::accent::Theme::Light;
    let found = outlook_engine::accent::Rgb([0xff, 0xcc, 0]);
    assert_eq!(page.value(accent).await?, json!(light.tones(found).accent.hex()));
    page.screenshot("clinic").await?;
    // The console reports that the accent was adjusted.
    console_names(&page, "accent").await
}

/// Waits until the console names a path.
async fn console_names(page: &Page, path: &str) -> Result<()> {
    let tries = Tries::begin();
    let mut lines = Vec::new();
    while !lines.iter().any(|line: &String| line.contains(path)) {
        ensure!(tries.again().await, "the console names no {path}: {lines:?}");
        lines.extend(page.complaints().await?);
    }
    Ok(())
}

#[tokio::test]
async fn bad_settings_are_left_out_and_reported() -> Result<()> {
    for (config, name, path) in [
        (
            r#"{"clinic":{"name":"Harbour","booking":"javascript:alert(1)"}}"#,
            json!("Harbour"),
            "clinic.booking: found",
        ),
        ("{ no JSON", Value::Null, "the configuration: found"),
    ] {
        let folder = dist_with_config(config)?;
        let mut page = Page::serving(folder.path()).await?;
        page.go().await?;
        page.until("the widget is in charge", IN_CHARGE).await?;
        assert!(page.text(".ko-foot .ko-unread").await?.contains("could not be read"), "{config}");
        let shown = "ko.querySelector('.ko-clinic')?.textContent ?? null";
        assert_eq!(page.value(shown).await?, name);
        console_names(&page, path).await?;
    }
    Ok(())
}
