//! What a kiosk asks of the browser: the time, the whole screen, a place for two numbers.
//!
//! Ears, timers and the light of the screen belong to the page and not to a visit: `web/kiosk.js`
//! holds them, so that an instance that broke leaves nothing behind that could call it.

use std::time::Duration;

use js_sys::wasm_bindgen::{JsCast, JsValue};
use js_sys::{Array, Date, Function, Promise, Reflect};
use web_sys::{Element, Event, HtmlElement, MouseEvent, Storage};

use crate::kiosk::counters::Counters;
use crate::kiosk::idle::Moment;
use crate::kiosk::shell::Message;

/// Where the numbers of visits and errors stand, where the clinic wants them.
const COUNTERS: &str = "ketamine-outlook-counters";

/// Asks `web/kiosk.js` for a new instance after a visit, of which the start screen tells.
const ERASE: &str = "ko-erase";

/// Asks for one where nobody had begun.
const RENEW: &str = "ko-renew";

/// Asks for a check of this device.
const CHECK: &str = "ko-check";

/// Now, by both clocks.
pub(crate) fn now() -> Moment {
    let running = gloo::utils::window().performance().map_or(0.0, |it| it.now());
    let time = |milliseconds: f64| Duration::try_from_secs_f64(milliseconds / 1_000.0);
    Moment {
        running: time(running).unwrap_or_default(),
        wall: time(Date::now()).unwrap_or_default(),
    }
}

/// The button that was pressed, with what it carries.
pub(crate) fn pressed(event: &MouseEvent) -> Option<Message> {
    let button = event.target()?.dyn_into::<Element>().ok()?.closest("[data-action]").ok()??;
    let with = button.get_attribute("data-lang").or_else(|| button.get_attribute("data-digit"));
    Some(Message::Pressed(button.get_attribute("data-action")?, with.unwrap_or_default()))
}

/// Ends this instance and everything in its memory. `told`: the start screen says so.
pub(crate) fn erase(told: bool) {
    ask(if told { ERASE } else { RENEW });
}

/// Checks the device; what it comes to is told later.
pub(crate) fn check() {
    ask(CHECK);
}

fn ask(what: &str) {
    if let Ok(event) = Event::new(what) {
        // Nobody can refuse it.
        let _ = gloo::utils::window().dispatch_event(&event);
    }
}

/// Loads the page again.
pub(crate) fn reload() {
    let _ = gloo::utils::window().location().reload();
}

/// Takes the whole screen, where the browser lets it.
pub(crate) fn fill_the_screen() {
    if !is_full()
        && let Some(page) = gloo::utils::document().document_element()
    {
        call(&page, "requestFullscreen");
    }
}

/// Leaves the whole screen, or takes it.
pub(crate) fn turn_full_screen() {
    if is_full() {
        call(&gloo::utils::document(), "exitFullscreen");
    } else {
        fill_the_screen();
    }
}

/// Whether the whole screen is taken.
pub(crate) fn is_full() -> bool {
    Reflect::get(&gloo::utils::document(), &"fullscreenElement".into())
        .is_ok_and(|it| it.is_object())
}

/// What has been counted on this device. Storage may be forbidden or damaged: then from zero.
pub(crate) fn counters() -> Counters {
    let kept = storage().and_then(|it| it.get_item(COUNTERS).ok()?);
    Counters::read(kept.as_deref())
}

/// Keeps what has been counted, where there is room.
pub(crate) fn keep(counters: Counters) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(COUNTERS, &counters.to_string());
    }
}

fn storage() -> Option<Storage> {
    gloo::utils::window().local_storage().ok()?
}

/// Brings a cover to the reader: its button or heading takes the focus.
pub(crate) fn focus_cover() {
    let cover = gloo::utils::document().query_selector(".ko-cover button");
    if let Ok(Some(button)) = cover
        && let Ok(button) = button.dyn_into::<HtmlElement>()
    {
        // Only a browser without focus refuses, and then there is nothing to lead anywhere.
        let _ = button.focus();
    }
}

/// Calls a method, where the browser has it. What it promises is good to have and no more, so a
/// refusal is settled in silence.
fn call(of: &JsValue, name: &str) {
    let method = Reflect::get(of, &name.into()).and_then(JsCast::dyn_into::<Function>);
    if let Ok(method) = method
        && let Ok(promise) = method.call0(of).and_then(JsCast::dyn_into::<Promise>)
    {
        drop(Promise::all_settled(&Array::of1(&promise)));
    }
}
