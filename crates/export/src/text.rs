//! The visit sheet as plain text, to paste into a message or to read aloud over the telephone.
//!
//! It says what the result page says, in the same words and the same order. A figure is in its
//! source's amounts as the evidence words them, never joined and never turned into a number.

use outlook_engine::config::Field;
use outlook_engine::evidence::{Factor, Finding, Help, SourceIndex};
use outlook_engine::expectations::Range;
use outlook_i18n::ui;

use crate::sheet::{Figure, Row, sections};
use crate::visit::Visit;

/// The sheet, its lines ended by a line feed.
#[must_use]
pub fn sheet(visit: &Visit<'_>) -> String {
    let mut text = Text { visit, out: String::new() };
    text.head();
    for section in &sections(visit) {
        text.line("");
        if !section.title.is_empty() {
            text.line(section.title);
        }
        section.notes.iter().for_each(|note| text.line(note));
        section.rows.iter().for_each(|row| text.row(row));
    }
    text.out
}

/// A text on the way.
struct Text<'a> {
    visit: &'a Visit<'a>,
    out: String,
}

impl Text<'_> {
    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// A line of these parts, marked as an item of a list.
    fn item(&mut self, parts: &[&str]) {
        self.out.push_str("- ");
        self.line(&parts.concat());
    }

    /// What this is, and who hosts the widget, how to reach them, and who reviewed it for them.
    fn head(&mut self) {
        let (words, config) = (self.visit.words, self.visit.config);
        self.line(words.ui(ui::PAGE_TITLE));
        self.line(&[words.edition(), words.next_review()].join(" "));
        self.line(words.ui(ui::NOT_ADVICE));
        for field in [Field::ClinicName, Field::ClinicPhone, Field::Booking] {
            if let Some(said) = config.text(field) {
                self.line(said);
            }
        }
        let date = config.text(Field::ReviewerDate);
        if let Some((name, date)) = config.text(Field::ReviewerName).zip(date) {
            self.line(&words.clinic_reviewed(name, date));
        }
    }

    fn row(&mut self, row: &Row) {
        let words = self.visit.words;
        match row {
            Row::Text(text) => self.item(&[text]),
            Row::Statement(row) => self.item(&[row.source.id(), ": ", words.context(row)]),
            Row::Finding(finding) => self.finding(finding),
            Row::LeftOpen(question) => self.item(&[words.question_short(*question)]),
            Row::Figure(Figure::Given(range)) => self.range(range),
            Row::Figure(Figure::Missing(slot)) => {
                self.item(&[words.slot_title(*slot), ". ", words.slot_missing(*slot)]);
            }
            Row::Factor(factor) => self.factor(factor),
            Row::Missing(slot) => self.item(&[words.slot_missing(*slot)]),
            // What was left out is named where it is a safety question.
            Row::Answer(question, selected) if !selected.is_empty() => {
                let texts: Vec<&str> = selected.iter().map(|it| words.selection(*it)).collect();
                self.item(&[words.question_short(*question), ": ", &texts.join("; ")]);
            }
            Row::Phq9(item) => {
                let line = self.visit.phq9.map(|given| words.phq9_line(&given, *item));
                self.item(&[&line.unwrap_or_default()]);
            }
            Row::Source(source) => self.source(*source),
            Row::Answer(..) => {}
        }
    }

    fn finding(&mut self, finding: &Finding) {
        let (words, region) = (self.visit.words, self.visit.region);
        let said = words.finding_said(finding, Some(self.visit.outlook.condition()));
        let related = if finding.related_drug { words.ui(ui::RELATED_DRUG) } else { "" };
        let space = if related.is_empty() { "" } else { " " };
        let (title, rests) = (words.finding_title(finding), words.rests_on(finding).concat());
        self.item(&[title, ": ", &said, space, related, " ", &rests]);
        if finding.help.contains(&Help::Emergency) {
            let number = words.emergency(region);
            self.line(&["  ", words.ui(ui::CRISIS_STRIP), " ", number].concat());
        }
        for service in words.help_services(finding, region) {
            self.line(&["  ", &words.service_text(service)].concat());
        }
    }

    /// A range: each claim in its own words, then how the sources agree, then whom they speak of.
    fn range(&mut self, range: &Range) {
        let words = self.visit.words;
        let mut title =
            [words.slot_title(range.slot), ". ", words.agreement(range.agreement)].concat();
        if let Some(fit) = range.wider_fit() {
            let condition = words.condition(self.visit.outlook.condition());
            title.push(' ');
            title.push_str(&words.fit(fit, condition));
        }
        self.item(&[&title]);
        for claim in &range.claims {
            let mut text = ["  ", claim.source.id(), ": ", words.claim_words(claim), "."].concat();
            for note in words.claim_notes(range, claim) {
                text.push(' ');
                text.push_str(&note);
            }
            self.line(&text);
        }
    }

    fn factor(&mut self, factor: &Factor) {
        let words = self.visit.words;
        let (affects, way) = (words.affects(factor.affects), words.direction(factor.direction));
        let (text, cited) = (words.factor(factor), words.factor_sources(factor));
        self.item(&[affects, " – ", way, ": ", text, " (", cited, ")"]);
    }

    fn source(&mut self, source: SourceIndex) {
        let words = self.visit.words;
        let mut text = [source.id(), ": ", words.source_title(source)].concat();
        for part in [words.source_publisher(source), words.source_note(source)] {
            if !part.is_empty() {
                text.push_str("; ");
                text.push_str(part);
            }
        }
        let population = words.source_population(source);
        if !population.is_empty() {
            text.push_str(". ");
            text.push_str(&words.fill(ui::SOURCE_ABOUT, &[("population", population)]));
        }
        self.item(&[&text]);
    }
}
