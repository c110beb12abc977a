//! Every screen in a pseudo-language: English text on it does not come from the wording.

use ketamine_outlook::session::{Action, Page, Session};
use ketamine_outlook::static_pages;
use outlook_engine::evidence::{EDITION, REGIONS};
use outlook_engine::interview::{Choice, Condition, Question};
use outlook_i18n::{LanguageIndex, Languages};
use scraper::Html;

use crate::pseudo_language;
use crate::{answered, clean, pack, tick, visit};

/// Attributes whose text is read or shown to a person.
const TEXT_ATTRIBUTES: [&str; 5] =
    ["aria-label", "title", "alt", "placeholder", "aria-description"];

fn languages(direction: &str) -> Languages {
    Languages::read(pseudo_language::pack(pack(), direction)).unwrap()
}

/// Every screen, in every state that shows other texts.
pub(crate) fn screens() -> Vec<Session> {
    let mut sessions = vec![
        Session::default(),
        visit([Action::Continue]),
        visit([tick(Question::Condition, "suicidal_thoughts")]),
    ];
    let everything: Vec<(Question, &str)> = Question::ALL
        .iter()
        .flat_map(|question| Choice::of(*question))
        .filter(|choice| {
            ![Question::Condition, Question::SafetyNow, Question::Age].contains(&choice.question())
        })
        .map(|choice| (choice.question(), choice.id()))
        .collect();
    for condition in Condition::all() {
        sessions.push(clean(condition.id()));
        let mut answers = everything.clone();
        answers.extend([
            (Question::Condition, condition.id()),
            (Question::SafetyNow, "thoughts"),
            (Question::Age, "65_plus"),
        ]);
        let result = answered(&answers);
        sessions.push(result);
        let changed = result
            .after(Action::Change(Question::Condition))
            .after(tick(Question::Condition, "crps"))
            .after(Action::Continue);
        sessions.push(changed);
    }
    for question in Question::ALL {
        sessions.push(answered(&[(Question::Condition, "crps")]).after(Action::Change(*question)));
    }
    let urgent = visit([tick(Question::Condition, "crps"), Action::Continue])
        .after(tick(Question::SafetyNow, "plan"))
        .after(Action::Continue);
    assert_eq!(urgent.page(), Page::Urgent);
    sessions.push(urgent);
    sessions
}

/// All texts of some markup, those for screen readers included.
pub(crate) fn page_texts(html: &Html) -> Vec<String> {
    let mut texts = Vec::new();
    for node in html.tree.nodes() {
        if let Some(text) = node.value().as_text() {
            texts.push(text.to_string());
        } else if let Some(element) = node.value().as_element() {
            texts.extend(
                TEXT_ATTRIBUTES.iter().filter_map(|name| element.attr(name)).map(str::to_owned),
            );
        }
    }
    texts
}

/// A text with `place` in the place of the addresses of services.
pub(crate) fn without_addresses(text: &str, place: &str) -> String {
    let lines = REGIONS.iter().flat_map(|region| region.lines);
    let addresses = lines.flat_map(|line| [line.chat, line.web]).flatten();
    addresses.fold(text.to_owned(), |text, address| text.replace(address, place))
}

/// Words of at least two ASCII letters.
fn english(content: &str) -> impl Iterator<Item = &str> {
    let words = content.split(|it: char| !it.is_ascii_alphabetic());
    words.filter(|word| word.len() > 1)
}

fn nothing_english(markup: &str, what: &str) {
    let html = Html::parse_fragment(markup);
    for content in page_texts(&html) {
        let content = without_addresses(&content.replace(EDITION, ""), "");
        let found: Vec<&str> = english(&content).collect();
        assert!(
            found.is_empty(),
            "{what}: {found:?} in {content:?} does not come from the wording"
        );
    }
}

#[test]
fn raw_english_is_detected() {
    let html = Html::parse_fragment(&static_pages::screen(crate::languages(), Session::default()));
    assert!(page_texts(&html).iter().any(|content| english(content).next().is_some()));
}

#[test]
fn every_text_of_a_screen_is_in_the_wording() {
    for direction in ["ltr", "rtl"] {
        let languages = languages(direction);
        for session in screens() {
            let markup = static_pages::screen(languages, session);
            nothing_english(&markup, &format!("{:?}", session.page()));
            assert!(markup.contains(&format!("lang=\"xx\" dir=\"{direction}\"")));
        }
    }
}

#[test]
fn every_text_of_a_static_page_is_in_the_wording() {
    let languages = languages("ltr");
    let parts = [
        static_pages::render(languages),
        static_pages::render_answer(languages, LanguageIndex::FIRST),
    ];
    for (name, markup) in parts.concat() {
        if !["lang", "dir"].contains(&name) {
            nothing_english(&markup, name);
        }
    }
}
