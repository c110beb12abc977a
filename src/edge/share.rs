//! The browser's list of other apps that take a text.

use gloo::utils::window;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen_futures::JsFuture;
use web_sys::wasm_bindgen::{JsCast as _, JsValue};

/// Whether the browser has such a list.
pub(crate) fn is_there() -> bool {
    cfg!(target_arch = "wasm32") && method().is_some()
}

fn method() -> Option<Function> {
    let method = Reflect::get(&window().navigator(), &"share".into()).ok()?;
    method.is_function().then(|| method.unchecked_into())
}

/// Offers a text to other apps. Returns whether it could be offered; that a person closes the list is no failure.
pub(crate) async fn share(text: &str) -> bool {
    let data = Object::new();
    let done = Reflect::set(&data, &"text".into(), &text.into());
    let offered = method().and_then(|it| it.call1(&window().navigator(), &data).ok());
    let (Ok(true), Some(offered)) = (done, offered) else { return false };
    let offered: Promise = offered.unchecked_into();
    let is_closed = |error: JsValue| {
        Reflect::get(&error, &"name".into()).is_ok_and(|name| name == "AbortError")
    };
    JsFuture::from(offered).await.map_or_else(is_closed, |_| true)
}
