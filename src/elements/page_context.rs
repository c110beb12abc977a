//! What every component of a page can ask for.

use outlook_i18n::Words;
use yew::prelude::*;

use super::term::OpenTerms;
use crate::setting::Setting;

/// The words, the setting and the open terms of a page. Components take them from their context; functions that draw a
/// part of a component are given them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PageContext {
    pub(crate) words: Words,
    pub(crate) setting: Setting,
    pub(crate) open_terms: OpenTerms,
}

/// The context of the page. [`App`](crate::app::App) provides it, so it is `None` in no component of ours.
#[hook]
pub(crate) fn use_page_context() -> Option<PageContext> {
    use_context()
}
