//! The words of figures: ranges, the claims behind them, their sources, what may change them.

use outlook_domain::{Affects, Agreement, Direction, Grade, Slot};
use outlook_engine::evidence::{Claim, Context, Factor, SourceIndex};
use outlook_engine::expectations::{Fit, Range};

use crate::{Words, fill, keys, ui};

impl Words {
    /// What a range is of.
    #[must_use]
    pub fn slot_title(self, slot: Slot) -> &'static str {
        self.at(keys::slots::TITLE, slot.position().unwrap_or_default())
    }

    /// What that means, in a sentence.
    #[must_use]
    pub fn slot_say(self, slot: Slot) -> &'static str {
        self.at(keys::slots::SAY, slot.position().unwrap_or_default())
    }

    /// What a length of time counts from, or nothing.
    #[must_use]
    pub fn slot_from(self, slot: Slot) -> &'static str {
        self.at(keys::slots::FROM, slot.position().unwrap_or_default())
    }

    /// What to say where no source gives a figure.
    #[must_use]
    pub fn slot_missing(self, slot: Slot) -> &'static str {
        self.at(keys::slots::MISSING, slot.position().unwrap_or_default())
    }

    /// How the sources of a range agree.
    #[must_use]
    pub fn agreement(self, agreement: Agreement) -> &'static str {
        self.at(keys::agreement::TEXT, agreement as usize)
    }

    /// Why claims of this fit were chosen for this condition.
    #[must_use]
    pub fn fit(self, fit: Fit, condition: &str) -> String {
        let (column, group) = match fit {
            Fit::Condition => (keys::fit::CONDITION, ""),
            Fit::Group(group) => (keys::fit::GROUP, self.group(group)),
            Fit::General => (keys::fit::GENERAL, ""),
        };
        fill(self.at(column, 0), &[("condition", condition), ("group", group)])
    }

    /// The direction of a factor.
    #[must_use]
    pub fn direction(self, direction: Direction) -> &'static str {
        self.at(keys::directions::TEXT, direction as usize)
    }

    /// What a factor affects.
    #[must_use]
    pub fn affects(self, affects: Affects) -> &'static str {
        self.at(keys::affects::TEXT, affects as usize)
    }

    /// How a row was checked.
    #[must_use]
    pub fn grade(self, grade: Grade) -> &'static str {
        self.at(keys::grades::TEXT, grade as usize)
    }

    /// A number of a unit: "1 day", "3 days". The pack knows the place of the form for every number below
    /// 200, and for those that are not whole; from there on two digits decide.
    #[must_use]
    pub fn amount(self, n: &str, unit: LongUnit) -> String {
        let at = n.parse::<u32>().map_or(200, |n| if n < 100 { n } else { 100 + n % 100 });
        let form = self.at(keys::language::PLURALS, 0).as_bytes()[at as usize] - b'0';
        let text = self.at(keys::units::TEXT, unit as usize).split('|').nth(form.into());
        fill(text.unwrap_or_default(), &[("n", n)])
    }

    /// The title of a source.
    #[must_use]
    pub fn source_title(self, source: SourceIndex) -> &'static str {
        self.at(keys::sources::TITLE, source.index())
    }

    /// The publisher as far as known, or nothing.
    #[must_use]
    pub fn source_publisher(self, source: SourceIndex) -> &'static str {
        self.at(keys::sources::PUBLISHER, source.index())
    }

    /// What to know of a source.
    #[must_use]
    pub fn source_note(self, source: SourceIndex) -> &'static str {
        self.at(keys::sources::NOTE, source.index())
    }

    /// Whom a source speaks of where that is narrower than who may ask, or nothing.
    #[must_use]
    pub fn source_population(self, source: SourceIndex) -> &'static str {
        self.at(keys::sources::POPULATION, source.index())
    }

    /// A figure, in words that say how sure its source sounds.
    #[must_use]
    pub fn claim_words(self, claim: &Claim) -> &'static str {
        self.at(keys::claims::WORDS, claim.at)
    }

    /// Whom its source speaks of where that is narrower, or nothing.
    #[must_use]
    pub fn claim_population(self, claim: &Claim) -> &'static str {
        self.at(keys::claims::POPULATION, claim.at)
    }

    /// The notes on a claim of a range: its population, what to know of it, and whether it is the stricter one to go
    /// by.
    #[must_use]
    pub fn claim_notes(self, range: &Range, claim: &Claim) -> Vec<String> {
        let (population, note) = (self.claim_population(claim), self.claim_note(claim));
        let mut notes = Vec::new();
        if !population.is_empty() {
            notes.push(self.fill(ui::POPULATION, &[("population", population)]));
        }
        if !note.is_empty() {
            notes.push(["(", note, ")"].concat());
        }
        if range.goes_by(claim) {
            notes.push(self.ui(ui::STRICTER_COUNTS).to_owned());
        }
        notes
    }

    /// What to know of it, or nothing.
    #[must_use]
    pub fn claim_note(self, claim: &Claim) -> &'static str {
        self.at(keys::claims::NOTE, claim.at)
    }

    /// Its heading in the source.
    #[must_use]
    pub fn claim_section(self, claim: &Claim) -> &'static str {
        self.at(keys::claims::SECTION, claim.at)
    }

    /// What may change a figure.
    #[must_use]
    pub fn factor(self, factor: &Factor) -> &'static str {
        self.at(keys::factors::WORDS, factor.at)
    }

    /// The sources that say so.
    #[must_use]
    pub fn factor_sources(self, factor: &Factor) -> &'static str {
        self.at(keys::factors::SOURCES, factor.at)
    }

    /// A statement without a figure.
    #[must_use]
    pub fn context(self, context: &Context) -> &'static str {
        self.at(keys::context::WORDS, context.at)
    }
}

/// The units in which a length is written.
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
