//! One question: its title, why we ask, its options, and the way on.

use outlook_engine::interview::{self, Choice, Condition, Kind, Question};
use outlook_engine::screening;
use outlook_terms::Group;
use yew::prelude::*;

use super::crisis;
use super::marks::{button, sign};
use crate::session::Session;
use crate::timeline::percent;
use outlook_words::{Words, ui};

/// The screen of one question.
pub(super) fn view(
    words: Words,
    region: Option<usize>,
    session: &Session,
    question: Question,
) -> Html {
    let first = question == Question::Condition;
    // The first question may be taken over from the static page: it must not move.
    let class = if first { "ko-column" } else { "ko-column ko-arrive" };
    let helps = screening::help_leads(session.draft());
    let error = session.is_unanswered();
    let hint = words.question_hint(question);
    html! {
        <main key={question.id()} class={class} data-screen="question">
            if first {
                <div class="ko-intro">
                    { sign("ko-emblem", "0 0 48 34", "M3 5h16M13 17h24M23 29h22") }
                    <h1 tabindex="-1">{ words.ui(ui::PAGE_TITLE) }</h1>
                    <p class="ko-lead">{ words.ui(ui::PAGE_INTRO) }</p>
                </div>
            } else if helps && question == Question::SafetyNow {
                { crisis::support_card(words, region) }
            } else if helps {
                { crisis::support_reminder(words, region) }
            }
            { progress(words, session, question) }
            <form class="ko-question" data-question={question.id()} novalidate=true>
                <fieldset aria-describedby={if error { "ko-hint ko-error" } else { "ko-hint" }}>
                    <legend>{ title(words, question, first) }</legend>
                    <p class="ko-question-hint" id="ko-hint">{ hint }</p>
                    <details class="ko-why">
                        <summary>{ words.ui(ui::WHY_WE_ASK) }</summary>
                        <p>{ words.question_why(question) }</p>
                    </details>
                    <div role="alert">
                        if error {
                            <p class="ko-error" id="ko-error">{ words.ui(if first { ui::CHOOSE_ERROR_REQUIRED } else { ui::CHOOSE_ERROR }) }</p>
                        }
                    </div>
                    { options(words, session, question) }
                </fieldset>
                <div role="status">
                    if first && helps { { crisis::support_card(words, region) } }
                </div>
                <div class="ko-actions">
                    { button("ko-button", "continue", words.ui(ui::CONTINUE)) }
                    if session.can_go_back() { { button("ko-quiet", "back", words.ui(ui::BACK)) } }
                    if interview::row(question).skippable { { button("ko-quiet", "skip", words.ui(ui::SKIP)) } }
                </div>
            </form>
        </main>
    }
}

fn title(words: Words, question: Question, first: bool) -> Html {
    let text = words.question_title(question);
    if first {
        html! { <h2 class="ko-question-title">{ text }</h2> }
    } else {
        html! { <h1 class="ko-question-title" tabindex="-1">{ text }</h1> }
    }
}

fn progress(words: Words, session: &Session, question: Question) -> Html {
    // Counted without the answer of this question, so that nothing moves while it is chosen.
    let mut draft = *session.draft();
    draft.withdraw(question);
    let asked = interview::asked(&draft);
    let n = asked.iter().position(|other| *other == question).unwrap_or_default() + 1;
    let total = asked.len().max(n);
    let text = words.fill(ui::PROGRESS, &[("n", &n.to_string()), ("total", &total.to_string())]);
    let done = u32::try_from(n * 1_000 / total).unwrap_or_default();
    html! {
        <div class="ko-progress">
            <p>{ text }</p>
            <svg class="ko-progress-line" width="100%" height="4" aria-hidden="true" focusable="false">
                <rect class="ko-progress-rest" width="100%" height="4"/>
                <rect class="ko-progress-done" width={percent(done)} height="4"/>
            </svg>
        </div>
    }
}

fn options(words: Words, session: &Session, question: Question) -> Html {
    if question == Question::Condition {
        let family = |choice: &Choice| {
            let groups = Condition::chosen(*choice).map(Condition::groups).unwrap_or_default();
            let pain = groups.iter().any(|group| *group != Group::MentalHealth);
            if pain { Some(Group::Pain) } else { groups.first().copied() }
        };
        let groups = [Some(Group::MentalHealth), Some(Group::Pain), None].into_iter();
        return groups.map(|group| {
            let id = format!("ko-group-{}", group.map_or("other", Group::id));
            let choices = Choice::of(question).filter(|choice| family(choice) == group);
            html! {
                <div role="group" aria-labelledby={id.clone()}>
                    <h3 class="ko-options-title" id={id}>{ words.group_title(group) }</h3>
                    <div class="ko-options">{ for choices.map(|choice| option(words, session, choice)) }</div>
                </div>
            }
        }).collect();
    }
    let none =
        session.draft().has_answer(question) && session.draft().choices(question).next().is_none();
    html! {
        <div class="ko-options">
            { for Choice::of(question).map(|choice| option(words, session, choice)) }
            if interview::row(question).kind == Kind::Many {
                <label class="ko-option ko-option-apart">
                    <input type="checkbox" name={question.id()} value="none_of_these" checked={none}/>
                    <span class="ko-option-text">{ words.none_of_these(question) }</span>
                </label>
            }
        </div>
    }
}

fn option(words: Words, session: &Session, choice: Choice) -> Html {
    let question = choice.question();
    let kind = match interview::row(question).kind {
        Kind::One => "radio",
        Kind::Many => "checkbox",
    };
    let hint = words.option_hint(choice);
    html! {
        <label class="ko-option">
            <input type={kind} name={question.id()} value={choice.id()} checked={session.draft().has(choice)}/>
            <span class="ko-option-text">{ label(words.option(choice)) }</span>
            if !hint.is_empty() { <span class="ko-option-hint">{ hint }</span> }
        </label>
    }
}

/// An option that lists several things ("any of these: one; two") shows them as a list.
fn label(text: &'static str) -> Html {
    match text.split_once(':') {
        Some((head, items)) if items.contains(';') => html! {
            <>
                { head }{ ":" }
                { for items.split(';').map(|item| html! { <span class="ko-option-item">{ item.trim() }</span> }) }
            </>
        },
        _ => html! { text },
    }
}
