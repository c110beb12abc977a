//! Which figures may be written as numbers.
//!
//! The engine reads every word as numbers, for the drawings. A number for a person needs more: a bare
//! plural ("hours") has none, and where sources disagree there is no joined one. Such a figure is
//! empty here, and so in the table and in FHIR; its words are always shown.

use outlook_domain::Interval;
use outlook_engine::evidence::{Claim, SourceIndex};
use outlook_engine::expectations::{Agreement, Range};

/// How a claim is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadAs {
    /// As numbers.
    Figure,
    /// As a stretch to draw: its source gives a unit and no number.
    Bare,
    /// Not at all: its source gives a rule.
    Rule,
}

impl ReadAs {
    /// Every way, in order.
    pub const ALL: [Self; 3] = [Self::Figure, Self::Bare, Self::Rule];

    /// How this claim is read.
    #[must_use]
    pub fn of(claim: &Claim) -> Self {
        match claim.reading {
            None => Self::Rule,
            Some(_) if claim.bare => Self::Bare,
            Some(_) => Self::Figure,
        }
    }

    /// Its id in the table and in FHIR.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Bare => "bare",
            Self::Rule => "rule",
        }
    }
}

/// An interval without ends, for a figure that may not be written as numbers.
const NONE: Interval = Interval { low: None, high: None };

/// The numbers of a claim.
#[must_use]
pub fn of_claim(claim: &Claim) -> Interval {
    match ReadAs::of(claim) {
        ReadAs::Figure => claim.reading.map_or(NONE, |reading| without_zero(reading.wide)),
        ReadAs::Bare | ReadAs::Rule => NONE,
    }
}

/// The joined numbers of one source of a range.
#[must_use]
pub fn of_source(range: &Range, source: SourceIndex) -> Interval {
    let bare = range.claims.iter().any(|claim| claim.source == source && claim.bare);
    let own = range.sources.iter().find(|reading| reading.source == source);
    own.filter(|_| !bare).map_or(NONE, |own| without_zero(own.reading.wide))
}

/// What all sources together cover.
#[must_use]
pub fn outer(range: &Range) -> Interval {
    if may_be_joined(range) { without_zero(range.outer) } else { NONE }
}

/// What every source covers.
#[must_use]
pub fn shared(range: &Range) -> Interval {
    range.shared.filter(|_| may_be_joined(range)).map_or(NONE, without_zero)
}

fn may_be_joined(range: &Range) -> bool {
    range.agreement != Agreement::Disagree && !range.claims.iter().any(|claim| claim.bare)
}

/// A low end of zero means "at once", which is no number.
fn without_zero(interval: Interval) -> Interval {
    Interval { low: interval.low.filter(|low| *low > 0), ..interval }
}
