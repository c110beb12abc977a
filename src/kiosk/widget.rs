//! The kiosk as `web/kiosk/kiosk.js` starts and ends it.

use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::AppHandle;

use super::device_check::CheckResult;
use super::settings::KioskSettings;
use super::shell::{Kiosk, KioskProps, Message};
use crate::edge::early::browser_region;
use crate::edge::paint::paint;
use crate::edge::settings::read_settings;
use crate::edge::shield::stop_early_presses;
use crate::setting::Setting;
use outlook_engine::config::Problem;
use outlook_i18n::{LanguageIndex, Languages};

/// A mounted kiosk.
#[wasm_bindgen]
#[derive(Debug)]
pub struct KioskWidget {
    app: AppHandle<Kiosk>,
    problems: Vec<Problem>,
}

#[wasm_bindgen]
impl KioskWidget {
    /// Mounts a kiosk in `root` with concatenated language packs, in the first language.
    ///
    /// `build` is the name of this build, `settings` the clinic's configuration: an object or a text of
    /// JSON, of which what does not fit is left out. `erased` and `failed` tell how the instance before
    /// this one ended.
    ///
    /// # Errors
    ///
    /// If a pack belongs to another build.
    #[wasm_bindgen(constructor)]
    pub fn new(
        root: Element,
        packs: String,
        build: String,
        settings: &JsValue,
        erased: bool,
        failed: bool,
    ) -> Result<Self, JsError> {
        let (setting, problems) = Setting::of(read_settings(settings), browser_region());
        let languages = Languages::read(packs)?;
        paint(&root, &setting.config);
        let props = KioskProps {
            languages,
            // Of those that the clinic offers.
            language: setting.visit(languages, LanguageIndex::FIRST).language(),
            build: build.into(),
            erased,
            failed,
            settings: KioskSettings::of(&setting.config),
            setting,
        };
        stop_early_presses(&root);
        let app = yew::Renderer::<Kiosk>::with_root_and_props(root, props).render();
        Ok(Self { app, problems })
    }

    /// A sentence for each value of the clinic's configuration that was left out.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        self.problems.iter().map(ToString::to_string).collect()
    }

    /// A person touched, typed or scrolled.
    pub fn activity(&self) {
        self.app.send_message(Message::Activity);
    }

    /// A second has passed, or the device woke up.
    pub fn tick(&self) {
        self.app.send_message(Message::Tick);
    }

    /// The self-check has ended: the number of cases, and of those that failed.
    pub fn checked(&self, count: u32, wrong: u32) {
        self.app.send_message(Message::Checked(CheckResult { count, wrong }));
    }

    /// Asks Yew to remove the kiosk. It would do so in a microtask, before which `web/kiosk/kiosk.js` ends
    /// this instance: no component is dropped.
    pub fn destroy(self) {
        self.app.destroy();
    }
}

#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
