//! The sheet: the printed form of a result, for the person and for the clinician.

use outlook_domain::Matter;
use outlook_engine::decision;
use outlook_engine::evidence::SourceIndex;
use outlook_engine::interview;
use outlook_engine::{Answers, Outlook};
use outlook_i18n::{Key, Words, ui};
use yew::prelude::*;

use super::answers::answer_texts;
use super::duration_text::joined;
use super::figure::{Figure, FigureContext};
use super::figures;
use super::table::Medium;
use super::{closing, phq9, table};
use crate::elements::{clinic, crisis, plain, source_tag, source_title};
use crate::session::Session;
use crate::setting::Setting;

/// The sheet. It is part of every result page, and visible on paper only.
pub(crate) fn view(
    words: Words,
    setting: &Setting,
    session: &Session,
    answers: &Answers,
    outlook: &Outlook,
) -> Html {
    let outcome = outlook.outcome();
    let findings = outlook.findings().map(|it| {
        html! {
            <li>
                { plain("b", "", words.finding_title(it)) }{ " " }
                { words.finding_said(it, Some(outlook.condition())) }
                { crisis::numbers(words, setting.region, it) }
            </li>
        }
    });
    let [headline, text] = words.headline(outlook);
    let unchecked = outlook.left_open().map(|it| plain("li", "", words.question_short(it)));
    html! {
        <section class="ko-sheet">
            <p class="ko-sheet-lines">{ plain("span", "", words.ui(ui::SHEET_NAME)) }{ plain("span", "", words.ui(ui::SHEET_DATE)) }</p>
            { clinic::printed_header(setting) }
            { plain("h2", "", words.ui(ui::SHEET_TITLE)) }
            <p>{ plain("b", "", headline) }{ " " }{ text }</p>
            { part(words, ui::SHEET_FINDINGS, findings.collect()) }
            { part(words, ui::UNCHECKED_TITLE, unchecked.collect()) }
            { part(words, ui::ASK_TITLE, decision::asks(outlook).map(|it| plain("li", "", words.ask(it))).collect()) }
            { part(words, ui::MATTERS_TITLE, matters(words, session)) }
            { ranges(words, answers, outlook) }
            if outcome.shows_ranges() {
                { clinic::printed_plan(words, setting) }
                { closing::everyone(words, "ko-everyone") }
            }
            { plain("h2", "", words.ui(ui::SHEET_CLINICIAN)) }
            { part(words, ui::SHEET_ANSWERS, answer_rows(words, session)) }
            if let Some(score) = session.phq9() {
                <p>{ words.phq9_score(score) }{ " " }{ words.ui(ui::PHQ9_AUTHORS) }</p>
                <ul>{ phq9::items(words, score) }</ul>
            }
            { part(words, ui::SHEET_REFERENCES, references(words, outlook)) }
            <p>
                { for SourceIndex::all().map(|at| html! { <>{ source_tag(at) }{ " " }{ source_title(words, at) }{ ". " }</> }) }
                { words.ui(ui::SOURCES_NOTE) }{ " " }{ words.ui(ui::LEVELS_NOTE) }
            </p>
            <p>
                { closing::edition(words) }{ " " }
                { words.ui(ui::NOT_ADVICE) }
            </p>
            { clinic::notes(words, setting) }
            <p class="ko-sheet-crisis">{ crisis::emergency(words, setting.region, "") }{ " " }{ crisis::first_line(words, setting) }</p>
        </section>
    }
}

/// A heading and its list, if the list is not empty.
fn part(words: Words, title: Key, rows: Vec<Html>) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    html! { <>{ plain("h3", "", words.ui(title)) }<ul>{ for rows }</ul></> }
}

fn matters(words: Words, session: &Session) -> Vec<Html> {
    let ticked = Matter::ALL.iter().filter(|matter| session.matters(**matter));
    ticked.map(|matter| plain("li", "", words.matter(*matter))).collect()
}

fn ranges(words: Words, answers: &Answers, outlook: &Outlook) -> Html {
    if !outlook.outcome().shows_ranges() {
        return Html::default();
    }
    let context = FigureContext::new(words, *answers);
    let mut rows: Vec<Figure> = figures::long(answers.condition(), outlook.ranges());
    rows.extend(figures::day(outlook.ranges()));
    html! {
        <>
            { plain("h3", "", words.ui(ui::SHEET_FIGURES)) }
            <p>{ words.ui(ui::SHEET_GENERAL_NOTE) }{ " " }{ words.ui(ui::DAY_INTRO) }</p>
            { table::view(&context, &rows, words.ui(ui::SHEET_FIGURES), Medium::Paper) }
        </>
    }
}

fn answer_rows(words: Words, session: &Session) -> Vec<Html> {
    let asked = interview::asked(session.draft()).into_iter();
    asked
        .map(|question| {
            let answer = answer_texts(words, session.draft(), question);
            let answer = if answer.is_empty() {
                words.ui(ui::NOT_ANSWERED).to_owned()
            } else {
                joined(answer.into_iter(), "; ")
            };
            html! { <li><b>{ words.question_short(question) }{ ":" }</b>{ " " }{ answer }</li> }
        })
        .collect()
}

fn references(words: Words, outlook: &Outlook) -> Vec<Html> {
    let reference = |it| {
        html! { <li>{ words.finding_title(it) }{ ": " }{ words.finding_sources(it) }{ ". " }{ words.grade(it.grade) }{ "." }</li> }
    };
    outlook.findings().map(reference).collect()
}
