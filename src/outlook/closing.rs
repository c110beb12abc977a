//! What stands at the end of every answer: good to know, where it comes from, how words are read.

use outlook_domain::Place;
use outlook_engine::evidence::{Context, EDITION, SOURCES, SourceIndex};
use outlook_engine::expectations;
use outlook_engine::interview::Condition;
use yew::prelude::*;

use super::duration_text::joined;
use super::evidence_card::origin;
use super::trials;
use crate::elements::clinic;
use crate::elements::{list, plain, rows, tag, title};
use crate::setting::Setting;
use outlook_i18n::{EVERYONE, HARMS, Words, ui};

/// The statements without a figure that belong to a place; without a condition, those for everyone.
pub(crate) fn statements(words: Words, place: Place, condition: Option<Condition>) -> Html {
    let fits = expectations::statements(place, condition);
    fits.map(|row| statement(words, row)).collect()
}

/// A statement with its source.
pub(crate) fn statement(words: Words, row: &Context) -> Html {
    html! { <li class="ko-sentence">{ words.context(row) }{ " " }{ tag(row.source) }</li> }
}

/// What holds on the day for everyone.
pub(crate) fn everyone(words: Words, class: &'static str) -> Html {
    html! {
        <>
            { plain("h3", "", words.ui(ui::EVERYONE_TITLE)) }
            <ul class={class}>{ rows(words, &EVERYONE) }</ul>
        </>
    }
}

/// What limits the treatment, and what else there is.
pub(crate) fn good_to_know(words: Words, condition: Option<Condition>) -> Html {
    let rows = html! {
        <>
            { plain("li", "", words.ui(ui::GOOD_OTHER_OPTIONS)) }
            { plain("li", "", words.ui(ui::GOOD_NOT_EVERYONE)) }
            { statements(words, Place::Limits, condition) }
            { trials::at(words, Place::Limits, condition) }
        </>
    };
    list(rows)
}

/// What can go wrong, for everyone, whatever they answered.
pub(crate) fn harms(words: Words, condition: Option<Condition>) -> Html {
    let told = html! {
        <>
            { rows(words, &HARMS) }
            { statements(words, Place::Harms, condition) }
            { trials::at(words, Place::Harms, condition) }
        </>
    };
    html! {
        <>
            { list(told) }
            { plain("p", "ko-note", words.ui(ui::HARMS_SOURCES)) }
        </>
    }
}

/// The sources, whose they are, and what they are not.
pub(crate) fn sources(words: Words) -> Html {
    let business = SOURCES.iter().filter(|source| source.offers_treatment).map(|source| source.id);
    let rows = SourceIndex::all().map(|at| {
        html! {
            <li>
                { tag(at) }
                <div>
                    <p>{ title(words, at) }</p>
                    { plain("p", "ko-note ko-sentence", origin(words, at)) }
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
            { plain("p", "", words.ui(ui::SOURCES_AUTHORS)) }
        </>
    }
}

/// Whom a source speaks of, where it says so.
fn about(words: Words, source: SourceIndex) -> Html {
    let population = words.source_population(source);
    if population.is_empty() {
        return Html::default();
    }
    plain("p", "ko-note", words.fill(ui::SOURCE_ABOUT, &[("population", population)]))
}

/// How vague words are read, for the drawings.
pub(crate) fn reading(words: Words) -> Html {
    html! {
        <details class="ko-card">
            { plain("summary", "", words.ui(ui::READING_TITLE)) }
            { reading_list(words) }
        </details>
    }
}

/// The same without a title.
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

/// What stands at the foot of every screen: where answers stay, what this is not, which edition.
pub(crate) fn foot(words: Words, setting: &Setting) -> Html {
    html! {
        <footer class="ko-column ko-foot">
            <p>{ words.ui(ui::PRIVACY) }{ " " }{ words.ui(ui::NOT_ADVICE) }</p>
            <p>
                { words.fill(ui::EDITION, &[("edition", EDITION), ("date", words.date())]) }{ " " }
                { words.fill(ui::NEXT_REVIEW, &[("date", words.next_review())]) }
            </p>
            { clinic::standing(words, setting) }
        </footer>
    }
}
