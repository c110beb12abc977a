//! The setting of a widget: the region and the clinic's configuration.
//!
//! Read once, when the widget is mounted. What does not fit is left out, and the foot of every screen
//! says so.

use std::rc::Rc;

use outlook_engine::Config;
use outlook_engine::config::{Field, Problem, Reading};
use outlook_engine::evidence::RegionIndex;
use outlook_i18n::{LanguageIndex, Languages};

use crate::session::{Action, Session};

/// What stays the same for the life of a widget.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Setting {
    /// The region whose crisis lines come first.
    pub(crate) region: Option<RegionIndex>,
    /// The part of the clinic's configuration that fits.
    pub(crate) config: Rc<Config>,
    /// Whether something was left out of it.
    pub(crate) is_partial: bool,
    /// Whether the page around the widget gets the answers.
    pub(crate) is_exposed: bool,
}

impl Setting {
    /// The setting that settings make, and what was left out of them. Their region takes precedence
    /// over `default_region`.
    pub(crate) fn of(
        settings: Reading,
        default_region: Option<RegionIndex>,
    ) -> (Self, Vec<Problem>) {
        let Reading { config, problems } = settings;
        let region = config.text(Field::Region).and_then(RegionIndex::from_id);
        let setting = Self {
            region: region.or(default_region),
            config: Rc::new(config),
            is_partial: !problems.is_empty(),
            is_exposed: false,
        };
        (setting, problems)
    }

    /// A new visit with the clinic's modules, in `language`; if the clinic does not offer that one, in the
    /// first that it offers.
    pub(crate) fn visit(&self, languages: Languages, language: LanguageIndex) -> Session {
        let first = || self.text(Field::Language).and_then(|code| languages.named(code));
        let offered = self.config.offers(languages.words(language).language());
        let language = if offered { language } else { first().unwrap_or(language) };
        let session = Session::default().after(Action::Language(language));
        if self.config.has(Field::Module, "phq9") { session.with_phq9() } else { session }
    }

    /// The value of a field of the configuration.
    pub(crate) fn text(&self, field: Field) -> Option<&str> {
        self.config.text(field)
    }
}
