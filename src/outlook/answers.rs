//! What the person told us, each answer with a button that leads back to it.

use outlook_engine::interview::{self, PageNumber, Question, Selection};
use outlook_engine::phq9::{Item, Phq9};
use outlook_engine::screening::Outcome;
use outlook_export::Visit;
use yew::prelude::*;

use crate::elements::{change_button, disclosure, plain};
use crate::session::Session;
use outlook_i18n::{Key, Words, ui};

/// The answers to the questions before the result. Where nothing was flagged they stand open, since a "no"
/// in error would be the reason.
pub(crate) fn view(visit: &Visit<'_>, session: &Session) -> Html {
    let words = visit.words;
    let draft = session.draft();
    let mut asked = interview::asked(draft);
    asked.retain(|question| PageNumber::of(*question) != PageNumber::AFTER);
    let is_clear = visit.outlook.outcome() == Outcome::NothingFlagged;
    let line = if is_clear {
        let said_no = |question: &Question| {
            draft.selected(*question).contains(&Selection::NoneOfThese(*question))
        };
        let shorts: Vec<_> =
            asked.iter().filter(|it| said_no(it)).map(|it| words.question_short(*it)).collect();
        words.fill(ui::TOLD_NO, &[("what", &shorts.join("; "))])
    } else {
        let answered = asked.iter().filter(|it| draft.has_answer(**it)).count();
        let skipped = asked.len() - answered;
        let counts = [("answered", &*answered.to_string()), ("skipped", &skipped.to_string())];
        words.fill(ui::TOLD_COUNT, &counts)
    };
    let rows = asked.into_iter().map(|question| row(words, session, question));
    let phq9 = session.phq9().map(|score| phq9(words, score));
    let body = html! { <dl class="ko-answers">{ for rows }{ phq9 }</dl> };
    disclosure("answers", words.ui(ui::TOLD_TITLE), line, is_clear, body)
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
    html! {
        <div class="ko-answer-row">
            { plain("dt", "", short) }
            <dd {class}>{ for texts }</dd>
            <dd class="ko-answer-change">{ change_button(words.ui(action), id, short) }</dd>
        </div>
    }
}
