//! Puts the widget in charge: of the static question on the page, or of a custom element's root.
//!
//! What JavaScript sees of it is a [`Widget`]: it is mounted, asked, and destroyed again. It never
//! looks outside the element that it was given.

use std::cell::Cell;

use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::AppHandle;

use crate::app::{App, Start};
use crate::edge::early::{self, Early};
use crate::edge::paint::paint;
use crate::outlook::export;
use crate::session::{Action, Page};
use crate::setting::Setting;
use outlook_engine::interview::{self, Choice};
use outlook_i18n::{LanguageIndex, Languages, PackMismatch};

thread_local! {
    /// The packs are read once: every widget of a page borrows the same texts.
    static LANGUAGES: Cell<Option<Languages>> = const { Cell::new(None) };
}

/// A widget in charge of an element, until it is destroyed.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Widget {
    app: AppHandle<App>,
    start: Start,
}

#[wasm_bindgen]
impl Widget {
    /// Reads the words of `packs`, which follow each other, for every widget made from now on. Those
    /// that come later keep the places of those that came before.
    ///
    /// # Errors
    ///
    /// When a pack is not of this build.
    pub fn teach(packs: String) -> Result<(), JsError> {
        LANGUAGES.set(Some(Languages::read(packs)?));
        Ok(())
    }

    /// Takes over `root` in the language at `place` among those that it was taught. An answer given
    /// in it before is kept.
    ///
    /// `settings` are the clinic's, as `web/settings.js` writes them.
    ///
    /// # Errors
    ///
    /// When no language was taught. What stands in the element then stays.
    #[wasm_bindgen(constructor)]
    pub fn new(root: &Element, place: u8, settings: &str) -> Result<Self, JsError> {
        let languages = LANGUAGES.get().ok_or(PackMismatch)?;
        let setting = Setting::read(settings, early::region());
        paint(root, &setting.config);
        let before = Early::read(root, setting.visit(languages, LanguageIndex::new(place)));
        let start = Start {
            languages,
            setting,
            session: before.session,
            still: false,
            stood: before.stood,
        };
        let app = yew::Renderer::<App>::with_root_and_props(root.clone(), start.clone()).render();
        before.refocus(root);
        Ok(Self { app, start })
    }

    /// Offers the languages that were taught since.
    pub fn learn(&mut self) {
        if let Some(languages) = LANGUAGES.get() {
            self.start.languages = languages;
            self.app.update(self.start.clone());
        }
    }

    /// Takes the widget out of its element, its answers with it.
    pub fn destroy(self) {
        self.app.destroy();
    }

    /// Goes on in the language at `place`.
    pub fn speak(&self, place: u8) {
        self.app.send_message(Action::Language(LanguageIndex::new(place)));
    }

    /// Answers the question shown with its first choice and goes on. This is for a widget that nobody
    /// sees: what it runs need not be compiled when a person answers.
    pub fn rehearse(&self) {
        let page = self.app.get_component().map(|app| app.session().page());
        if let Some(Page::Question(question)) = page {
            Choice::of(question)
                .take(1)
                .for_each(|it| self.app.send_message(Action::Tick(it, true)));
            self.app.send_message(Action::Continue);
        }
    }

    /// How many pages lie before the one shown.
    #[must_use]
    pub fn step(&self) -> usize {
        self.app.get_component().map_or(0, |app| app.session().step())
    }

    /// The visit so far, as the report reads it; nothing before the condition is known.
    #[must_use]
    pub fn visit(&self) -> Option<String> {
        let app = self.app.get_component()?;
        let answers = interview::applicable_answers(app.session().draft())?;
        Some(export::visit(self.start.setting.region, app.session(), &answers))
    }
}

#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
