//! Focus and scrolling between pages.

use web_sys::wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};
use yew::NodeRef;
use yew::platform::spawn_local;

/// Leaves a page before the next one is drawn: scrolls to its top, removes the focus and closes open
/// explanations.
///
/// Scrolling costs nothing while the old layout is valid, and a slow device draws the next page later.
/// With a focused element Chromium would lay out both pages. An explanation is part of the form, which
/// stays from one page to the next.
pub(crate) fn leave_page(root: &NodeRef) {
    let Some(root) = root.cast::<HtmlElement>() else { return };
    root.scroll_into_view();
    if let Some(focused) = find(&root, "main :focus") {
        // Fails only where a browser has no focus.
        let _ = focused.blur();
    }
    while let Some(open) = find(&root, ".ko-why[open]") {
        // Cannot fail: the name is valid.
        let _ = open.remove_attribute("open");
    }
}

/// Focuses the heading of a new page and scrolls to its top, which a shorter page may have moved.
///
/// Runs after the mutation observers of the page, so that the browser lays the page out once.
pub(crate) fn focus_heading(root: NodeRef) {
    spawn_local(async move {
        if let Some(root) = root.cast::<HtmlElement>() {
            focus(&root, "h1[tabindex]");
            root.scroll_into_view();
        }
    });
}

/// Focuses the first option of a question whose answer is missing.
pub(crate) fn focus_first_option(root: &NodeRef) {
    if let Some(root) = root.cast::<HtmlElement>() {
        focus(&root, "[data-unanswered] input");
    }
}

/// Leaves a button on kept answers, which is gone once it is pressed: to the choice to keep answers where the
/// panel is open, else to the button that opens it.
#[cfg(not(feature = "kiosk"))]
pub(crate) fn leave_button(root: &NodeRef, open: bool) {
    if let Some(root) = root.cast::<HtmlElement>() {
        focus(&root, if open { "[name=ko-keep]" } else { ".ko-reading-aids-open" });
    }
}

/// Focuses the first element below `root` that matches.
pub(super) fn focus(root: &Element, selector: &str) {
    if let Some(element) = find(root, selector) {
        // Fails only where a browser has no focus.
        let _ = element.focus();
    }
}

fn find(root: &Element, selector: &str) -> Option<HtmlElement> {
    root.query_selector(selector).ok()??.dyn_into().ok()
}
