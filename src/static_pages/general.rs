//! The general answer below the first question, for browsers without scripts or WebAssembly. It has
//! none of the `data-*` attributes of a result.

use outlook_engine::expectations::{self, Range};
use yew::prelude::*;

use crate::elements::{crisis, language_menu, plain, source_tag, ui_text};
use crate::outlook::{closing, row};
use crate::setting::Setting;
use outlook_i18n::{LanguageIndex, Languages, Words, page, ui};

/// The ranges for ketamine infusions in general, with their sources. With `linked` it links to the
/// answer page; `id` is the id of the heading.
pub(crate) fn general(words: Words, linked: bool, id: Option<&'static str>) -> Html {
    html! {
        <div class="ko-column"><div class="ko-static">
            <h2 {id}>{ words.ui(page::GENERAL_TITLE) }</h2>
            <p>{ words.ui(page::GENERAL_INTRO) }{ " " }{ linked.then(|| answer_link(words)) }</p>
            <dl class="ko-static-ranges">{ for expectations::general().iter().map(|range| row(words, range)) }</dl>
            { ui_text(words, "h3", "", ui::GOOD_TITLE) }
            { closing::good_to_know(words, None) }
            { ui_text(words, "h3", "", ui::HARMS_TITLE) }
            { closing::harms(words, None) }
            { ui_text(words, "h3", "", ui::SOURCES_TITLE) }
            { closing::sources(words) }
        </div></div>
    }
}

fn row(words: Words, range: &Range) -> Html {
    html! {
        <div>
            { plain("dt", "", words.slot_title(range.slot)) }
            <dd>{ claims(words, range) }</dd>
        </div>
    }
}

/// The notice without scripts.
pub(crate) fn no_script(words: Words) -> Html {
    html! { <p class="ko-notice">{ words.ui(page::NO_SCRIPT) }{ " " }{ answer_link(words) }</p> }
}

/// The head of the page where the questions cannot run: the crisis lines, the answer in other languages, and that
/// they cannot.
pub(crate) fn failed(languages: Languages) -> Html {
    let (words, setting) = (languages.first(), Setting::default());
    html! {
        <>
            { crisis::strip(words, &setting, false) }
            { language_menu::view(languages, &setting, LanguageIndex::FIRST, true, None) }
            <main class="ko-column">
                { ui_text(words, "h1", "", ui::PAGE_TITLE) }
                <p class="ko-notice" role="alert">{ words.ui(page::LOAD_FAILED) }</p>
            </main>
        </>
    }
}

/// A link to the answer page in each language; `web/page.js` shows the one in the current language.
pub(crate) fn answer_links(languages: Languages) -> Html {
    let links = languages.all().map(|language| {
        let words = languages.words(language);
        let name = words.ui(page::ANSWER_HERE);
        html! { <nav class="ko-column ko-answer-link" lang={words.code()} aria-label={name} hidden=true>{ answer_link(words) }</nav> }
    });
    links.collect()
}

/// A link to the answer page.
fn answer_link(words: Words) -> Html {
    html! { <a href={format!("answer-{}.html", words.code())}>{ words.ui(page::ANSWER_HERE) }</a> }
}

/// The claims of a range in the sources' words, each with its source, qualifier and population.
pub(super) fn claims(words: Words, range: &Range) -> Html {
    let rows = range.claims.iter().map(|claim| {
        html! {
            <li class={row::class(range, claim)}>
                { source_tag(claim.source) }
                { plain("span", "ko-row-words", words.claim_words(claim)) }
                { for words.claim_notes(range, claim).into_iter().map(|note| plain("span", "ko-row-note", note)) }
            </li>
        }
    });
    html! { <ul class="ko-row-claims">{ for rows }</ul> }
}
