//! The answer page, without a question: every range with its sources, every finding, all crisis lines.
//! It has none of the `data-*` attributes of a result.

use std::fmt::Write as _;

use outlook_domain::{Affects, Level, Place};
use outlook_engine::evidence::{CONTEXT, FACTORS, FINDINGS, Finding, Scope};
use outlook_engine::expectations::{self, Fit, Range};
use outlook_engine::interview::{Choice, Condition};
use outlook_export::sheet::{self, Figure};
use outlook_i18n::{Key, LanguageIndex, Languages, MISSING, Words, page, ui};
use yew::prelude::*;

use super::general::claims;
use crate::elements::{crisis, plain, rows};
use crate::outlook::{closing, factors, findings};
use crate::setting::Setting;

/// A part of the page: its anchor, its heading and its content.
type Part = (&'static str, Key, fn(Words) -> Html);

const PARTS: [Part; 12] = [
    ("help", page::ANSWER_HELP, crisis::list),
    ("good", ui::GOOD_TITLE, |words| closing::good_to_know(words, None)),
    ("conditions", page::ANSWER_CONDITIONS, conditions),
    ("day", ui::DAY_TITLE, day),
    ("factors", ui::FACTORS_TITLE, all_factors),
    ("harms", ui::HARMS_TITLE, harms),
    ("screening", page::ANSWER_SCREENING, screening),
    ("not-covered", page::ANSWER_NOT_COVERED, not_covered),
    ("missing", ui::MISSING_TITLE, missing),
    ("sources", ui::SOURCES_TITLE, |words| {
        html! { <>{ closing::sources(words) }{ plain("p", "", words.ui(page::ANSWER_LIMITS)) }</> }
    }),
    ("reading", ui::READING_TITLE, closing::reading_list),
    ("terms", page::ANSWER_TERMS, terms),
];

/// The medical terms and their explanations, in alphabetical order.
fn terms(words: Words) -> Html {
    let mut terms: Vec<(&str, &str)> = words.terms().collect();
    terms.sort_by_key(|(name, _)| name.to_lowercase());
    let rows = terms.into_iter().map(|(name, explanation)| {
        html! { <div>{ plain("dt", "ko-sentence", name) }{ plain("dd", "", explanation) }</div> }
    });
    html! { <dl class="ko-terms">{ for rows }</dl> }
}

/// The page in a language.
pub(crate) fn view(languages: Languages, language: LanguageIndex) -> Html {
    let words = languages.words(language);
    let others = languages.all().filter(|other| *other != language).map(|other| {
        let other = languages.words(other);
        let href = format!("answer-{}.html", other.code());
        html! { <a class="ko-quiet" {href} lang={other.code()} hreflang={other.code()}>{ other.name() }</a> }
    });
    let contents = PARTS.iter().map(|(anchor, title, _)| {
        html! { <li><a href={format!("#{anchor}")}>{ words.ui(*title) }</a></li> }
    });
    let parts = PARTS.iter().map(|(anchor, title, part)| {
        html! {
            <section class="ko-part" id={*anchor}>
                <h2>{ words.ui(*title) }</h2>
                { part(words) }
            </section>
        }
    });
    html! {
        <div class="ko-app" lang={words.code()} dir={words.runs()}>
            { crisis::strip(words, &Setting::default(), false) }
            <header class="ko-languages" data-used="">{ for others }</header>
            <main class="ko-column">
                <h1>{ words.ui(page::ANSWER_TITLE) }</h1>
                <p class="ko-lead">{ words.ui(page::ANSWER_INTRO) }{ " " }{ words.ui(ui::NOT_ADVICE) }</p>
                <p><a href="index.html">{ words.ui(page::ANSWER_QUESTIONS) }</a></p>
                <nav class="ko-contents" aria-labelledby="ko-contents-title">
                    <h2 id="ko-contents-title">{ words.ui(page::ANSWER_CONTENTS) }</h2>
                    <ul class="ko-list">{ for contents }</ul>
                </nav>
                { for parts }
            </main>
            { closing::foot(words, &Setting::default()) }
        </div>
    }
}

/// The figures of every condition that the sources name. Conditions with the same figures share a
/// section.
fn conditions(words: Words) -> Html {
    let mut together: Vec<(Vec<Condition>, Vec<Figure>)> = Vec::new();
    for condition in Condition::all().filter(|condition| condition.is_named()) {
        let mut figures = chart_and_series(condition);
        // That of the day is the same for all, and comes below.
        figures.retain(|figure| match figure {
            Figure::Given(range) => !range.slot.is_of_the_day(),
            Figure::Missing(_) => true,
        });
        match together.iter_mut().find(|(_, known)| same(known, &figures)) {
            Some((conditions, _)) => conditions.push(condition),
            None => together.push((vec![condition], figures)),
        }
    }
    let groups = together.iter().map(|(conditions, figures)| {
        let titles: Vec<&str> = conditions.iter().map(|it| words.option(it.choice())).collect();
        let phrases: Vec<&str> = conditions.iter().map(|it| words.condition(*it)).collect();
        html! {
            <section class="ko-answer-condition">
                <h3>{ titles.join("; ") }</h3>
                { list(words, figures, &phrases.join(", ")) }
                { briefs(words, conditions) }
                { own_statements(words, conditions) }
            </section>
        }
    });
    html! {
        <>
            <p>{ words.ui(ui::GLANCE_INTRO) }{ " " }{ words.ui(page::ANSWER_CONDITIONS_INTRO) }</p>
            <ul class="ko-list">{ closing::statements(words, Place::Course, None) }</ul>
            { for groups }
        </>
    }
}

/// What studies of each of these conditions found, in the same words and size as on its result.
fn briefs(words: Words, conditions: &[Condition]) -> Html {
    let rows = conditions.iter().filter_map(|condition| {
        let found = expectations::briefs(*condition).map(|trial| words.trial_brief(trial));
        let found: Vec<&str> = found.collect();
        let row =
            || html! { <li>{ words.option(condition.choice()) }{ ": " }{ found.join(" ") }</li> };
        (!found.is_empty()).then(row)
    });
    let rows: Vec<Html> = rows.collect();
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <>
            { plain("h4", "", words.ui(ui::TRIALS_TITLE)) }
            <ul class="ko-list">{ for rows }</ul>
        </>
    }
}

