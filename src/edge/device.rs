//! What a kiosk needs of the browser: two clocks, the full screen, storage for its counters, and the
//! requests that `web/kiosk/kiosk.js` answers.
//!
//! Listeners, timers and the wake lock outlive a visit, so `web/kiosk/kiosk.js` holds them: an instance that
//! failed leaves nothing behind that could call it.

use std::time::Duration;

use js_sys::wasm_bindgen::{JsCast, JsValue};
use js_sys::{Array, Date, Function, Promise, Reflect};
use web_sys::{Element, Event, HtmlElement, Storage};

/// The key of the counters in local storage.
const COUNTERS: &str = "ketamine-outlook-counters";

/// Asks `web/kiosk/kiosk.js` for a new instance after a visit, which the start screen announces.
const ERASE: &str = "ko-erase";

/// Asks for a new instance where no visit had begun.
const RENEW: &str = "ko-renew";

/// Asks for a self-check of this device.
const CHECK: &str = "ko-check";

/// The time since the page was opened, by the monotonic clock.
pub(crate) fn running_time() -> Duration {
    duration(gloo::utils::window().performance().map_or(0.0, |it| it.now()))
}

/// The time since 1970, by the wall clock.
pub(crate) fn wall_time() -> Duration {
    duration(Date::now())
}

fn duration(milliseconds: f64) -> Duration {
    Duration::try_from_secs_f64(milliseconds / 1_000.0).unwrap_or_default()
}

/// Ends this instance and erases its memory. With `announce` the next start screen says so.
pub(crate) fn erase(announce: bool) {
    dispatch(if announce { ERASE } else { RENEW });
}

/// Starts a self-check of the device.
pub(crate) fn check() {
    dispatch(CHECK);
}

fn dispatch(name: &str) {
    if let Ok(event) = Event::new(name) {
        // Cannot fail: the event is not being dispatched yet.
        let _ = gloo::utils::window().dispatch_event(&event);
    }
}

/// Reloads the page.
pub(crate) fn reload() {
    let _ = gloo::utils::window().location().reload();
}

/// Enters full screen, where the browser allows it.
pub(crate) fn enter_full_screen() {
    if !is_full_screen()
        && let Some(page) = gloo::utils::document().document_element()
    {
        call(&page, "requestFullscreen");
    }
}

/// Leaves full screen, or enters it.
pub(crate) fn toggle_full_screen() {
    if is_full_screen() {
        call(&gloo::utils::document(), "exitFullscreen");
    } else {
        enter_full_screen();
    }
}

/// Whether the page is in full screen.
pub(crate) fn is_full_screen() -> bool {
    Reflect::get(&gloo::utils::document(), &"fullscreenElement".into())
        .is_ok_and(|it| it.is_object())
}

/// The stored counters; `None` where there are none or storage is not allowed.
pub(crate) fn stored_counters() -> Option<String> {
    storage().and_then(|it| it.get_item(COUNTERS).ok()?)
}

/// Stores the counters, where storage is allowed and has room.
pub(crate) fn store_counters(counters: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(COUNTERS, counters);
    }
}

fn storage() -> Option<Storage> {
    gloo::utils::window().local_storage().ok()?
}

/// Whether the screen is the urgent one.
pub(crate) fn is_urgent() -> bool {
    find("[data-screen=urgent]").is_some()
}

fn find(selector: &str) -> Option<Element> {
    let host = gloo::utils::document().get_element_by_id("ketamine-outlook")?;
    host.shadow_root()?.query_selector(selector).ok()?
}

/// Focuses the first button of the cover.
pub(crate) fn focus_cover() {
    if let Some(button) = find(".ko-cover button")
        && let Ok(button) = button.dyn_into::<HtmlElement>()
    {
        // Fails only where a browser has no focus.
        let _ = button.focus();
    }
}

/// Calls a method, where the browser has it. Its promise is optional, so a rejection is ignored.
fn call(of: &JsValue, name: &str) {
    let method = Reflect::get(of, &name.into()).and_then(JsCast::dyn_into::<Function>);
    if let Ok(method) = method
        && let Ok(promise) = method.call0(of).and_then(JsCast::dyn_into::<Promise>)
    {
        drop(Promise::all_settled(&Array::of1(&promise)));
    }
}
