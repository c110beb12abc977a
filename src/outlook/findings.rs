//! The findings by level, and the questions left open.

use outlook_domain::Level;
use outlook_engine::Outlook;
use outlook_engine::evidence::Finding;
use yew::prelude::*;

use crate::elements::{change_button, crisis, icon, plain};
use crate::setting::Setting;
use outlook_i18n::{Words, ui};

const HEART: &str =
    "M12 20C5 15 3 11.5 3 8.5A4.5 4.5 0 0 1 12 7a4.5 4.5 0 0 1 9 1.5c0 3-2 6.5-9 11.5z";
const DIAMOND: &str = "M12 2.5 21.5 12 12 21.5 2.5 12zM12 8v4.5M12 16v.1";
const SPEECH: &str = "M3 4.5h18v12H11l-5 4v-4H3z";

/// The findings, the most urgent level first; help comes before everything else.
pub(crate) fn view(words: Words, setting: &Setting, outlook: &Outlook) -> Html {
    Level::ALL
        .iter()
        .map(|level| {
            let found: Vec<&'static Finding> =
                outlook.findings().filter(|finding| finding.level == *level).collect();
            if found.is_empty() {
                Html::default()
            } else {
                group(words, setting, outlook, *level, &found)
            }
        })
        .collect()
}

fn group(
    words: Words,
    setting: &Setting,
    outlook: &Outlook,
    level: Level,
    found: &[&'static Finding],
) -> Html {
    let rows = found.iter().map(|finding| row(words, setting, outlook, finding));
    match level {
        Level::Urgent | Level::Support => html! {
            <section class="ko-support">
                <h2 class="ko-findings-title">{ icon("ko-icon", "0 0 24 24", HEART) }{ words.level_title(level) }</h2>
                <ul>{ for rows }</ul>
                { crisis::phones(words, setting) }
            </section>
        },
        Level::NotCovered => html! { <ul>{ for rows }</ul> },
        Level::Specialist | Level::Discuss => {
            let (class, path) = if level == Level::Specialist {
                ("ko-findings ko-findings-first", DIAMOND)
            } else {
                ("ko-findings ko-findings-talk", SPEECH)
            };
            html! {
                <section class={class}>
                    <h2 class="ko-findings-title">{ icon("ko-icon", "0 0 24 24", path) }{ words.level_title(level) }</h2>
                    { plain("p", "", words.level_say(level)) }
                    <ul>{ for rows }</ul>
                </section>
            }
        }
    }
}

fn row(words: Words, setting: &Setting, outlook: &Outlook, finding: &'static Finding) -> Html {
    let title = words.finding_title(finding);
    // This level has no heading of its own.
    let title = if finding.level == Level::NotCovered {
        plain("h2", "", title)
    } else {
        plain("h3", "", title)
    };
    html! {
        <li class="ko-finding" data-finding={finding.id}>
            { title }
            { reasons(words, finding, words.finding_said(finding, Some(outlook.condition()))) }
            { crisis::numbers(words, setting.region, finding) }
        </li>
    }
}

/// The text of a finding, and its sources and grade.
pub(crate) fn reasons(words: Words, finding: &Finding, text: String) -> Html {
    html! {
        <>
            { plain("p", "", text) }
            if finding.neighbour_drug { { plain("p", "", words.ui(ui::NEIGHBOUR_DRUG)) } }
            <p class="ko-note">
                { for words.pieces(ui::RESTS_ON, &[("sources", words.finding_sources(finding))]) }
                { " " }{ words.grade(finding.grade) }{ "." }
            </p>
        </>
    }
}

/// The safety questions left open, each with a button that leads to it.
pub(crate) fn unchecked(words: Words, outlook: &Outlook) -> Html {
    let rows: Vec<Html> = outlook
        .left_open()
        .map(|question| {
            let short = words.question_short(question);
            html! { <li><span>{ short }</span>{ change_button(words.ui(ui::ANSWER), question.id(), short) }</li> }
        })
        .collect();
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <section class="ko-findings">
            { plain("h2", "ko-findings-title", words.ui(ui::UNCHECKED_TITLE)) }
            { plain("p", "", words.ui(ui::UNCHECKED_INTRO)) }
            <ul class="ko-list ko-unchecked">{ for rows }</ul>
        </section>
    }
}
