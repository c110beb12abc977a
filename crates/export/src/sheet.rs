//! The sheet of a visit: its sections and their rows, in the one order that every form of it keeps.
//!
//! The printed sheet, the text, the table, the FHIR file and a kiosk's codes are written from
//! [`sections`]. A form may leave sections out; none changes their order.

mod figure;

pub use figure::{Figure, day, series, weeks};

use outlook_domain::{Affects, Level, Place, Slot};
use outlook_engine::config::Field;
use outlook_engine::evidence::{Context, Factor, Finding, RegionIndex, SOURCES, SourceIndex};
use outlook_engine::interview::{self, Question, Selection};
use outlook_engine::phq9::Item;
use outlook_engine::{decision, expectations};
use outlook_i18n::{EVERYONE, HARMS, Key, LongUnit, MISSING, ui};

use crate::visit::Visit;

/// The section of a sheet, in the order of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SectionKind {
    /// The outcome.
    Headline,
    /// Whom to call in danger.
    Help,
    /// The findings of one level.
    Findings(Level),
    /// The safety questions left open.
    LeftOpen,
    /// The score of the PHQ-9.
    Phq9,
    /// The limits of the treatment.
    Known,
    /// The figures of the chart.
    Weeks,
    /// What the clinic does, as it says itself; never among the figures of the sources.
    Plan,
    /// What applies to everyone on the day of an infusion.
    Everyone,
    /// The figures of that day and the days after.
    Day,
    /// The figures of a series, and what else is said of it.
    Series,
    /// The harms.
    Harms,
    /// What may change the figures.
    Factors,
    /// What no source gives.
    Missing,
    /// What to ask the clinician.
    Asks,
    /// What matters to the person.
    Matters,
    /// The answers, those to the PHQ-9 included.
    Answers,
    /// The sources.
    Sources,
    /// The clinic's own text.
    Closing,
}

/// A section with a title, lines about it as a whole, and rows.
#[derive(Debug, Clone)]
pub struct Section {
    /// Which one.
    pub kind: SectionKind,
    /// Its title; empty for the clinic's own text.
    pub title: &'static str,
    /// Lines about it as a whole.
    pub notes: Vec<String>,
    /// Its rows.
    pub rows: Vec<Row>,
}

impl Section {
    /// Its figures.
    pub fn figures(&self) -> impl Iterator<Item = Figure> {
        self.rows.iter().filter_map(|row| if let Row::Figure(it) = row { Some(*it) } else { None })
    }
}

/// A row of a section. A form writes it in its own way.
#[derive(Debug, Clone)]
pub enum Row {
    /// A sentence.
    Text(String),
    /// A statement of a source without a figure.
    Statement(&'static Context),
    /// A finding.
    Finding(&'static Finding),
    /// A safety question without an answer.
    LeftOpen(Question),
    /// A figure, or that no source gives it.
    Figure(Figure),
    /// A factor.
    Factor(&'static Factor),
    /// A figure that no source gives.
    Missing(Slot),
    /// An answer; nothing is selected where the question was left out.
    Answer(Question, Vec<Selection>),
    /// An item of the PHQ-9.
    Phq9(Item),
    /// A source.
    Source(SourceIndex),
}

/// The sections of a visit that have content, in order.
#[must_use]
pub fn sections(visit: &Visit<'_>) -> Vec<Section> {
    let mut sheet = Sheet { visit, sections: Vec::new() };
    sheet.screening();
    sheet.known();
    if visit.outlook.outcome().shows_ranges() {
        sheet.weeks();
        sheet.plan();
        sheet.day();
        sheet.series();
    }
    sheet.harms();
    if visit.outlook.outcome().shows_ranges() {
        sheet.change();
    }
    sheet.person();
    sheet.sources();
    sheet.sections
}

/// A sheet on the way.
struct Sheet<'a> {
    visit: &'a Visit<'a>,
    sections: Vec<Section>,
}

impl Sheet<'_> {
    fn ui(&self, key: Key) -> &'static str {
        self.visit.words.ui(key)
    }

    fn texts(&self, keys: &[Key]) -> Vec<Row> {
        keys.iter().map(|key| Row::Text(self.ui(*key).to_owned())).collect()
    }

