//! A part of the result under its heading, and the lists inside it.

use outlook_i18n::{Key, Words};
use yew::prelude::*;

use super::text::{around, plain, ui_text};

/// A part of the result under its heading.
pub(crate) fn part(title: impl Into<AttrValue>, body: Html) -> Html {
    let title = plain("h2", "", title);
    around("section", "ko-part", html! { <>{ title }{ body }</> })
}

/// A part of the result that opens: its title, and the line that sums it up.
#[inline(never)]
pub(crate) fn disclosure(
    id: &'static str,
    title: &'static str,
    line: AttrValue,
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

/// The same, closed and with texts of the interface.
#[inline(never)]
pub(crate) fn closed(words: Words, id: &'static str, [title, line]: [Key; 2], body: Html) -> Html {
    disclosure(id, words.ui(title), words.ui(line).into(), false, body)
}

/// More of a list or a part, one tap away.
#[inline(never)]
pub(crate) fn more(id: &'static str, summary: Html, body: Html) -> Html {
    html! { <details class="ko-card" data-section={id}><summary>{ summary }</summary>{ body }</details> }
}

/// A list of sentences.
#[inline(never)]
pub(crate) fn list(rows: Html) -> Html {
    around("ul", "ko-list", rows)
}

/// One list item for each key.
pub(crate) fn rows(words: Words, keys: &[Key]) -> Html {
    keys.iter().map(|key| ui_text(words, "li", "", *key)).collect()
}

/// Facts with their names.
pub(crate) fn pairs(words: Words, names: &[Key], facts: &[&'static str]) -> Html {
    let mut rows = Vec::new();
    for (name, fact) in names.iter().zip(facts) {
        rows.push(ui_text(words, "dt", "", *name));
        rows.push(plain("dd", "", *fact));
    }
    around("dl", "ko-pairs", rows.into_iter().collect())
}
