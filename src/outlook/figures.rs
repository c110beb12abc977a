//! The figures of a result, as a chart and as a table.

use outlook_domain::Place;
use outlook_engine::Outlook;
use outlook_export::sheet::{self, Figure};
use outlook_i18n::{Words, ui};
use yew::prelude::*;

use super::figure::FigureContext;
use super::{chart, closing, row, table};
use crate::elements::{list, part, plain};

/// What to expect over weeks and months, and for how long not to drive: the chart.
pub(crate) fn weeks(words: Words, outlook: &Outlook) -> Html {
    let condition = outlook.condition();
    let weeks = sheet::weeks(condition, outlook.ranges());
    let body = html! {
        <>
            { plain("p", "", words.ui(ui::GLANCE_INTRO)) }
            <div class="ko-figures ko-chart" role="group" aria-label={words.ui(ui::GLANCE_NAME)} aria-describedby="ko-drawing">
                { chart::axis(words) }
                { rows(words, outlook, &weeks) }
            </div>
            <p class="ko-note" id="ko-drawing">{ words.ui(ui::BAR_NOTE) }</p>
            { closing::reading(words) }
            { list(closing::statements(words, Place::Course, Some(condition))) }
        </>
    };
    part(words.ui(ui::GLANCE_TITLE), body)
}

/// The other figures of the day of an infusion and the days after, and all figures as a table.
pub(crate) fn hours(words: Words, outlook: &Outlook) -> Html {
    let condition = outlook.condition();
    let day = sheet::day(outlook.ranges());
    let mut all = sheet::weeks(condition, outlook.ranges());
    all.extend(&day);
    let context = FigureContext::new(words, *outlook.answers());
    let body = html! {
        <>
            { plain("p", "", words.ui(ui::DAY_INTRO)) }
            { closing::everyone(words, "ko-list ko-everyone") }
            { list(closing::statements(words, Place::Day, Some(condition))) }
            <div class="ko-figures" role="group" aria-label={words.ui(ui::DAY_NAME)}>
                { rows(words, outlook, &day) }
            </div>
            <details class="ko-card">
                { plain("summary", "", words.ui(ui::ALL_FIGURES)) }
                { table::view(&context, &all, words.ui(ui::ALL_FIGURES)) }
            </details>
        </>
    };
    part(words.ui(ui::DAY_TITLE), body)
}

fn rows(words: Words, outlook: &Outlook, figures: &[Figure]) -> Html {
    let context = FigureContext::new(words, *outlook.answers());
    let rows = figures.iter().map(|figure| match figure {
        Figure::Given(range) => row::view(&context, range),
        Figure::Missing(slot) => row::missing(&context, *slot),
    });
    rows.collect()
}
