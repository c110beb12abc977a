//! Requests and console lines of a browser: from the driver's logs where it keeps them, otherwise from a
//! recorder in the page.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use anyhow::{Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use outlook_dev_server::Server;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::files::replace;

/// A request that the page made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) url: String,
}

/// The requests among the entries of a performance log.
pub(crate) fn requests(entries: &[Value]) -> Vec<Request> {
    let messages = entries
        .iter()
        .filter_map(|entry| serde_json::from_str::<Value>(entry["message"].as_str()?).ok());
    messages
        .filter(|whole| whole["message"]["method"] == "Network.requestWillBeSent")
        .filter_map(|whole| {
            let request = &whole["message"]["params"]["request"];
            let text = |key: &str| request[key].as_str().map(str::to_owned);
            Some(Request { method: text("method")?, url: text("url")? })
        })
        .collect()
}

/// The lines of a console log, warnings and errors only.
pub(crate) fn complaints(entries: &[Value]) -> Vec<String> {
    entries
        .iter()
        .filter(|entry| matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING")))
        .filter_map(|entry| entry["message"].as_str().map(str::to_owned))
        .collect()
}

/// Records errors, warnings and blocked requests; placed before the policy of the page.
pub(crate) const COMPLAINT_RECORDER: &str = r#"{
window.complaints = [];
const say = (...words) => complaints.push(words.map(String).join(" "));
addEventListener("error", (event) => say(event.message ?? "not loaded: " + event.target.src), true);
addEventListener("unhandledrejection", ({ reason }) => say(reason));
// The browser asks for the icon of the tab, not the page.
addEventListener("securitypolicyviolation", (event) =>
  event.blockedURI.endsWith("/favicon.ico") || say(event.violatedDirective, event.blockedURI));
for (const level of ["warn", "error"]) console[level] = say;
}"#;

/// Puts the recorder first into the page of a folder.
pub(crate) fn record_complaints(folder: &Path) -> Result<()> {
    let index = folder.join("index.html");
    let text = fs::read_to_string(&index)?;
    let recorded =
        text.replacen("<head>", &format!("<head><script>{COMPLAINT_RECORDER}</script>"), 1);
    ensure!(recorded != text, "the page has no head to put the recorder in");
    replace(&index, &recorded)?;
    // The policy in the header applies to the recorder, so that it has to allow its hash.
    let headers = folder.join("_headers");
    let Ok(stated) = fs::read_to_string(&headers) else { return Ok(()) };
    let hash = STANDARD.encode(Sha256::digest(COMPLAINT_RECORDER));
    let allowed = stated.replace("script-src ", &format!("script-src 'sha256-{hash}' "));
    ensure!(allowed != stated, "no policy is sent as a header");
    Ok(fs::write(headers, allowed)?)
}

/// Ports already used in this run.
static USED: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());

/// Serves a folder from an origin that no test has used before, since a browser may keep what is stored there.
pub(crate) fn serve(folder: &Path) -> Result<Server> {
    // A used port is held until a new one is found, or the system might give it out again.
    let mut held = Vec::new();
    loop {
        let server = Server::start(folder, 0)?;
        let port = server.address().port();
        if USED.lock().unwrap_or_else(PoisonError::into_inner).insert(port) {
            return Ok(server);
        }
        held.push(server);
    }
}
