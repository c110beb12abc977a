//! The browser's edge: events in as actions, focus and scrolling out. Nothing here decides anything,
//! and nothing reaches past the root of the widget: it may stand in a shadow root, and not alone.

use outlook_domain::{Frequency, Matter};
use outlook_engine::interview::{Choice, Question};
use outlook_engine::phq9::Item;
use outlook_i18n::Languages;
use web_sys::wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, MouseEvent};
use yew::NodeRef;
use yew::platform::spawn_local;

use crate::session::{Action, View};

#[cfg(any(feature = "kiosk", not(target_arch = "wasm32")))]
pub(crate) mod device;
#[cfg(target_arch = "wasm32")]
#[cfg_attr(feature = "kiosk", allow(dead_code, reason = "nothing is answered before a kiosk runs"))]
pub(crate) mod early;
#[cfg(target_arch = "wasm32")]
pub(crate) mod paint;
pub(crate) mod shield;

/// The action of the button that was clicked, if it was one of ours.
pub(crate) fn clicked(event: &MouseEvent, languages: Languages) -> Option<Action> {
    let button = event.target()?.dyn_into::<Element>().ok()?.closest("[data-action]").ok()??;
    match button.get_attribute("data-action")?.as_str() {
        "continue" => Some(Action::Continue),
        "back" => Some(Action::Back),
        "skip" => Some(Action::Skip),
        "restart" => Some(Action::Restart),
        "undo" => Some(Action::Undo),
        "language" => languages.named(&button.get_attribute("data-lang")?).map(Action::Language),
        "change" => {
            let id = button.get_attribute("data-for")?;
            let phq9 = || Item::from_id(&id).map(|_| Action::ChangePhq9);
            Question::from_id(&id).map(Action::Change).or_else(phq9)
        }
        _ => None,
    }
}

/// The action of the input that changed.
pub(crate) fn changed(event: &Event) -> Option<Action> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    match input.name().as_str() {
        "view" => View::from_id(&input.value()).map(Action::Show),
        "matters" => Some(Action::Matter(Matter::from_id(&input.value())?, input.checked())),
        name => match Item::from_id(name) {
            Some(item) => Some(Action::Rate(item, Frequency::from_id(&input.value())?)),
            None => tick(&input),
        },
    }
}

fn tick(input: &HtmlInputElement) -> Option<Action> {
    let question = Question::from_id(&input.name())?;
    let value = input.value();
    match Choice::from_id(question, &value) {
        Some(choice) => Some(Action::Tick(choice, input.checked())),
        None if value == "none_of_these" => Some(Action::TickNone(question, input.checked())),
        None => None,
    }
}

/// Leaves a page, while it still stands as it was drawn and scrolling costs nothing: the top comes into
/// view, for a slow device draws the next page before it is turned to. What has the focus lets it go, or
/// Chromium would lay both pages out. And an explanation that was opened is closed, since the form stays.
pub(crate) fn leave_page(root: &NodeRef) {
    let Some(root) = root.cast::<HtmlElement>() else { return };
    root.scroll_into_view();
    if let Some(focused) = find(&root, "main :focus") {
        // Refused as seldom as focus below.
        let _ = focused.blur();
    }
    if let Some(open) = find(&root, ".ko-why[open]") {
        // Nothing refuses it: the name is a name.
        let _ = open.remove_attribute("open");
    }
}

/// Brings a new page to the reader: its heading takes the focus, and its top is in view, which a shorter
/// page may have moved. That is after those who watch the page have had their say, so that the browser
/// lays it out but once.
pub(crate) fn turn_page(root: NodeRef) {
    spawn_local(async move {
        if let Some(root) = root.cast::<HtmlElement>() {
            focus(&root, "h1[tabindex]");
            root.scroll_into_view();
        }
    });
}

/// Leads to the options after a Continue without one.
pub(crate) fn focus_first_choice(root: &NodeRef) {
    if let Some(root) = root.cast::<HtmlElement>() {
        focus(&root, "form input");
    }
}

fn focus(root: &HtmlElement, selector: &str) {
    if let Some(element) = find(root, selector) {
        // Only a browser without focus refuses, and then there is nothing to lead anywhere.
        let _ = element.focus();
    }
}

fn find(root: &HtmlElement, selector: &str) -> Option<HtmlElement> {
    root.query_selector(selector).ok()??.dyn_into().ok()
}
