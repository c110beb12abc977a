//! What the browser asked of the network and wrote to its console: from the driver's logs where it
//! keeps them, otherwise from the page's own ears.

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

/// A request that the page made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sent {
    pub(crate) method: String,
    pub(crate) url: String,
}

/// The requests among the entries of a performance log.
pub(crate) fn requests(entries: &[Value]) -> Vec<Sent> {
    let messages = entries
        .iter()
        .filter_map(|entry| serde_json::from_str::<Value>(entry["message"].as_str()?).ok());
    messages
        .filter(|whole| whole["message"]["method"] == "Network.requestWillBeSent")
        .filter_map(|whole| {
            let request = &whole["message"]["params"]["request"];
            let text = |key: &str| request[key].as_str().map(str::to_owned);
            Some(Sent { method: text("method")?, url: text("url")? })
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

/// A script that stands before the policy in the page, so that it hears everything.
const EARS: &str = r#"{
window.complaints = [];
const say = (...words) => complaints.push(words.map(String).join(" "));
addEventListener("error", (event) => say(event.message ?? "not loaded: " + event.target.src), true);
addEventListener("unhandledrejection", ({ reason }) => say(reason));
// The picture for the tab is the browser's own wish, not the page's.
addEventListener("securitypolicyviolation", (event) =>
  event.blockedURI.endsWith("/favicon.ico") || say(event.violatedDirective, event.blockedURI));
for (const level of ["warn", "error"]) console[level] = say;
}"#;

/// Lets the page of a folder listen for complaints from its first line on.
pub(crate) fn listen(folder: &Path) -> Result<()> {
    let index = folder.join("index.html");
    let text = fs::read_to_string(&index)?;
    let heard = text.replacen("<head>", &format!("<head><script>{EARS}</script>"), 1);
    ensure!(heard != text, "the page has no head to put ears on");
    // The packed form would be served in place of this one.
    drop(fs::remove_file(folder.join("index.html.br")));
    fs::write(index, heard)?;
    // The policy that comes as a header stands before everything, and has to know them.
    let headers = folder.join("_headers");
    let Ok(stated) = fs::read_to_string(&headers) else { return Ok(()) };
    let hash = STANDARD.encode(Sha256::digest(EARS));
    let known = stated.replace("script-src ", &format!("script-src 'sha256-{hash}' "));
    ensure!(known != stated, "no policy comes as a header");
    Ok(fs::write(headers, known)?)
}

/// Ports that pages of this run were served from.
static USED: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());

/// Serves a folder from an origin that no test had before: a browser may keep what it stores there.
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

/// Copies a folder with what it holds.
pub(crate) fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let copy = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &copy)?;
        } else {
            fs::copy(entry.path(), copy)?;
        }
    }
    Ok(())
}
