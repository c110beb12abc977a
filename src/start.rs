//! Puts the widget in charge of the page.

use wasm_bindgen::prelude::*;

use crate::browser::early::{Early, region};
use crate::session::{Action, Session};
use crate::ui::app::{App, Start};
use outlook_words::Languages;

/// Takes over the static question in `#ketamine-outlook` with the words of `packs`, which follow each
/// other, in the language at `place` among them. An answer given before is kept.
/// The element's `data-modules` turns further parts on: `phq9`.
///
/// # Errors
///
/// When a pack is not of this build, or the page has no place for the widget. The static page
/// then stays as it is.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "JavaScript calls it")]
pub fn start(packs: String, place: u8) -> Result<(), JsError> {
    let languages = Languages::read(packs)?;
    let session = Session::default().after(Action::Language(place));
    let root = gloo::utils::document()
        .get_element_by_id("ketamine-outlook")
        .ok_or_else(|| JsError::new("no element with the id ketamine-outlook"))?;
    let modules = root.get_attribute("data-modules").unwrap_or_default();
    let phq9 = modules.split(' ').any(|module| module == "phq9");
    let session = if phq9 { session.with_phq9() } else { session };
    let early = Early::read(&root, session);
    let start = Start { languages, region: region(), session: early.session, still: false };
    yew::Renderer::<App>::with_root_and_props(root.clone(), start).render();
    early.refocus(&root);
    Ok(())
}

#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
