//! What the browser asked of the network and wrote to its console, from the driver's logs.

use serde_json::Value;

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
