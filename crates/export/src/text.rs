//! The visit sheet as plain text, to paste into a message or to read aloud over the telephone.
//!
//! It says what the result page says, in the same words and the same order. A figure is in its
//! source's amounts as the evidence words them, never joined and never turned into a number.

use std::fmt::Write as _;

use outlook_domain::{Level, Place};
use outlook_engine::config::Field;
use outlook_engine::evidence::{
    DATE, EDITION, Factor, Finding, Help, NEXT_REVIEW, RegionIndex, SOURCES, SourceIndex,
};
use outlook_engine::expectations::{self, Range};
use outlook_engine::phq9::Item;
use outlook_i18n::{EVERYONE, HARMS, Key, LongUnit, MISSING, ui};

use crate::visit::Visit;

/// The sheet, its lines ended by a line feed.
#[must_use]
pub fn sheet(visit: &Visit<'_>) -> String {
    let mut sheet = Sheet { visit, out: String::new() };
    sheet.head();
    sheet.help();
    for level in Level::ALL {
        sheet.findings(*level);
    }
    if visit.outlook.findings().next().is_some() {
        sheet.line(sheet.ui(ui::LEVELS_NOTE));
    }
    sheet.unchecked();
    sheet.answers();
    sheet.matters();
    sheet.known();
    if visit.outlook.outcome().shows_ranges() {
        sheet.ranges();
        sheet.plan();
        sheet.factors();
        sheet.missing();
    }
    if let Some(said) = visit.input.config.text(Field::Closing) {
        sheet.line(&format!("\n{said}"));
    }
    sheet.sources();
    sheet.out
}

/// A sheet on the way.
struct Sheet<'a> {
    visit: &'a Visit<'a>,
    out: String,
}

