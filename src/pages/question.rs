//! The screen of a question.

use outlook_domain::Group;
use outlook_engine::config::Field;
use outlook_engine::evidence::choice::CONDITION_ACUTE_PAIN;
use outlook_engine::interview::{self, Choice, Condition, Question, QuestionKind};
use outlook_engine::screening;
use yew::prelude::*;

use crate::elements::form::{self, QuestionForm};
use crate::elements::{clinic, crisis, icon, keyed_choice, plain};
use crate::reading_aids::Keys;
use crate::session::Session;
use crate::setting::Setting;
use outlook_i18n::{Key, Words, ui};

/// The screen of one question.
pub(crate) fn view(
    words: Words,
    setting: &Setting,
    session: &Session,
    question: Question,
    keys: Keys,
) -> Html {
    let first = question == Question::Condition;
    let helps = screening::help_leads(session.draft());
    let error = if first { ui::CHOOSE_ERROR_REQUIRED } else { ui::CHOOSE_ERROR };
    let form = QuestionForm {
        id: question.id(),
        title: title(words, question, first),
        hint: words.question_hint(question),
        why: words.question_why(question),
        options: options(words, session, question, keys),
        error: session.is_unanswered().then_some(error),
        status: if first { status(words, setting, session, helps) } else { Html::default() },
        back: session.can_go_back(),
        skip: interview::row(question).skippable,
    };
    html! {
        <main key="question" class="ko-column" data-screen="question">
            if first {
                <div class="ko-intro">
                    { icon("ko-emblem", "0 0 48 34", "M3 5h16M13 17h24M23 29h22") }
                    <h1 tabindex="-1">{ words.ui(ui::PAGE_TITLE) }</h1>
                    { plain("p", "ko-lead", words.ui(ui::PAGE_INTRO)) }
                    { clinic::text(setting, Field::Greeting, "ko-clinic-text") }
                </div>
            } else if question == Question::SafetyNow && (helps || session.is_repeated()) {
                { crisis::support_card(words, setting) }
            } else if helps {
                { crisis::support_reminder(words, setting) }
            }
            // A repeated question comes at the end: a count would look like a new start.
            if session.is_repeated() {
                { plain("p", "ko-notice", words.ui(repeat_reason(session))) }
            } else {
                { progress(words, session, question) }
            }
            { form::form(words, form) }
        </main>
    }
}

/// Why the safety question is repeated.
fn repeat_reason(session: &Session) -> Key {
    if session.draft().phq9_9().is_some() { ui::ASKED_AGAIN } else { ui::ASKED_AGAIN_OPEN }
}

/// The card that an answer to the first question shows at once.
fn status(words: Words, setting: &Setting, session: &Session, helps: bool) -> Html {
    if helps {
        crisis::support_card(words, setting)
    } else if session.draft().has(CONDITION_ACUTE_PAIN) {
        crisis::pain_card(words, setting)
    } else {
        Html::default()
    }
}

fn title(words: Words, question: Question, first: bool) -> Html {
    let text = words.question_title(question);
    if first {
        plain("h2", "ko-question-title", text)
    } else {
        html! { <h1 class="ko-question-title" tabindex="-1">{ text }</h1> }
    }
}

fn progress(words: Words, session: &Session, question: Question) -> Html {
    // Counted without the answer to this question, so that the count does not move while it is chosen.
    let mut draft = *session.draft();
    draft.withdraw(question);
    let asked = interview::asked(&draft);
    let n = asked.iter().position(|other| *other == question).unwrap_or_default() + 1;
    let total = asked.len().max(n);
    form::progress(words, ui::PROGRESS, n, total)
}

fn options(words: Words, session: &Session, question: Question, keys: Keys) -> Html {
    let mut digits = keys.digits();
    // No animation: the first question may have been there on the static page.
    if question == Question::Condition {
        let group_of = |choice: &Choice| {
            let groups = Condition::chosen(*choice).map(Condition::groups).unwrap_or_default();
            let pain = groups.iter().any(|group| *group != Group::MentalHealth);
            if pain { Some(Group::Pain) } else { groups.first().copied() }
        };
        let groups = [Some(Group::MentalHealth), Some(Group::Pain), None].into_iter();
        return groups.map(|group| {
            let id = format!("ko-group-{}", group.map_or("other", Group::id));
            let choices = Choice::of(question).filter(|choice| group_of(choice) == group);
            html! {
                <div role="group" aria-labelledby={id.clone()}>
                    <h3 class="ko-options-title" id={id}>{ words.group_title(group) }</h3>
                    <div class="ko-options">{ for choices.map(|choice| option(words, session, choice, digits.next())) }</div>
                </div>
            }
        }).collect();
    }
    let none =
        session.draft().has_answer(question) && session.draft().choices(question).next().is_none();
    let choices = html! {
        <>
            { for Choice::of(question).map(|choice| option(words, session, choice, digits.next())) }
            if interview::row(question).kind == QuestionKind::Many {
                { keyed_choice(
                    "ko-option ko-option-apart",
                    ["checkbox", question.id(), "none_of_these"],
                    none,
                    digits.next(),
                    html! { words.none_of_these(question) },
                ) }
            }
        </>
    };
    form::choices(question.id(), choices)
}

fn option(words: Words, session: &Session, choice: Choice, digit: Option<&'static str>) -> Html {
    let question = choice.question();
    let kind = match interview::row(question).kind {
        QuestionKind::One => "radio",
        QuestionKind::Many => "checkbox",
    };
    let hint = words.option_hint(choice);
    let text = html! {
        <>
            { label(words.option(choice)) }
            if !hint.is_empty() { { plain("span", "ko-option-hint", hint) } }
        </>
    };
    let checked = session.draft().has(choice) && !session.is_blank();
    keyed_choice("ko-option", [kind, question.id(), choice.id()], checked, digit, text)
}

/// The text of an option. Several items ("any of these: one; two") become a list.
fn label(text: &'static str) -> Html {
    match text.split_once(':') {
        Some((head, items)) if items.contains(';') => html! {
            <>
                { head }{ ":" }
                { for items.split(';').map(|item| plain("span", "ko-option-item", item.trim())) }
            </>
        },
        _ => html! { text },
    }
}
