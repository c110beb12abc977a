//! Markup around a visit: the start screen, the bar above a visit, the idle warning, the keypad and
//! the panel of the staff.

use outlook_domain::ButtonAction;
use outlook_i18n::{Key, LanguageIndex, Languages, Words, kiosk, ui};
use yew::prelude::*;

use super::counters::Counters;
use super::device_check::CheckResult;
use crate::elements::{button, clinic, crisis, icon, language_menu, plain, ui_text};
use crate::outlook::closing;
use crate::setting::Setting;

/// The start screen: what this is, that nothing is stored, and one large button.
pub(crate) fn attract(
    languages: Languages,
    chosen: LanguageIndex,
    setting: &Setting,
    erased: bool,
) -> Html {
    let words = languages.words(chosen);
    html! {
        <div class="ko-app" lang={words.code()} dir={words.runs()}>
            { crisis::strip(words, setting, false) }
            { clinic::header(setting) }
            <main class="ko-column ko-attract" data-screen="attract" data-still="">
                <p class="ko-erased" role="status">{ erased.then(|| words.ui(kiosk::ERASED)) }</p>
                { icon("ko-emblem", "0 0 48 34", "M3 5h16M13 17h24M23 29h22") }
                <h1 tabindex="-1">{ words.ui(ui::PAGE_TITLE) }</h1>
                { ui_text(words, "p", "ko-lead", ui::PAGE_INTRO) }
                { button("ko-button ko-attract-start", ButtonAction::Start, words.ui(kiosk::START)) }
                { language_menu::view(languages, setting, chosen, false, None) }
                { ui_text(words, "p", "", kiosk::PRIVATE) }
            </main>
            { closing::foot(words, setting) }
        </div>
    }
}

/// The bar above every screen: text size, during a visit the button that erases it, and on the urgent screen, which
/// nothing covers, the seconds left.
pub(crate) fn bar(words: Words, visiting: bool, left: Option<u64>) -> Html {
    let left = left.map(|left| {
        let left = left.to_string();
        let text = words.fill(kiosk::STILL_SAY, &[("seconds", &left)]);
        html! { <p class="ko-ends" role="timer" data-left={left}>{ text }{ " " }{ words.ui(kiosk::STILL_HOW) }</p> }
    });
    html! {
        <div class="ko-bar" lang={words.code()} dir={words.runs()}>
            { size_button(words, ButtonAction::Smaller, kiosk::SMALLER) }
            { size_button(words, ButtonAction::Larger, kiosk::LARGER) }
            if visiting { { button("ko-quiet ko-quiet-edge", ButtonAction::Erase, words.ui(kiosk::ERASE)) } }
            { left }
        </div>
    }
}

fn size_button(words: Words, action: ButtonAction, name: Key) -> Html {
    html! {
        <button type="button" class={format!("ko-quiet ko-quiet-edge ko-{action}")} data-action={action.id()} aria-label={words.ui(name)}>
            <span aria-hidden="true">{ "A" }</span>
        </button>
    }
}

/// The idle warning, with the seconds left. It covers the visit, so that a passer-by reads nothing.
pub(crate) fn still_there(words: Words, left: u64) -> Html {
    let left = left.to_string();
    html! {
        <div class="ko-cover" data-action={ButtonAction::Stay.id()} role="alertdialog" aria-modal="true" aria-labelledby="ko-still" aria-describedby="ko-left" lang={words.code()} dir={words.runs()}>
            <div class="ko-column">
                <h2 id="ko-still">{ words.ui(kiosk::STILL_TITLE) }</h2>
                <p id="ko-left" class="ko-lead" data-left={left.clone()}>{ words.fill(kiosk::STILL_SAY, &[("seconds", &left)]) }</p>
                { ui_text(words, "p", "ko-lead", kiosk::STILL_HOW) }
                { button("ko-button", ButtonAction::Stay, words.ui(kiosk::STILL_STAY)) }
            </div>
        </div>
    }
}

/// The keypad for the code, with the number of digits entered.
pub(crate) fn keys(words: Words, entered: usize) -> Html {
    let dots = "•".repeat(entered);
    let digit = |digit: &'static str| {
        html! { <button type="button" class="ko-quiet ko-quiet-edge" data-action={ButtonAction::Digit.id()} data-digit={digit}>{ digit }</button> }
    };
    cover(
        words,
        kiosk::STAFF_CODE,
        html! {
            <>
                <p class="ko-code" aria-live="polite">{ dots }</p>
                <div class="ko-keys">{ for ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"].map(digit) }</div>
                { button("ko-quiet ko-quiet-edge", ButtonAction::Close, words.ui(kiosk::STAFF_CLOSE)) }
            </>
        },
    )
}

/// The content of the staff panel.
#[derive(Debug)]
pub(crate) struct Panel {
    /// The line about the build, as on every screen.
    pub(crate) build: String,
    /// The counters, where the clinic has them on.
    pub(crate) counters: Option<Counters>,
    pub(crate) full_screen: bool,
    /// The result of the last self-check.
    pub(crate) check: Option<CheckResult>,
}

/// The staff panel.
pub(crate) fn panel(words: Words, panel: &Panel) -> Html {
    let edge = "ko-quiet ko-quiet-edge";
    let counters = panel.counters.map(|Counters { visits, errors }| {
        let numbers = [("visits", &*visits.to_string()), ("errors", &*errors.to_string())];
        plain("p", "", words.fill(kiosk::STAFF_COUNTED, &numbers))
    });
    let full = if panel.full_screen { kiosk::STAFF_LEAVE } else { kiosk::STAFF_FULL };
    cover(
        words,
        kiosk::STAFF_TITLE,
        html! {
            <>
                { plain("p", "", panel.build.clone()) }
                { plain("p", "", words.edition()) }
                { counters }
                <p role="status" data-checked="">{ panel.check.map(|it| it.describe(words)) }</p>
                <div class="ko-actions">
                    { button(edge, ButtonAction::Check, words.ui(kiosk::STAFF_CHECK)) }
                    { button(edge, ButtonAction::Erase, words.ui(kiosk::ERASE)) }
                    { button(edge, ButtonAction::Reload, words.ui(kiosk::STAFF_RELOAD)) }
                    { button(edge, ButtonAction::FullScreen, words.ui(full)) }
                    { button("ko-button", ButtonAction::Close, words.ui(kiosk::STAFF_CLOSE)) }
                </div>
            </>
        },
    )
}

fn cover(words: Words, title: Key, content: Html) -> Html {
    html! {
        <div class="ko-cover" role="dialog" aria-modal="true" aria-labelledby="ko-staff" lang={words.code()} dir={words.runs()}>
            <div class="ko-column">
                <h2 id="ko-staff">{ words.ui(title) }</h2>
                { content }
            </div>
        </div>
    }
}
