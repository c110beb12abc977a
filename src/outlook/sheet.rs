//! The sheet: the printed form of a result, for the person and for the clinician.

use outlook_engine::interview::{Question, Selection};
use outlook_export::Visit;
use outlook_export::sheet::{Figure, Row, Section, SectionKind, sections};
use outlook_i18n::{Words, ui};
use yew::prelude::*;

use super::closing;
use super::duration_text::joined;
use super::figures::Figures;
use super::{findings, known, table};
use crate::elements::{around, clinic, plain, source_tag, source_title, ui_text};
use crate::setting::Setting;

/// The sheet. It is drawn when the page is printed, and visible on paper only: a page for the person, in the order of
/// the first screen, and one for the clinician.
pub(crate) fn view(setting: &Setting, visit: &Visit<'_>) -> Html {
    let (words, outlook) = (visit.words, &visit.outlook);
    let sections = sections(visit);
    let draw = |fits: fn(SectionKind) -> bool| {
        let fitting = sections.iter().filter(|it| fits(it.kind));
        fitting.map(|it| section(setting, visit, it)).collect::<Html>()
    };
    let title = if outlook.outcome().shows_ranges() {
        words.result_title(outlook)
    } else {
        words.ui(ui::SHEET_TITLE).to_owned()
    };
    html! {
        <section class="ko-sheet">
            <div class="ko-sheet-person">
                <p class="ko-sheet-lines">{ ui_text(words, "span", "", ui::SHEET_NAME) }{ ui_text(words, "span", "", ui::SHEET_DATE) }</p>
                { clinic::printed_header(setting) }
                { plain("h2", "", title) }
                { draw(|it| it == SectionKind::Help) }
                { draw(|it| it < SectionKind::Phq9 && it != SectionKind::Help) }
                if outlook.outcome().shows_ranges() {
                    { known::view(words, outlook) }
                    { Figures::new(words, outlook).printed() }
                }
                { draw(|it| matches!(it, SectionKind::Plan | SectionKind::Everyone | SectionKind::Harms | SectionKind::Asks | SectionKind::Matters)) }
            </div>
            <div class="ko-sheet-clinician">
                { ui_text(words, "h2", "", ui::SHEET_CLINICIAN) }
                { draw(|it| matches!(it, SectionKind::Phq9 | SectionKind::Answers)) }
                { draw(|it| matches!(it, SectionKind::Weeks | SectionKind::Day | SectionKind::Series | SectionKind::Sources)) }
                <p>
                    { words.edition() }{ " " }
                    { words.ui(ui::NOT_ADVICE) }
                </p>
                { clinic::notes(words, setting) }
            </div>
        </section>
    }
}

/// A section as it is on paper, where space is short.
fn section(setting: &Setting, visit: &Visit<'_>, section: &Section) -> Html {
    let words = visit.words;
    match section.kind {
        SectionKind::Headline => html! {
            <p>{ plain("b", "", section.title) }{ " " }{ for section.notes.iter().cloned() }</p>
        },
        SectionKind::Help => {
            let texts = section
                .rows
                .iter()
                .filter_map(|it| if let Row::Text(it) = it { Some(it) } else { None });
            plain("p", "ko-sheet-crisis", joined(texts.take(3), " · "))
        }
        SectionKind::Phq9 => html! { <p>{ joined(section.notes.iter(), " ") }</p> },
        SectionKind::Plan => clinic::printed_plan(words, setting),
        SectionKind::Day => figures(visit, section, words.ui(ui::DAY_INTRO)),
        SectionKind::Weeks | SectionKind::Series => figures(visit, section, ""),
        SectionKind::Everyone => closing::everyone(words, "ko-everyone"),
        SectionKind::Asks => list(setting, visit, section, "ko-sheet-asks"),
        SectionKind::Findings(_) => list(setting, visit, section, "ko-sheet-points"),
        SectionKind::LeftOpen => list(setting, visit, section, "ko-sheet-open"),
        SectionKind::Harms => list(setting, visit, section, "ko-everyone"),
        SectionKind::Matters | SectionKind::Answers => list(setting, visit, section, ""),
        SectionKind::Sources => html! {
            <p>{ for section.rows.iter().map(|it| row(setting, visit, it)) }{ joined(section.notes.iter(), " ") }</p>
        },
        // Said in another way, or on the screen alone.
        SectionKind::Known | SectionKind::Factors | SectionKind::Missing | SectionKind::Closing => {
            Html::default()
        }
    }
}

/// A heading and its list.
fn list(setting: &Setting, visit: &Visit<'_>, section: &Section, class: &'static str) -> Html {
    // A statement of a source is on the screen and in the text.
    let rows = section.rows.iter().filter(|it| !matches!(it, Row::Statement(_)));
    let rows = rows.map(|it| around("li", "", row(setting, visit, it)));
    html! { <>{ plain("h3", "", section.title) }{ around("ul", class, rows.collect()) }</> }
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
        Row::Finding(it) => html! {
            <>{ plain("b", "", words.finding_title(it)) }{ " " }{ findings::body(words, setting, &visit.outlook, it) }</>
        },
        Row::Answer(question, selected) => answer(words, *question, selected),
        Row::Phq9(item) => {
            html! { visit.phq9.map(|given| words.phq9_line(&given, *item)).unwrap_or_default() }
        }
        Row::Source(at) => {
            html! { <>{ source_tag(*at) }{ " " }{ source_title(words, *at) }{ ". " }</> }
        }
        Row::Statement(_) | Row::Figure(_) | Row::Factor(_) | Row::Missing(_) => Html::default(),
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
