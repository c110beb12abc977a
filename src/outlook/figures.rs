//! The figures of a result in the chosen view: as a chart, as text, or as a table.

use outlook_domain::Place;
use outlook_engine::Outlook;
use outlook_export::sheet::{self, Figure};
use outlook_i18n::{Words, ui};
use yew::prelude::*;

use super::figure::FigureContext;
use super::table::Medium;
use super::{chart, closing, row, table};
use crate::chart::{DAY, LONG, Scale};
use crate::elements::{choice, choice_group, list, part, plain};
use crate::reading_aids::Keys;
use crate::session::View;

/// The figures in weeks and months, and the switch between the views.
pub(crate) fn weeks(words: Words, outlook: &Outlook, shown_as: View, keys: Keys) -> Html {
    let answers = outlook.answers();
    let condition = answers.condition();
    let long = sheet::weeks(condition, outlook.ranges());
    let body = html! {
        <>
            { plain("p", "", words.ui(ui::GLANCE_INTRO)) }
            { switch(words, shown_as) }
            if shown_as == View::Picture { { legend(words) } }
            { figures(&FigureContext::new(words, *answers).with_keys(keys), &long, shown_as, &LONG, ui::GLANCE_NAME) }
            { closing::reading(words) }
            { list(closing::statements(words, Place::Course, Some(condition))) }
        </>
    };
    part(words.ui(ui::GLANCE_TITLE), body)
}

/// The figures of the day of an infusion and the days after.
pub(crate) fn hours(words: Words, outlook: &Outlook, shown_as: View, keys: Keys) -> Html {
    let answers = outlook.answers();
    let day = sheet::day(outlook.ranges());
    let body = html! {
        <>
            { plain("p", "", words.ui(ui::DAY_INTRO)) }
            { closing::everyone(words, "ko-list ko-everyone") }
            { list(closing::statements(words, Place::Day, Some(answers.condition()))) }
            { figures(&FigureContext::new(words, *answers).with_keys(keys), &day, shown_as, &DAY, ui::DAY_NAME) }
        </>
    };
    part(words.ui(ui::DAY_TITLE), body)
}

fn figures(
    context: &FigureContext,
    figures: &[Figure],
    shown_as: View,
    scale: &Scale,
    name: outlook_i18n::Key,
) -> Html {
    let name = context.words.ui(name);
    let scale = match shown_as {
        View::Table => return table::view(context, figures, name, Medium::Screen),
        View::Picture => Some(scale),
        View::Words => None,
    };
    let rows = figures.iter().map(|figure| match figure {
        Figure::Given(range) => row::view(context, range, scale),
        Figure::Missing(slot) => row::missing(context, *slot, scale),
    });
    let class = if scale.is_some() { "ko-figures ko-chart" } else { "ko-figures" };
    html! {
        <div {class} role="group" aria-label={name} aria-describedby={scale.map(|_| "ko-drawing")}>
            { scale.map(|scale| chart::axis(context.words, scale)) }
            { for rows }
        </div>
    }
}

/// The switch between the views; all show the same figures.
fn switch(words: Words, shown_as: View) -> Html {
    let views = View::ALL.into_iter().map(|view| {
        let text = words.ui(match view {
            View::Picture => ui::VIEW_PICTURE,
            View::Words => ui::VIEW_WORDS,
            View::Table => ui::VIEW_TABLE,
        });
        choice("ko-view", ["radio", "view", view.id()], view == shown_as, plain("span", "", text))
    });
    choice_group(words.ui(ui::VIEW_TITLE), views.collect())
}

fn legend(words: Words) -> Html {
    html! {
        <ul class="ko-legend">
            <li>
                <svg focusable="false" aria-hidden="true"><rect class="ko-band-outer" y="1" width="100%" height=".75em"/></svg>
                { words.ui(ui::BAR_OUTER) }
            </li>
            <li>
                <svg focusable="false" aria-hidden="true"><rect class="ko-band-shared" y="1" width="100%" height=".75em"/></svg>
                { words.ui(ui::BAR_SHARED) }
            </li>
            <li>
                <svg focusable="false" aria-hidden="true"><rect class="ko-strip" y=".3em" width="100%" height=".3em"/></svg>
                { words.ui(ui::BAR_SOURCE) }
            </li>
            <li>
                <svg focusable="false" aria-hidden="true"><rect class="ko-band-outer" y="1" width="100%" height=".75em" opacity=".4"/></svg>
                { words.ui(ui::BAR_FADES) }
            </li>
            <li id="ko-drawing">{ words.ui(ui::BAR_NOTE) }</li>
        </ul>
    }
}