/// The figures of the chart, and those of a series.
fn chart_and_series(condition: Condition) -> Vec<Figure> {
    let ranges = expectations::ranges(condition);
    let mut figures = sheet::weeks(condition, false, ranges);
    figures.extend(sheet::series(ranges));
    figures
}

/// The statements about these conditions, without those about infusions in general.
fn own_statements(words: Words, conditions: &[Condition]) -> Html {
    let own = CONTEXT.iter().filter(|row| {
        let covers = |scope: &Scope| conditions.iter().any(|condition| scope.covers(*condition));
        !row.applies_to.contains(&Scope::Any) && row.applies_to.iter().any(covers)
    });
    let rows: Vec<Html> = own.map(|row| closing::statement(words, row)).collect();
    if rows.is_empty() {
        Html::default()
    } else {
        html! { <ul class="ko-list">{ for rows }</ul> }
    }
}

/// Whether two conditions have the same figures from the same claims.
fn same(one: &[Figure], other: &[Figure]) -> bool {
    let key = |figure: &Figure| match figure {
        Figure::Given(range) => (range.slot, range.fit, range.claims.clone()),
        Figure::Missing(slot) => (*slot, Fit::General, Vec::new()),
    };
    one.iter().map(key).eq(other.iter().map(key))
}

fn list(words: Words, figures: &[Figure], condition: &str) -> Html {
    let rows = figures.iter().map(|figure| match figure {
        Figure::Given(range) => range_row(words, range, condition),
        Figure::Missing(slot) => html! {
            <div><dt>{ words.slot_title(*slot) }</dt><dd>{ words.slot_missing(*slot) }</dd></div>
        },
    });
    html! { <dl class="ko-answer-figures">{ for rows }</dl> }
}

