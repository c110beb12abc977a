//! The words of one language, out of its pack, looked up by what they are for.
//!
//! Owns the order of a pack (made by the build from `wording/` and `evidence/`). A pack of another
//! build is refused; past that every look-up succeeds.

use std::fmt;

use outlook_domain::{Affects, Direction, Grade, Group, Level, Slot};
use outlook_engine::Outlook;
use outlook_engine::evidence::{Claim, Context, Factor, Finding, RegionIndex, SourceIndex};
use outlook_engine::expectations::{Agreement, Fit};
use outlook_engine::interview::{Choice, Condition, Question, Selection};
use outlook_engine::screening::Outcome;

mod decision;
mod languages;
mod lists;
mod services;

#[cfg_attr(target_arch = "wasm32", expect(dead_code, reason = "static pages show more"))]
mod keys {
    include!(concat!(env!("OUT_DIR"), "/keys.rs"));
}

pub use keys::{kiosk, page, ui};
pub use languages::{LanguageIndex, Languages};
pub use lists::{EVERYONE, HARMS, MISSING};
pub use services::{Service, Way};

/// The place of a text of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key(usize);

impl Key {
    /// The line of a pack that holds the text, the head being line 0.
    #[must_use]
    pub const fn line(self) -> usize {
        1 + self.0
    }
}

/// A language pack, its head included. Texts live as long as the page, so that views can borrow them
/// freely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words(&'static [&'static str]);

/// A pack that is not of this build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PackMismatch;

impl fmt::Display for PackMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "the language pack is not of this build; what fits: the pack written beside the widget",
        )
    }
}

impl std::error::Error for PackMismatch {}

