//! The parts of `index.html` that stand there before any WebAssembly, drawn by the widget's own
//! views, so that they can never differ from it.

use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

use yew::prelude::*;

use crate::session::Session;
use crate::ui::app::{App, Start};
use crate::ui::general;
use outlook_words::{Words, WrongPack, ui};

/// The parts by the names of their places in the template.
///
/// # Errors
///
/// When the pack is not of this build.
pub fn render(pack: &str) -> Result<Vec<(&'static str, String)>, WrongPack> {
    let words = Words::read(pack.to_owned())?;
    let text = |key| escape(words.ui(key));
    Ok(vec![
        ("lang", words.code().to_owned()),
        ("title", text(ui::PAGE_TITLE)),
        ("description", text(ui::PAGE_INTRO)),
        ("question", screen(words, Session::default())),
        ("general", part(general::general(words))),
        ("no_script", part(general::no_script(words))),
        ("loading", text(ui::LOADING)),
        ("failed", text(ui::LOAD_FAILED)),
    ])
}

/// One screen of the widget as markup.
#[must_use]
pub fn screen(words: Words, session: Session) -> String {
    let start = Start { words, region: None, session };
    now(yew::LocalServerRenderer::<App>::with_props(start).hydratable(false).render())
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct Drawn {
    html: Html,
}

#[component]
fn Part(Drawn { html }: &Drawn) -> Html {
    html.clone()
}

fn part(html: Html) -> String {
    now(yew::LocalServerRenderer::<Part>::with_props(Drawn { html }).hydratable(false).render())
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// The value of a future that waits for nothing but itself.
fn now<T>(future: impl Future<Output = T>) -> T {
    struct Again;
    impl Wake for Again {
        fn wake(self: Arc<Self>) {}
    }
    let waker = Waker::from(Arc::new(Again));
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut Context::from_waker(&waker)) {
            return value;
        }
    }
}
