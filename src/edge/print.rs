//! Printing. A widget that is the page prints it; one on a host's page prints itself alone, as a copy in a
//! frame of no size. No request, no file.

use gloo::events::EventListener;
use gloo::utils::{document, window};
use js_sys::{Array, Function, Reflect};
use web_sys::wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{CssStyleSheet, Element, HtmlIFrameElement, ShadowRoot, Window};

/// Prints the page.
pub(crate) fn page() {
    // Fails only where a browser cannot print.
    let _ = window().print();
}

/// Calls `draw` before the browser prints, however that was asked for, so that what is for paper alone is there by
/// then. Dropping the listener ends that.
pub(crate) fn before_printing(draw: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), "beforeprint", move |_| draw())
}

/// A frame that is printed. Dropping it removes it.
#[must_use]
#[derive(Debug)]
pub(crate) struct Printing {
    frame: HtmlIFrameElement,
    _printed: EventListener,
}

impl Drop for Printing {
    fn drop(&mut self) {
        self.frame.remove();
    }
}

impl Printing {
    /// Prints a copy of `root`, which is in a shadow root, with its style sheet. `done` is called after that.
    /// `None` where a browser cannot print.
    pub(crate) fn start(root: &Element, done: impl Fn() + 'static) -> Option<Self> {
        let shadow: ShadowRoot = root.get_root_node().unchecked_into();
        let frame = document().create_element("iframe").ok()?;
        let frame: HtmlIFrameElement = frame.unchecked_into();
        frame.set_attribute("inert", "").ok()?;
        frame.style().set_css_text("position:fixed;inline-size:0;block-size:0;border:0");
        shadow.append_child(&frame).ok()?;
        let view = frame.content_window()?;
        let printed = EventListener::new(&view, "afterprint", move |_| done());
        let printing = Self { frame, _printed: printed };
        fill(&view, root, &shadow)?;
        view.print().ok()?;
        Some(printing)
    }
}

/// Copies `root` and its styles into the page of a new frame. The policy of the host holds there as well: it allows
/// a sheet that a script makes, and no style element.
fn fill(view: &Window, root: &Element, shadow: &ShadowRoot) -> Option<()> {
    let page = view.document()?;
    let adopted = JsValue::from_str("adoptedStyleSheets");
    let own: Array = Reflect::get(shadow, &adopted).ok()?.unchecked_into();
    let rules = own.get(0).unchecked_into::<CssStyleSheet>().css_rules().ok()?;
    let rules = (0..rules.length()).filter_map(|at| rules.get(at));
    let text: String = rules.map(|rule| rule.css_text()).collect();
    // A sheet can be used in its own document only.
    let make: Function = Reflect::get(view, &"CSSStyleSheet".into()).ok()?.unchecked_into();
    let sheet = Reflect::construct(&make, &Array::new()).ok()?;
    let replace: Function = Reflect::get(&sheet, &"replaceSync".into()).ok()?.unchecked_into();
    replace.call1(&sheet, &text.into()).ok()?;
    Reflect::set(&page, &adopted, &Array::of1(&sheet)).ok()?;
    let named = shadow.query_selector(".ko").ok()??;
    page.set_title(&named.get_attribute("data-title").unwrap_or_default());
    let lang = root.get_attribute("lang").unwrap_or_default();
    page.document_element()?.set_attribute("lang", &lang).ok()?;
    let body = page.body()?;
    body.set_class_name("ko");
    body.append_child(&page.import_node_with_deep(root, true).ok()?).ok()?;
    Some(())
}
