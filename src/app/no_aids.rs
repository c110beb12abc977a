//! A kiosk has no reading aids: no value of their type exists, so that its build holds none of their code.

use outlook_i18n::Words;
use yew::{Callback, Html, NodeRef};

use crate::reading_aids::{AidAction, AidSettings, Keys};
use crate::session::Session;

/// Never made.
#[derive(Debug)]
pub(super) enum Aids {}

impl Aids {
    pub(super) fn new(_: Option<&AidSettings>) -> Option<Self> {
        None
    }

    pub(super) fn keys(&self) -> Keys {
        match *self {}
    }

    pub(super) fn draw(&self, _: Words) -> [Html; 2] {
        match *self {}
    }

    pub(super) fn act(
        &mut self,
        _: AidAction,
        _: &Session,
        _: Words,
        _: &NodeRef,
        _: Callback<AidAction>,
    ) {
        match *self {}
    }

    pub(super) fn follow(&mut self, _: &Session, _: &Session, _: Words) -> Option<Session> {
        match *self {}
    }

    pub(super) fn restart(&mut self) {
        match *self {}
    }
}
