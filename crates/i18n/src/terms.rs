//! The words that cannot be plainer, each with what it means.

use crate::{Words, keys};

/// A word that cannot be plainer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// Its name.
    pub name: &'static str,
    /// The forms it takes in texts, separated by `|`.
    pub forms: &'static str,
    /// What it means.
    pub say: &'static str,
}

impl Words {
    /// Every term. Static pages show them; the widget's pack ends before them.
    pub fn terms(self) -> impl Iterator<Item = Term> {
        (0..keys::terms::ROWS).map(move |row| Term {
            name: self.at(keys::terms::NAME, row),
            forms: self.at(keys::terms::FORMS, row),
            say: self.at(keys::terms::SAY, row),
        })
    }
}
