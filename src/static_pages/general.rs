//! The general answer under the first question: all there is where scripts or WebAssembly are not.
//! It carries no mark of a result.

use outlook_engine::expectations::{self, Range};
use yew::prelude::*;

use crate::elements::plain;
use crate::outlook::{closing, row};
use outlook_i18n::{Languages, Words, page, ui};

/// The ranges that speak of ketamine infusions in general, with their sources.
/// `more` leads on to the whole answer, where that is a page beside this one; `id` is the heading's, where
/// the section is named by it.
pub(crate) fn general(words: Words, more: bool, id: Option<&'static str>) -> Html {
    html! {
        <div class="ko-column"><div class="ko-static">
            <h2 {id}>{ words.ui(page::GENERAL_TITLE) }</h2>
            <p>{ words.ui(page::GENERAL_INTRO) }{ " " }{ more.then(|| whole(words)) }</p>
            <dl class="ko-static-ranges">{ for expectations::general().iter().map(|range| row(words, range)) }</dl>
            { plain("h3", "", words.ui(ui::GOOD_TITLE)) }
            { closing::good_to_know(words, None) }
            { plain("h3", "", words.ui(ui::HARMS_TITLE)) }
            { closing::harms(words, None) }
            { plain("h3", "", words.ui(ui::SOURCES_TITLE)) }
            { closing::sources(words) }
        </div></div>
    }
}

fn row(words: Words, range: &Range) -> Html {
    html! {
        <div>
            { plain("dt", "", words.slot_title(range.slot)) }
            <dd>{ row::says(words, range) }</dd>
        </div>
    }
}

/// What a page without scripts says.
pub(crate) fn no_script(words: Words) -> Html {
    html! { <p class="ko-notice">{ words.ui(page::NO_SCRIPT) }{ " " }{ whole(words) }</p> }
}

/// The way to the whole answer in each language; the page shows the one that the widget speaks. The
/// first stands in the general answer already.
pub(crate) fn whole_answers(languages: Languages) -> Html {
    let ways = languages.all().map(|language| {
        let words = languages.words(language);
        let name = words.ui(page::ANSWER_HERE);
        html! { <nav class="ko-column ko-whole" lang={words.code()} aria-label={name} hidden=true>{ whole(words) }</nav> }
    });
    ways.collect()
}

/// The way to the whole answer.
fn whole(words: Words) -> Html {
    html! { <a href={format!("answer-{}.html", words.code())}>{ words.ui(page::ANSWER_HERE) }</a> }
}
