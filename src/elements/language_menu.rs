//! The row above every screen: the language switch between two places for the reading aids.

use outlook_domain::ButtonAction;
use outlook_i18n::{LanguageIndex, Languages};
use yew::prelude::*;

use crate::setting::Setting;

/// A button for each other language that the clinic offers, named in that language. On the static page
/// it is a link to the answer page in that language. `aids` are drawn before and after them.
pub(crate) fn view(
    languages: Languages,
    setting: &Setting,
    current: LanguageIndex,
    is_static: bool,
    aids: Option<[Html; 2]>,
) -> Html {
    let mut others = Vec::new();
    let own = languages.words(current).language();
    for language in languages.all() {
        let words = languages.words(language);
        let (code, name) = (words.code(), words.name());
        // Another variant of a language is no other language.
        if words.language() == own || !setting.config.offers(words.language()) {
            continue;
        }
        // The wasm never draws the static page: without this branch it is smaller.
        others.push(if is_static && cfg!(not(target_arch = "wasm32")) {
            html! { <a class="ko-quiet" href={format!("answer-{code}.html")} lang={code} hreflang={code}>{ name }</a> }
        } else {
            html! { <button type="button" class="ko-quiet" data-action={ButtonAction::Language.id()} data-lang={code} lang={code}>{ name }</button> }
        });
    }
    let used = (aids.is_some() || !others.is_empty()).then_some("");
    // Between the two `div`s is always one child, however many languages there are.
    let others: Html = others.into_iter().collect();
    let [before, after] = aids.unwrap_or_default();
    html! { <header class="ko-languages" data-used={used}><div>{ before }</div>{ others }<div>{ after }</div></header> }
}
