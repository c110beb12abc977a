//! Tests of the widget without a browser: markup, texts and the flow of a visit.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails with a panic")]

mod charts;
mod clinic;
mod decision;
mod docs;
mod fallback;
mod help;
mod languages;
mod markup;
mod one_order;
mod page;
mod phq9;
mod pseudo;
#[path = "../fixtures/pseudo.rs"]
mod pseudo_language;
mod reading;
mod result;
mod terms;
mod trials;
mod visit;

use std::path::Path;
use std::sync::OnceLock;

use ketamine_outlook::session::{Action, Session};
use ketamine_outlook::static_pages;
use outlook_content::Pack;
use outlook_engine::interview::{self, Choice, Question, QuestionKind};
use outlook_i18n::{Languages, Words};
use scraper::{ElementRef, Html, Selector};

/// The root of the repository.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The code and the pack of every language, as the build writes it, English first.
fn packs() -> &'static [(String, Pack)] {
    static PACKS: OnceLock<Vec<(String, Pack)>> = OnceLock::new();
    PACKS.get_or_init(|| {
        let evidence = outlook_content::read(root()).unwrap();
        let languages = outlook_content::languages(root()).unwrap();
        let read = |code: String| match outlook_content::pack(&evidence, root(), &code) {
            Ok(pack) => (code, pack),
            Err(problems) => panic!("{problems}"),
        };
        languages.into_iter().map(read).collect()
    })
}

/// The English pack.
fn pack() -> &'static str {
    &packs()[0].1.whole
}

/// Each text of a language after its path.
fn texts(code: &str) -> &'static [(String, String)] {
    &packs().iter().find(|(known, _)| known == code).unwrap().1.texts
}

fn languages() -> Languages {
    static LANGUAGES: OnceLock<Languages> = OnceLock::new();
    *LANGUAGES
        .get_or_init(|| static_pages::read(packs().iter().map(|(_, pack)| &*pack.whole)).unwrap())
}

fn words() -> Words {
    languages().first()
}

/// A visit after these actions.
fn visit(actions: impl IntoIterator<Item = Action>) -> Session {
    actions.into_iter().fold(Session::default(), Session::after)
}

/// Ticks an option.
fn tick(question: Question, id: &str) -> Action {
    Action::Tick(Choice::from_id(question, id).unwrap(), true)
}

/// A visit up to the review that ticks `answers` and skips every other question.
fn answered(answers: &[(Question, &str)]) -> Session {
    let mut session = Session::default();
    while let ketamine_outlook::session::Page::Question(question) = session.page() {
        let ticks: Vec<Action> =
            answers
                .iter()
                .filter(|(of, _)| *of == question)
                .map(|(of, id)| {
                    if *id == "none_of_these" { Action::TickNone(*of, true) } else { tick(*of, id) }
                })
                .collect();
        let leave = if ticks.is_empty() { Action::Skip } else { Action::Continue };
        let before = session;
        session = ticks.into_iter().chain([leave]).fold(session, Session::after);
        assert_ne!(before.page(), session.page(), "{question} does not continue");
    }
    session
}

/// A visit to a condition with nothing to flag.
fn clean(condition: &str) -> Session {
    let none = Question::ALL
        .iter()
        .filter(|question| interview::row(**question).kind == QuestionKind::Many);
    let mut answers: Vec<(Question, &str)> =
        none.map(|question| (*question, "none_of_these")).collect();
    answers.extend([
        (Question::Condition, condition),
        (Question::SafetyNow, "none"),
        (Question::Age, "18_64"),
        (Question::Tried, "two_or_more"),
    ]);
    answered(&answers)
}

/// The parsed markup of a screen.
fn screen(session: Session) -> Html {
    Html::parse_fragment(&static_pages::screen(languages(), session))
}

fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).unwrap();
    html.select(&selector).collect::<Vec<_>>()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn values(html: &Html, selector: &str, name: &str) -> Vec<String> {
    all(html, selector)
        .iter()
        .map(|element| element.attr(name).unwrap_or_default().to_owned())
        .collect()
}
