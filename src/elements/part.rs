//! A part of the result under its heading, and the lists inside it.

use outlook_i18n::{Key, Words, ui};
use yew::prelude::*;

use super::text::plain;

/// A part of the result under its heading.
pub(crate) fn part(title: impl Into<AttrValue>, body: Html) -> Html {
    section(title.into(), body)
}

#[inline(never)]
fn section(title: AttrValue, body: Html) -> Html {
    html! { <section class="ko-part">{ plain("h2", "", title) }{ body }</section> }
}

/// A part of the result that opens: its title, and the line that sums it up.
pub(crate) fn disclosure(
    id: &'static str,
    title: &'static str,
    line: String,
    open: bool,
    body: Html,
) -> Html {
    html! {
        <details class="ko-section" data-section={id} {open}>
            <summary>{ plain("h2", "", title) }{ plain("p", "", line) }</summary>
            { body }
        </details>
    }
}

/// A list of sentences.
#[inline(never)]
pub(crate) fn list(rows: Html) -> Html {
    html! { <ul class="ko-list">{ rows }</ul> }
}

/// One list item for each key.
pub(crate) fn rows(words: Words, keys: &[Key]) -> Html {
    keys.iter().map(|key| html! { <li>{ words.ui(*key) }</li> }).collect()
}

/// Facts with their names; an empty fact is left out. Section headings of the source documents are
/// English in every language, and are marked so.
pub(crate) fn pairs(words: Words, names: &[Key], facts: &[&str]) -> Html {
    let present = names.iter().zip(facts).filter(|(_, fact)| !fact.is_empty());
    let rows = present.map(|(name, fact)| {
        let lang = (*name == ui::FACT_SECTION).then_some("en");
        html! { <div><dt>{ words.ui(*name) }</dt><dd {lang}>{ (*fact).to_owned() }</dd></div> }
    });
    html! { <dl class="ko-pairs">{ for rows }</dl> }
}
