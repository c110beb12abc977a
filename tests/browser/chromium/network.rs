//! The requests of the page, and what it shows when the network blocks or stalls.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;

use anyhow::{Context as _, Result};
use serde_json::json;

use crate::harness::files::root;
use crate::harness::load_failure::{PARTS, expect_load_failure};
use crate::harness::page::{IN_CHARGE, Page};

#[tokio::test]
async fn every_request_goes_to_the_own_server() -> Result<()> {
    let mut page = Page::open().await?;
    let address = page.address();
    let sent = page.chromium_requests().await?;
    assert!(!sent.is_empty());
    for sent in sent {
        assert!(sent.url.starts_with(&address) && sent.method == "GET", "{sent:?}");
    }
    Ok(())
}

#[tokio::test]
async fn blocked_file_is_reported_like_a_missing_one() -> Result<()> {
    for (part, reason) in PARTS {
        let mut page = Page::prepare().await?;
        page.devtools("Network.enable", json!({})).await?;
        let blocked = json!({ "urls": [format!("*{part}*")] });
        page.devtools("Network.setBlockedURLs", blocked).await?;
        page.go().await?;
        let reason = if reason == "script" { reason } else { "unreachable" };
        expect_load_failure(&page, part, reason).await?;
    }
    Ok(())
}

#[tokio::test]
async fn page_without_scripts_shows_no_loading_status() -> Result<()> {
    let mut page = Page::prepare().await?;
    page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
    page.go().await?;
    assert!(!page.is_displayed("#ko-status").await?);
    assert!(page.is_displayed("#ko-general").await?);
    assert!(page.is_displayed("[data-question=condition] input").await?);
    assert_eq!(page.value(IN_CHARGE).await?, json!(true));
    Ok(())
}

/// A server of an empty page, and at `/half` of our page cut off after the help lines, without an end.
fn stalling() -> Result<SocketAddr> {
    let page = fs::read_to_string(root().join("dist/index.html"))?;
    let end = page.find("</aside>").context("no help lines")? + "</aside>".len();
    let content = |length, sent| format!("Content-Length: {length}\r\n\r\n{sent}");
    let half = content(page.len(), &page[..end]);
    let frame = content("<body>".len(), "<body>");
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    let answer = move |mut stream: TcpStream| {
        let mut asked = [0; 1024];
        let length = stream.read(&mut asked).unwrap_or_default();
        let rest = if asked[..length].starts_with(b"GET /half ") { &half } else { &frame };
        // A second request on this connection, such as one for a style sheet, would wait for ever.
        let head =
            "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n";
        drop(stream.write_all(format!("{head}{rest}").as_bytes()));
        // A dropped stream would end instead of stalling.
        loop {
            thread::park();
        }
    };
    thread::spawn(move || {
        // Each connection has a thread: a browser may open one without a request.
        for stream in listener.incoming().map_while(io::Result::ok) {
            let answer = answer.clone();
            thread::spawn(move || answer(stream));
        }
    });
    Ok(address)
}

#[tokio::test]
async fn help_lines_are_drawn_when_the_connection_stalls() -> Result<()> {
    let page = Page::prepare().await?;
    page.open_address(&format!("http://{}/", stalling()?)).await?;
    let framed = "const frame = document.createElement('iframe');
        frame.src = '/half';
        document.body.append(frame);";
    page.run(framed).await?;
    let drawn = "(() => {
        const { shadowRoot } = frames[0].document.querySelector('ketamine-outlook') ?? {};
        if (!shadowRoot?.querySelector('.ko-crisis summary')) return false;
        frames[0].requestAnimationFrame(() => { window.drawn = true; });
        return window.drawn;
    })()";
    page.until("the help lines are drawn", drawn).await?;
    let rest = "frames[0].document.querySelector('ketamine-outlook').shadowRoot.querySelector('[data-question]')";
    assert_eq!(page.value(rest).await?, json!(null));
    Ok(())
}
