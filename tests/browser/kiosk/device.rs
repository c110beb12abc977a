//! The kiosk asks the device for full screen and a wake lock, where there are any.

use anyhow::Result;
use serde_json::json;

use crate::harness::answering::rare_answers;
use crate::harness::tablet::{RUNS, Tablet};

/// Replaces both and records the requests.
const SPIES: &str = "<head><script>
    window.asked = [];
    Element.prototype.requestFullscreen = function () { asked.push('screen ' + this.localName); return ANSWER; };
    Object.defineProperty(navigator, 'wakeLock', { value: { request: (what) => { asked.push('light ' + what); return ANSWER; } } });
    </script>";

/// Removes both.
const NEITHER: &str = "<head><script>
    delete Element.prototype.requestFullscreen;
    Object.defineProperty(navigator, 'wakeLock', { value: undefined });
    </script>";

#[tokio::test]
async fn fullscreen_and_wake_lock_may_be_refused() -> Result<()> {
    let tablet = Tablet::new().await?;
    for answer in ["Promise.resolve()", "Promise.reject(new TypeError('refused'))"] {
        let spies = SPIES.replace("ANSWER", answer);
        tablet.open_file(|file| file.replacen("<head>", &spies, 1)).await?;
        tablet.until("the kiosk runs", RUNS).await?;
        assert_eq!(tablet.value("asked").await?, json!(["light screen"]), "{answer}");
        tablet.start_visit().await?;
        assert_eq!(
            tablet.value("asked").await?,
            json!(["light screen", "screen html"]),
            "{answer}"
        );
        // A hidden page loses the wake lock and asks again when it is visible.
        tablet.run("document.dispatchEvent(new Event('visibilitychange'))").await?;
        assert_eq!(tablet.value("asked.at(-1)").await?, json!("light screen"), "{answer}");
        assert_eq!(tablet.value("complaints").await?, json!([]), "{answer}");
    }
    Ok(())
}

#[tokio::test]
async fn visit_works_without_fullscreen_and_wake_lock() -> Result<()> {
    let tablet = Tablet::new().await?;
    tablet.open_file(|file| file.replacen("<head>", NEITHER, 1)).await?;
    tablet.until("the kiosk runs", RUNS).await?;
    tablet.complete_visit(&rare_answers()).await?;
    assert_eq!(tablet.value("complaints").await?, json!([]));
    Ok(())
}
