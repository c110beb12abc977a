//! What a person may add to the sheet, by choice: the questions after the result.

use outlook_domain::ButtonAction;
use outlook_engine::interview::{self, PageNumber};
use yew::prelude::*;

use super::changes;
use crate::elements::form::{self, QuestionFields};
use crate::elements::{around, button, plain, ui_text};
use crate::session::Session;
use outlook_i18n::{Words, ui};

/// The form, and what the last addition changed; nothing where no such question is asked.
pub(crate) fn view(words: Words, session: &Session) -> Html {
    let questions = interview::on_page(session.draft(), PageNumber::AFTER);
    if questions.is_empty() {
        return Html::default();
    }
    let questions = questions.into_iter().map(|question| {
        let selected = session.sheet().selected(question);
        let options = form::options(words, question, &selected, &mut std::iter::empty());
        let title = plain("h4", "", words.question_title(question));
        // Not animated as on a page: they may be closed, and no engine ends the animation of what is.
        let options = around("div", "ko-options", options);
        let error = session.is_unanswered().then_some(ui::ADD_ERROR);
        form::fields(words, QuestionFields::of(words, question, title, options, error))
    });
    let rest = html! {
        <>
            <div class="ko-actions">
                { button("ko-quiet ko-quiet-edge", ButtonAction::Add, words.ui(ui::ADD)) }
            </div>
            <div role="status">
                if session.has_added() {
                    { ui_text(words, "p", "", ui::ADDED) }
                    { changes::view(words, session) }
                }
            </div>
        </>
    };
    let form = form::form(PageNumber::AFTER.to_string(), questions.collect(), rest);
    html! {
        <>
            { ui_text(words, "h3", "", ui::ADD_TITLE) }
            { ui_text(words, "p", "ko-note", ui::ADD_INTRO) }
            { form }
        </>
    }
}
