//! Markup that pages share: buttons, links, source tags, signs, text for screen readers.

pub(crate) mod clinic;
pub(crate) mod crisis;
pub(crate) mod form;
pub(crate) mod language_menu;
pub(crate) mod undo;

use outlook_engine::evidence::SourceIndex;
use yew::prelude::*;

use outlook_i18n::{Key, Words, ui};

/// A tag such as `S2`.
pub(crate) fn tag(source: SourceIndex) -> Html {
    label(source.id())
}

/// A tag of one word.
pub(crate) fn label(text: &'static str) -> Html {
    html! { <span class="ko-tag">{ text }</span> }
}

/// A drawn sign; it says nothing that the words beside it do not.
pub(crate) fn sign(class: &'static str, view_box: &'static str, path: &'static str) -> Html {
    html! {
        <svg class={class} aria-hidden="true" focusable="false" viewBox={view_box}><path d={path}/></svg>
    }
}

/// Sentences, one a row of a list.
pub(crate) fn rows(words: Words, keys: &[Key]) -> Html {
    keys.iter().map(|key| html! { <li>{ words.ui(*key) }</li> }).collect()
}

/// The title of a source. One in quotes is the document's own, and English in every language.
pub(crate) fn title(words: Words, source: SourceIndex) -> Html {
    let text = words.source_title(source);
    match text.strip_prefix('“').and_then(|text| text.split_once('”')) {
        Some((own, rest)) => html! { <>{ "“" }<span lang="en">{ own }</span>{ "”" }{ rest }</> },
        None => html! { text },
    }
}

/// Facts with their names; one that says nothing is left out. Headings of the documents are English.
pub(crate) fn pairs(words: Words, names: &[Key], facts: &[&str]) -> Html {
    let told = names.iter().zip(facts).filter(|(_, fact)| !fact.is_empty());
    let rows = told.map(|(name, fact)| {
        let lang = (*name == ui::FACT_SECTION).then_some("en");
        html! { <div><dt>{ words.ui(*name) }</dt><dd {lang}>{ (*fact).to_owned() }</dd></div> }
    });
    html! { <dl class="ko-pairs">{ for rows }</dl> }
}

/// An element that holds a text and nothing else. Every tag that `html!` is given is code of its
/// own; this one serves them all.
pub(crate) fn plain(tag: &'static str, class: &'static str, text: impl Into<AttrValue>) -> Html {
    element(tag, class, text.into())
}

#[inline(never)]
#[expect(clippy::ignored_unit_patterns, reason = "`html!` writes one for a tag by name")]
fn element(tag: &'static str, class: &'static str, text: AttrValue) -> Html {
    let class = (!class.is_empty()).then_some(class);
    html! { <@{tag} {class}>{ text }</@> }
}

/// A part of the result under its heading.
pub(crate) fn part(title: impl Into<AttrValue>, body: Html) -> Html {
    section(title.into(), body)
}

#[inline(never)]
fn section(title: AttrValue, body: Html) -> Html {
    html! { <section class="ko-part">{ plain("h2", "", title) }{ body }</section> }
}

/// A list of sentences.
#[inline(never)]
pub(crate) fn list(rows: Html) -> Html {
    html! { <ul class="ko-list">{ rows }</ul> }
}

/// A number to call.
pub(crate) fn call(class: &'static str, number: &str, shown: Html) -> Html {
    link(class, dialled("tel:", number).into(), false, shown)
}

/// A number to text, and the word to send to it or nothing.
pub(crate) fn message(class: &'static str, number: &str, word: &str, shown: Html) -> Html {
    let mut href = dialled("sms:", number);
    if !word.is_empty() {
        href.push_str("?body=");
        href.push_str(word);
    }
    link(class, href.into(), false, shown)
}

/// What stands between the digits is for people.
fn dialled(scheme: &str, number: &str) -> String {
    let digits = number.chars().filter(|it| it.is_ascii_digit() || *it == '+');
    scheme.chars().chain(digits).collect()
}

/// A way out of the widget, in a window of its own so that no answer is lost.
pub(crate) fn external_link(class: &'static str, href: impl Into<AttrValue>, shown: Html) -> Html {
    link(class, href.into(), true, shown)
}

#[cfg(feature = "kiosk")]
use crate::kiosk::link::view as link;

#[cfg(not(feature = "kiosk"))]
#[inline(never)]
fn link(class: &'static str, href: AttrValue, away: bool, shown: Html) -> Html {
    let class = (!class.is_empty()).then_some(class);
    let (target, rel) = (away.then_some("_blank"), away.then_some("noreferrer noopener"));
    html! { <a {class} {href} {target} {rel}>{ shown }</a> }
}

/// Text that is heard and not seen.
pub(crate) fn visually_hidden(text: impl Into<AttrValue>) -> Html {
    html! { <span class="ko-hidden">{ text.into() }</span> }
}

/// A button whose `data-action` says what it does.
pub(crate) fn button(class: &'static str, action: &'static str, text: &'static str) -> Html {
    html! { <button type="button" class={class} data-action={action}>{ text }</button> }
}

/// A button that leads to a question.
pub(crate) fn change(text: &'static str, question: &'static str, short: &'static str) -> Html {
    html! {
        <button type="button" class="ko-quiet" data-action="change" data-for={question}>
            { text }{ visually_hidden(format!(": {short}")) }
        </button>
    }
}
