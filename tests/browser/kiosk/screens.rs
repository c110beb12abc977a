//! Every screen in every window size of a kiosk, light and dark: nothing is wider than its window.

use anyhow::Result;
use serde_json::json;

use crate::harness::answering::rare_answers;
use crate::harness::tablet::{QUESTION, RUNS, Tablet, with_settings};

/// Full screen would change the size of the window.
const NOT_FULL: &str = "<head><script>delete Element.prototype.requestFullscreen;</script>";

const WINDOWS: [(u32, u32); 3] = [(1024, 1366), (1280, 800), (360, 740)];

/// Expects no horizontal overflow, and takes a screenshot in both themes.
async fn expect_fit(tablet: &Tablet, (width, height): (u32, u32), screen: &str) -> Result<()> {
    let wide = tablet.value("document.documentElement.scrollWidth - innerWidth").await?;
    assert!(wide.as_i64() <= Some(0), "{screen} is {wide} wider than {width}");
    for theme in ["light", "dark"] {
        tablet
            .run(&format!(
                "for (const it of ko.querySelectorAll('.ko')) it.dataset.theme = '{theme}'"
            ))
            .await?;
        tablet.screenshot(&format!("kiosk-{screen}-{width}x{height}-{theme}")).await?;
    }
    tablet.run("for (const it of ko.querySelectorAll('.ko')) delete it.dataset.theme").await
}

#[tokio::test]
async fn every_screen_fits_its_window() -> Result<()> {
    let tablet = Tablet::new().await?;
    let settings = json!({
        "clinic": { "name": "Harbour Clinic", "booking": "https://harbour.example/visit" },
        "kiosk": { "code": "2580", "counters": true },
    });
    for window in WINDOWS {
        tablet.resize(window).await?;
        tablet
            .open_file(|file| with_settings(&file, &settings).replacen("<head>", NOT_FULL, 1))
            .await?;
        tablet.until("the kiosk runs", RUNS).await?;
        expect_fit(&tablet, window, "start").await?;
        tablet.start_visit().await?;
        expect_fit(&tablet, window, "question").await?;
        tablet.erase().await?;
        expect_fit(&tablet, window, "erased").await?;
        tablet.complete_visit(&rare_answers()).await?;
        expect_fit(&tablet, window, "result").await?;
        tablet.press("summary.ko-quiet-edge").await?;
        tablet
            .run("ko.querySelector('.ko-address[open]').scrollIntoView({ block: 'center' })")
            .await?;
        expect_fit(&tablet, window, "address").await?;
        tablet.run("ko.querySelector('[data-section=formats]').open = true").await?;
        tablet.run("ko.querySelector('.ko-qr-summary').scrollIntoView()").await?;
        expect_fit(&tablet, window, "codes").await?;
        tablet.run("ko.querySelector('[data-trial]').scrollIntoView({ block: 'center' })").await?;
        expect_fit(&tablet, window, "study").await?;
        tablet.press("[data-screen=result] [data-action=back]").await?;
        tablet.until("the last page is there", QUESTION).await?;
        expect_fit(&tablet, window, "last-page").await?;
        tablet.set_wall_clock(92).await?;
        tablet.until("it asks", "ko.querySelector('.ko-cover [data-left]')").await?;
        expect_fit(&tablet, window, "still-there").await?;
        tablet.press("[data-action=stay]").await?;
        tablet.until("it goes on", "!ko.querySelector('.ko-cover')").await?;
        let taps = "for (let tap = 0; tap < 5; tap += 1) ko.querySelector('.ko-corner').click();";
        tablet.run(taps).await?;
        tablet.until("the code is asked for", "ko.querySelector('.ko-keys')").await?;
        expect_fit(&tablet, window, "keys").await?;
        for digit in ["2", "5", "8", "0"] {
            tablet.press(&format!("[data-digit='{digit}']")).await?;
        }
        tablet.press("[data-action=check]").await?;
        tablet.until("it has checked", "ko.querySelector('[data-checked]')?.textContent").await?;
        expect_fit(&tablet, window, "staff").await?;
        tablet
            .open_file(|file| {
                file.replacen(
                    "<head>",
                    "<head><script>delete window.DecompressionStream;</script>",
                    1,
                )
            })
            .await?;
        tablet.until("it fails", "document.getElementById('ko-failed')?.hidden === false").await?;
        expect_fit(&tablet, window, "static").await?;
        tablet.press(".ko-general-other > summary").await?;
        expect_fit(&tablet, window, "static-es").await?;
    }
    Ok(())
}
