//! The closed sets and units that evidence, rules, engine and reports are written in.
//!
//! Owns names and their ids (the ids are the JSON interface, the wording keys and the evidence
//! files' vocabulary) and the arithmetic of intervals. Holds no data, no rule and no word that a
//! person reads.

mod button;
mod claims;
mod closed_set;
mod codes;
mod decision;
mod interview;
mod phq9;
mod rule;
mod screening;
mod units;

pub use button::ButtonAction;
pub use claims::{
    Affects, Agreement, Aspect, Direction, Group, Place, Slot, Stage, Standing, Study,
};
pub use codes::{Equivalence, Standard};
pub use decision::Matter;
pub use interview::{Question, QuestionKind};
pub use phq9::{Band, Frequency};
pub use rule::RuleTest;
pub use screening::{Chart, Grade, Level, Outcome};
pub use units::{Interval, Reading, Unit};
