//! The PHQ-9, one item a page, in its official wording.

use outlook_domain::Frequency;
use outlook_engine::phq9::{ITEMS, Item};
use outlook_i18n::{Words, ui};
use yew::prelude::*;

use crate::elements::form::{self, QuestionFields};
use crate::elements::{keyed_choice, ui_text};
use crate::reading_aids::Keys;
use crate::session::Session;

/// The screen of one item.
pub(crate) fn view(words: Words, session: &Session, item: Item, keys: Keys) -> Html {
    let mut digits = keys.digits();
    let answer = session.phq9().and_then(|phq9| phq9.get(item));
    let options = Frequency::ALL.iter().map(|frequency| {
        let text = html! { words.phq9_answer(*frequency) };
        let input = ["radio", item.id(), frequency.id()];
        keyed_choice("ko-option", input, answer == Some(*frequency), digits.next(), text)
    });
    let title =
        html! { <h1 class="ko-question-title" tabindex="-1">{ words.phq9_item(item) }</h1> };
    let fields = QuestionFields {
        id: item.id(),
        title,
        hint: words.ui(ui::PHQ9_LEAD),
        why: words.ui(ui::PHQ9_WHY),
        options: form::choices(item.id(), options.collect()),
        error: session.is_unanswered().then_some(ui::CHOOSE_ERROR),
    };
    let [n, total] = [item.place() + 1, usize::from(ITEMS)].map(|it| it.to_string());
    html! {
        <main key="phq9" class="ko-column" data-screen="question">
            { form::progress(words, ui::PHQ9_PROGRESS, &n, &total) }
            { form::form(item.id(), form::fields(words, fields), form::ways_on(words, true, true)) }
            { ui_text(words, "p", "ko-note", ui::PHQ9_AUTHORS) }
        </main>
    }
}
