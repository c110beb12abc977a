//! The row above every screen: the switch between languages, and room for what `web/reading_aids.js` adds.

use outlook_i18n::{LanguageIndex, Languages};
use yew::prelude::*;

use super::plain;
use crate::setting::Setting;

/// A button for each other language, named as its readers call it; on the static page a link to
/// that language's own answer, in the same place. Nothing where there is one language, or the clinic
/// offers one.
pub(crate) fn view(
    languages: Languages,
    setting: &Setting,
    chosen: LanguageIndex,
    still: bool,
) -> Html {
    let mut others = Vec::new();
    for language in languages.all().filter(|it| *it != chosen) {
        let words = languages.words(language);
        let (code, name) = (words.code(), words.name());
        if !setting.config.offers(code) {
            continue;
        }
        // The widget itself never draws the static page, and is the smaller for knowing it.
        others.push(if still && cfg!(not(target_arch = "wasm32")) {
            html! { <a class="ko-quiet" href={format!("answer-{code}.html")} lang={code} hreflang={code}>{ name }</a> }
        } else {
            html! { <button type="button" class="ko-quiet" data-action="language" data-lang={code} lang={code}>{ name }</button> }
        });
    }
    let used = (!others.is_empty()).then_some("");
    // Its two places are empty here, so the widget never touches what the script puts there: one child
    // stands between them, however many languages there are.
    let others: Html = others.into_iter().collect();
    html! { <header class="ko-languages" data-used={used}>{ plain("div", "", "") }{ others }{ plain("div", "", "") }</header> }
}
