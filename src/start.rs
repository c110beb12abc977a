//! Puts the widget in charge of the page.

use wasm_bindgen::prelude::*;

use crate::browser::early::{Early, region};
use crate::ui::app::{App, Start};
use outlook_words::Words;

/// Takes over the static question in `#ketamine-outlook` with the words of `pack`; an answer given
/// before is kept. The element's `data-modules` turns further parts on: `phq9`.
///
/// # Errors
///
/// When the pack is not of this build, or the page has no place for the widget. The static page
/// then stays as it is.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "JavaScript calls it")]
pub fn start(pack: String) -> Result<(), JsError> {
    let words = Words::read(pack)?;
    let root = gloo::utils::document()
        .get_element_by_id("ketamine-outlook")
        .ok_or_else(|| JsError::new("no element with the id ketamine-outlook"))?;
    let early = Early::read(&root);
    let modules = root.get_attribute("data-modules").unwrap_or_default();
    let phq9 = modules.split(' ').any(|module| module == "phq9");
    let session = if phq9 { early.session.with_phq9() } else { early.session };
    let start = Start { words, region: region(), session };
    yew::Renderer::<App>::with_root_and_props(root.clone(), start).render();
    early.refocus(&root);
    Ok(())
}

#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