impl Sheet<'_> {
    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn item(&mut self, text: &str) {
        self.line(&format!("- {text}"));
    }

    fn heading(&mut self, text: &str) {
        self.line(&format!("\n{text}"));
    }

    fn ui(&self, key: Key) -> &'static str {
        self.visit.words.ui(key)
    }

    fn head(&mut self) {
        let words = self.visit.words;
        let [title, say] = words.headline(&self.visit.outlook);
        self.line(self.ui(ui::PAGE_TITLE));
        let edition = words.fill(ui::EDITION, &[("edition", EDITION), ("date", DATE)]);
        let review = words.fill(ui::NEXT_REVIEW, &[("date", NEXT_REVIEW)]);
        self.line(&format!("{edition} {review}"));
        self.line(self.ui(ui::NOT_ADVICE));
        self.clinic();
        self.heading(title);
        self.line(say);
    }

    /// Who hosts the widget, how to reach them, and who reviewed it for them.
    fn clinic(&mut self) {
        let config = &self.visit.input.config;
        for field in [Field::ClinicName, Field::ClinicPhone, Field::Booking] {
            if let Some(said) = config.text(field) {
                self.line(said);
            }
        }
        let date = config.text(Field::ReviewerDate);
        if let Some((name, date)) = config.text(Field::ReviewerName).zip(date) {
            let parts = [("name", name), ("date", date)];
            self.line(&self.visit.words.fill(ui::CLINIC_REVIEWED, &parts));
        }
    }

    /// What the clinic does, as it says itself; never among the figures of the sources.
    fn plan(&mut self) {
        let words = self.visit.words;
        let config = &self.visit.input.config;
        let amount = |field, unit| Some(words.amount(config.text(field)?, unit));
        let infusions = amount(Field::Infusions, LongUnit::Infusion);
        let Some((infusions, days)) = infusions.zip(amount(Field::Days, LongUnit::Day)) else {
            return;
        };
        let every = amount(Field::Every, LongUnit::Day);
        self.heading(self.ui(ui::PLAN_TITLE));
        self.line(&words.fill(ui::PLAN_COURSE, &[("infusions", &infusions), ("days", &days)]));
        if let Some(every) = every {
            self.line(&words.fill(ui::PLAN_EVERY, &[("days", &every)]));
        }
        self.line(self.ui(ui::PLAN_NOTE));
    }

    /// The clinic's own line, marked as such.
    fn own_line(&mut self) {
        let config = &self.visit.input.config;
        let called = config.text(Field::CrisisName).zip(config.text(Field::CrisisPhone));
        if let Some((name, phone)) = called {
            let label = self.visit.words.fill(ui::CRISIS_OWN, &[("name", name)]);
            let note = config.text(Field::CrisisNote).unwrap_or_default();
            self.item(format!("{phone} {label} {note}").trim_end());
        }
    }

    /// The help lines of the region; where it is not known, what holds everywhere.
    fn help(&mut self) {
        let words = self.visit.words;
        self.heading(self.ui(ui::CRISIS_STRIP));
        if self.visit.region.is_none() {
            self.item(self.ui(ui::CRISIS_LOCAL));
        }
        let region = self.visit.region.unwrap_or(RegionIndex::ELSEWHERE);
        let number = words.region_emergency(region);
        self.item(&format!("{number} {}", self.ui(ui::CRISIS_EMERGENCY_SHORT)));
        self.own_line();
        for service in words.services(region) {
            self.item(&words.service_text(service));
        }
    }

    fn findings(&mut self, level: Level) {
        let words = self.visit.words;
        let mut found = self.visit.outlook.findings().filter(|it| it.level == level).peekable();
        if found.peek().is_none() {
            return;
        }
        self.heading(words.level_title(level));
        self.line(words.level_say(level));
        for finding in found {
            self.finding(finding);
        }
    }

    fn finding(&mut self, finding: &Finding) {
        let words = self.visit.words;
        let rests = [("sources", words.finding_sources(finding))];
        let said = words.finding_said(finding, Some(self.visit.outlook.condition()));
        let mut text = format!("{}: {said}", words.finding_title(finding));
        if finding.neighbour_drug {
            // Writing to a string cannot fail.
            let _ = write!(text, " {}", self.ui(ui::NEIGHBOUR_DRUG));
        }
        let _ = write!(text, " {}", words.fill(ui::RESTS_ON, &rests));
        let _ = write!(text, " {}.", words.grade(finding.grade));
        self.item(&text);
        let region = self.visit.region;
        if finding.help.contains(&Help::Emergency) {
            let number = words.emergency(region);
            self.line(&format!("  {} {number}", self.ui(ui::CRISIS_STRIP)));
        }
        for service in words.help_services(finding, region) {
            self.line(&format!("  {}", words.service_text(service)));
        }
    }

    fn unchecked(&mut self) {
        let left: Vec<_> = self.visit.outlook.left_open().collect();
        if left.is_empty() {
            return;
        }
        self.heading(self.ui(ui::UNCHECKED_TITLE));
        self.line(self.ui(ui::UNCHECKED_INTRO));
        for question in left {
            self.item(self.visit.words.question_short(question));
        }
    }

    fn answers(&mut self) {
        let visit = self.visit;
        self.heading(self.ui(ui::TAKE_ANSWERS));
        for (question, selected) in visit.answered() {
            let texts: Vec<&str> = selected.iter().map(|it| visit.words.selection(*it)).collect();
            let short = visit.words.question_short(question);
            self.item(&format!("{short}: {}", texts.join("; ")));
        }
    }

    /// What matters to the person, and the PHQ-9.
    fn matters(&mut self) {
        let visit = self.visit;
        if !visit.input.matters.is_empty() {
            self.heading(self.ui(ui::TAKE_MATTERS));
            for matter in &visit.input.matters {
                self.item(visit.words.matter(*matter));
            }
        }
        if let Some(given) = &visit.input.phq9 {
            self.heading(&visit.words.phq9_score(given));
            for item in Item::all() {
                self.item(&visit.words.phq9_line(given, item));
            }
            self.line(self.ui(ui::PHQ9_AUTHORS));
        }
    }

    fn known(&mut self) {
        self.heading(self.ui(ui::GOOD_TITLE));
        self.item(self.ui(ui::GOOD_OTHER_OPTIONS));
        self.item(self.ui(ui::GOOD_NOT_EVERYONE));
        self.statements(Place::Limits);
    }

    fn statements(&mut self, place: Place) {
        let visit = self.visit;
        for row in expectations::statements(place, Some(visit.answers.condition())) {
            let text = visit.words.context(row);
            self.item(&format!("{}: {text}", row.source.id()));
        }
    }

    fn ranges(&mut self) {
        let all = self.visit.outlook.ranges();
        let (day, rest): (Vec<&Range>, Vec<&Range>) =
            all.iter().partition(|range| range.slot.is_of_the_day());
        self.part(ui::GLANCE_TITLE, ui::GLANCE_INTRO, &rest);
        self.statements(Place::Course);
        self.part(ui::DAY_TITLE, ui::DAY_INTRO, &day);
        self.line(&format!("{}:", self.ui(ui::EVERYONE_TITLE)));
        for key in EVERYONE {
            self.item(self.ui(key));
        }
        self.statements(Place::Day);
        self.heading(self.ui(ui::HARMS_TITLE));
        for harm in HARMS {
            self.item(self.ui(harm));
        }
        self.statements(Place::Harms);
    }

    fn part(&mut self, title: Key, intro: Key, ranges: &[&Range]) {
        self.heading(self.ui(title));
        self.line(self.ui(intro));
        for range in ranges {
            self.range(range);
        }
    }

    /// A range: each claim in its own words, then how the sources agree, then whom they speak of.
    fn range(&mut self, range: &Range) {
        let words = self.visit.words;
        let mut notes = vec![words.agreement(range.agreement).to_owned()];
        if let Some(fit) = range.wider_fit() {
            let condition = words.condition(self.visit.answers.condition());
            notes.push(words.fit(fit, condition));
        }
        self.item(&format!("{}. {}", words.slot_title(range.slot), notes.join(" ")));
        for claim in &range.claims {
            let mut text = format!("{}: {}.", claim.source.id(), words.claim_words(claim));
            let (qualifier, population) =
                (words.claim_qualifier(claim), words.claim_population(claim));
            if !qualifier.is_empty() {
                let sentence = words.fill(ui::QUALIFIER, &[("qualifier", qualifier)]);
                let _ = write!(text, " {sentence}.");
            }
            if !population.is_empty() {
                let sentence = words.fill(ui::POPULATION, &[("population", population)]);
                let _ = write!(text, " {sentence}");
            }
            if range.goes_by(claim) {
                let _ = write!(text, " {}", self.ui(ui::STRICTER_COUNTS));
            }
            self.line(&format!("  {text}"));
        }
    }

    fn factors(&mut self) {
        let factors: Vec<&Factor> = self.visit.outlook.factors().collect();
        let words = self.visit.words;
        self.heading(self.ui(ui::FACTORS_TITLE));
        self.line(self.ui(ui::FACTORS_INTRO));
        for it in factors {
            let (affects, way) = (words.affects(it.affects), words.direction(it.direction));
            let (text, cited) = (words.factor(it), words.factor_sources(it));
            self.item(&format!("{affects} – {way}: {text} ({cited})"));
        }
    }

    fn missing(&mut self) {
        self.heading(self.ui(ui::MISSING_TITLE));
        for slot in expectations::missing(self.visit.answers.condition()) {
            self.item(self.visit.words.slot_missing(slot));
        }
        for key in MISSING {
            self.item(self.ui(key));
        }
    }

    fn sources(&mut self) {
        let words = self.visit.words;
        self.heading(self.ui(ui::SOURCES_TITLE));
        for note in notes(self.visit) {
            self.line(&note);
        }
        for source in SourceIndex::all() {
            let mut text = format!("{}: {}", source.id(), words.source_title(source));
            for part in [words.source_publisher(source), words.source_note(source)] {
                if !part.is_empty() {
                    let _ = write!(text, "; {part}");
                }
            }
            let population = words.source_population(source);
            if !population.is_empty() {
                let about = words.fill(ui::SOURCE_ABOUT, &[("population", population)]);
                let _ = write!(text, ". {about}");
            }
            self.item(&text);
        }
    }
}

/// What to know of the sources as a whole.
pub(crate) fn notes(visit: &Visit<'_>) -> [String; 2] {
    let words = visit.words;
    let business: Vec<&str> =
        SOURCES.iter().filter(|source| source.offers_treatment).map(|source| source.id).collect();
    [
        words.ui(ui::SOURCES_NOTE).to_owned(),
        words.fill(ui::SOURCES_BUSINESS, &[("sources", &business.join(", "))]),
    ]
}
