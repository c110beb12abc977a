//! The staff panel: five taps in a corner and a code open it.

use anyhow::Result;
use serde_json::json;

use crate::harness::answering::rare_answers;
use crate::harness::tablet::{RUNS, Tablet, with_settings};

/// No dialog covers the screen.
const CLOSED: &str = "!ko.querySelector('.ko-cover')";
const ASKED: &str = "ko.querySelector('.ko-keys')";
const OPEN: &str = "ko.querySelector('.ko-cover [data-checked]')";

/// The four taps after the first, by script: a driver may be too slow on a busy machine.
const TAPS: &str = "for (let tap = 1; tap < 5; tap += 1) ko.querySelector('.ko-corner').click();";

async fn tap_corner(tablet: &Tablet) -> Result<()> {
    tablet.press(".ko-corner").await?;
    tablet.run(TAPS).await
}

async fn enter_code(tablet: &Tablet, code: &str) -> Result<()> {
    tablet.until("the code is asked for", ASKED).await?;
    for digit in code.chars() {
        tablet.press(&format!("[data-digit='{digit}']")).await?;
    }
    Ok(())
}

async fn open(tablet: &Tablet) -> Result<()> {
    tap_corner(tablet).await?;
    enter_code(tablet, "2580").await?;
    tablet.until("the panel is open", OPEN).await
}

#[tokio::test]
async fn only_taps_and_code_open_the_panel() -> Result<()> {
    let tablet = Tablet::new().await?;
    tablet.start_with(&json!({ "kiosk": { "code": "2580" } })).await?;
    tablet.press(".ko-corner").await?;
    assert_eq!(tablet.value(CLOSED).await?, json!(true), "one tap is enough");
    tap_corner(&tablet).await?;
    enter_code(&tablet, "2581").await?;
    tablet.until("a wrong code closes it", CLOSED).await?;
    // Every guess takes five new taps.
    tablet.press(".ko-corner").await?;
    assert_eq!(tablet.value(CLOSED).await?, json!(true), "one tap after a wrong code is enough");
    tap_corner(&tablet).await?;
    tablet.until("the code is asked for", ASKED).await?;
    tablet.screenshot("kiosk-keys").await?;
    tablet.press("[data-action=close]").await?;
    tablet.until("close closes it", CLOSED).await?;
    open(&tablet).await?;
    let panel = tablet.text(".ko-cover").await?;
    for part in ["0.1.0", "2026."] {
        assert!(panel.contains(part), "{part} in {panel}");
    }
    assert!(!panel.contains("Visits"), "counted though counters are off: {panel}");
    tablet.press(".ko-cover [data-action=close]").await?;
    tablet.until("close closes it", CLOSED).await?;
    tablet.until("the start screen is as it was", RUNS).await?;
    assert_eq!(tablet.value("complaints").await?, json!([]));
    Ok(())
}

#[tokio::test]
async fn panel_stays_closed_without_a_code() -> Result<()> {
    let tablet = Tablet::new().await?;
    tablet.start_file().await?;
    for _ in 0..3 {
        tap_corner(&tablet).await?;
    }
    tablet.press("[data-action=larger]").await?;
    tablet.until("it has drawn again", "ko.querySelector('[data-size=\"1\"]')").await?;
    assert_eq!(tablet.value(CLOSED).await?, json!(true));
    Ok(())
}

#[tokio::test]
async fn every_panel_button_works() -> Result<()> {
    let tablet = Tablet::new().await?;
    let full = "<head><script>
        Object.defineProperty(document, 'fullscreenElement', { get: () => window.full ?? null });
        Element.prototype.requestFullscreen = function () { window.full = this; return Promise.resolve(); };
        document.exitFullscreen = () => { window.full = null; return Promise.resolve(); };
        </script>";
    let settings = json!({ "kiosk": { "code": "2580", "counters": true } });
    tablet.open_file(|file| with_settings(&file, &settings).replacen("<head>", full, 1)).await?;
    tablet.until("the kiosk runs", RUNS).await?;
    tablet.complete_visit(&rare_answers()).await?;
    open(&tablet).await?;
    let said = "ko.querySelector('[data-checked]')?.textContent";
    tablet.press("[data-action=check]").await?;
    tablet.until("every case is counted", &format!("{said}?.includes('894')")).await?;
    let passed = tablet.value(said).await?;
    assert_eq!(passed, json!("All 894 checks passed."));
    let button = |text: &str| {
        format!("ko.querySelector('[data-action=full]')?.textContent.includes('{text}')")
    };
    // Starting a visit enters the full screen.
    tablet.until("it offers to leave the full screen", &button("Leave")).await?;
    tablet.screenshot("kiosk-staff").await?;
    tablet.press("[data-action=full]").await?;
    tablet.until("the full screen is left", &button("Use")).await?;
    tablet.press("[data-action=full]").await?;
    tablet.until("it is taken again", &button("Leave")).await?;
    assert!(tablet.text(".ko-cover").await?.contains("Visits: 1. Errors: 0."));
    tablet.press(".ko-cover [data-action=erase]").await?;
    tablet.until("a new instance is there", "memories.length === 2").await?;
    tablet.until("the start screen is back", RUNS).await?;
    assert_eq!(tablet.value(CLOSED).await?, json!(true), "the panel is left open");
    tablet.start_visit().await?;
    open(&tablet).await?;
    tablet.press_to_reload("[data-action=reload]").await?;
    tablet.until("it begins anew", RUNS).await?;
    assert_eq!(tablet.value("complaints").await?, json!([]));
    Ok(())
}

#[tokio::test]
async fn failed_self_check_is_reported() -> Result<()> {
    let tablet = Tablet::new().await?;
    let settings = json!({ "kiosk": { "code": "2580" } });
    // A case with a wrong expectation, and a damaged part.
    let wrong = "<head><script>{
        const json = Response.prototype.json;
        Response.prototype.json = async function () {
          const part = await json.call(this);
          part.vectors.at(-1)[2] = [4_000];
          return part;
        };
        }</script>";
    let said = "ko.querySelector('[data-checked]')?.textContent";
    for (what, message) in
        [("wrong", "1 of 894 checks failed."), ("damaged", "0 of 0 checks failed.")]
    {
        tablet
            .open_file(|file| {
                let file = with_settings(&file, &settings);
                if what == "wrong" {
                    return file.replacen("<head>", wrong, 1);
                }
                let at = file.find("id=\"ko-vectors\"").map_or(0, |at| at + 9_000);
                let other = if &file[at..=at] == "A" { "B" } else { "A" };
                format!("{}{other}{}", &file[..at], &file[at + 1..])
            })
            .await?;
        tablet.until("the kiosk runs", RUNS).await?;
        open(&tablet).await?;
        tablet.press("[data-action=check]").await?;
        tablet
            .until(&format!("{what} is reported"), &format!("{said}?.startsWith('{message}')"))
            .await?;
    }
    Ok(())
}
