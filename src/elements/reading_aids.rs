//! The reading aids: a button above every screen, a panel, and a status line.

use outlook_domain::ButtonAction;
use outlook_i18n::{LongUnit, Words, reading_aids as texts};
use yew::prelude::*;

use super::button::{button, opening_button};
use super::choice::choice;
use super::link::mail_link;
use super::text::{plain, ui_text};
use crate::reading_aids::{AidSettings, ReadingAids, Status, TextSize, Voice};

/// The button that opens and closes the panel.
pub(crate) fn opener(words: Words, open: bool) -> Html {
    let class = "ko-quiet ko-reading-aids-open";
    opening_button(class, ButtonAction::ReadingAids, words.ui(texts::TITLE), Some(open))
}

/// The panel and the status line. `offered` is the date of the answers that are offered.
pub(crate) fn panel(
    words: Words,
    aids: &ReadingAids,
    settings: &AidSettings,
    offered: Option<String>,
) -> Html {
    let parts = if aids.drawn { parts(words, aids, settings) } else { Vec::new() };
    html! {
        <>
            <div class="ko-reading-aids" role="group" aria-label={words.ui(texts::TITLE)} hidden={!aids.open}>
                { for parts }
            </div>
            <p class="ko-reading-aids-status" role="status">{ for status(words, &aids.status, offered) }</p>
        </>
    }
}

fn parts(words: Words, aids: &ReadingAids, settings: &AidSettings) -> Vec<Html> {
    let mut parts =
        vec![sizes(words, aids.size), tick("ko-keys", aids.keys.are_on(), words.ui(texts::KEYS))];
    if settings.days > 0 {
        let days = words.amount(&settings.days.to_string(), LongUnit::Day);
        let note = words.fill(texts::KEEP_NOTE, &[("days", &days)]);
        parts.push(tick("ko-keep", aids.keeps, words.ui(texts::KEEP)));
        parts.push(plain("p", "ko-note", note));
    }
    if aids.keeps {
        parts.push(quiet(ButtonAction::Erase, words.ui(texts::ERASE)));
    }
    match aids.voice {
        Voice::Missing => {}
        Voice::Silent => parts.push(quiet(ButtonAction::Read, words.ui(texts::READ))),
        Voice::Reading => parts.push(quiet(ButtonAction::Read, words.ui(texts::STOP))),
    }
    if let Some(address) = &settings.barriers {
        let mut text = words.ui(texts::BARRIER).split(['{', '}']);
        let [before, _, after] = [(); 3].map(|()| text.next().unwrap_or_default());
        parts.push(html! { <p>{ before }{ mail_link(address) }{ after }</p> });
    }
    parts
}

fn sizes(words: Words, current: TextSize) -> Html {
    let sizes = TextSize::ALL.into_iter().map(|size| {
        let text = words.ui(match size {
            TextSize::Normal => texts::SIZE_0,
            TextSize::Large => texts::SIZE_1,
            TextSize::VeryLarge => texts::SIZE_2,
        });
        choice("ko-view", ["radio", "ko-size", size.id()], size == current, plain("span", "", text))
    });
    html! {
        <fieldset class="ko-views">{ ui_text(words, "legend", "", texts::SIZE) }{ for sizes }</fieldset>
    }
}

fn tick(name: &'static str, on: bool, text: &'static str) -> Html {
    choice("ko-tick", ["checkbox", name, "on"], on, plain("span", "", text))
}

fn quiet(action: ButtonAction, text: &'static str) -> Html {
    button("ko-quiet ko-quiet-edge", action, text)
}

fn status(words: Words, status: &Status, offered: Option<String>) -> Vec<Html> {
    match status {
        Status::Nothing => Vec::new(),
        Status::Erased => vec![words.ui(texts::ERASED).into()],
        Status::Refused => vec![words.ui(texts::REFUSED).into()],
        Status::Offered(_) => vec![
            words.fill(texts::OFFER, &[("date", &offered.unwrap_or_default())]).into(),
            quiet(ButtonAction::GoOn, words.ui(texts::GO_ON)),
            quiet(ButtonAction::Erase, words.ui(texts::ERASE)),
        ],
    }
}
