//! The size of all text, as a token of the style sheet.

use web_sys::wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};
use yew::NodeRef;

/// Sets the size of all text on the `.ko` around a widget; an empty one is that of the page.
pub(crate) fn set(root: &NodeRef, size: &str) {
    let page = root.cast::<Element>().and_then(|root| root.closest(".ko").ok().flatten());
    if let Some(page) = page.as_ref().and_then(|it| it.dyn_ref::<HtmlElement>()) {
        // Cannot fail: the name is valid.
        let _ = page.style().set_property("--ko-font-size", size);
    }
}