impl Words {
    /// The day of the edition.
    #[must_use]
    pub fn date(self) -> &'static str {
        self.at(keys::DATES, 0, 1, 0)
    }

    /// The day by which the edition is checked again.
    #[must_use]
    pub fn next_review(self) -> &'static str {
        self.at(keys::DATES, 1, 1, 0)
    }

    /// The month in which the crisis lines were checked.
    #[must_use]
    pub fn crisis_checked(self) -> &'static str {
        self.at(keys::DATES, 2, 1, 0)
    }

    fn at(self, section: usize, row: usize, columns: usize, column: usize) -> &'static str {
        self.0[1 + section + row * columns + column]
    }

    /// The language's code, such as `en`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.at(keys::LANGUAGE, 0, 1, 0)
    }

    /// The language's name for itself, such as `Español`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.at(keys::LANGUAGE, 1, 1, 0)
    }

    /// Which way it runs: `ltr` or `rtl`.
    #[must_use]
    pub fn runs(self) -> &'static str {
        self.at(keys::LANGUAGE, 2, 1, 0)
    }

    /// What parts the whole of a number from its tenths.
    #[must_use]
    pub fn decimal(self) -> &'static str {
        self.at(keys::LANGUAGE, 3, 1, 0)
    }

    /// A text of the interface.
    #[must_use]
    pub fn ui(self, key: Key) -> &'static str {
        self.0[key.line()]
    }

    /// A text of the interface with its placeholders filled in.
    #[must_use]
    pub fn fill(self, key: Key, parts: &[(&str, &str)]) -> String {
        fill(self.ui(key), parts)
    }

    /// A question, as its heading.
    #[must_use]
    pub fn question_title(self, question: Question) -> &'static str {
        self.at(keys::QUESTIONS, question as usize, 4, 0)
    }

    /// The question as a label of its answer.
    #[must_use]
    pub fn question_short(self, question: Question) -> &'static str {
        self.at(keys::QUESTIONS, question as usize, 4, 1)
    }

    /// Why it is asked.
    #[must_use]
    pub fn question_why(self, question: Question) -> &'static str {
        self.at(keys::QUESTIONS, question as usize, 4, 2)
    }

    /// How to answer it, or nothing.
    #[must_use]
    pub fn question_hint(self, question: Question) -> &'static str {
        self.at(keys::QUESTIONS, question as usize, 4, 3)
    }

    /// An option, as the person would say it.
    #[must_use]
    pub fn option(self, choice: Choice) -> &'static str {
        self.at(keys::OPTIONS, choice.index(), 2, 0)
    }

    /// What an option means, or nothing.
    #[must_use]
    pub fn option_hint(self, choice: Choice) -> &'static str {
        self.at(keys::OPTIONS, choice.index(), 2, 1)
    }

    /// "None of these", as this question puts it.
    #[must_use]
    pub fn none_of_these(self, question: Question) -> &'static str {
        self.at(keys::NONE, question as usize, 1, 0)
    }

    /// An option or "none of these", as the person reads it.
    #[must_use]
    pub fn selection(self, selection: Selection) -> &'static str {
        match selection {
            Selection::Option(choice) => self.option(choice),
            Selection::NoneOfThese(question) => self.none_of_these(question),
        }
    }

    /// The condition inside a sentence.
    #[must_use]
    pub fn condition(self, condition: Condition) -> &'static str {
        self.at(keys::CONDITIONS, condition.index(), 1, 0)
    }

    /// The heading over a group of conditions; without a group, over the others.
    #[must_use]
    pub fn group_title(self, group: Option<Group>) -> &'static str {
        self.at(keys::GROUPS, group.map_or(Group::ALL.len(), |group| group as usize), 2, 0)
    }

    /// The group inside a sentence.
    #[must_use]
    pub fn group(self, group: Group) -> &'static str {
        self.at(keys::GROUPS, group as usize, 2, 1)
    }

    /// A finding, as a heading.
    #[must_use]
    pub fn finding_title(self, finding: &Finding) -> &'static str {
        self.at(keys::FINDINGS, finding.at, 2, 0)
    }

    /// What a finding means to someone who asks about this condition; without a condition, all that it
    /// says to anyone.
    #[must_use]
    pub fn finding_said(self, finding: &Finding, condition: Option<Condition>) -> String {
        let say = self.at(keys::FINDINGS, finding.at, 2, 1);
        let says_more = condition.is_none_or(|it| finding.says_more_for(it));
        let more = if says_more { self.at(keys::FINDINGS_MORE, finding.at, 1, 0) } else { "" };
        if more.is_empty() { say.to_owned() } else { [say, " ", more].concat() }
    }

    /// What a finding rests on.
    #[must_use]
    pub fn finding_sources(self, finding: &Finding) -> &'static str {
        self.at(keys::REFERENCES, finding.at, 1, 0)
    }

    /// What an outlook comes to, as a statement and what that means. Under 18 it has its own.
    #[must_use]
    pub fn headline(self, outlook: &Outlook) -> [&'static str; 2] {
        let row = if outlook.is_for_adults_alone() {
            Outcome::ALL.len()
        } else {
            outlook.outcome() as usize
        };
        [0, 1].map(|column| self.at(keys::OUTCOMES, row, 2, column))
    }

    /// An outcome, as a statement.
    #[must_use]
    pub fn outcome_title(self, outcome: Outcome) -> &'static str {
        self.at(keys::OUTCOMES, outcome as usize, 2, 0)
    }

    /// A level, as the heading over its findings.
    #[must_use]
    pub fn level_title(self, level: Level) -> &'static str {
        self.at(keys::LEVELS, level as usize, 2, 0)
    }

    /// What findings of a level call for.
    #[must_use]
    pub fn level_say(self, level: Level) -> &'static str {
        self.at(keys::LEVELS, level as usize, 2, 1)
    }

    /// What a range is of.
    #[must_use]
    pub fn slot_title(self, slot: Slot) -> &'static str {
        self.at(keys::SLOTS, slot.position().unwrap_or_default(), 3, 0)
    }

    /// What that means, in a sentence.
    #[must_use]
    pub fn slot_say(self, slot: Slot) -> &'static str {
        self.at(keys::SLOTS, slot.position().unwrap_or_default(), 3, 1)
    }

    /// What to say where no source gives a figure.
    #[must_use]
    pub fn slot_missing(self, slot: Slot) -> &'static str {
        self.at(keys::SLOTS, slot.position().unwrap_or_default(), 3, 2)
    }

    /// How the sources of a range stand to each other.
    #[must_use]
    pub fn agreement(self, agreement: Agreement) -> &'static str {
        self.at(keys::AGREEMENT, agreement as usize, 1, 0)
    }

    /// Why claims of this fit were chosen for this condition.
    #[must_use]
    pub fn fit(self, fit: Fit, condition: &str) -> String {
        let (row, group) = match fit {
            Fit::Condition => (0, ""),
            Fit::Group(group) => (1, self.group(group)),
            Fit::General => (2, ""),
        };
        fill(self.at(keys::FIT, row, 1, 0), &[("condition", condition), ("group", group)])
    }

    /// Which way a factor goes.
    #[must_use]
    pub fn direction(self, direction: Direction) -> &'static str {
        self.at(keys::DIRECTIONS, direction as usize, 1, 0)
    }

    /// What a factor bears on.
    #[must_use]
    pub fn affects(self, affects: Affects) -> &'static str {
        self.at(keys::AFFECTS, affects as usize, 1, 0)
    }

    /// How a row was checked.
    #[must_use]
    pub fn grade(self, grade: Grade) -> &'static str {
        self.at(keys::GRADES, grade as usize, 1, 0)
    }

    /// A step of the urgent screen.
    #[must_use]
    pub fn urgent(self, step: UrgentStep) -> &'static str {
        self.at(keys::URGENT_SCREEN, step as usize, 1, 0)
    }

    /// A number of a unit: "1 day", "3 days". English and Spanish know two forms, one and other; a
    /// language with more needs a column for each.
    #[must_use]
    pub fn amount(self, n: &str, unit: LongUnit) -> String {
        let column = usize::from(n != "1");
        fill(self.at(keys::UNITS, unit as usize, 2, column), &[("n", n)])
    }

    /// The title of a source.
    #[must_use]
    pub fn source_title(self, source: SourceIndex) -> &'static str {
        self.at(keys::SOURCES, source.index(), 4, 0)
    }

    /// The publisher as far as known, or nothing.
    #[must_use]
    pub fn source_publisher(self, source: SourceIndex) -> &'static str {
        self.at(keys::SOURCES, source.index(), 4, 1)
    }

    /// What to know of a source.
    #[must_use]
    pub fn source_note(self, source: SourceIndex) -> &'static str {
        self.at(keys::SOURCES, source.index(), 4, 2)
    }

    /// Whom a source speaks of where that is narrower than who may ask, or nothing.
    #[must_use]
    pub fn source_population(self, source: SourceIndex) -> &'static str {
        self.at(keys::SOURCES, source.index(), 4, 3)
    }

    /// A figure, in words.
    #[must_use]
    pub fn claim_words(self, claim: &Claim) -> &'static str {
        self.at(keys::CLAIMS, claim.at, 5, 0)
    }

    /// How sure its source sounds, or nothing.
    #[must_use]
    pub fn claim_qualifier(self, claim: &Claim) -> &'static str {
        self.at(keys::CLAIMS, claim.at, 5, 1)
    }

    /// Whom its source speaks of where that is narrower, or nothing.
    #[must_use]
    pub fn claim_population(self, claim: &Claim) -> &'static str {
        self.at(keys::CLAIMS, claim.at, 5, 2)
    }

    /// What to know of it, or nothing.
    #[must_use]
    pub fn claim_note(self, claim: &Claim) -> &'static str {
        self.at(keys::CLAIMS, claim.at, 5, 3)
    }

    /// The heading in the source under which it stands.
    #[must_use]
    pub fn claim_section(self, claim: &Claim) -> &'static str {
        self.at(keys::CLAIMS, claim.at, 5, 4)
    }

    /// What may change a figure.
    #[must_use]
    pub fn factor(self, factor: &Factor) -> &'static str {
        self.at(keys::FACTORS, factor.at, 2, 0)
    }

    /// Who says so.
    #[must_use]
    pub fn factor_sources(self, factor: &Factor) -> &'static str {
        self.at(keys::FACTORS, factor.at, 2, 1)
    }

    /// The words that cannot be plainer, each with its name and what it means. They stand on static
    /// pages; the widget's pack ends before them.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn terms(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let text = move |row, column| self.at(keys::TERMS, row, 3, column);
        (0..keys::TERM_COUNT).map(move |row| (text(row, 0), text(row, 2)))
    }

    /// A statement without a figure.
    #[must_use]
    pub fn context(self, context: &Context) -> &'static str {
        self.at(keys::CONTEXT, context.at, 1, 0)
    }

    /// The name of a region.
    #[must_use]
    pub fn region_name(self, region: RegionIndex) -> &'static str {
        self.at(keys::REGIONS, region.index(), 2, 0)
    }

    /// Its emergency number.
    #[must_use]
    pub fn region_emergency(self, region: RegionIndex) -> &'static str {
        self.at(keys::REGIONS, region.index(), 2, 1)
    }

    /// The emergency number of a region or, where it is not known, what to call it in a sentence.
    #[must_use]
    pub fn emergency(self, region: Option<RegionIndex>) -> &'static str {
        region.map_or_else(|| self.ui(ui::CRISIS_LOCAL_NAME), |at| self.region_emergency(at))
    }
}

/// The steps of the urgent screen, in the order of their texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UrgentStep {
    /// What the screen says first.
    Title,
    /// When to call the emergency number.
    Emergency,
    /// In a kiosk: tell a member of staff.
    Staff,
    /// The call or text line.
    Line,
    /// Stay with someone, away from means.
    Stay,
    /// The care team or safety plan.
    Team,
    /// Under 18: an adult you trust.
    Young,
    /// The way back.
    Mistake,
}

/// The units in which a length is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LongUnit {
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Infusions.
    Infusion,
}

/// Fills `{name}` placeholders.
#[must_use]
pub fn fill(text: &str, parts: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let part = parts.iter().find(|(known, _)| *known == name);
        out.push_str(part.map_or("", |(_, value)| value));
        rest = after;
    }
    out.push_str(rest);
    out
}
