//! Puts a kiosk in charge of a page.

use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::AppHandle;

use crate::edge::early::region;
use crate::edge::paint::paint;
use crate::kiosk::check::Checked;
use crate::kiosk::shell::{Kiosk, Message, Settings, Shown};
use crate::setting::Setting;
use outlook_i18n::{LanguageIndex, Languages};

/// A kiosk that runs.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Running {
    handle: AppHandle<Kiosk>,
}

#[wasm_bindgen]
impl Running {
    /// Starts in `root` with the words of `packs`, which follow each other, in the language at
    /// `place`. `build` is what this build is called, `settings` are the clinic's as `Config` reads them: those
    /// that do not hold say nothing. `erased` and `broke` say how the instance
    /// before this one ended.
    ///
    /// # Errors
    ///
    /// When a pack is not of this build.
    #[wasm_bindgen(constructor)]
    pub fn new(
        root: Element,
        packs: String,
        place: u8,
        build: String,
        settings: &str,
        erased: bool,
        broke: bool,
    ) -> Result<Self, JsError> {
        let setting = Setting::read(settings, region());
        let languages = Languages::read(packs)?;
        paint(&root, &setting.config);
        let shown = Shown {
            languages,
            // The clinic's first where it does not offer that one.
            language: setting.visit(languages, LanguageIndex::new(place)).language(),
            build: build.into(),
            erased,
            broke,
            settings: Settings::of(&setting.config),
            setting,
        };
        let handle = yew::Renderer::<Kiosk>::with_root_and_props(root, shown).render();
        Ok(Self { handle })
    }

    /// Somebody touched, typed or scrolled.
    pub fn touched(&self) {
        self.handle.send_message(Message::Touched);
    }

    /// A second has passed, or the device woke.
    pub fn beat(&self) {
        self.handle.send_message(Message::Beat);
    }

    /// The check came to this: so many cases, and so many of them wrong.
    pub fn checked(&self, count: u32, wrong: u32) {
        self.handle.send_message(Message::Checked(Checked { count, wrong }));
    }

    /// Takes everything off the page and gives back what it held of the browser.
    pub fn end(self) {
        self.handle.destroy();
    }
}

#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
