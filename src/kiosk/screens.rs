//! What a kiosk shows around a visit: the start screen, the bar above a visit, the question whether
//! anyone is there, and the panel of the staff. Buttons say what they do in `data-action`.

use outlook_i18n::{Key, LanguageIndex, Languages, Words, kiosk, ui};
use yew::prelude::*;

use super::check::Checked;
use super::counters::Counters;
use crate::elements::{button, plain, sign};
use crate::elements::{clinic, crisis, language_menu};
use crate::outlook::closing;
use crate::setting::Setting;

/// The start screen: what this is, that nothing is kept, and one large button.
pub(crate) fn attract(
    languages: Languages,
    chosen: LanguageIndex,
    setting: &Setting,
    erased: bool,
) -> Html {
    let words = languages.words(chosen);
    html! {
        <div class="ko-app" lang={words.code()} dir={words.runs()}>
            { crisis::strip(words, setting) }
            { clinic::head(setting) }
            <main class="ko-column ko-attract" data-screen="attract" data-still="">
                <p class="ko-attract-erased" role="status">{ erased.then(|| words.ui(kiosk::ERASED)) }</p>
                { sign("ko-emblem", "0 0 48 34", "M3 5h16M13 17h24M23 29h22") }
                <h1 tabindex="-1">{ words.ui(ui::PAGE_TITLE) }</h1>
                { plain("p", "ko-lead", words.ui(ui::PAGE_INTRO)) }
                { button("ko-button ko-attract-start", "start", words.ui(kiosk::START)) }
                { language_menu::view(languages, setting, chosen, false) }
                { plain("p", "", words.ui(kiosk::PRIVATE)) }
            </main>
            { closing::foot(words, setting) }
        </div>
    }
}

/// What stands above every page of a visit.
pub(crate) fn bar(words: Words, visiting: bool) -> Html {
    html! {
        <div class="ko-bar" lang={words.code()} dir={words.runs()}>
            { size(words, "smaller", kiosk::SMALLER) }
            { size(words, "larger", kiosk::LARGER) }
            if visiting { { button("ko-quiet ko-quiet-edge", "erase", words.ui(kiosk::ERASE)) } }
        </div>
    }
}

fn size(words: Words, action: &'static str, name: Key) -> Html {
    html! {
        <button type="button" class={format!("ko-quiet ko-quiet-edge ko-{action}")} data-action={action} aria-label={words.ui(name)}>
            <span aria-hidden="true">{ "A" }</span>
        </button>
    }
}

/// The question whether anyone is there. It covers the visit, so that whoever comes by reads nothing.
pub(crate) fn still_there(words: Words, left: u64) -> Html {
    let left = left.to_string();
    html! {
        <div class="ko-cover" data-action="stay" role="alertdialog" aria-modal="true" aria-labelledby="ko-still" aria-describedby="ko-left" lang={words.code()} dir={words.runs()}>
            <div class="ko-column">
                <h2 id="ko-still">{ words.ui(kiosk::STILL_TITLE) }</h2>
                <p id="ko-left" class="ko-lead" data-left={left.clone()}>{ words.fill(kiosk::STILL_SAY, &[("seconds", &left)]) }</p>
                { plain("p", "ko-lead", words.ui(kiosk::STILL_HOW)) }
                { button("ko-button", "stay", words.ui(kiosk::STILL_STAY)) }
            </div>
        </div>
    }
}

/// The keys for the code.
pub(crate) fn keys(words: Words, given: usize) -> Html {
    let dots = "•".repeat(given);
    let digit = |digit: &'static str| {
        html! { <button type="button" class="ko-quiet ko-quiet-edge" data-action="digit" data-digit={digit}>{ digit }</button> }
    };
    cover(
        words,
        kiosk::STAFF_CODE,
        html! {
            <>
                <p class="ko-code" aria-live="polite">{ dots }</p>
                <div class="ko-keys">{ for ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"].map(digit) }</div>
                { button("ko-quiet ko-quiet-edge", "close", words.ui(kiosk::STAFF_CLOSE)) }
            </>
        },
    )
}

/// What the panel of the staff shows.
#[derive(Debug)]
pub(crate) struct Panel {
    /// The build, as it is told on every screen.
    pub(crate) build: String,
    /// What was counted, where the clinic wants it.
    pub(crate) counted: Option<Counters>,
    /// Whether the whole screen is taken.
    pub(crate) full: bool,
    /// What the last check came to.
    pub(crate) checked: Option<Checked>,
}

/// The panel of the staff.
pub(crate) fn panel(words: Words, shown: &Panel) -> Html {
    let edge = "ko-quiet ko-quiet-edge";
    let counted = shown.counted.map(|Counters { visits, errors }| {
        let numbers = [("visits", &*visits.to_string()), ("errors", &*errors.to_string())];
        plain("p", "", words.fill(kiosk::STAFF_COUNTED, &numbers))
    });
    let full = if shown.full { kiosk::STAFF_LEAVE } else { kiosk::STAFF_FULL };
    cover(
        words,
        kiosk::STAFF_TITLE,
        html! {
            <>
                { plain("p", "", shown.build.clone()) }
                { plain("p", "", super::shell::edition(words)) }
                { counted }
                <p role="status" data-checked="">{ shown.checked.map(|it| it.told(words)) }</p>
                <div class="ko-actions">
                    { button(edge, "check", words.ui(kiosk::STAFF_CHECK)) }
                    { button(edge, "erase", words.ui(kiosk::ERASE)) }
                    { button(edge, "reload", words.ui(kiosk::STAFF_RELOAD)) }
                    { button(edge, "full", words.ui(full)) }
                    { button("ko-button", "close", words.ui(kiosk::STAFF_CLOSE)) }
                </div>
            </>
        },
    )
}

fn cover(words: Words, title: Key, inside: Html) -> Html {
    html! {
        <div class="ko-cover" role="dialog" aria-modal="true" aria-labelledby="ko-staff" lang={words.code()} dir={words.runs()}>
            <div class="ko-column">
                <h2 id="ko-staff">{ words.ui(title) }</h2>
                { inside }
            </div>
        </div>
    }
}
