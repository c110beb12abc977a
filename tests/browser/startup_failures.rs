//! Each cause that keeps the element from starting, produced for real: the error names it, and the host's
//! fallback content is shown.

use anyhow::Result;
use serde_json::json;

use crate::harness::host_page;
use crate::harness::host_page::{Site, press, query, recorded_events, wait_until};
use crate::harness::page::Page;

/// Expects the host's fallback, the named reason, and nothing else of the widget.
async fn expect_fallback(page: &Page, element: &str, reason: &str) -> Result<()> {
    let fatal = "events.some(it => it.type === 'ko-error' && it.detail.fatal)";
    wait_until(page, fatal).await?;
    for event in recorded_events(page, "ko-error").await? {
        assert_eq!(event["detail"]["reason"], json!(reason), "{event}");
    }
    let console = format!("complaints.some(it => it.includes('ketamine-outlook: {reason}: '))");
    wait_until(page, &console).await?;
    let seen = format!("document.querySelector('{element} .fallback').checkVisibility()");
    assert_eq!(page.value(&seen).await?, json!(true), "{reason}");
    let screen = query(element, "[data-screen=error]");
    assert_eq!(page.value(&format!("{screen}.dataset.reason")).await?, json!(reason));
    assert_eq!(page.value(&query(element, ".ko-app")).await?, json!(null), "{reason}");
    Ok(())
}

/// Expects that the script never ran and the host's fallback is shown.
async fn expect_not_started(page: &Page) -> Result<()> {
    assert!(page.is_displayed(".fallback").await?);
    let ours = "document.querySelector('ketamine-outlook').shadowRoot";
    assert_eq!(page.value(ours).await?, json!(null));
    Ok(())
}

#[tokio::test]
async fn policy_against_webassembly_is_named() -> Result<()> {
    let page = Site::new()?.open("policy-wasm.html").await?;
    expect_fallback(&page, "ketamine-outlook", "policy-wasm").await
}

#[tokio::test]
async fn policy_against_fetch_is_named() -> Result<()> {
    let page = Site::new()?.open("policy-fetch.html").await?;
    expect_fallback(&page, "ketamine-outlook", "policy-fetch").await
}

#[tokio::test]
async fn missing_file_is_named() -> Result<()> {
    for part in ["widget-", "en-"] {
        let page = Site::new()?.without(part)?.open("plain.html").await?;
        expect_fallback(&page, "ketamine-outlook", "not-found").await?;
    }
    Ok(())
}

#[tokio::test]
async fn missing_cors_header_is_named() -> Result<()> {
    let (_other, _server, site) = host_page::cross_origin(&["ketamine-outlook.js", "en-", "es-"])?;
    let page = site.open("cross-origin.html").await?;
    expect_fallback(&page, "ketamine-outlook", "cors").await
}

#[tokio::test]
async fn html_in_place_of_wasm_is_named() -> Result<()> {
    let site = Site::new()?.with_content("widget-", "<!doctype html><title>Home</title>")?;
    let page = site.with_header("widget-", "Content-Type: text/html")?.open("plain.html").await?;
    expect_fallback(&page, "ketamine-outlook", "wrong-type").await
}

#[tokio::test]
async fn wrong_wasm_type_is_reported_but_not_fatal() -> Result<()> {
    let site = Site::new()?.with_header("widget-", "Content-Type: application/octet-stream")?;
    let page = site.ready("plain.html").await?;
    let errors = recorded_events(&page, "ko-error").await?;
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!(errors[0]["detail"]["reason"], "wrong-type");
    assert_eq!(errors[0]["detail"]["fatal"], false);
    host_page::go_to_result(&page, "ketamine-outlook").await
}

#[tokio::test]
async fn files_of_different_builds_are_named() -> Result<()> {
    for (part, content) in [("widget-", "\0asm\u{1}\0\0\0"), ("en-", "0 en-US\nen\n")] {
        let page = Site::new()?.with_content(part, content)?.open("plain.html").await?;
        expect_fallback(&page, "ketamine-outlook", "other-build").await?;
    }
    Ok(())
}

#[tokio::test]
async fn file_url_is_named_or_never_starts() -> Result<()> {
    // One file is missing, which looks the same on a file URL as one that may not be read.
    let site = Site::new()?.without("widget-")?;
    let page = Page::serving(site.path()).await?;
    let address = format!("file://{}", site.path().join("hosts/plain.html").display());
    page.open_address(&address).await?;
    wait_until(&page, "document.readyState === 'complete' && location.protocol === 'file:'")
        .await?;
    // Browsers run no module from a file URL. Firefox does when its driver allows a file to read its
    // neighbours.
    let ran = page.value("document.querySelector('ketamine-outlook').shadowRoot !== null").await?;
    if ran == json!(true) {
        return expect_fallback(&page, "ketamine-outlook", "file").await;
    }
    expect_not_started(&page).await
}

#[tokio::test]
async fn browser_without_webassembly_is_named() -> Result<()> {
    let site = Site::new()?;
    let page = Page::without_webassembly(site.path()).await?;
    page.open_page("hosts/plain.html").await?;
    wait_until(
        &page,
        "location.href.endsWith('/plain.html') && document.readyState === 'complete'",
    )
    .await?;
    assert_eq!(page.value("typeof WebAssembly").await?, json!("undefined"));
    expect_fallback(&page, "ketamine-outlook", "no-webassembly").await
}

#[tokio::test]
async fn trap_restores_fallback_in_every_element() -> Result<()> {
    let page = Site::new()?.ready("panic.html").await?;
    wait_until(&page, "events.filter(it => it.type === 'ko-ready').length === 2").await?;
    press(&page, "#one", "input[value=crps]").await?;
    page.value("window.breakDrawing()").await?;
    press(&page, "#one", "[data-action=continue]").await?;
    wait_until(&page, "events.filter(it => it.type === 'ko-error').length === 2").await?;
    for id in ["#one", "#other"] {
        expect_fallback(&page, id, "panic").await?;
        assert_eq!(page.value(&query(id, "input")).await?, json!(null), "{id}");
    }
    // An element that is added later does not start.
    page.value("document.body.append(Object.assign(document.createElement('ketamine-outlook'), { id: 'late' }))").await?;
    wait_until(&page, "events.some(it => it.type === 'ko-error' && it.id === 'late')").await
}

#[tokio::test]
async fn fallback_stays_when_the_script_cannot_run() -> Result<()> {
    let not_a_script =
        || Site::new()?.with_header("ketamine-outlook.js", "Content-Type: text/plain");
    let cases = [
        (Site::new()?, "classic-script.html"),
        (Site::new()?, "policy-script.html"),
        (Site::new()?.without("ketamine-outlook.js")?, "plain.html"),
        (not_a_script()?, "plain.html"),
    ];
    for (site, file) in cases {
        expect_not_started(&site.open(file).await?).await?;
    }
    let (_other, _server, site) = host_page::cross_origin(&["en-"])?;
    expect_not_started(&site.open("cross-origin.html").await?).await
}

#[tokio::test]
async fn empty_element_shows_its_own_notice() -> Result<()> {
    let page = Site::new()?.without("widget-")?.open("no-fallback.html").await?;
    wait_until(&page, &query("ketamine-outlook", "slot > p[lang=es]")).await?;
    let text = format!("{}.textContent", query("ketamine-outlook", "slot > p"));
    assert!(page.value(&text).await?.as_str().is_some_and(|it| it.contains("emergencias")));
    Ok(())
}
