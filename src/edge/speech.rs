//! Reading aloud by the browser's speech engine, only with a voice of this device: other voices send the
//! text to a server.

use gloo::events::EventListener;
use web_sys::wasm_bindgen::JsCast as _;
use web_sys::wasm_bindgen::closure::Closure;
use web_sys::{
    Element, EventTarget, HtmlElement, SpeechSynthesis, SpeechSynthesisUtterance,
    SpeechSynthesisVoice,
};
use yew::{Callback, NodeRef};

use crate::reading_aids::AidAction;

/// Whether this device has a voice in a language, such as `en`.
pub(crate) fn has_voice(language: &str) -> bool {
    engine().is_some_and(|engine| voice(&engine, language).is_some())
}

/// Sends [`AidAction::VoicesChanged`] whenever it is so: some browsers load voices late. Dropping it ends that.
/// `None` where a browser tells no changes.
#[must_use]
pub(crate) fn watch_voices(send: Callback<AidAction>) -> Option<EventListener> {
    let engine = engine()?;
    let target = engine.dyn_ref::<EventTarget>()?;
    Some(EventListener::new(target, "voiceschanged", move |_| send.emit(AidAction::VoicesChanged)))
}

/// Reads the page below a root aloud. Dropping it stops the voice.
#[must_use]
#[derive(Debug)]
pub(crate) struct Reading {
    engine: SpeechSynthesis,
    last: SpeechSynthesisUtterance,
    _ended: Closure<dyn Fn()>,
    /// Some browsers read on after the page is left.
    _left: EventListener,
}

impl Reading {
    /// Reads the page line by line, and sends [`AidAction::ReadingEnded`] after the last line. `None` without
    /// a voice or a text.
    pub(crate) fn start(root: &NodeRef, language: &str, send: Callback<AidAction>) -> Option<Self> {
        let engine = engine()?;
        let voice = voice(&engine, language)?;
        let page = root.cast::<Element>()?.query_selector("main").ok()??;
        let text = page.dyn_into::<HtmlElement>().ok()?.inner_text();
        let mut last = None;
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let part = SpeechSynthesisUtterance::new_with_text(line).ok()?;
            part.set_voice(Some(&voice));
            part.set_lang(language);
            last = Some(part);
            engine.speak(last.as_ref()?);
        }
        let last = last?;
        let ended = Closure::<dyn Fn()>::new(move || send.emit(AidAction::ReadingEnded));
        last.set_onend(Some(ended.as_ref().unchecked_ref()));
        last.set_onerror(Some(ended.as_ref().unchecked_ref()));
        let stopped = engine.clone();
        let left =
            EventListener::new(&gloo::utils::window(), "pagehide", move |_| stopped.cancel());
        Some(Self { engine, last, _ended: ended, _left: left })
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        // The engine may report the end later, when nobody listens.
        self.last.set_onend(None);
        self.last.set_onerror(None);
        self.engine.cancel();
    }
}

/// The engine, where the browser has one. To ask an unused engine for its state is slow; to ask for its voices
/// is not.
fn engine() -> Option<SpeechSynthesis> {
    gloo::utils::window().speech_synthesis().ok().filter(|engine| !engine.is_undefined())
}

fn voice(engine: &SpeechSynthesis, language: &str) -> Option<SpeechSynthesisVoice> {
    for voice in engine.get_voices() {
        let voice: SpeechSynthesisVoice = voice.unchecked_into();
        if voice.local_service() && voice.lang().split(['-', '_']).next() == Some(language) {
            return Some(voice);
        }
    }
    None
}
