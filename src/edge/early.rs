//! What the static page holds when the widget takes over: an early answer, the focus; and the region
//! that the browser's language names.

use outlook_engine::evidence::RegionIndex;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

use super::events::option_action;
use super::focus::focus;
use crate::session::{Action, Session};

/// The region that the browser's language names, if its crisis lines are known.
pub(crate) fn browser_region() -> Option<RegionIndex> {
    RegionIndex::of_language(&gloo::utils::window().navigator().language()?)
}

/// What a person did on the static first question before the widget took over.
#[derive(Debug)]
pub(crate) struct EarlyInput {
    /// The visit so far.
    pub(crate) session: Session,
    /// Whether the static first question is there.
    pub(crate) prerendered: bool,
    /// The value of the input that has the focus.
    focused: Option<String>,
}

impl EarlyInput {
    /// Applies the input below `root` to a new visit.
    pub(crate) fn read(root: &Element, mut session: Session) -> Self {
        if let Ok(Some(input)) = root.query_selector("form input:checked")
            && let Ok(input) = input.dyn_into()
            && let Some(action) = option_action(&input)
        {
            session = session.after(action);
        }
        if matches!(root.query_selector("form[data-pressed]"), Ok(Some(_))) {
            session = session.after(Action::Continue);
        }
        let prerendered = matches!(root.query_selector("form"), Ok(Some(_)));
        // The document knows nothing of the focus inside a shadow root.
        let focused = root.query_selector(":focus").ok().flatten();
        let focused = focused.and_then(|active| active.get_attribute("value"));
        Self { session, prerendered, focused }
    }

    /// Focuses the same input again, after the takeover.
    pub(crate) fn restore_focus(&self, root: &Element) {
        if let (Some(value), Some(root)) = (&self.focused, root.dyn_ref::<HtmlElement>()) {
            focus(root, &format!("input[value={value}]"));
        }
    }
}
