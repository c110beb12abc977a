//! What keeps the element from running: each produced for real, each named, and what the host wrote
//! in the element stands there again.

use anyhow::Result;
use serde_json::json;

use crate::harness::host_page;
use crate::harness::host_page::{Site, press, query, recorded_events, wait_until};
use crate::harness::page::Page;

/// What the host wrote is to be seen, and nothing of ours but the reason.
async fn fell_back(visit: &Page, element: &str, reason: &str) -> Result<()> {
    let told = "events.some(it => it.type === 'ko-error' && it.detail.fatal)";
    wait_until(visit, told).await?;
    for told in recorded_events(visit, "ko-error").await? {
        assert_eq!(told["detail"]["reason"], json!(reason), "{told}");
    }
    let console = format!("complaints.some(it => it.includes('ketamine-outlook: {reason}: '))");
    wait_until(visit, &console).await?;
    let seen = format!("document.querySelector('{element} .fallback').checkVisibility()");
    assert_eq!(visit.value(&seen).await?, json!(true), "{reason}");
    let screen = query(element, "[data-screen=error]");
    assert_eq!(visit.value(&format!("{screen}.dataset.reason")).await?, json!(reason));
    assert_eq!(visit.value(&query(element, ".ko-app")).await?, json!(null), "{reason}");
    Ok(())
}

/// Nothing of ours ran, and what the host wrote is to be seen.
async fn never_began(visit: &Page) -> Result<()> {
    assert!(visit.is_displayed(".fallback").await?);
    let ours = "document.querySelector('ketamine-outlook').shadowRoot";
    assert_eq!(visit.value(ours).await?, json!(null));
    Ok(())
}

#[tokio::test]
async fn policy_against_webassembly_is_named() -> Result<()> {
    let visit = Site::new()?.open("policy-wasm.html").await?;
    fell_back(&visit, "ketamine-outlook", "policy-wasm").await
}

#[tokio::test]
async fn policy_against_fetch_is_named() -> Result<()> {
    let visit = Site::new()?.open("policy-fetch.html").await?;
    fell_back(&visit, "ketamine-outlook", "policy-fetch").await
}

#[tokio::test]
async fn missing_file_is_named() -> Result<()> {
    for part in ["widget-", "en-"] {
        let visit = Site::new()?.without(part)?.open("plain.html").await?;
        fell_back(&visit, "ketamine-outlook", "not-found").await?;
    }
    Ok(())
}

#[tokio::test]
async fn missing_cors_header_is_named() -> Result<()> {
    let (_other, _server, site) = host_page::cross_origin(&["ketamine-outlook.js", "en-", "es-"])?;
    let visit = site.open("elsewhere.html").await?;
    fell_back(&visit, "ketamine-outlook", "cors").await
}

#[tokio::test]
async fn html_in_place_of_wasm_is_named() -> Result<()> {
    let site = Site::new()?.with_content("widget-", "<!doctype html><title>Home</title>")?;
    let visit = site.with_header("widget-", "Content-Type: text/html")?.open("plain.html").await?;
    fell_back(&visit, "ketamine-outlook", "wrong-type").await
}

#[tokio::test]
async fn wrong_wasm_type_is_reported_but_not_fatal() -> Result<()> {
    let site = Site::new()?.with_header("widget-", "Content-Type: application/octet-stream")?;
    let visit = site.ready("plain.html").await?;
    let told = recorded_events(&visit, "ko-error").await?;
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0]["detail"]["reason"], "wrong-type");
    assert_eq!(told[0]["detail"]["fatal"], false);
    host_page::go_to_result(&visit, "ketamine-outlook").await
}

#[tokio::test]
async fn files_of_different_builds_are_named() -> Result<()> {
    for (part, content) in [("widget-", "\0asm\u{1}\0\0\0"), ("en-", "0 en-US\nen\n")] {
        let visit = Site::new()?.with_content(part, content)?.open("plain.html").await?;
        fell_back(&visit, "ketamine-outlook", "other-build").await?;
    }
    Ok(())
}

#[tokio::test]
async fn file_url_is_named_or_never_starts() -> Result<()> {
    // One file is not there: a disk says no more of it than of one that may not be read.
    let site = Site::new()?.without("widget-")?;
    let visit = Page::serving(site.path()).await?;
    let page = format!("file://{}", site.path().join("hosts/plain.html").display());
    visit.open_address(&page).await?;
    wait_until(&visit, "document.readyState === 'complete' && location.protocol === 'file:'")
        .await?;
    // Browsers run no module from a disk, and say so in their console. Firefox does where its driver
    // lets a file read its neighbours.
    let ran = visit.value("document.querySelector('ketamine-outlook').shadowRoot !== null").await?;
    if ran == json!(true) {
        return fell_back(&visit, "ketamine-outlook", "file").await;
    }
    never_began(&visit).await
}

#[tokio::test]
async fn browser_without_webassembly_is_named() -> Result<()> {
    let site = Site::new()?;
    let visit = Page::without_webassembly(site.path()).await?;
    visit.open_page("hosts/plain.html").await?;
    wait_until(
        &visit,
        "location.href.endsWith('/plain.html') && document.readyState === 'complete'",
    )
    .await?;
    assert_eq!(visit.value("typeof WebAssembly").await?, json!("undefined"));
    fell_back(&visit, "ketamine-outlook", "no-webassembly").await
}

#[tokio::test]
async fn trap_restores_fallback_in_every_element() -> Result<()> {
    let visit = Site::new()?.ready("panic.html").await?;
    wait_until(&visit, "events.filter(it => it.type === 'ko-ready').length === 2").await?;
    press(&visit, "#one", "input[value=crps]").await?;
    visit.value("window.sabotage()").await?;
    press(&visit, "#one", "[data-action=continue]").await?;
    wait_until(&visit, "events.filter(it => it.type === 'ko-error').length === 2").await?;
    for id in ["#one", "#other"] {
        fell_back(&visit, id, "panic").await?;
        assert_eq!(visit.value(&query(id, "input")).await?, json!(null), "{id}");
    }
    // What comes later does not even begin.
    visit.value("document.body.append(Object.assign(document.createElement('ketamine-outlook'), { id: 'late' }))").await?;
    wait_until(&visit, "events.some(it => it.type === 'ko-error' && it.id === 'late')").await
}

#[tokio::test]
async fn fallback_stays_when_the_script_cannot_run() -> Result<()> {
    let not_a_script =
        || Site::new()?.with_header("ketamine-outlook.js", "Content-Type: text/plain");
    let cases = [
        (Site::new()?, "classic.html"),
        (Site::new()?, "policy-script.html"),
        (Site::new()?.without("ketamine-outlook.js")?, "plain.html"),
        (not_a_script()?, "plain.html"),
    ];
    for (site, page) in cases {
        never_began(&site.open(page).await?).await?;
    }
    let (_other, _server, site) = host_page::cross_origin(&["en-"])?;
    never_began(&site.open("elsewhere.html").await?).await
}

#[tokio::test]
async fn empty_element_shows_its_own_notice() -> Result<()> {
    let visit = Site::new()?.without("widget-")?.open("empty.html").await?;
    wait_until(&visit, &query("ketamine-outlook", "slot > p[lang=es]")).await?;
    let text = format!("{}.textContent", query("ketamine-outlook", "slot > p"));
    assert!(visit.value(&text).await?.as_str().is_some_and(|it| it.contains("emergencias")));
    Ok(())
}
