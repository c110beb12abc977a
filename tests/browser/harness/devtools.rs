//! `DevTools` commands that Chromium's driver does not pass on: heap snapshots, memory and storage quota.

use std::net::TcpStream;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use tungstenite::{Message, WebSocket};

use super::retry::PATIENCE;
use super::tablet::Tablet;

/// A `DevTools` connection to a page; its settings last as long as it does.
pub(crate) struct DevTools(WebSocket<TcpStream>);

impl DevTools {
    fn of(tablet: &Tablet) -> Result<Self> {
        let port = tablet.devtools_port()?;
        let list = get_json(&port, "/json/list")?;
        let page = list.as_array().into_iter().flatten().find(|it| it["type"] == "page");
        let address = page.and_then(|it| it["webSocketDebuggerUrl"].as_str()).context("no page")?;
        let stream = TcpStream::connect(format!("127.0.0.1:{port}"))?;
        stream.set_read_timeout(Some(3 * PATIENCE))?;
        let (socket, _) = tungstenite::client(address, stream)
            .map_err(|error| anyhow::anyhow!("cannot connect to the page: {error}"))?;
        Ok(Self(socket))
    }

    /// The result of a command without parameters; events before it go to `on_event`.
    fn answer(&mut self, method: &str, on_event: impl FnMut(&Value)) -> Result<Value> {
        self.command(method, &json!({}), on_event)
    }

    fn command(
        &mut self,
        method: &str,
        parameters: &Value,
        mut on_event: impl FnMut(&Value),
    ) -> Result<Value> {
        let command = json!({ "id": 1, "method": method, "params": parameters });
        self.0.send(Message::text(command.to_string()))?;
        loop {
            let Message::Text(text) = self.0.read()? else { continue };
            let message: Value = serde_json::from_str(&text)?;
            if message["error"].is_object() {
                bail!("{method}: {}", message["error"]);
            }
            if message["id"] == 1 {
                return Ok(message["result"].clone());
            }
            on_event(&message);
        }
    }
}

/// A snapshot of the page's heap.
pub(crate) fn heap(tablet: &Tablet) -> Result<String> {
    let mut devtools = DevTools::of(tablet)?;
    let mut heap = String::new();
    devtools.answer("HeapProfiler.collectGarbage", |_| {})?;
    devtools.answer("HeapProfiler.takeHeapSnapshot", |message| {
        heap.push_str(message["params"]["chunk"].as_str().unwrap_or_default());
    })?;
    // The snapshot is JSON, which escapes some characters.
    Ok(heap.replace("\\u2014", "—").replace("\\\"", "\""))
}

/// Limits the storage of an origin, in bytes, for as long as the connection lasts.
pub(crate) fn limit_storage(tablet: &Tablet, origin: &str, bytes: u32) -> Result<DevTools> {
    let mut devtools = DevTools::of(tablet)?;
    let parameters = json!({ "origin": origin, "quotaSize": bytes });
    devtools.command("Storage.overrideQuotaForOrigin", &parameters, |_| {})?;
    Ok(devtools)
}

/// Bytes of the heap and of array buffers beside it, after garbage collection.
pub(crate) fn usage(tablet: &Tablet) -> Result<(u64, u64)> {
    let mut devtools = DevTools::of(tablet)?;
    devtools.answer("HeapProfiler.collectGarbage", |_| {})?;
    let used = devtools.answer("Runtime.getHeapUsage", |_| {})?;
    let bytes = |name: &str| -> Result<u64> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole bytes")]
        let bytes = used[name].as_f64().map(|bytes| bytes as u64);
        bytes.with_context(|| format!("no {name} in {used}"))
    };
    Ok((bytes("usedSize")?, bytes("backingStorageSize")?))
}

fn get_json(port: &str, path: &str) -> Result<Value> {
    use std::io::{Read as _, Write as _};
    let mut stream = TcpStream::connect(format!("127.0.0.1:{port}"))?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")?;
    stream.set_read_timeout(Some(PATIENCE))?;
    // The server may keep the connection open: the body is complete when it parses.
    let (mut answer, mut bytes) = (Vec::new(), [0; 4_096]);
    loop {
        let count = stream.read(&mut bytes)?;
        answer.extend_from_slice(&bytes[..count]);
        let text = String::from_utf8_lossy(&answer);
        let body = text.split_once("\r\n\r\n").map_or("", |(_, body)| body);
        match serde_json::from_str(body) {
            Ok(found) => return Ok(found),
            Err(error) if count == 0 => bail!("{path}: {error} in {text}"),
            Err(_) => {}
        }
    }
}
