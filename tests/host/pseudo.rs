//! Every screen in a language that exists for tests alone: what still reads as English does not come
//! from the wording.

use ketamine_outlook::session::{Action, Page, Session};
use ketamine_outlook::static_pages;
use outlook_engine::evidence::{EDITION, REGIONS};
use outlook_engine::interview::{Choice, Condition, Question};
use outlook_i18n::{LanguageIndex, Languages};
use scraper::Html;

use crate::pseudo_language;
use crate::{answered, clean, pack, tick, visit};

/// Attributes that a person hears or sees.
const SPOKEN: [&str; 5] = ["aria-label", "title", "alt", "placeholder", "aria-description"];

fn languages(direction: &str) -> Languages {
    static_pages::read([&*pseudo_language::pack(pack(), direction)]).unwrap()
}

/// Everything a person may see: each screen in each state that says something else.
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
        sessions.push(clean(condition.id()).after(Action::Continue));
        let mut answers = everything.clone();
        answers.extend([
            (Question::Condition, condition.id()),
            (Question::SafetyNow, "thoughts"),
            (Question::Age, "65_plus"),
        ]);
        let review = answered(&answers);
        let result = review.after(Action::Continue);
        sessions.extend([review, result]);
        sessions.extend(
            ketamine_outlook::session::View::ALL.map(|view| result.after(Action::Show(view))),
        );
        let changed = result
            .after(Action::Change(Question::Condition))
            .after(tick(Question::Condition, "crps"))
            .after(Action::Continue);
        sessions.extend([changed, changed.after(Action::Continue)]);
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

/// What a person reads or hears of some markup.
pub(crate) fn said(html: &Html) -> Vec<String> {
    let mut said = Vec::new();
    for node in html.tree.nodes() {
        if let Some(text) = node.value().as_text() {
            said.push(text.to_string());
        } else if let Some(element) = node.value().as_element() {
            said.extend(SPOKEN.iter().filter_map(|name| element.attr(name)).map(str::to_owned));
        }
    }
    said
}

/// A text with this in place of the addresses of services.
pub(crate) fn without_addresses(text: &str, place: &str) -> String {
    let lines = REGIONS.iter().flat_map(|region| region.lines);
    let addresses = lines.flat_map(|line| [line.chat, line.web]).flatten();
    addresses.fold(text.to_owned(), |text, address| text.replace(address, place))
}

/// Words of two and more plain letters.
fn english(said: &str) -> impl Iterator<Item = &str> {
    let words = said.split(|it: char| !it.is_ascii_alphabetic());
    words.filter(|word| word.len() > 1)
}

fn nothing_english(markup: &str, what: &str) {
    let html = Html::parse_fragment(markup);
    for said in said(&html) {
        let said = without_addresses(&said.replace(EDITION, ""), "");
        let found: Vec<&str> = english(&said).collect();
        assert!(found.is_empty(), "{what}: {found:?} in {said:?} does not come from the wording");
    }
}

#[test]
fn raw_english_would_be_found() {
    let html = Html::parse_fragment(&static_pages::screen(crate::languages(), Session::default()));
    assert!(said(&html).iter().any(|said| english(said).next().is_some()));
}

#[test]
fn no_screen_says_anything_that_is_not_in_the_wording() {
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
fn no_static_page_says_anything_that_is_not_in_the_wording() {
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
