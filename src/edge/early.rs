//! What the page holds before the widget is in charge: an early answer, the focus, the region.

use outlook_engine::evidence::RegionIndex;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

use super::{focus, tick};
use crate::session::{Action, Session};

/// The region that the browser names, if it is one whose lines are known.
pub(crate) fn region() -> Option<RegionIndex> {
    RegionIndex::of_language(&gloo::utils::window().navigator().language()?)
}

/// What was done on the static first question before the widget was in charge.
#[derive(Debug)]
pub(crate) struct Early {
    /// The visit so far.
    pub(crate) session: Session,
    /// Whether the first question stood there already.
    pub(crate) stood: bool,
    /// The value of the input that had the focus.
    focused: Option<String>,
}

impl Early {
    /// Reads the static question under `root` into a new visit.
    pub(crate) fn read(root: &Element, mut session: Session) -> Self {
        if let Ok(Some(input)) = root.query_selector("form input:checked")
            && let Ok(input) = input.dyn_into()
            && let Some(action) = tick(&input)
        {
            session = session.after(action);
        }
        if matches!(root.query_selector("form[data-pressed]"), Ok(Some(_))) {
            session = session.after(Action::Continue);
        }
        let stood = matches!(root.query_selector("form"), Ok(Some(_)));
        let focused =
            gloo::utils::document().active_element().filter(|active| root.contains(Some(active)));
        Self { session, stood, focused: focused.and_then(|active| active.get_attribute("value")) }
    }

    /// Gives the focus back to the input that had it.
    pub(crate) fn refocus(&self, root: &Element) {
        if let (Some(value), Some(root)) = (&self.focused, root.dyn_ref::<HtmlElement>()) {
            focus(root, &format!("input[value={value}]"));
        }
    }
}
