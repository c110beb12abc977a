//! The clipboard.

use wasm_bindgen_futures::JsFuture;
use web_sys::Clipboard;
use web_sys::wasm_bindgen::{JsCast as _, JsValue};

/// Copies a text. Returns whether it is on the clipboard: a page without HTTPS has none, and a person
/// or a policy can close it.
pub(crate) async fn copy(text: &str) -> bool {
    let navigator = gloo::utils::window().navigator();
    let clipboard = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"));
    let Some(clipboard) = clipboard.ok().filter(JsValue::is_object) else { return false };
    let clipboard: Clipboard = clipboard.unchecked_into();
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}
