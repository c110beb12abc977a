//! The screens of a visit.

use outlook_engine::interview::Question;
use outlook_engine::phq9::Item;

/// The screen that a person sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// One question.
    Question(Question),
    /// The answers, to check before the result.
    Review,
    /// An item of the PHQ-9, where the clinic has it on.
    Phq9(Item),
    /// The urgent screen: help and nothing else.
    Urgent,
    /// The outlook.
    Result,
}

/// How the figures of a result are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum View {
    /// As bands on a scale of time.
    #[default]
    Picture,
    /// As text.
    Words,
    /// As a table.
    Table,
}

impl View {
    /// Every view, in the order of the switch.
    pub const ALL: [Self; 3] = [Self::Picture, Self::Words, Self::Table];

    /// Its id in markup.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Picture => "picture",
            Self::Words => "words",
            Self::Table => "table",
        }
    }

    /// The view with an id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.id() == id)
    }
}
