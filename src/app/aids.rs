//! The reading aids of one widget with their effects: text size, voice, storage.

use gloo::events::EventListener;
use outlook_i18n::Words;
use yew::{Callback, Html, NodeRef};

use crate::edge::speech::{self, Reading};
use crate::edge::storage::StorageRefused;
use crate::edge::{clock, focus, storage, text_size};
use crate::elements::reading_aids as view;
use crate::reading_aids::{AidAction, AidSettings, Keys, ReadingAids, Record, Status, Voice};
use crate::session::Session;

/// The aids of a widget. Dropping them ends reading aloud.
#[derive(Debug)]
pub(super) struct Aids {
    state: ReadingAids,
    settings: AidSettings,
    reading: Option<Reading>,
    /// Set once the panel was open.
    voices: Option<EventListener>,
}

impl Aids {
    /// The aids of a host that has some. Reads what was kept on this device; a record that cannot be used is
    /// removed.
    pub(super) fn new(settings: Option<&AidSettings>) -> Option<Self> {
        let mut settings = settings?.clone();
        let mut state = ReadingAids::default();
        if settings.days > 0 {
            match storage::read() {
                // Without storage no answers can be kept.
                Err(StorageRefused) => settings.days = 0,
                Ok(None) => {}
                Ok(Some(stored)) => {
                    state.offer(&stored, settings.days, clock::age);
                    if state.status == Status::Refused {
                        storage::remove();
                    }
                }
            }
        }
        Some(Self { state, settings, reading: None, voices: None })
    }

    /// What keys do on the current page.
    pub(super) fn keys(&self) -> Keys {
        self.state.keys
    }

    /// The button that opens the panel, and the panel.
    pub(super) fn draw(&self, words: Words) -> [Html; 2] {
        let offered = match &self.state.status {
            Status::Offered(record) => Some(words.written_date(&clock::local(&record.date))),
            Status::Nothing | Status::Erased | Status::Refused => None,
        };
        let panel = view::panel(words, &self.state, &self.settings, offered);
        [view::opener(words, self.state.open), panel]
    }

    /// Applies an action. `send` takes what the voice does later.
    pub(super) fn act(
        &mut self,
        action: AidAction,
        session: &Session,
        words: Words,
        root: &NodeRef,
        send: Callback<AidAction>,
    ) {
        self.state.act(action);
        match action {
            AidAction::Toggle => {
                if self.voices.is_none() {
                    self.voices = speech::watch_voices(send);
                }
                self.find_voice(words);
            }
            AidAction::Read => {
                self.reading = match self.state.voice {
                    Voice::Reading => Reading::start(root, words.code(), send),
                    Voice::Missing | Voice::Silent => None,
                };
            }
            AidAction::ReadingEnded => self.reading = None,
            AidAction::VoicesChanged => self.find_voice(words),
            AidAction::Size(size) => text_size::set(root, size.css()),
            AidAction::Keep(true) => self.keep(session),
            AidAction::Keep(false) => storage::remove(),
            AidAction::Erase => {
                storage::remove();
                focus::leave_button(root, self.state.open);
            }
            AidAction::GoOn => focus::leave_button(root, self.state.open),
            AidAction::Keys(_) => {}
        }
    }

    /// Follows the visit: `session` comes after `before`. Gives the visit with its kept answers, if there are
    /// some for its page.
    pub(super) fn follow(
        &mut self,
        before: &Session,
        session: &Session,
        words: Words,
    ) -> Option<Session> {
        let resumed = self.state.resume(session);
        let session = resumed.as_ref().unwrap_or(session);
        let page_changed = session.page() != before.page();
        let language_changed = session.language() != before.language();
        if page_changed || language_changed {
            self.reading = None;
            self.state.leave_page();
        }
        if language_changed && self.state.open {
            self.find_voice(words);
        }
        if self.state.keeps && session.kept_answers() != before.kept_answers() {
            self.keep(session);
        }
        resumed
    }

    /// The visit ended, and with it what was kept of it.
    pub(super) fn restart(&mut self) {
        self.state.end_visit();
        storage::remove();
    }

    fn keep(&mut self, session: &Session) {
        let record = Record { date: clock::now(), answers: self.state.kept_answers(session) };
        self.state.keeps = storage::write(&record.write()).is_ok();
    }

    fn find_voice(&mut self, words: Words) {
        if self.reading.is_none() {
            let has_voice = speech::has_voice(words.code());
            self.state.voice = if has_voice { Voice::Silent } else { Voice::Missing };
        }
    }
}
