//! The frame on a host's page, with and without the host's script.

use std::fs;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::harness::files::dist_with_index;
use crate::harness::page::Page;

/// `dist/` with a host's page in place of the first page.
fn host(body: &str) -> Result<TempDir> {
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><meta name=\"viewport\" content=\"width=device-width\">\
         <title>Host</title></head><body data-screen=\"host\" style=\"margin: 0\"><p>Ours.</p>{body}</body></html>"
    );
    let folder = dist_with_index(|_| Ok(page))?;
    // The policy of our first page does not apply to the host's page.
    let headers = folder.path().join("_headers");
    let stated = fs::read_to_string(&headers)?;
    let ours = stated.split_once("\n/\n").map(|(before, _)| before);
    fs::write(headers, ours.context("no policy of the first page")?)?;
    Ok(folder)
}

const FRAME: &str = "<iframe data-ketamine-outlook title=\"Ketamine infusions\" src=\"embed/frame.html#%7B%22clinic%22%3A%7B%22name%22%3A%22Harbour%20Clinic%22%7D%7D\" style=\"width: 100%; height: 700px; border: 0\"></iframe>";
const HOST_SCRIPT: &str = "<script src=\"embed/frame-host.js\"></script>";

/// An expression in the frame's page, which has the same origin here.
fn inside(expression: &str) -> String {
    format!(
        "(() => {{
            const page = document.querySelector('iframe').contentDocument;
            const root = page?.querySelector('ketamine-outlook')?.shadowRoot;
            const {{ documentElement, defaultView }} = page ?? {{}};
            const querySelector = (it) => root?.querySelector(it) ?? page?.querySelector(it);
            const inner = {{ documentElement, defaultView, querySelector }};
            return {expression};
        }})()"
    )
}

const FOLLOWS: &str = "(() => {
    const frame = document.querySelector('iframe');
    const content = frame.contentDocument?.getElementById('ko-frame');
    return content && Math.abs(frame.clientHeight - content.getBoundingClientRect().height) <= 2;
})()";

async fn open(folder: &TempDir) -> Result<Page> {
    let mut page = Page::serving(folder.path()).await?;
    page.go().await?;
    // The clinic's settings and the reading aids are part of the height.
    let there = inside(
        "inner?.querySelector('.ko-clinic') && inner.querySelector('.ko-reading-aids-open')",
    );
    page.until("the framed widget has loaded everything", &there).await?;
    Ok(page)
}

