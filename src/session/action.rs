//! What a person can do.

use outlook_domain::{Frequency, Matter};
use outlook_engine::interview::{Choice, Question};
use outlook_engine::phq9::Item;
use outlook_i18n::LanguageIndex;

/// A form in which a person takes the visit along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Export {
    /// As text on the clipboard.
    Copy,
    /// As a file of the figures.
    Csv,
    /// As a FHIR file.
    Fhir,
    /// As text for another app.
    Share,
    /// As a text file.
    Text,
}

/// One action of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Ticks or unticks an option.
    Tick(Choice, bool),
    /// Ticks or unticks "none of these".
    TickNone(Question, bool),
    /// Goes to the next page.
    Continue,
    /// Goes to the page before. On the urgent screen it asks whether the person is safe.
    Back,
    /// Goes to the next page, and leaves out what is unanswered on this one.
    Skip,
    /// Goes from the result to the page of a question.
    Change(Question),
    /// Adds what is ticked after the result to the answers that count.
    Add,
    /// Says on the urgent screen that there is no danger.
    ConfirmSafe,
    /// Ticks or unticks one of the things that may matter.
    Matter(Matter, bool),
    /// Answers an item of the PHQ-9.
    Rate(Item, Frequency),
    /// Goes from the result to the PHQ-9.
    ChangePhq9,
    /// Switches the language.
    Language(LanguageIndex),
    /// Starts a new visit.
    Restart,
    /// Writes the visit down. The owner of the session does it.
    Export(Export),
    /// Returns to the visit that `Restart` ended. The owner of the session keeps that visit and
    /// restores it; a session does not know an earlier one.
    Undo,
}
