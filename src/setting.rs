//! Where the widget stands: the region, and what the clinic says of itself.
//!
//! Read once, when the widget is put in charge. A configuration that does not hold counts for
//! nothing at all, and the foot of every screen says so.

use std::rc::Rc;

use outlook_engine::Config;
use outlook_engine::config::Field;
use outlook_engine::evidence::RegionIndex;
use outlook_i18n::{LanguageIndex, Languages};

use crate::session::{Action, Session};

/// What stays the same for as long as the widget is there.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Setting {
    /// The region whose crisis lines come first.
    pub(crate) region: Option<RegionIndex>,
    /// What the clinic says.
    pub(crate) config: Rc<Config>,
    /// Whether the clinic said something that could not be read.
    pub(crate) unread: bool,
}

impl Setting {
    /// Reads the records of `settings`; their region counts before the one that is guessed.
    pub(crate) fn read(settings: &str, guessed: Option<RegionIndex>) -> Self {
        let read = Config::read(settings);
        let unread = read.is_err();
        let config = read.unwrap_or_default();
        let named = config.text(Field::Region);
        let region = named.and_then(RegionIndex::from_id);
        Self { region: region.or(guessed), config: Rc::new(config), unread }
    }

    /// A new visit in `language`, or in the clinic's first one where it does not offer
    /// that, with the parts that the clinic has on.
    pub(crate) fn visit(&self, languages: Languages, language: LanguageIndex) -> Session {
        let first = || self.text(Field::Language).and_then(|code| languages.named(code));
        let offered = self.config.offers(languages.words(language).code());
        let language = if offered { language } else { first().unwrap_or(language) };
        let session = Session::default().after(Action::Language(language));
        if self.config.has(Field::Module, "phq9") { session.with_phq9() } else { session }
    }

    /// What the clinic says of one thing.
    pub(crate) fn text(&self, field: Field) -> Option<&str> {
        self.config.text(field)
    }
}