#[tokio::test]
async fn frame_height_follows_content_and_settles() -> Result<()> {
    let folder = host(&format!("{FRAME}{HOST_SCRIPT}"))?;
    let mut page = open(&folder).await?;
    page.until("the frame follows the first question", FOLLOWS).await?;
    page.run("window.heights = []; new ResizeObserver(() => heights.push(document.querySelector('iframe').clientHeight)).observe(document.querySelector('iframe'))").await?;
    let first = page.value("document.querySelector('iframe').clientHeight").await?;
    page.run(&format!("{};", inside("inner.querySelector('input[value=crps]').click(), inner.querySelector('[data-action=continue]').click()"))).await?;
    page.until(
        "the next question is there",
        &inside("inner.querySelector('[data-question=safety_now]')"),
    )
    .await?;
    page.until("the frame follows the next question", FOLLOWS).await?;
    assert_ne!(page.value("document.querySelector('iframe').clientHeight").await?, first);
    let rest = page.run_async("const done = arguments[0]; const seen = heights.length; let frames = 30;
        const step = () => --frames ? requestAnimationFrame(step) : done([seen, heights.length]); step();").await?;
    let [before, after]: [usize; 2] = serde_json::from_value(rest)?;
    ensure!(
        after <= before + 1 && after < 8,
        "the height does not come to rest: {before}, {after}"
    );
    for width in [400, 360] {
        page.resize((width, 740)).await?;
        page.until("the frame follows another width", FOLLOWS).await?;
    }
    page.screenshot("frame").await
}

#[tokio::test]
async fn browser_back_leads_through_the_pages_of_a_frame() -> Result<()> {
    let folder = host(FRAME)?;
    let page = open(&folder).await?;
    let press = "inner.querySelector('input[value=crps]').click(), inner.querySelector('[data-action=continue]').click()";
    page.run(&format!("{};", inside(press))).await?;
    let at =
        |number: &str| inside(&format!("inner.querySelector('form')?.dataset.page === '{number}'"));
    page.until("the second page is there", &at("2")).await?;
    page.run("setTimeout(() => history.back()); return null;").await?;
    page.until("the first page is there again", &at("1")).await?;
    assert_eq!(
        page.value(&inside("inner.querySelector('[value=crps]').checked")).await?,
        json!(true)
    );
    Ok(())
}

#[tokio::test]
async fn forged_messages_are_ignored_on_both_sides() -> Result<()> {
    let folder = host(&format!(
        "{FRAME}<iframe id=\"other\" srcdoc=\"<p>Other</p>\"></iframe>{HOST_SCRIPT}"
    ))?;
    let page = open(&folder).await?;
    page.until("the frame follows", FOLLOWS).await?;
    let height = page.value("document.querySelector('iframe').style.height").await?;
    // From the page itself, from another frame, with another origin, and with invalid heights: then a real
    // message, after which all of them have been handled.
    page.run("
        const frame = document.querySelector('iframe');
        const forge = (data, source, origin) => dispatchEvent(new MessageEvent('message', { data, source, origin }));
        const message = { from: 'ketamine-outlook', height: 333 };
        window.postMessage(message, '*');
        forge(message, document.getElementById('other').contentWindow, location.origin);
        forge(message, frame.contentWindow, 'https://elsewhere.example');
        forge({ from: 'elsewhere', height: 333 }, frame.contentWindow, location.origin);
        for (const height of ['333px', -1, 1e9, NaN, '1; color: red']) forge({ from: 'ketamine-outlook', height }, frame.contentWindow, location.origin);
    ").await?;
    let later = "const done = arguments[0]; addEventListener('message', ({ data }) => data === 'last' && done(document.querySelector('iframe').style.height)); window.postMessage('last', '*');";
    assert_eq!(page.run_async(later).await?, height);
    // Inside, the frame answers only its parent window.
    let answers = "const done = arguments[0]; const inner = document.querySelector('iframe').contentWindow;
        let answers = 0; addEventListener('message', ({ data }) => { if (data?.height) answers += 1; });
        const forge = (source, origin) => inner.dispatchEvent(new inner.MessageEvent('message', { data: { to: 'ketamine-outlook' }, source, origin }));
        forge(inner, location.origin); forge(document.getElementById('other').contentWindow, location.origin); forge(null, location.origin);
        const after = (then) => { addEventListener('message', ({ data }) => data === 'after' && then(), { once: false }); window.postMessage('after', '*'); };
        after(() => done(answers));";
    assert_eq!(page.run_async(answers).await?, json!(0));
    Ok(())
}

#[tokio::test]
async fn unscripted_frame_scrolls_and_ignores_top_level_settings() -> Result<()> {
    let folder = host(FRAME)?;
    let page = open(&folder).await?;
    assert_eq!(page.value("document.querySelector('iframe').clientHeight").await?, json!(700));
    let scrolls = inside(
        "inner.documentElement.scrollHeight > 700 && inner.defaultView.getComputedStyle(inner.documentElement).overflowY !== 'hidden'",
    );
    assert_eq!(page.value(&scrolls).await?, json!(true));
    page.open_page("embed/frame.html#%7B%22clinic%22%3A%7B%22name%22%3A%22Forged%22%7D%7D").await?;
    page.until(
        "the page is in charge",
        "document.getElementById('ko-status')?.hidden && document.querySelector('ketamine-outlook').shadowRoot.querySelector('.ko-foot')",
    )
    .await?;
    assert_eq!(
        page.value(
            "document.querySelector('ketamine-outlook').shadowRoot.querySelector('.ko-clinic')"
        )
        .await?,
        Value::Null
    );
    Ok(())
}
