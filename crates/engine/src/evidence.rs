//! The evidence base as the engine holds it: tables made from `evidence/` when it is built.
//!
//! Owns the shape of a row. Reads no file and checks nothing: the build has done both.

mod code;
mod condition;
mod decision;
mod finding;
mod question;
mod region;
mod rule;
mod scope;
mod source;
mod statement;
mod trial;

pub use code::ConditionCode;
pub use condition::{Condition, ConditionRow};
pub use decision::{Alternative, Ask};
pub use finding::Finding;
pub use question::{Choice, OptionRow, PageNumber, QuestionRow, Selection, row};
pub use region::{CrisisLine, FurtherLine, Help, Region, RegionIndex};
pub use rule::Rule;
pub(crate) use scope::Conditions;
pub use scope::Scope;
pub use source::{Source, SourceIndex};
pub use statement::{Claim, Context, Factor};
pub use tables::*;
pub use trial::{Mark, Trial};

#[allow(clippy::unreadable_literal, reason = "written by the build")]
mod tables {
    use outlook_domain::{
        Affects, Aspect, Chart, Direction, Equivalence, Grade, Group, Interval, Level, Place,
        Question, QuestionKind, Reading, RuleTest, Slot, Stage, Standard, Standing, Study,
    };

    use super::{
        Alternative, Ask, Choice, Claim, Condition, ConditionCode, ConditionRow, Conditions,
        Context, CrisisLine, Factor, Finding, FurtherLine, Help, Mark, OptionRow, PageNumber,
        QuestionRow, Region, RegionIndex, Rule, Scope, Source, SourceIndex, Trial,
    };

    include!(concat!(env!("OUT_DIR"), "/tables.rs"));
}
