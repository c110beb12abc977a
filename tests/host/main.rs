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
mod phrases;
mod pseudo;
#[path = "../fixtures/pseudo.rs"]
mod pseudo_language;
mod reading;
mod result;
#[path = "../fixtures/second_language.rs"]
mod second_language;
mod terms;
mod trials;
mod visit;

use std::path::Path;
use std::sync::OnceLock;

use ketamine_outlook::session::{Action, Page, Session};
use ketamine_outlook::static_pages;
use outlook_content::Pack;
use outlook_engine::interview::{self, Choice, PageNumber, Question, QuestionKind};
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
    *LANGUAGES.get_or_init(|| {
        Languages::read(packs().iter().map(|(_, pack)| &*pack.whole).collect()).unwrap()
    })
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

/// Ticks what `answers` has for a question.
fn answer(session: Session, question: Question, answers: &[(Question, &str)]) -> Session {
    let given = answers.iter().filter(|(of, _)| *of == question);
    let ticks =
        given.map(
            |(of, id)| {
                if *id == "none_of_these" { Action::TickNone(*of, true) } else { tick(*of, id) }
            },
        );
    ticks.fold(session, Session::after)
}

/// Ticks `answers` on this page, and goes on from it; leaves out what has no answer.
fn leave(session: Session, answers: &[(Question, &str)]) -> Session {
    let Page::Questions(page) = session.page() else { return session };
    let questions = Question::ALL.iter().filter(|it| PageNumber::of(**it) == page);
    let given = questions.fold(session, |session, it| answer(session, *it, answers));
    let on = given.after(Action::Continue);
    let on = if on.page() == given.page() { given.after(Action::Skip) } else { on };
    assert_ne!(on.page(), given.page(), "page {page} does not lead on");
    on
}

/// A visit up to the result that ticks `answers` and leaves out everything else.
fn answered(answers: &[(Question, &str)]) -> Session {
    let mut session = Session::default();
    while let Page::Questions(_) = session.page() {
        session = leave(session, answers);
    }
    let by_choice = Question::ALL.iter().filter(|it| PageNumber::of(**it) == PageNumber::AFTER);
    let added = by_choice.fold(session, |session, it| answer(session, *it, answers));
    if added == session { session } else { added.after(Action::Add) }
}

/// The page of a question.
fn at(question: Question) -> Page {
    Page::Questions(PageNumber::of(question))
}

/// A visit to a condition with nothing to flag.
fn clean(condition: &str) -> Session {
    let none = Question::ALL.iter().filter(|question| {
        interview::row(**question).kind == QuestionKind::Many
            && PageNumber::of(**question) != PageNumber::AFTER
    });
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

/// The parsed markup of a result with the sheet that is printed.
fn printed(session: Session) -> Html {
    clinic::printed_at(&serde_json::json!({}), session)
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
