//! A clinic's settings in its kiosk.

use anyhow::Result;
use serde_json::json;

use crate::harness::tablet::{RUNS, Tablet, with_settings};

#[tokio::test]
async fn clinic_settings_apply_in_the_kiosk() -> Result<()> {
    let tablet = Tablet::new().await?;
    let settings = json!({
        "clinic": { "name": "Clínica <b>Puerto</b>" },
        "languages": ["es"],
        "region": "GB",
        "accent": "#7a1f5c",
        "modules": ["phq9"],
        "greeting": "Bienvenido.",
    });
    tablet.start_with(&settings).await?;
    assert_eq!(
        tablet.value("ko.querySelector('.ko-clinic').textContent").await?,
        json!("Clínica <b>Puerto</b>")
    );
    assert_eq!(
        tablet.value("ko.querySelector('.ko-attract').closest('[lang]').lang").await?,
        json!("es")
    );
    assert_eq!(
        tablet.value("ko.querySelectorAll('[data-action=language]').length").await?,
        json!(0)
    );
    let help = tablet.text(".ko-crisis").await?;
    assert!(help.contains("999"), "{help}");
    let accent = "getComputedStyle(ko.querySelector('.ko')).getPropertyValue('--ko-accent')";
    assert!(
        tablet.value(accent).await?.as_str().is_some_and(|it| it.starts_with('#')),
        "no colour"
    );
    tablet.screenshot("kiosk-clinic").await?;
    tablet.start_visit().await?;
    assert!(tablet.text("body").await?.contains("Bienvenido."));
    tablet.press("label:has([value=depression])").await?;
    tablet.press("[data-action=continue]").await?;
    let item = "ko.querySelector('form input[name^=phq9]')";
    for _ in 0..20 {
        let there = tablet.value(&format!("Boolean({item})")).await?;
        if there == json!(true) {
            break;
        }
        let now = tablet.value("ko.querySelector('h1').textContent").await?;
        tablet.press("[data-action=skip]").await?;
        tablet
            .until(
                "the next page is there",
                &format!("ko.querySelector('h1').textContent !== {now}"),
            )
            .await?;
    }
    tablet.until("the nine questions begin", item).await?;
    assert_eq!(tablet.value("complaints").await?, json!([]));
    Ok(())
}

#[tokio::test]
async fn unreadable_settings_are_reported_and_ignored() -> Result<()> {
    let tablet = Tablet::new().await?;
    for settings in [json!({ "kiosk": { "idle": 1 } }), json!("{"), json!([1])] {
        tablet
            .open_file(|file| match settings.as_str() {
                Some(text) => {
                    file.replacen("id=\"ko-config\">\n{}", &format!("id=\"ko-config\">\n{text}"), 1)
                }
                None => with_settings(&file, &settings),
            })
            .await?;
        tablet.until("the kiosk runs", RUNS).await?;
        tablet.until(&format!("{settings} is reported"), "ko.querySelector('.ko-unread')").await?;
    }
    tablet.start_file().await?;
    assert_eq!(tablet.value("ko.querySelectorAll('.ko-unread').length").await?, json!(0));
    Ok(())
}
