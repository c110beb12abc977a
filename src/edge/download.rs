//! Files that are saved without a request.

use std::fmt;

use gloo::file::{Blob, ObjectUrl};
use gloo::utils::document;
use web_sys::HtmlElement;
use web_sys::wasm_bindgen::JsCast as _;

/// A file to save. Its name contains no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct File {
    pub(crate) name: &'static str,
    pub(crate) media_type: &'static str,
    pub(crate) text: String,
}

/// A saved file. Its address, and with it its content, ends when this is dropped: a browser that asks
/// where to save reads it after the click.
#[must_use]
pub(crate) struct Download {
    _address: ObjectUrl,
}

impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Download")
    }
}

impl Download {
    /// Saves a file. `None` where the browser takes no such link.
    pub(crate) fn save(file: &File) -> Option<Self> {
        let content = Blob::new_with_options(&*file.text, Some(file.media_type));
        let address = ObjectUrl::from(content);
        let link: HtmlElement = document().create_element("a").ok()?.dyn_into().ok()?;
        link.set_attribute("href", &address).ok()?;
        link.set_attribute("download", file.name).ok()?;
        link.click();
        Some(Self { _address: address })
    }
}
