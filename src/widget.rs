//! The widget as JavaScript mounts, asks and destroys it: in the place of the static question of a
//! page, or in the shadow root of a custom element. It never touches anything outside its element.

use std::cell::Cell;

use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, AttrValue};

use crate::app::{App, AppProps, Message, SheetState};
use crate::command::Command;
use crate::edge::clock;
use crate::edge::early::{EarlyInput, browser_region};
use crate::edge::paint::paint;
use crate::edge::settings::{read_answers, read_settings};
use crate::edge::shield::stop_early_presses;
use crate::outlook::export;
use crate::reading_aids::{self, AidSettings};
use crate::session::{Action, Page};
use crate::setting::Setting;
use outlook_engine::config::{Field, Problem, Reading};
use outlook_engine::interview::{Choice, PageNumber, Question};
use outlook_export::{fhir, record, table, text};
use outlook_i18n::{LanguageIndex, Languages, PackMismatch};

thread_local! {
    /// Packs are read once: all widgets of a page borrow the same texts.
    static LANGUAGES: Cell<Option<Languages>> = const { Cell::new(None) };
}

/// A mounted widget, until it is destroyed.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Widget {
    app: AppHandle<App>,
    props: AppProps,
    problems: Vec<Problem>,
}

#[wasm_bindgen]
impl Widget {
    /// Reads concatenated language packs for every widget that is mounted from now on. A pack added
    /// by a later call keeps the places of the packs before it.
    ///
    /// # Errors
    ///
    /// If a pack belongs to another build.
    pub fn set_catalogs(packs: String) -> Result<(), JsError> {
        LANGUAGES.set(Some(Languages::read(packs)?));
        Ok(())
    }

    /// Mounts a widget in `root`, in the language at `place` in the catalogs. An answer given on a
    /// static question in `root` is kept.
    ///
    /// `settings` is the clinic's configuration: an object, a text of JSON, or `undefined`. `region`
    /// replaces the region in it. What does not fit is left out, and is among [`Widget::problems`].
    ///
    /// # Errors
    ///
    /// If no catalogs are set. `root` then keeps its content.
    #[wasm_bindgen(constructor)]
    pub fn new(
        root: &Element,
        place: u8,
        settings: &JsValue,
        region: Option<String>,
    ) -> Result<Self, JsError> {
        let languages = LANGUAGES.get().ok_or(PackMismatch)?;
        let mut settings = read_settings(settings);
        if let Some(region) = region {
            settings.replace(Field::Region, &region);
        }
        let (mut setting, problems) = Setting::of(settings, browser_region());
        setting.is_exposed = root.has_attribute("data-exposed");
        paint(root, &setting.config);
        let early = EarlyInput::read(root, setting.visit(languages, LanguageIndex::new(place)));
        let props = AppProps {
            languages,
            setting,
            aids: aid_settings(root),
            history: root.has_attribute("data-history"),
            session: early.session,
            is_static: false,
            prerendered: early.prerendered,
            sheet: SheetState::Absent,
        };
        stop_early_presses(root);
        let app = yew::Renderer::<App>::with_root_and_props(root.clone(), props.clone()).render();
        early.restore_focus(root);
        Ok(Self { app, props, problems })
    }

    /// A sentence for each value of the clinic's configuration that was left out: its path, what was
    /// found, what fits.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        self.problems.iter().map(ToString::to_string).collect()
    }

    /// A sentence where the clinic's accent is adjusted so that text can be read.
    #[must_use]
    pub fn notice(&self) -> Option<String> {
        self.props.setting.config.adjusted_accent().map(|notice| notice.to_string())
    }

    /// Offers the languages that were set since the widget was mounted.
    pub fn refresh_catalogs(&mut self) {
        if let Some(languages) = LANGUAGES.get() {
            self.props.languages = languages;
            self.app.update(self.props.clone());
        }
    }

    /// Removes the widget and its answers.
    pub fn destroy(self) {
        self.app.destroy();
    }

    /// Switches to the language at `place`.
    pub fn set_language(&self, place: u8) {
        self.act(Action::Language(LanguageIndex::new(place)));
    }

    /// Answers the current page with its first options and continues. For a widget outside the
    /// document: it compiles the code that a person's first answer would wait for.
    pub fn warm_up(&self) {
        let page = self.app.get_component().map(|app| app.session().page());
        if let Some(Page::Questions(page)) = page {
            for question in Question::ALL.iter().filter(|it| PageNumber::of(**it) == page) {
                Choice::of(*question).take(1).for_each(|it| self.act(Action::Tick(it, true)));
            }
            self.act(Action::Continue);
        }
    }

    /// The number of pages before the current one.
    #[must_use]
    pub fn step(&self) -> usize {
        self.app.get_component().map_or(0, |app| app.session().step())
    }

    /// Prints what it shows.
    pub fn print(&self) {
        self.app.send_message(Message::Act(Command::Print));
    }

    fn act(&self, action: Action) {
        self.app.send_message(Message::Act(Command::Visit(action)));
    }

    /// The visit so far as `text`, `csv`, `fhir` or `json` (answers and outlook); `None` before the
    /// condition is answered.
    ///
    /// # Errors
    ///
    /// If `form` is none of these.
    pub fn export_as(&self, form: &str) -> Result<Option<String>, JsError> {
        let Some(app) = self.app.get_component() else { return Ok(None) };
        let words = self.props.languages.words(app.session().language());
        let visit = export::visit(words, &self.props.setting, app.session());
        let Some(mut visit) = visit else { return Ok(None) };
        visit.authored = Some(clock::now());
        Ok(Some(match form {
            "text" => text::sheet(&visit),
            "csv" => table::csv(&visit),
            "fhir" => fhir::json(&visit)?,
            "json" => record::json(&visit)?,
            _ => return Err(JsError::new("what fits: text, fhir, json, csv")),
        }))
    }
}

/// The outlook of answers as JSON: what `cargo xtask evaluate` does with a line. Answers are any
/// JavaScript value.
///
/// # Errors
///
/// When the answers do not hold; the message names the field and what fits.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "JavaScript calls it")]
pub fn evaluate(answers: &JsValue) -> Result<String, JsError> {
    let answers = read_answers(answers).map_err(|error| JsError::new(&error))?;
    Ok(serde_json::to_string(&outlook_engine::evaluate(&answers))?)
}

/// Checks settings for the page that makes them. Each line is `problem`, path, what was found and what
/// fits, or `notice`, path, what was found and what is used; tabs separate them.
#[wasm_bindgen]
#[must_use]
#[expect(unreachable_pub, reason = "JavaScript calls it")]
pub fn check_settings(settings: &JsValue) -> Vec<String> {
    let Reading { config, problems } = read_settings(settings);
    let mut lines: Vec<String> =
        problems.iter().map(|it| ["problem", &it.path, &it.found, &it.fits()].join("\t")).collect();
    lines.extend(
        config.adjusted_accent().map(|it| ["notice", it.path, it.found, &it.used].join("\t")),
    );
    lines
}

/// What the attributes of `root` say of the reading aids. An element in kiosk mode has none.
fn aid_settings(root: &Element) -> Option<AidSettings> {
    let value = |name| root.get_attribute(name).filter(|it| !it.is_empty());
    let settings = AidSettings {
        days: root.get_attribute("data-store").map_or(0, |store| reading_aids::days(&store)),
        barriers: value("data-barriers").map(AttrValue::from),
    };
    (value("data-mode").as_deref() != Some("kiosk")).then_some(settings)
}

#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
