//! After a failure the kiosk shows its start screen, or the static answer that needs no script.

use anyhow::Result;
use serde_json::json;

use crate::harness::answering::rare_answers;
use crate::harness::tablet::{REFUSE_ONCE, RUNS, Tablet};

/// Expects the general answer and the crisis line, and no question.
async fn expect_static_answer(tablet: &Tablet, what: &str) -> Result<()> {
    tablet
        .until(
            &format!("{what} is reported"),
            "document.getElementById('ko-failed')?.hidden === false",
        )
        .await?;
    for part in ["#ko-general", ".ko-crisis", "#ko-failed [lang=es]"] {
        assert!(tablet.is_displayed(part).await?, "{part} with {what}");
    }
    assert_eq!(
        tablet.value("ko.querySelectorAll('input, button').length").await?,
        json!(0),
        "{what}"
    );
    Ok(())
}

#[tokio::test]
async fn trap_restarts_at_the_start_screen() -> Result<()> {
    let tablet = Tablet::new().await?;
    tablet.start_file().await?;
    tablet.complete_visit(&rare_answers()).await?;
    tablet.run(REFUSE_ONCE).await?;
    tablet.press("[data-screen=result] [data-action=back]").await?;
    tablet.until("a new instance is there", "memories.length === 2").await?;
    tablet.until("the start screen is back", RUNS).await?;
    let complaints = tablet.value("complaints.join()").await?;
    assert!(
        complaints
            .as_str()
            .is_some_and(|it| it.contains("unreachable") || it.contains("RuntimeError")),
        "{complaints}"
    );
    let remains = "new Uint8Array(memories[0].buffer).every((byte) => byte === 0)";
    assert_eq!(tablet.value(remains).await?, json!(true), "its memory is not overwritten");
    tablet.complete_visit(&rare_answers()).await
}

#[tokio::test]
async fn repeated_failure_ends_at_the_static_answer() -> Result<()> {
    let tablet = Tablet::new().await?;
    tablet.start_file().await?;
    tablet.start_visit().await?;
    tablet.run("Node.prototype.insertBefore = () => { throw new Error('refused'); };").await?;
    tablet.press("label:has([value=crps])").await?;
    tablet.press("[data-action=continue]").await?;
    expect_static_answer(&tablet, "a browser that draws nothing").await
}

#[tokio::test]
async fn damaged_file_shows_the_static_answer() -> Result<()> {
    let tablet = Tablet::new().await?;
    let middle = |file: &str, mark: &str| file.find(mark).map_or(0, |at| at + 40_000);
    for what in ["half the words", "half the wasm", "a wrong letter", "no end"] {
        tablet
            .open_file(|file| match what {
                "half the words" => {
                    file[..file.find("id=\"ko-words\"").unwrap_or_default() + 20_000].to_owned()
                }
                "half the wasm" => file[..middle(&file, "id=\"ko-wasm\"")].to_owned(),
                "a wrong letter" => {
                    let at = middle(&file, "id=\"ko-wasm\"");
                    let wrong = if &file[at..=at] == "A" { "B" } else { "A" };
                    format!("{}{wrong}{}", &file[..at], &file[at + 1..])
                }
                _ => file[..file.len() - 40].to_owned(),
            })
            .await?;
        expect_static_answer(&tablet, what).await?;
    }
    tablet.screenshot("kiosk-static").await
}

#[tokio::test]
async fn blocked_storage_and_old_browser_still_show_content() -> Result<()> {
    let tablet = Tablet::new().await?;
    let forbid = "<head><script>for (const store of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
        Object.defineProperty(window, store, { get() { throw new DOMException('no', 'SecurityError'); } });</script>";
    tablet.open_file(|file| file.replacen("<head>", forbid, 1)).await?;
    tablet.until("the kiosk runs", RUNS).await?;
    tablet.complete_visit(&rare_answers()).await?;
    tablet
        .open_file(|file| {
            file.replacen("<head>", "<head><script>delete window.DecompressionStream;</script>", 1)
        })
        .await?;
    expect_static_answer(&tablet, "a browser that unpacks nothing").await
}

#[tokio::test]
async fn full_storage_does_not_stop_visits() -> Result<()> {
    let tablet = Tablet::new().await?;
    let counted = json!({ "kiosk": { "counters": true } });
    tablet.start_with(&counted).await?;
    // Full to the last character, as the browser measures it.
    let full = "(() => {
        localStorage.clear();
        let text = 'x'.repeat(1 << 20), n = 0;
        while (text) {
          try { localStorage.setItem(n, text); n += 1; } catch { text = text.slice(text.length >> 1 || 1); }
        }
        try { localStorage.setItem('one more', '1 0'); return 'there is room'; } catch (error) { return error.name; }
      })()";
    assert_eq!(tablet.value(full).await?, json!("QuotaExceededError"));
    tablet.reload().await?;
    tablet.until("the kiosk runs", RUNS).await?;
    for _ in 0..2 {
        tablet.complete_visit(&rare_answers()).await?;
        tablet.erase().await?;
    }
    assert_eq!(tablet.value("complaints").await?, json!([]));
    assert_eq!(
        tablet.value("localStorage.getItem('ketamine-outlook-counters')").await?,
        json!(null)
    );
    Ok(())
}

#[tokio::test]
async fn power_cut_leaves_nothing_of_the_visit() -> Result<()> {
    let tablet = Tablet::dedicated().await?;
    tablet.start_file().await?;
    tablet.complete_visit(&rare_answers()).await?;
    let tablet = tablet.restart().await?;
    tablet.start_file().await?;
    assert_eq!(tablet.value("ko.querySelectorAll('input, [data-square]').length").await?, json!(0));
    Ok(())
}
