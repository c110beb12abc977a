//! The screens of a visit.

use outlook_engine::interview::PageNumber;
use outlook_engine::phq9::Item;

/// The screen that a person sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The questions of a page.
    Questions(PageNumber),
    /// An item of the PHQ-9, where the clinic has it on.
    Phq9(Item),
    /// The urgent screen: help and nothing else.
    Urgent,
    /// The outlook.
    Result,
}
