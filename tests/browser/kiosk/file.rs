//! The single file, opened from a disk without a network.

use anyhow::{Context, Result};
use serde_json::json;

use crate::harness::answering::rare_answers;
use crate::harness::engine::Engine;
use crate::harness::no_network::rerun_without_network;
use crate::harness::tablet::Tablet;

#[tokio::test]
async fn local_file_completes_a_visit_without_network() -> Result<()> {
    let own = "kiosk::file::local_file_completes_a_visit_without_network";
    if rerun_without_network(own)? {
        return Ok(());
    }
    let tablet = Tablet::new().await?;
    tablet.start_file().await?;
    tablet.screenshot("kiosk-start").await?;
    let history = tablet.value("history.length").await?;
    tablet.complete_visit_by_hand(&rare_answers()).await?;
    tablet.screenshot("kiosk-result").await?;
    assert_eq!(tablet.value("ko.querySelectorAll('a[href]').length").await?, json!(0));
    assert_eq!(tablet.value("ko.querySelectorAll('[data-action=copy]').length").await?, json!(0));

    tablet.press("[data-section=formats] > summary").await?;
    let without = codes(&tablet, ".ko-qr-summary > [data-square").await?;
    for word in ["911", "988", "No driving: ", "at least 24 hours", "Who watches me"] {
        assert!(without.contains(word), "{word}: {without}");
    }
    assert!(!without.contains("Your answers"), "{without}");
    tablet.press("[data-section=code-answers] > summary").await?;
    let answers = codes(&tablet, "[data-section=code-answers] [data-square").await?;
    assert!(answers.contains("Your answers"), "{answers}");
    tablet.run("ko.querySelector('.ko-qr-summary').scrollIntoView()").await?;
    tablet.screenshot("kiosk-codes").await?;

    if tablet.engine == Engine::WebKit {
        println!("WebKit's driver prints nothing");
    } else {
        let paper = tablet.print().await?;
        let bytes = paper.len();
        assert!(paper.starts_with(b"%PDF") && bytes > 10_000, "{bytes} bytes of paper");
    }
    let build = tablet.text(".ko-build").await?;
    assert!(build.contains("0.1.0"), "{build}");

    tablet.press("[data-action=erase]").await?;
    tablet.until("it says that it has erased", ERASED).await?;
    assert_eq!(tablet.value("history.length").await?, history);
    assert_eq!(tablet.value("complaints").await?, json!([]));
    Ok(())
}

/// The text of the codes that `squares` selects, without its end; each code reads as the text beside it.
async fn codes(tablet: &Tablet, squares: &str) -> Result<String> {
    let total = tablet.value(&format!("ko.querySelectorAll('{squares}]').length")).await?;
    let mut text = String::new();
    for n in 1..=total.as_u64().context("no number of codes")? {
        let square = format!("{squares}='{n}']");
        let read = tablet.read_qr_code(&format!("{square} svg")).await?;
        let shown = tablet.value(&format!("ko.querySelector(`{square} pre`).textContent")).await?;
        assert_eq!(json!(read), shown);
        text.push_str(&read);
    }
    Ok(text)
}

/// The start screen confirms that everything is erased.
const ERASED: &str = "ko.querySelector('[data-screen=attract] [role=status]')?.textContent";

#[tokio::test]
async fn touch_targets_are_large_and_text_is_unselectable() -> Result<()> {
    let tablet = Tablet::new().await?;
    tablet.start_file().await?;
    let small = "Array.from(ko.querySelectorAll('button, summary, label, [role=button]'))
        .filter((it) => it.getClientRects().length && !it.closest('[inert]'))
        .map((it) => [it.innerText, it.getBoundingClientRect()])
        .filter(([, { width, height }]) => width < 59.5 || height < 59.5)
        .map(([text, { width, height }]) => `${text}: ${width} by ${height}`)";
    assert_eq!(tablet.value(small).await?, json!([]), "at the start");
    tablet.press("[data-action=larger]").await?;
    tablet.until("texts grow", "ko.querySelector('.ko-kiosk').dataset.size === '1'").await?;
    tablet.press("[data-action=smaller]").await?;
    tablet.start_visit().await?;
    assert_eq!(tablet.value(small).await?, json!([]), "at the first question");
    tablet.erase().await?;
    tablet.complete_visit(&rare_answers()).await?;
    assert_eq!(tablet.value(small).await?, json!([]), "at the result");
    if tablet.engine == Engine::WebKit {
        println!("a driven WebKit makes no double click: only its style is looked at");
        let kept = "getComputedStyle(ko.querySelector('h1')).webkitUserSelect";
        assert_eq!(tablet.value(kept).await?, json!("none"));
        return Ok(());
    }
    let selected = "getSelection().toString()";
    tablet.press_twice("[data-screen=result] h1").await?;
    assert_eq!(tablet.value(selected).await?, json!(""));
    // With selection allowed the same gesture selects a word.
    tablet
        .run("const { style } = ko.querySelector('.ko'); style.userSelect = style.webkitUserSelect = 'text'")
        .await?;
    tablet.press_twice("[data-screen=result] h1").await?;
    tablet.until("a word is marked", &format!("{selected} !== ''")).await
}

#[tokio::test]
async fn start_screen_language_applies_to_one_visit() -> Result<()> {
    let tablet = Tablet::new().await?;
    tablet.start_file().await?;
    tablet.press("[data-action=language][data-lang=es]").await?;
    tablet.until("it is Spanish", "ko.querySelector('.ko-app').lang === 'es'").await?;
    tablet.screenshot("kiosk-start-es").await?;
    tablet.press("[data-action=start]").await?;
    tablet
        .until(
            "so is the visit",
            "ko.querySelector('form[data-page]')?.closest('[lang]').lang === 'es'",
        )
        .await?;
    tablet.press("[data-action=erase]").await?;
    tablet
        .until(
            "the next person begins in the first",
            "ko.querySelector('[data-screen=attract]')?.closest('[lang]').lang === 'en'",
        )
        .await
}
