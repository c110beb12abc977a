//! The closing parts of every result and static page: good to know, harms, sources, how vague words
//! are read, and the foot.

use outlook_domain::Place;
use outlook_engine::evidence::{Context, SOURCES, SourceIndex};
use outlook_engine::expectations;
use outlook_engine::interview::Condition;
use yew::prelude::*;

use super::duration_text::joined;
use super::trials;
use crate::elements::{
    clinic, closed, list, more, plain, rows, source_origin, source_tag, source_title, ui_text,
};
use crate::setting::Setting;
use outlook_i18n::{EVERYONE, HARMS, Words, ui};

/// The statements without a figure for a place in the result; without a condition, those that apply to
/// everyone.
pub(crate) fn statements(words: Words, place: Place, condition: Option<Condition>) -> Html {
    let applicable = expectations::statements(place, condition);
    applicable.map(|row| statement(words, row)).collect()
}

/// A statement with its source.
pub(crate) fn statement(words: Words, row: &Context) -> Html {
    html! { <li class="ko-sentence">{ words.context(row) }{ " " }{ source_tag(row.source) }</li> }
}

/// What applies to everyone on the day of an infusion.
pub(crate) fn everyone(words: Words, class: &'static str) -> Html {
    html! {
        <>
            { ui_text(words, "h3", "", ui::EVERYONE_TITLE) }
            <ul class={class}>{ rows(words, &EVERYONE) }</ul>
        </>
    }
}

/// The limits of the treatment, and that there are other options.
pub(crate) fn good_to_know(words: Words, condition: Option<Condition>) -> Html {
    let rows = html! {
        <>
            { ui_text(words, "li", "", ui::GOOD_OTHER_OPTIONS) }
            { ui_text(words, "li", "", ui::GOOD_NOT_EVERYONE) }
            { statements(words, Place::Limits, condition) }
            { trials::at(words, Place::Limits, condition) }
        </>
    };
    list(rows)
}

/// The harms, for everyone, whatever they answered.
pub(crate) fn harms(words: Words, condition: Option<Condition>) -> Html {
    let harms = html! {
        <>
            { rows(words, &HARMS) }
            { statements(words, Place::Harms, condition) }
            { trials::at(words, Place::Harms, condition) }
        </>
    };
    html! {
        <>
            { list(harms) }
            { ui_text(words, "p", "ko-note", ui::HARMS_SOURCES) }
        </>
    }
}

/// The harms as a part of the result.
pub(crate) fn harms_part(words: Words, condition: Condition) -> Html {
    closed(words, "harms", [ui::HARMS_TITLE, ui::HARMS_LINE], harms(words, Some(condition)))
}

/// The sources as a part of the result: its title, the line that sums it up, and its content.
pub(crate) fn sources_part(words: Words, condition: Condition) -> (&'static str, String, Html) {
    let (documents, studies) = (SOURCES.len(), expectations::studies(condition).count());
    let counts = [("documents", &*documents.to_string()), ("studies", &studies.to_string())];
    let body = html! {
        <>
            { sources(words) }
            { good_to_know(words, Some(condition)) }
            { ui_text(words, "p", "ko-note", ui::LEVELS_NOTE) }
            { reading(words) }
        </>
    };
    (words.ui(ui::SOURCES_TITLE), words.fill(ui::SOURCES_LINE, &counts), body)
}

/// The sources, their publishers, and their limits.
pub(crate) fn sources(words: Words) -> Html {
    let business = SOURCES.iter().filter(|source| source.offers_treatment).map(|source| source.id);
    let rows = SourceIndex::all().map(|at| {
        html! {
            <li>
                { source_tag(at) }
                <div>
                    <p>{ source_title(words, at) }</p>
                    { plain("p", "ko-note ko-sentence", source_origin(words, at)) }
                    { about(words, at) }
                </div>
            </li>
        }
    });
    html! {
        <>
            <p>
                { words.ui(ui::SOURCES_NOTE) }{ " " }
                { words.fill(ui::SOURCES_BUSINESS, &[("sources", &joined(business, ", "))]) }
            </p>
            <ul class="ko-sources">{ for rows }</ul>
            { ui_text(words, "p", "", ui::SOURCES_AUTHORS) }
        </>
    }
}

/// The population of a source, where it names one.
fn about(words: Words, source: SourceIndex) -> Html {
    let population = words.source_population(source);
    if population.is_empty() {
        return Html::default();
    }
    plain("p", "ko-note", words.fill(ui::SOURCE_ABOUT, &[("population", population)]))
}

/// How vague words are read as numbers, as a closed card.
pub(crate) fn reading(words: Words) -> Html {
    more("reading", html! { words.ui(ui::READING_TITLE) }, reading_list(words))
}

/// How vague words are read as numbers, as a list.
pub(crate) fn reading_list(words: Words) -> Html {
    let keys = [
        ui::READING_COUPLE,
        ui::READING_FEW,
        ui::READING_SEVERAL,
        ui::READING_PLURAL,
        ui::READING_MONTH,
        ui::READING_TRIALS,
    ];
    list(rows(words, &keys))
}

/// The foot of every screen: privacy, not medical advice, the edition, the clinic's notes.
pub(crate) fn foot(words: Words, setting: &Setting) -> Html {
    let privacy = if setting.is_exposed { ui::PRIVACY_EXPOSED } else { ui::PRIVACY };
    html! {
        <footer class="ko-column ko-foot">
            <p>{ words.ui(privacy) }{ " " }{ words.ui(ui::NOT_ADVICE) }</p>
            <p>
                { words.edition() }{ " " }{ words.next_review() }
            </p>
            { clinic::notes(words, setting) }
        </footer>
    }
}
