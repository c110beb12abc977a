//! The outcome with the points to raise, and the questions left open.

use outlook_domain::Level;
use outlook_engine::Outlook;
use outlook_engine::evidence::Finding;
use outlook_engine::interview::Question;
use outlook_engine::screening::Outcome;
use yew::prelude::*;

use crate::elements::{self, around, change_button, crisis, plain, ui_text};
use crate::outlook::duration_text::joined;
use crate::setting::Setting;
use outlook_i18n::{Words, ui};

/// How many points to discuss are named; points for a specialist are all named.
const NAMED: usize = 6;

/// The help card, where a finding calls for help. It comes before everything else, and says what to do, and what
/// that rests on once it is opened; the lines are in the strip.
pub(crate) fn help(words: Words, outlook: &Outlook) -> Html {
    let found = of_level(outlook, |level| matches!(level, Level::Urgent | Level::Support));
    let Some(first) = found.first() else { return Html::default() };
    let rows = found.iter().map(|it| {
        let text = plain("p", "", words.finding_said(it, Some(outlook.condition())));
        let rests =
            elements::more("rests-on", html! { words.ui(ui::SOURCES_TITLE) }, rests_on(words, it));
        card(words, it, "h3", html! { <>{ text }{ rests }</> })
    });
    let title = plain("h2", "", words.level_title(first.level));
    around("section", "ko-support", html! { <>{ title }{ for rows }</> })
}

/// Why there are no figures, where the sources do not cover what was answered.
pub(crate) fn not_covered(words: Words, setting: &Setting, outlook: &Outlook) -> Html {
    let found = of_level(outlook, |level| level == Level::NotCovered);
    // Under 18 the headline says what the finding does.
    let title = if outlook.is_for_adults_alone() { "" } else { "h2" };
    let rows = found.into_iter();
    rows.map(|it| card(words, it, title, body(words, setting, outlook, it))).collect()
}

/// A finding that stands open; `title` is the tag of its title, or empty.
fn card(words: Words, finding: &'static Finding, title: &'static str, body: Html) -> Html {
    html! {
        <div data-finding={finding.id}>
            if !title.is_empty() { { plain(title, "", words.finding_title(finding)) } }
            { body }
        </div>
    }
}

/// The outcome: how many points to raise and how many questions left open, and the name of each point, which
/// opens to its card.
pub(crate) fn view(words: Words, setting: &Setting, outlook: &Outlook) -> Html {
    let outcome = outlook.outcome();
    let specialist = of_level(outlook, |level| level == Level::Specialist);
    let discuss = of_level(outlook, |level| level == Level::Discuss);
    let open: Vec<Question> = outlook.left_open().collect();
    let class = match outcome {
        Outcome::Urgent | Outcome::NothingFlagged => "ko-outcome",
        Outcome::NotCovered => "ko-outcome ko-outcome-none",
        Outcome::SpecialistFirst => "ko-outcome ko-outcome-first",
        Outcome::DiscussFirst => "ko-outcome ko-outcome-talk",
    };
    let [mut title, text] = words.headline(outlook);
    if !outcome.shows_ranges() {
        title = words.level_title(specialist.first().map_or(Level::Discuss, |it| it.level));
    }
    let points = specialist.len() + discuss.len();
    if points + open.len() == 0 {
        if !outcome.shows_ranges() {
            return Html::default();
        }
        let said = html! { <>{ plain("h2", "", title) }{ plain("p", "", text) }</> };
        return around("section", class, said);
    }
    let count = |key, name, n: usize| (n > 0).then(|| words.fill(key, &[(name, &n.to_string())]));
    let counts = [
        count(ui::POINTS_COUNT, "points", points),
        count(ui::SKIPPED_COUNT, "skipped", open.len()),
    ];
    let counts = joined(counts.into_iter().flatten(), " ");
    let list = |found: &[&'static Finding]| {
        let rows = found.iter().map(|it| point(words, setting, outlook, it));
        around("ul", "", rows.collect())
    };
    let (named, more) = discuss.split_at(discuss.len().min(NAMED));
    html! {
        <details {class} data-section="points" open=true>
            <summary>{ plain("h2", "", title) }{ plain("p", "", counts) }</summary>
            if outcome == Outcome::SpecialistFirst { { plain("p", "", text) } }
            { list(&specialist) }
            if !(specialist.is_empty() || discuss.is_empty()) {
                { plain("p", "ko-points-level", words.level_title(Level::Discuss)) }
            }
            { list(named) }
            if !more.is_empty() {
                { elements::more("more-points", html! { words.fill(ui::POINTS_MORE, &[("n", &more.len().to_string())]) }, list(more)) }
            }
            { unchecked(words, &open) }
        </details>
    }
}

fn of_level(outlook: &Outlook, fits: fn(Level) -> bool) -> Vec<&'static Finding> {
    outlook.findings().filter(|finding| fits(finding.level)).collect()
}

fn point(words: Words, setting: &Setting, outlook: &Outlook, finding: &'static Finding) -> Html {
    html! {
        <li>
            <details class="ko-point" data-finding={finding.id}>
                <summary>{ plain("h3", "", words.finding_title(finding)) }</summary>
                { body(words, setting, outlook, finding) }
            </details>
        </li>
    }
}

pub(crate) fn body(words: Words, setting: &Setting, outlook: &Outlook, finding: &Finding) -> Html {
    let text = words.finding_said(finding, Some(outlook.condition()));
    html! { <>{ reasons(words, finding, text) }{ crisis::numbers(words, setting.region, finding) }</> }
}

/// The text of a finding, and its sources and grade.
pub(crate) fn reasons(words: Words, finding: &Finding, text: String) -> Html {
    html! { <>{ plain("p", "", text) }{ rests_on(words, finding) }</> }
}

/// What a finding rests on: its sources, whether they speak of a related drug, and its grade.
fn rests_on(words: Words, finding: &Finding) -> Html {
    html! {
        <>
            if finding.related_drug { { ui_text(words, "p", "", ui::RELATED_DRUG) } }
            <p class="ko-note">{ for words.rests_on(finding) }</p>
        </>
    }
}

/// The safety questions left open, each with a button that leads to it.
fn unchecked(words: Words, open: &[Question]) -> Html {
    if open.is_empty() {
        return Html::default();
    }
    let rows = open.iter().map(|question| {
        let short = words.question_short(*question);
        html! { <li><span>{ short }</span>{ change_button(words.ui(ui::ANSWER), question.id(), short) }</li> }
    });
    let body = html! {
        <>
            { ui_text(words, "p", "", ui::UNCHECKED_INTRO) }
            { around("ul", "ko-list ko-unchecked", rows.collect()) }
        </>
    };
    elements::more("unchecked", html! { words.ui(ui::UNCHECKED_TITLE) }, body)
}
