//! A word that a tap explains, in its sentence.

use yew::prelude::*;

/// Whether terms are explained. In a kiosk none is.
pub(crate) const EXPLAINS: bool = cfg!(not(feature = "kiosk"));

/// The terms on a screen that are open, by their names in `data-term`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct OpenTerms(Vec<String>);

impl OpenTerms {
    /// Opens a term, or closes it again.
    pub(crate) fn toggle(&mut self, name: String) {
        match self.0.iter().position(|open| *open == name) {
            Some(at) => drop(self.0.swap_remove(at)),
            None => self.0.push(name),
        }
    }

    /// Closes every term.
    pub(crate) fn close(&mut self) {
        self.0.clear();
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|open| open == name)
    }
}

/// A word as a button, and the explanation behind it while it is open.
///
/// The button is a span with the role and the keys of a button: a `button` does not break across lines, and
/// would move the text around it.
pub(super) fn term(name: String, word: String, explanation: &'static str, open: bool) -> Html {
    html! {
        <>
            <span
                class="ko-term"
                role="button"
                tabindex="0"
                aria-expanded={if open { "true" } else { "false" }}
                data-say={explanation}
                data-term={name}
            >{ word }</span>
            if open { <span class="ko-term-note">{ " (" }{ explanation }{ ")" }</span> }
        </>
    }
}
