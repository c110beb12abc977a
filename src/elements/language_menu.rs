//! The row above every screen: the language switch, and two places for `web/reading_aids.js`.

use outlook_domain::ButtonAction;
use outlook_i18n::{LanguageIndex, Languages};
use yew::prelude::*;

use super::text::plain;
use crate::setting::Setting;

/// A button for each other language that the clinic offers, named in that language. On the static page
/// it is a link to the answer page in that language.
pub(crate) fn view(
    languages: Languages,
    setting: &Setting,
    current: LanguageIndex,
    is_static: bool,
) -> Html {
    let mut others = Vec::new();
    for language in languages.all().filter(|it| *it != current) {
        let words = languages.words(language);
        let (code, name) = (words.code(), words.name());
        if !setting.config.offers(code) {
            continue;
        }
        // The wasm never draws the static page: without this branch it is smaller.
        others.push(if is_static && cfg!(not(target_arch = "wasm32")) {
            html! { <a class="ko-quiet" href={format!("answer-{code}.html")} lang={code} hreflang={code}>{ name }</a> }
        } else {
            html! { <button type="button" class="ko-quiet" data-action={ButtonAction::Language.id()} data-lang={code} lang={code}>{ name }</button> }
        });
    }
    let used = (!others.is_empty()).then_some("");
    // The two `div`s belong to the script, and Yew keeps what it puts there: they are empty here, and
    // between them is always one child, however many languages there are.
    let others: Html = others.into_iter().collect();
    html! { <header class="ko-languages" data-used={used}>{ plain("div", "", "") }{ others }{ plain("div", "", "") }</header> }
}