    fn statements(&self, place: Place) -> impl Iterator<Item = Row> + use<> {
        let condition = self.visit.outlook.condition();
        expectations::statements(place, Some(condition)).map(Row::Statement)
    }

    /// Adds a section, if it has content.
    fn add(&mut self, kind: SectionKind, title: &'static str, notes: Vec<String>, rows: Vec<Row>) {
        if !(rows.is_empty() && notes.is_empty()) {
            self.sections.push(Section { kind, title, notes, rows });
        }
    }

    /// Adds a section whose notes only introduce its rows.
    fn add_rows(&mut self, kind: SectionKind, title: Key, notes: &[Key], rows: Vec<Row>) {
        if !rows.is_empty() {
            let notes = notes.iter().map(|key| self.ui(*key).to_owned()).collect();
            self.add(kind, self.ui(title), notes, rows);
        }
    }

    fn screening(&mut self) {
        let (visit, words) = (self.visit, self.visit.words);
        let [title, text] = words.headline(&visit.outlook);
        self.add(SectionKind::Headline, title, vec![text.to_owned()], Vec::new());
        let help = self.help();
        self.add_rows(SectionKind::Help, ui::CRISIS_STRIP, &[], help);
        for level in Level::ALL {
            let found = visit.outlook.findings().filter(|it| it.level == *level);
            let rows: Vec<Row> = found.map(Row::Finding).collect();
            if !rows.is_empty() {
                let notes = vec![words.level_say(*level).to_owned()];
                self.add(SectionKind::Findings(*level), words.level_title(*level), notes, rows);
            }
        }
        let open = visit.outlook.left_open().map(Row::LeftOpen).collect();
        self.add_rows(SectionKind::LeftOpen, ui::UNCHECKED_TITLE, &[ui::UNCHECKED_INTRO], open);
        if let Some(phq9) = &visit.phq9 {
            let notes = vec![words.phq9_score(phq9), self.ui(ui::PHQ9_AUTHORS).to_owned()];
            self.add(SectionKind::Phq9, self.ui(ui::PHQ9_NAME), notes, Vec::new());
        }
    }

    /// The help lines of the region; where it is not known, what holds everywhere.
    fn help(&self) -> Vec<Row> {
        let words = self.visit.words;
        let mut rows = Vec::new();
        if self.visit.region.is_none() {
            rows.push(self.ui(ui::CRISIS_LOCAL).to_owned());
        }
        let region = self.visit.region.unwrap_or(RegionIndex::ELSEWHERE);
        let number = words.region_emergency(region);
        rows.push([number, " ", self.ui(ui::CRISIS_EMERGENCY_SHORT)].concat());
        rows.extend(self.own_line());
        rows.extend(words.services(region).map(|it| words.service_text(it)));
        rows.into_iter().map(Row::Text).collect()
    }

    /// The clinic's own line, marked as such.
    fn own_line(&self) -> Option<String> {
        let config = self.visit.config;
        let (name, phone) = config.text(Field::CrisisName).zip(config.text(Field::CrisisPhone))?;
        let label = self.visit.words.fill(ui::CRISIS_OWN, &[("name", name)]);
        let note = config.text(Field::CrisisNote).unwrap_or_default();
        Some([phone, &label, note].join(" ").trim_end().to_owned())
    }

    fn weeks(&mut self) {
        let outlook = &self.visit.outlook;
        let had_series = expectations::has_had_series(outlook.answers());
        let figures = weeks(outlook.condition(), had_series, outlook.ranges());
        let rows = figures.into_iter().map(Row::Figure).collect();
        self.add_rows(SectionKind::Weeks, ui::GLANCE_TITLE, &[ui::GLANCE_INTRO], rows);
    }

    fn series(&mut self) {
        let figures = series(self.visit.outlook.ranges()).into_iter().map(Row::Figure);
        let rows = figures.chain(self.statements(Place::Course)).collect();
        self.add_rows(SectionKind::Series, ui::SERIES_TITLE, &[], rows);
    }

