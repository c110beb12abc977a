//! The figures of a result: the chart, the day of an infusion, the series, and all of them as a table.

use outlook_domain::{Chart, Place};
use outlook_engine::Outlook;
use outlook_engine::expectations;
use outlook_engine::screening::Outcome;
use outlook_export::sheet::{self, Figure};
use outlook_i18n::{Key, Words, ui};
use yew::prelude::*;

use super::figure::FigureContext;
use super::{chart, closing, row, table};
use crate::elements::{closed, list, more, part, ui_text};

/// The figures of an outlook, by the part in which they stand.
#[derive(Debug)]
pub(crate) struct Figures<'a> {
    context: FigureContext,
    outlook: &'a Outlook,
    weeks: Vec<Figure>,
    day: Vec<Figure>,
    series: Vec<Figure>,
}

impl<'a> Figures<'a> {
    pub(crate) fn new(words: Words, outlook: &'a Outlook) -> Self {
        let (answers, ranges) = (outlook.answers(), outlook.ranges());
        let had_series = expectations::has_had_series(answers);
        Self {
            context: FigureContext::new(words, *answers),
            outlook,
            weeks: sheet::weeks(outlook.condition(), had_series, ranges),
            day: sheet::day(ranges),
            series: sheet::series(ranges),
        }
    }

    /// The chart: open, or behind a line that says what it is.
    pub(crate) fn chart(&self) -> Html {
        let words = self.context.words;
        let found = |id| self.outlook.findings().any(|it| it.id == id);
        match self.outlook.chart() {
            Chart::None => Html::default(),
            Chart::Open => {
                let title =
                    if found("no_relief") { ui::CHART_TITLE_NO_RELIEF } else { ui::CHART_TITLE };
                part(words.ui(title), self.drawing(title))
            }
            Chart::Closed => {
                let specialist = self.outlook.outcome() == Outcome::SpecialistFirst;
                let title = if specialist { ui::CHART_SPECIALIST } else { ui::CHART_DOCUMENTS };
                let thoughts = found("safety_thoughts");
                let line = if thoughts { ui::CHART_THOUGHTS } else { ui::CHART_LINE };
                closed(words, "chart", [title, line], self.drawing(title))
            }
        }
    }

    /// The rows on their scale, and below them the same as a table.
    fn drawing(&self, title: Key) -> Html {
        let words = self.context.words;
        let name = words.ui(ui::ALL_FIGURES);
        html! {
            <>
                <div class="ko-figures ko-chart" role="group" aria-label={words.ui(title)} aria-describedby="ko-drawing">
                    { chart::axis(words) }
                    { for self.weeks.iter().map(|figure| row::view(&self.context, figure)) }
                </div>
                <p class="ko-note" id="ko-drawing">
                    { words.ui(ui::CHART_NOTE) }
                    if self.weeks.iter().filter_map(Figure::range).any(chart::is_general) { { " " }{ words.ui(ui::CHART_GENERAL) } }
                </p>
                { more("table", html! { name }, table::view(words, &self.weeks, name, false)) }
            </>
        }
    }

    /// The day of the infusion and the days after.
    pub(crate) fn day(&self) -> Html {
        let (words, condition) = (self.context.words, self.outlook.condition());
        let body = html! {
            <>
                { closing::everyone(words, "ko-list ko-everyone") }
                { list(closing::statements(words, Place::Day, Some(condition))) }
                { ui_text(words, "p", "ko-note", ui::DAY_INTRO) }
                { self.table(&self.day, ui::DAY_TITLE) }
            </>
        };
        closed(words, "day", [ui::DAY_TITLE, ui::DAY_LINE], body)
    }

    /// The series itself: how many infusions, over how long.
    pub(crate) fn series(&self) -> Html {
        let (words, condition) = (self.context.words, self.outlook.condition());
        let body = html! {
            <>
                { self.table(&self.series, ui::SERIES_TITLE) }
                { list(closing::statements(words, Place::Course, Some(condition))) }
            </>
        };
        closed(words, "series", [ui::SERIES_TITLE, ui::SERIES_LINE], body)
    }

    /// All figures, for those who should not see a chart.
    pub(crate) fn all(&self) -> Html {
        html! {
            <>
                { self.table(&self.weeks, ui::GLANCE_TITLE) }
                { self.table(&self.day, ui::DAY_TITLE) }
                { self.table(&self.series, ui::SERIES_TITLE) }
            </>
        }
    }

    /// Figures as a table with their claims, and the studies that concern them.
    fn table(&self, figures: &[Figure], name: Key) -> Html {
        let words = self.context.words;
        let trials = figures.iter().filter_map(|it| self.context.trials(it.slot(), "h3"));
        html! {
            <>
                { table::view(words, figures, words.ui(name), true) }
                { for trials }
            </>
        }
    }
}
