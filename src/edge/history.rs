//! The browser's Back and Forward: one entry a page, without an address of its own and without an answer.
//!
//! An entry holds, beside what a host keeps there, the number of pages before it, under the name of its
//! visit. So an entry of another visit is known, after "start again" or after a reload.

use gloo::events::EventListener;
use js_sys::{Object, Reflect};
use web_sys::wasm_bindgen::{JsCast as _, JsValue};

/// The name of the mark that every entry of ours has.
const MARK: &str = "ketamine-outlook";

/// Where a visit is in the browser's history. Dropping it stops listening.
#[derive(Debug)]
pub(crate) struct History {
    /// The name of the visit: a random number.
    visit: JsValue,
    /// The visit that was ended last.
    ended: JsValue,
    /// The number of pages before the current entry.
    step: u32,
    _listener: EventListener,
}

impl History {
    /// Marks the current entry as the first page of a new visit. `travel` is called on every Back and Forward.
    pub(crate) fn start(travel: impl Fn() + 'static) -> Self {
        let window = gloo::utils::window();
        let listener = EventListener::new(&window, "popstate", move |_| travel());
        let ended = JsValue::NULL;
        let mut history = Self { visit: new_name(), ended, step: 0, _listener: listener };
        history.mark(0, false);
        history
    }

    /// A new visit begins in the place of the current page.
    pub(crate) fn restart(&mut self) {
        self.ended = std::mem::replace(&mut self.visit, new_name());
        self.mark(0, false);
    }

    /// The visit that was ended comes back.
    pub(crate) fn undo(&mut self) {
        self.visit = self.ended.clone();
        self.step = self.marked().unwrap_or_default();
    }

    /// The visit shows a page with `step` pages before it: as many entries are added or gone back.
    pub(crate) fn follow(&mut self, step: usize) {
        let step = u32::try_from(step).unwrap_or_default();
        for step in self.step + 1..=step {
            self.mark(step, true);
        }
        if step < self.step {
            let by = step.cast_signed() - self.step.cast_signed();
            // Fails only in a document that is gone.
            let _ = browser().and_then(|it| it.go_with_delta(by));
            self.step = step;
        }
    }

    /// After a Back or Forward: whether it went back, and the number of pages before the entry; `None` for an
    /// entry that is not ours, or that the visit led to itself. An entry of another visit is like the first page.
    pub(crate) fn travelled(&mut self) -> Option<(bool, usize)> {
        let (from, to) = (self.step, self.marked()?);
        self.step = to;
        (from != to).then_some((to < from, to as usize))
    }

    /// The number of pages before the current entry, where it is one of ours.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "only `mark` writes the number"
    )]
    fn marked(&mut self) -> Option<u32> {
        let state = browser().and_then(|it| it.state()).ok()?;
        let read = |name: &JsValue| Reflect::get(&state, name).ok()?.as_f64();
        read(&MARK.into())?;
        let step = read(&self.visit);
        if step.is_none() {
            self.mark(0, false);
        }
        Some(step.unwrap_or_default() as u32)
    }

    /// Marks a new entry, or the current one.
    fn mark(&mut self, step: u32, is_new: bool) {
        self.step = step;
        // A browser refuses only far more entries than pages; Back then leads out of the visit.
        let _ = browser().and_then(|history| {
            let state = Object::new();
            Object::assign(&state, history.state()?.unchecked_ref());
            Reflect::set(&state, &MARK.into(), &1.into())?;
            Reflect::set(&state, &self.visit, &step.into())?;
            if is_new { history.push_state(&state, "") } else { history.replace_state(&state, "") }
        });
    }
}

fn browser() -> Result<web_sys::History, JsValue> {
    gloo::utils::window().history()
}

fn new_name() -> JsValue {
    js_sys::Math::random().into()
}
