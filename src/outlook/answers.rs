//! What the person told us, each answer with a button that leads back to it.

use outlook_engine::interview::{self, PageNumber, Question, Selection};
use outlook_engine::phq9::{Item, Phq9};
use outlook_engine::screening::Outcome;
use outlook_export::Visit;
use yew::prelude::*;

use crate::elements::{around, change_button, disclosure, plain};
use crate::session::Session;
use outlook_i18n::{Key, Words, ui};

/// The answers to the questions before the result. Where nothing was flagged they stand open, since a "no"
/// in error would be the reason.
pub(crate) fn view(visit: &Visit<'_>, session: &Session) -> Html {
    let words = visit.words;
    let draft = session.draft();
    let (mut answered, mut skipped, mut said_no, mut rows) = (0, 0, Vec::new(), Vec::new());
    for question in interview::asked(draft) {
        if PageNumber::of(question) == PageNumber::AFTER {
            continue;
        }
        *if draft.has_answer(question) { &mut answered } else { &mut skipped } += 1;
        if draft.selected(question).contains(&Selection::NoneOfThese(question)) {
            said_no.push(words.question_short(question));
        }
        rows.push(row(words, session, question));
    }
    rows.extend(session.phq9().map(|score| phq9(words, score)));
    let is_clear = visit.outlook.outcome() == Outcome::NothingFlagged;
    let line = if is_clear {
        words.fill(ui::TOLD_NO, &[("what", &said_no.join("; "))])
    } else {
        let counts = [("answered", &*answered.to_string()), ("skipped", &skipped.to_string())];
        words.fill(ui::TOLD_COUNT, &counts)
    };
    let body = around("dl", "ko-answers", rows.into_iter().collect());
    disclosure("answers", words.ui(ui::TOLD_TITLE), line.into(), is_clear, body)
}

fn row(words: Words, session: &Session, question: Question) -> Html {
    let selected = session.draft().selected(question);
    let mut texts: Vec<&str> = selected.iter().map(|it| words.selection(*it)).collect();
    let short = words.question_short(question);
    let (class, action) = if session.draft().has_answer(question) {
        ("ko-answer", ui::CHANGE)
    } else {
        texts.push(words.ui(ui::NOT_ANSWERED));
        ("ko-answer ko-answer-open", ui::ANSWER)
    };
    answer_row(words, short, class, &texts, action, question.id())
}

fn phq9(words: Words, phq9: &Phq9) -> Html {
    let score = words.phq9_score(phq9);
    let name = words.ui(ui::PHQ9_NAME);
    answer_row(words, name, "ko-answer", &[&score], ui::CHANGE, Item::FIRST.id())
}

fn answer_row(
    words: Words,
    short: &'static str,
    class: &'static str,
    texts: &[&str],
    action: Key,
    id: &'static str,
) -> Html {
    let texts = texts.iter().map(|text| plain("p", "", (*text).to_owned()));
    let change = change_button(words.ui(action), id, short);
    let cells = html! {
        <>
            { plain("dt", "", short) }
            { around("dd", class, texts.collect()) }
            { around("dd", "ko-answer-change", change) }
        </>
    };
    around("div", "ko-answer-row", cells)
}
