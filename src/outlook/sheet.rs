//! The sheet: the printed form of a result, for the person and for the clinician.

use outlook_engine::evidence::Finding;
use outlook_engine::interview::{Question, Selection};
use outlook_export::Visit;
use outlook_export::sheet::{Figure, Row, Section, SectionKind, sections};
use outlook_i18n::{Words, ui};
use yew::prelude::*;

use super::closing;
use super::duration_text::joined;
use super::table;
use crate::elements::{clinic, crisis, plain, source_tag, source_title, ui_text};
use crate::setting::Setting;

/// The sheet. It is drawn when the page is printed, and visible on paper only.
pub(crate) fn view(setting: &Setting, visit: &Visit<'_>) -> Html {
    let words = visit.words;
    let sections = sections(visit);
    html! {
        <section class="ko-sheet">
            <p class="ko-sheet-lines">{ ui_text(words, "span", "", ui::SHEET_NAME) }{ ui_text(words, "span", "", ui::SHEET_DATE) }</p>
            { clinic::printed_header(setting) }
            { ui_text(words, "h2", "", ui::SHEET_TITLE) }
            { for sections.iter().map(|it| section(setting, visit, it)) }
            <p>
                { closing::edition(words) }{ " " }
                { words.ui(ui::NOT_ADVICE) }
            </p>
            { clinic::notes(words, setting) }
        </section>
    }
}

/// A section as it is on paper, where space is short: what everyone can read on the screen is left out.
fn section(setting: &Setting, visit: &Visit<'_>, section: &Section) -> Html {
    let words = visit.words;
    match section.kind {
        SectionKind::Headline => html! {
            <p>{ plain("b", "", section.title) }{ " " }{ for section.notes.iter().cloned() }</p>
        },
        SectionKind::Help => html! {
            <p class="ko-sheet-crisis">{ crisis::emergency(words, setting.region, "") }{ " " }{ crisis::first_line(words, setting) }</p>
        },
        SectionKind::Phq9 => html! { <p>{ joined(section.notes.iter(), " ") }</p> },
        SectionKind::Plan => clinic::printed_plan(words, setting),
        SectionKind::Weeks => figures(visit, section, words.ui(ui::SHEET_GENERAL_NOTE)),
        SectionKind::Day => figures(visit, section, words.ui(ui::DAY_INTRO)),
        SectionKind::Series => figures(visit, section, ""),
        SectionKind::Everyone => closing::everyone(words, "ko-everyone"),
        SectionKind::Answers => html! {
            <>
                { ui_text(words, "h2", "", ui::SHEET_CLINICIAN) }
                { list(setting, visit, section) }
            </>
        },
        SectionKind::Findings(_)
        | SectionKind::LeftOpen
        | SectionKind::Asks
        | SectionKind::Matters
        | SectionKind::References => list(setting, visit, section),
        SectionKind::Sources => html! {
            <p>{ for section.rows.iter().map(|it| row(setting, visit, it)) }{ joined(section.notes.iter(), " ") }</p>
        },
        SectionKind::Known
        | SectionKind::Harms
        | SectionKind::Factors
        | SectionKind::Missing
        | SectionKind::Closing => Html::default(),
    }
}

/// A heading and its list.
fn list(setting: &Setting, visit: &Visit<'_>, section: &Section) -> Html {
    let rows = section.rows.iter().map(|it| row(setting, visit, it));
    html! { <>{ plain("h3", "", section.title) }<ul>{ for rows.map(|it| html! { <li>{ it }</li> }) }</ul></> }
}

/// The figures of a section as one table.
fn figures(visit: &Visit<'_>, section: &Section, note: &'static str) -> Html {
    let figures: Vec<Figure> = section.figures().collect();
    html! {
        <>
            { plain("h3", "", section.title) }
            { plain("p", "", note) }
            { table::view(visit.words, &figures, section.title, false) }
        </>
    }
}

fn row(setting: &Setting, visit: &Visit<'_>, row: &Row) -> Html {
    let words = visit.words;
    match row {
        Row::Text(text) => html! { text.clone() },
        Row::LeftOpen(question) => html! { words.question_short(*question) },
        Row::Finding(it) => finding(setting, visit, it),
        Row::Answer(question, selected) => answer(words, *question, selected),
        Row::Phq9(item) => {
            html! { visit.phq9.map(|given| words.phq9_line(&given, *item)).unwrap_or_default() }
        }
        Row::Reference(it) => html! {
            <>{ words.finding_title(it) }{ ": " }{ words.finding_sources(it) }{ ". " }{ words.grade(it.grade) }{ "." }</>
        },
        Row::Source(at) => {
            html! { <>{ source_tag(*at) }{ " " }{ source_title(words, *at) }{ ". " }</> }
        }
        Row::Statement(_) | Row::Figure(_) | Row::Factor(_) | Row::Missing(_) => Html::default(),
    }
}

fn finding(setting: &Setting, visit: &Visit<'_>, finding: &'static Finding) -> Html {
    let words = visit.words;
    html! {
        <>
            { plain("b", "", words.finding_title(finding)) }{ " " }
            { words.finding_said(finding, Some(visit.outlook.condition())) }
            { crisis::numbers(words, setting.region, finding) }
        </>
    }
}

fn answer(words: Words, question: Question, selected: &[Selection]) -> Html {
    let answer = if selected.is_empty() {
        words.ui(ui::NOT_ANSWERED).to_owned()
    } else {
        joined(selected.iter().map(|it| words.selection(*it)), "; ")
    };
    html! { <><b>{ words.question_short(question) }{ ":" }</b>{ " " }{ answer }</> }
}