fn range_row(words: Words, range: &Range, condition: &str) -> Html {
    html! {
        <div>
            <dt>{ words.slot_title(range.slot) }</dt>
            <dd>{ claims(words, range) }{ note(words, range, condition) }</dd>
        </div>
    }
}

/// How far the sources agree, and whom they are about.
fn note(words: Words, range: &Range, condition: &str) -> Html {
    let mut note = words.agreement(range.agreement).to_owned();
    if let Some(fit) = range.wider_fit() {
        // Writing to a string cannot fail.
        let _ = write!(note, " {}", words.fit(fit, condition));
    }
    html! { <p class="ko-note">{ note }</p> }
}

fn day(words: Words) -> Html {
    let general = expectations::general();
    let day = general.iter().filter(|range| range.slot.is_of_the_day());
    let rows = day.map(|range| range_row(words, range, ""));
    html! {
        <>
            <p>{ words.ui(ui::DAY_INTRO) }</p>
            { closing::everyone(words, "ko-list") }
            <ul class="ko-list">{ closing::statements(words, Place::Day, None) }</ul>
            <dl class="ko-answer-figures">{ for rows }</dl>
        </>
    }
}

fn all_factors(words: Words) -> Html {
    let groups = Affects::ALL.iter().map(|affects| {
        let rows = FACTORS.iter().filter(|factor| factor.affects == *affects);
        html! {
            <>
                <h3>{ words.affects(*affects) }</h3>
                <ul class="ko-factors">{ for rows.map(|factor| factors::row(words, factor, None)) }</ul>
            </>
        }
    });
    html! { <><p>{ words.ui(ui::FACTORS_INTRO) }</p>{ for groups }</> }
}

fn harms(words: Words) -> Html {
    closing::harms(words, None)
}

/// The findings by level, each with the answers that raise it.
fn screening(words: Words) -> Html {
    let levels = [Level::Specialist, Level::Discuss].map(|level| {
        html! {
            <>
                <h3>{ words.level_title(level) }</h3>
                <p>{ words.level_say(level) }</p>
                <ul>{ for of_level(level).map(|finding| raised(words, finding, "h4")) }</ul>
            </>
        }
    });
    html! {
        <>
            <p>{ words.ui(page::ANSWER_SCREENING_INTRO) }{ " " }{ words.ui(ui::LEVELS_NOTE) }</p>
            { for levels }
        </>
    }
}

fn not_covered(words: Words) -> Html {
    html! { <ul>{ for of_level(Level::NotCovered).map(|finding| raised(words, finding, "h3")) }</ul> }
}

fn of_level(level: Level) -> impl Iterator<Item = &'static Finding> {
    FINDINGS.iter().filter(move |finding| finding.level == level)
}

/// A finding with the answers that raise it; `heading` is the tag of its heading.
fn raised(words: Words, finding: &Finding, heading: &'static str) -> Html {
    let choices = finding.raised_by();
    let mut lists: Vec<(&str, Vec<&str>)> = Vec::new();
    for choice in choices {
        let short = words.question_short(Choice::question(choice));
        match lists.last_mut() {
            Some((known, options)) if *known == short => options.push(words.option(choice)),
            _ => lists.push((short, vec![words.option(choice)])),
        }
    }
    let rows = lists.iter().map(|(short, options)| {
        html! { <p class="ko-note">{ *short }{ ": " }{ options.join("; ") }</p> }
    });
    html! {
        <li class="ko-finding">
            { plain(heading, "", words.finding_title(finding)) }
            if finding.takes_several() { <p class="ko-note">{ words.ui(page::ANSWER_TOGETHER) }</p> }
            { for rows }
            { findings::reasons(words, finding, words.finding_said(finding, None)) }
            { crisis::numbers(words, None, finding) }
        </li>
    }
}

/// What no source gives for any condition. What is missing for one of them is listed there.
fn missing(words: Words) -> Html {
    html! { <ul class="ko-list">{ rows(words, &MISSING) }</ul> }
}
