//! Phrases that are wrong in a language or a variant stand nowhere: on no screen, sheet or static page, in no
//! export and no pack. Each row of the list is tried once, with a sentence that it has to find.

mod list;

use std::collections::BTreeSet;

use ketamine_outlook::session::{Action, Session};
use ketamine_outlook::static_pages;
use outlook_engine::Config;
use outlook_engine::config::Reading;
use outlook_engine::interview::Condition;
use outlook_export::{Visit, text};
use outlook_i18n::LanguageIndex;
use regex::Regex;
use scraper::Html;

use crate::pseudo::{page_texts, screens};
use crate::{clean, languages, texts};

/// Everything that is said in a language, each text once.
fn said(language: LanguageIndex) -> BTreeSet<String> {
    let code = languages().words(language).code();
    let mut said = BTreeSet::new();
    let mut add = |markup: &str| said.extend(page_texts(&Html::parse_fragment(markup)));
    let own = |session: Session| session.after(Action::Language(language));
    for session in screens() {
        add(&static_pages::screen(languages(), own(session)));
    }
    for condition in Condition::all() {
        let session = own(clean(condition.id()));
        add(&static_pages::printed_at(languages(), Reading::default(), session));
    }
    for (_, part) in static_pages::render_answer(languages(), language) {
        add(&part);
    }
    add(&static_pages::fallback(languages(), language, None));
    // The pages that stand in the first language alone.
    if language == LanguageIndex::FIRST {
        for (_, part) in static_pages::render(languages()) {
            add(&part);
        }
    }
    said.extend(texts(code).iter().map(|(_, text)| text.clone()));
    said.extend(exported(language));
    // Documents and their publishers are called as they call themselves.
    let own = |path: &str| path.ends_with(".section") || path.ends_with(".publisher");
    let headings = texts(code).iter().filter(|(path, _)| own(path));
    let headings: Vec<&str> = headings.map(|(_, text)| text.as_str()).collect();
    said.into_iter()
        .map(|text| headings.iter().fold(text, |text, heading| text.replace(heading, "")))
        .collect()
}

/// The lines of the text of each result.
fn exported(language: LanguageIndex) -> Vec<String> {
    let (words, config) = (languages().words(language), Config::default());
    let results = screens().into_iter().filter_map(|session| session.outlook().copied());
    let written = results.map(|outlook| text::sheet(&Visit::new(outlook, words, &config)));
    written.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// The phrases that are wrong in a language, given by its code.
fn wrong_in(code: &str) -> Vec<(Regex, &'static str)> {
    let rows = list::WRONG.iter().filter(|(codes, ..)| codes.split(' ').any(|it| it == code));
    rows.map(|(_, pattern, example)| (Regex::new(pattern).unwrap(), *example)).collect()
}

#[test]
fn no_text_has_a_phrase_that_is_wrong_in_its_language() {
    for language in languages().all() {
        let code = languages().words(language).code();
        let (said, wrong) = (said(language), wrong_in(code));
        assert!(said.len() > 1_000 && wrong.len() > 20, "{code}: {} {}", said.len(), wrong.len());
        let found = said.iter().flat_map(|text| {
            let phrases = wrong.iter().filter_map(|(pattern, _)| pattern.find(text));
            phrases.map(move |phrase| format!("{:?} in {text:?}", phrase.as_str()))
        });
        let found: Vec<String> = found.collect();
        assert!(found.is_empty(), "{code}:\n{}", found.join("\n"));
    }
}

#[test]
fn each_wrong_phrase_is_found() {
    for (codes, pattern, example) in list::WRONG {
        assert!(Regex::new(pattern).unwrap().is_match(example), "{codes}: {pattern}: {example:?}");
    }
}

#[test]
fn each_text_names_what_its_readers_know() {
    for (code, path, phrases) in list::NAMED {
        let found = texts(code).iter().find(|(known, _)| known == path);
        let (_, text) = found.unwrap_or_else(|| panic!("{code} has no text {path}"));
        for phrase in phrases.split('|') {
            assert!(text.contains(phrase), "{code}, {path}: no {phrase:?} in {text:?}");
        }
    }
}
