//! The setting of a widget: the region and the clinic's configuration.
//!
//! Read once, when the widget is mounted. A configuration with a problem is ignored as a whole, and
//! the foot of every screen says so.

use std::rc::Rc;

use outlook_engine::Config;
use outlook_engine::config::Field;
use outlook_engine::evidence::RegionIndex;
use outlook_i18n::{LanguageIndex, Languages};

use crate::session::{Action, Session};

/// What stays the same for the life of a widget.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Setting {
    /// The region whose crisis lines come first.
    pub(crate) region: Option<RegionIndex>,
    /// The clinic's configuration; empty if it has a problem.
    pub(crate) config: Rc<Config>,
    /// Whether the configuration has a problem.
    pub(crate) invalid: bool,
}

impl Setting {
    /// Reads a configuration, as `web/settings.js` writes it. Its region takes precedence over
    /// `default_region`.
    pub(crate) fn read(settings: &str, default_region: Option<RegionIndex>) -> Self {
        let read = Config::read(settings);
        let invalid = read.is_err();
        let config = read.unwrap_or_default();
        let named = config.text(Field::Region);
        let region = named.and_then(RegionIndex::from_id);
        Self { region: region.or(default_region), config: Rc::new(config), invalid }
    }

    /// A new visit with the clinic's modules, in `language`; if the clinic does not offer that one, in the
    /// first that it offers.
    pub(crate) fn visit(&self, languages: Languages, language: LanguageIndex) -> Session {
        let first = || self.text(Field::Language).and_then(|code| languages.named(code));
        let offered = self.config.offers(languages.words(language).code());
        let language = if offered { language } else { first().unwrap_or(language) };
        let session = Session::default().after(Action::Language(language));
        if self.config.has(Field::Module, "phq9") { session.with_phq9() } else { session }
    }

    /// The value of a field of the configuration.
    pub(crate) fn text(&self, field: Field) -> Option<&str> {
        self.config.text(field)
    }
}
