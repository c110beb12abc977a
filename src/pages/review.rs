//! The screen of the review: the answers, to check before the result.

use outlook_domain::ButtonAction;
use outlook_engine::interview::{self, Question};
use outlook_engine::phq9::{Item, Phq9};
use outlook_engine::screening;
use yew::prelude::*;

use crate::elements::{button, change_button, crisis, plain};
use crate::outlook::changes;
use crate::session::Session;
use crate::setting::Setting;
use outlook_i18n::{Key, Words, ui};

/// The screen.
pub(crate) fn view(words: Words, setting: &Setting, session: &Session) -> Html {
    let rows =
        interview::asked(session.draft()).into_iter().map(|question| row(words, session, question));
    html! {
        <main key="review" class="ko-column ko-arrive" data-screen="review">
            if screening::help_leads(session.draft()) { { crisis::support_reminder(words, setting) } }
            <h1 tabindex="-1">{ words.ui(ui::REVIEW_TITLE) }</h1>
            { plain("p", "ko-lead", words.ui(ui::REVIEW_INTRO)) }
            { changes::view(words, session) }
            <dl class="ko-review">{ for rows }{ session.phq9().map(|score| phq9(words, score)) }</dl>
            <div class="ko-actions">
                { button("ko-button", ButtonAction::Continue, words.ui(ui::REVIEW_CONTINUE)) }
                { button("ko-quiet", ButtonAction::Back, words.ui(ui::BACK)) }
            </div>
        </main>
    }
}

fn row(words: Words, session: &Session, question: Question) -> Html {
    let selected = session.draft().selected(question);
    let mut texts: Vec<&str> = selected.iter().map(|it| words.selection(*it)).collect();
    let short = words.question_short(question);
    let (class, action) = if session.draft().has_answer(question) {
        ("ko-review-answer", ui::CHANGE)
    } else {
        texts.push(words.ui(ui::NOT_ANSWERED));
        ("ko-review-answer ko-review-open", ui::ANSWER)
    };
    answer_row(words, short, class, &texts, action, question.id())
}

fn phq9(words: Words, phq9: &Phq9) -> Html {
    let score = words.phq9_score(phq9);
    let name = words.ui(ui::PHQ9_NAME);
    answer_row(words, name, "ko-review-answer", &[&score], ui::CHANGE, Item::FIRST.id())
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
        <div class="ko-review-row">
            { plain("dt", "", short) }
            <dd {class}>{ for texts }</dd>
            <dd class="ko-review-change">{ change_button(words.ui(action), id, short) }</dd>
        </div>
    }
}
