//! Markup that pages share, one element a file. Elements draw; they decide nothing.

mod button;
mod choice;
pub(crate) mod clinic;
pub(crate) mod crisis;
pub(crate) mod form;
mod glossary;
mod icon;
pub(crate) mod language_menu;
mod link;
mod page_context;
mod part;
#[cfg(any(feature = "kiosk", test))]
pub(crate) mod qr_code;
#[cfg(not(feature = "kiosk"))]
pub(crate) mod reading_aids;
mod source;
mod term;
mod text;
pub(crate) mod undo;

pub(crate) use button::{button, change_button};
pub(crate) use choice::{choice, keyed_choice};
pub(crate) use glossary::explain_terms;
pub(crate) use icon::icon;
pub(crate) use link::external_link;
pub(crate) use page_context::{PageContext, use_page_context};
pub(crate) use part::{closed, disclosure, list, more, pairs, part, rows};
pub(crate) use source::{source_origin, source_tag, source_title};
pub(crate) use term::{EXPLAINS, OpenTerms};
pub(crate) use text::{around, plain, tag, ui_text, visually_hidden};