    fn plan(&mut self) {
        let (words, config) = (self.visit.words, self.visit.config);
        let amount = |field, unit| Some(words.amount(config.text(field)?, unit));
        let infusions = amount(Field::Infusions, LongUnit::Infusion);
        let Some((infusions, days)) = infusions.zip(amount(Field::Days, LongUnit::Day)) else {
            return;
        };
        let course = words.fill(ui::PLAN_COURSE, &[("infusions", &infusions), ("days", &days)]);
        let mut notes = vec![course];
        if let Some(every) = amount(Field::Every, LongUnit::Day) {
            notes.push(words.fill(ui::PLAN_EVERY, &[("days", &every)]));
        }
        notes.push(self.ui(ui::PLAN_NOTE).to_owned());
        self.add(SectionKind::Plan, self.ui(ui::PLAN_TITLE), notes, Vec::new());
    }

    fn known(&mut self) {
        let mut known = self.texts(&[ui::GOOD_OTHER_OPTIONS, ui::GOOD_NOT_EVERYONE]);
        known.extend(self.statements(Place::Limits));
        self.add_rows(SectionKind::Known, ui::GOOD_TITLE, &[], known);
    }

    fn harms(&mut self) {
        let mut harms = self.texts(&HARMS);
        harms.extend(self.statements(Place::Harms));
        self.add_rows(SectionKind::Harms, ui::HARMS_TITLE, &[], harms);
    }

    fn day(&mut self) {
        let mut everyone = self.texts(&EVERYONE);
        everyone.extend(self.statements(Place::Day));
        self.add_rows(SectionKind::Everyone, ui::EVERYONE_TITLE, &[], everyone);
        let figures = day(self.visit.outlook.ranges()).into_iter().map(Row::Figure).collect();
        self.add_rows(SectionKind::Day, ui::DAY_TITLE, &[ui::DAY_INTRO], figures);
    }

    fn change(&mut self) {
        let outlook = &self.visit.outlook;
        // Together by what they affect.
        let by = |affects: &Affects| {
            let affects = *affects;
            outlook.factors().filter(move |it| it.affects == affects).map(Row::Factor)
        };
        let factors = Affects::ALL.iter().flat_map(by).collect();
        self.add_rows(SectionKind::Factors, ui::FACTORS_TITLE, &[ui::FACTORS_INTRO], factors);
        let missing = expectations::missing(outlook.condition()).map(Row::Missing);
        let missing = missing.chain(self.texts(&MISSING)).collect();
        self.add_rows(SectionKind::Missing, ui::MISSING_TITLE, &[], missing);
    }

    /// What is the person's own: what to ask, what matters, the answers.
    fn person(&mut self) {
        let (visit, words) = (self.visit, self.visit.words);
        let text = |text: &'static str| Row::Text(text.to_owned());
        let asks = decision::asks(&visit.outlook).map(|it| text(words.ask(it))).collect();
        self.add_rows(SectionKind::Asks, ui::ASK_TITLE, &[], asks);
        let matters = visit.matters.iter().map(|it| text(words.matter(*it))).collect();
        self.add_rows(SectionKind::Matters, ui::TAKE_MATTERS, &[], matters);
        let asked = interview::asked(visit.answers()).into_iter();
        let answers =
            asked.map(|question| Row::Answer(question, visit.answers().selected(question)));
        let items = Item::all().filter(|_| visit.phq9.is_some()).map(Row::Phq9);
        let answers = answers.chain(items).collect();
        self.add_rows(SectionKind::Answers, ui::TAKE_ANSWERS, &[], answers);
    }

    fn sources(&mut self) {
        let outlook = &self.visit.outlook;
        let business: Vec<&str> =
            SOURCES.iter().filter(|it| it.offers_treatment).map(|it| it.id).collect();
        let parts = [("sources", &*business.join(", "))];
        let mut notes = vec![
            self.ui(ui::SOURCES_NOTE).to_owned(),
            self.visit.words.fill(ui::SOURCES_BUSINESS, &parts),
        ];
        if outlook.findings().next().is_some() {
            notes.push(self.ui(ui::LEVELS_NOTE).to_owned());
        }
        let sources = SourceIndex::all().map(Row::Source).collect();
        self.add(SectionKind::Sources, self.ui(ui::SOURCES_TITLE), notes, sources);
        if let Some(said) = self.visit.config.text(Field::Closing) {
            self.add(SectionKind::Closing, "", vec![said.to_owned()], Vec::new());
        }
    }
}
