//! What Chromium tells tools and its driver does not pass on: a snapshot of the heap.

use std::net::TcpStream;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use tungstenite::{Message, WebSocket};

use super::retry::PATIENCE;
use super::tablet::Tablet;

/// A page of the browser, as a tool speaks to it; what it has set holds for as long as it is there.
pub(crate) struct DevTools(WebSocket<TcpStream>);

impl DevTools {
    fn of(tablet: &Tablet) -> Result<Self> {
        let port = tablet.devtools_port()?;
        let list = ask(&port, "/json/list")?;
        let page = list.as_array().into_iter().flatten().find(|it| it["type"] == "page");
        let address = page.and_then(|it| it["webSocketDebuggerUrl"].as_str()).context("no page")?;
        let stream = TcpStream::connect(format!("127.0.0.1:{port}"))?;
        stream.set_read_timeout(Some(3 * PATIENCE))?;
        let (socket, _) = tungstenite::client(address, stream)
            .map_err(|error| anyhow::anyhow!("no way to the page: {error}"))?;
        Ok(Self(socket))
    }

    /// The answer to a command; what is told on the way to it goes to `told`.
    fn answer(&mut self, method: &str, told: impl FnMut(&Value)) -> Result<Value> {
        self.command(method, &json!({}), told)
    }

    fn command(
        &mut self,
        method: &str,
        given: &Value,
        mut told: impl FnMut(&Value),
    ) -> Result<Value> {
        let command = json!({ "id": 1, "method": method, "params": given });
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
            told(&message);
        }
    }
}

/// Everything that the page's heap holds, as the tools write it down.
pub(crate) fn heap(tablet: &Tablet) -> Result<String> {
    let mut tool = DevTools::of(tablet)?;
    let mut heap = String::new();
    tool.answer("HeapProfiler.collectGarbage", |_| {})?;
    tool.answer("HeapProfiler.takeHeapSnapshot", |message| {
        heap.push_str(message["params"]["chunk"].as_str().unwrap_or_default());
    })?;
    // As JSON it writes some letters in another way.
    Ok(heap.replace("\\u2014", "—").replace("\\\"", "\""))
}

/// Leaves an origin so many bytes of storage, as long as the tool is there.
pub(crate) fn room(tablet: &Tablet, origin: &str, bytes: u32) -> Result<DevTools> {
    let mut tool = DevTools::of(tablet)?;
    let given = json!({ "origin": origin, "quotaSize": bytes });
    tool.command("Storage.overrideQuotaForOrigin", &given, |_| {})?;
    Ok(tool)
}

/// Bytes of the heap and of the memories beside it, once what is not needed has gone.
pub(crate) fn usage(tablet: &Tablet) -> Result<(u64, u64)> {
    let mut tool = DevTools::of(tablet)?;
    tool.answer("HeapProfiler.collectGarbage", |_| {})?;
    let used = tool.answer("Runtime.getHeapUsage", |_| {})?;
    let bytes = |name: &str| -> Result<u64> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole bytes")]
        let bytes = used[name].as_f64().map(|bytes| bytes as u64);
        bytes.with_context(|| format!("no {name} in {used}"))
    };
    Ok((bytes("usedSize")?, bytes("backingStorageSize")?))
}

fn ask(port: &str, path: &str) -> Result<Value> {
    use std::io::{Read as _, Write as _};
    let mut stream = TcpStream::connect(format!("127.0.0.1:{port}"))?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")?;
    stream.set_read_timeout(Some(PATIENCE))?;
    // It may leave the line open: the body is whole when it can be read.
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
