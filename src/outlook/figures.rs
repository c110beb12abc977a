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
use crate::elements::{closed, list, more, part, plain, ui_text};

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
        match self.outlook.chart() {
            Chart::None => Html::default(),
            Chart::Open => part(words.ui(self.title()), self.drawing()),
            Chart::Closed => closed(words, "chart", [self.title(), self.line()], self.drawing()),
        }
    }

    /// The chart on paper; where there should be none, nothing.
    pub(crate) fn printed(&self) -> Html {
        let (words, chart) = (self.context.words, self.outlook.chart());
        if chart == Chart::None {
            return Html::default();
        }
        html! {
            <div class="ko-chart">
                { ui_text(words, "h3", "", self.title()) }
                if chart == Chart::Closed { { ui_text(words, "p", "", self.line()) } }
                { chart::axis(words) }
                { for self.weeks.iter().map(|figure| row::printed(&self.context, figure)) }
                { self.note() }
            </div>
        }
    }

    fn found(&self, id: &str) -> bool {
        self.outlook.findings().any(|it| it.id == id)
    }

    fn title(&self) -> Key {
        match self.outlook.chart() {
            Chart::Closed if self.outlook.outcome() == Outcome::SpecialistFirst => {
                ui::CHART_SPECIALIST
            }
            Chart::Closed => ui::CHART_DOCUMENTS,
            Chart::Open | Chart::None if self.found("no_relief") => ui::CHART_TITLE_NO_RELIEF,
            Chart::Open | Chart::None => ui::CHART_TITLE,
        }
    }

    /// What sums up a chart that is closed.
    fn line(&self) -> Key {
        if self.found("safety_thoughts") { ui::CHART_THOUGHTS } else { ui::CHART_LINE }
    }

    /// The rows on their scale, and below them the same as a table.
    fn drawing(&self) -> Html {
        let words = self.context.words;
        let name = words.ui(ui::ALL_FIGURES);
        html! {
            <>
                <div class="ko-figures ko-chart" role="group" aria-label={words.ui(self.title())} aria-describedby="ko-drawing">
                    { chart::axis(words) }
                    { for self.weeks.iter().map(|figure| row::view(&self.context, figure)) }
                </div>
                <div id="ko-drawing">{ self.note() }</div>
                { more("table", html! { name }, table::view(words, &self.weeks, name, false)) }
            </>
        }
    }

    /// What the drawing is.
    fn note(&self) -> Html {
        let words = self.context.words;
        let mut note = words.ui(ui::CHART_NOTE).to_owned();
        if self.weeks.iter().filter_map(Figure::range).any(chart::is_general) {
            note.push(' ');
            note.push_str(words.ui(ui::CHART_GENERAL));
        }
        plain("p", "ko-note", note)
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
