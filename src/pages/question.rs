//! The screen of a page of questions.

use outlook_domain::Group;
use outlook_engine::config::Field;
use outlook_engine::evidence::choice::CONDITION_ACUTE_PAIN;
use outlook_engine::interview::{self, Choice, Condition, PageNumber, Question, Selection};
use yew::prelude::*;

use crate::elements::form::{self, QuestionFields};
use crate::elements::{clinic, crisis, icon, plain, ui_text};
use crate::reading_aids::Keys;
use crate::session::Session;
use crate::setting::Setting;
use outlook_i18n::{Key, Words, ui};

/// The screen of one page.
pub(crate) fn view(
    words: Words,
    setting: &Setting,
    session: &Session,
    page: PageNumber,
    keys: Keys,
) -> Html {
    let first = page == PageNumber::FIRST;
    let error = if first { ui::CHOOSE_ERROR_REQUIRED } else { ui::CHOOSE_ERROR };
    let mut digits = keys.digits();
    let questions = interview::on_page(session.draft(), page).into_iter().enumerate();
    let questions = questions.map(|(at, question)| {
        // Shown with nothing chosen, a repeated question is unanswered.
        let selected =
            if session.is_blank() { Vec::new() } else { session.draft().selected(question) };
        let missing = session.is_unanswered() && selected.is_empty();
        let title = title(words, question, first || at > 0);
        let options = options(words, question, &selected, &mut digits);
        let fields = QuestionFields::of(words, question, title, options, missing.then_some(error));
        form::fields(words, fields)
    });
    let questions = questions.collect();
    let rest = html! {
        <>
            <div role="status">{ status(words, setting, session, page) }</div>
            { form::ways_on(words, session.can_go_back(), session.can_skip()) }
        </>
    };
    html! {
        <main key="question" class="ko-column" data-screen="question">
            if first {
                <div class="ko-intro">
                    { icon("ko-emblem", "0 0 48 34", "M3 5h16M13 17h24M23 29h22") }
                    <h1 tabindex="-1">{ words.ui(ui::PAGE_TITLE) }</h1>
                    { ui_text(words, "p", "ko-lead", ui::PAGE_INTRO) }
                    { clinic::text(setting, Field::Greeting, "ko-clinic-text") }
                </div>
            }
            // A repeated question comes at the end: a count would look like a new start.
            if session.is_repeated() {
                { plain("p", "ko-notice", words.ui(repeat_reason(session))) }
            } else {
                { progress(words, page) }
            }
            { form::form(page.to_string(), questions, rest) }
        </main>
    }
}

/// Why the safety question is repeated.
fn repeat_reason(session: &Session) -> Key {
    if session.draft().phq9_9().is_some() { ui::ASKED_AGAIN } else { ui::ASKED_AGAIN_OPEN }
}

/// The card that an answer to the condition or the safety question shows at once.
fn status(words: Words, setting: &Setting, session: &Session, page: PageNumber) -> Html {
    let draft = session.draft();
    if page > PageNumber::of(Question::SafetyNow) {
        Html::default()
    } else if session.help_leads() {
        crisis::support_card(words)
    } else if page == PageNumber::FIRST && draft.has(CONDITION_ACUTE_PAIN) {
        crisis::pain_card(words, setting)
    } else {
        Html::default()
    }
}

fn title(words: Words, question: Question, below: bool) -> Html {
    let text = words.question_title(question);
    if below {
        plain("h2", "ko-question-title", text)
    } else {
        html! { <h1 class="ko-question-title" tabindex="-1">{ text }</h1> }
    }
}

/// The number of the page among all pages, whatever is left out: it never grows.
fn progress(words: Words, page: PageNumber) -> Html {
    let total = PageNumber::last().to_string();
    form::progress(words, ui::PROGRESS, &page.to_string(), &total)
}

fn options(
    words: Words,
    question: Question,
    selected: &[Selection],
    digits: &mut impl Iterator<Item = &'static str>,
) -> Html {
    if question != Question::Condition {
        return form::choices(question.id(), form::options(words, question, selected, digits));
    }
    // No animation: the first question may have been there on the static page.
    let group_of = |choice: &Choice| {
        let groups = Condition::chosen(*choice).map(Condition::groups).unwrap_or_default();
        let pain = groups.iter().any(|group| *group != Group::MentalHealth);
        if pain { Some(Group::Pain) } else { groups.first().copied() }
    };
    let groups = [Some(Group::MentalHealth), Some(Group::Pain), None].into_iter();
    let groups = groups.map(|group| {
        let id = format!("ko-group-{}", group.map_or("other", Group::id));
        let choices = Choice::of(question).filter(|choice| group_of(choice) == group);
        let choices = choices.map(Selection::Option);
        let rows = choices
            .map(|it| form::option(words, question, it, selected.contains(&it), digits.next()));
        html! {
            <div role="group" aria-labelledby={id.clone()}>
                <h3 class="ko-options-title" id={id}>{ words.group_title(group) }</h3>
                if group.is_none() { { ui_text(words, "p", "ko-options-note", ui::NO_FIGURES) } }
                <div class="ko-options">{ for rows }</div>
            </div>
        }
    });
    groups.collect()
}
