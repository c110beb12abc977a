//! The evidence base as the engine holds it: tables made from `evidence/` when it is built.
//!
//! Owns the shape of a row. Refuses to read files or to check anything: that is done by then.

use outlook_domain::{
    Affects, Aspect, Chart, Direction, Grade, Group, Interval, Level, Place, Question,
    QuestionKind, Reading, Slot, Stage, Standing, Study,
};

use crate::interview::{Choice, Condition, Draft};

mod region;
mod source;

pub use region::{CrisisLine, FurtherLine, Help, Region, RegionIndex};
pub use source::{Source, SourceIndex};
pub use tables::*;

#[allow(clippy::unreadable_literal, reason = "written by the build")]
mod tables {
    use super::{
        Affects, Alternative, Ask, Aspect, Chart, Choice, Claim, Condition, ConditionRow,
        Conditions, Context, CrisisLine, Direction, Factor, Finding, FurtherLine, Grade, Group,
        Help, Interval, Level, OptionRow, Place, Question, QuestionKind, QuestionRow, Reading,
        Region, RegionIndex, Rule, Scope, Slot, Source, SourceIndex, Stage, Standing, Study, Test,
        Trial,
    };

    include!(concat!(env!("OUT_DIR"), "/tables.rs"));
}

/// What the sources say of a condition's place.
#[derive(Debug)]
pub struct ConditionRow {
    /// Its groups, the closest first.
    pub groups: &'static [Group],
    /// How the sources stand to it.
    pub standing: Standing,
    /// The only stages that apply, where not all do.
    pub stages: Option<&'static [Stage]>,
}

/// One question: its kind, its stretch of [`OPTIONS`], and when it is asked.
#[derive(Debug)]
pub struct QuestionRow {
    /// One option or any number.
    pub kind: QuestionKind,
    pub(crate) first: u8,
    pub(crate) count: u8,
    pub(crate) asked_when: Rule,
    /// Whether it may be left out.
    pub skippable: bool,
    /// Whether it is named as unchecked when it is left out.
    pub unchecked: bool,
}

/// One option of one question.
#[derive(Debug)]
pub struct OptionRow {
    /// Its id, unique within its question.
    pub id: &'static str,
    /// The question.
    pub question: Question,
}

/// Whom a claim or a factor speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Ketamine infusions in general.
    Any,
    /// A family of conditions.
    Group(Group),
    /// One condition.
    Condition(Condition),
}

impl Scope {
    /// Whether a condition is within it.
    #[must_use]
    pub fn covers(self, condition: Condition) -> bool {
        match self {
            Self::Any => true,
            Self::Group(group) => condition.row().groups.contains(&group),
            Self::Condition(one) => one == condition,
        }
    }
}

/// Some of the conditions, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Conditions(pub(crate) u16);

impl Conditions {
    pub(crate) fn covers(self, condition: Condition) -> bool {
        self.0 >> condition.index() & 1 == 1
    }
}

/// One figure, or one rule in place of a figure, that one source gives.
#[derive(Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its place in [`CLAIMS`].
    pub at: usize,
    /// Its id, such as `s2-series-pain`.
    pub id: &'static str,
    /// Its source.
    pub source: SourceIndex,
    /// What it measures, and at which stage.
    pub slot: Slot,
    /// Whom it speaks of.
    pub applies_to: &'static [Scope],
    pub(crate) except: Conditions,
    /// The figure read as numbers; `None` for a rule such as "the rest of the day".
    pub reading: Option<Reading>,
    /// Whether an end is a unit alone ("hours"): drawn, and never told as a number.
    pub bare: bool,
}

impl Claim {
    /// Whether it speaks of this condition, closely or in general.
    #[must_use]
    pub fn applies(&self, condition: Condition) -> bool {
        !self.excepts(condition) && self.applies_to.iter().any(|scope| scope.covers(condition))
    }

    /// Whether its source sets this condition apart.
    #[must_use]
    pub fn excepts(&self, condition: Condition) -> bool {
        self.except.covers(condition)
    }
}

/// Something that may change a figure; no source gives an amount.
#[derive(Debug)]
pub struct Factor {
    /// Its place in [`FACTORS`].
    pub at: usize,
    /// Its id.
    pub id: &'static str,
    /// What it bears on.
    pub affects: Affects,
    /// Which way.
    pub direction: Direction,
    pub(crate) applies_to: &'static [Scope],
    pub(crate) when: Rule,
}

/// A statement without a figure.
#[derive(Debug)]
pub struct Context {
    /// Its place in [`CONTEXT`].
    pub at: usize,
    /// Its id.
    pub id: &'static str,
    /// Its source.
    pub source: SourceIndex,
    /// Where it stands on the result.
    pub place: Place,
    /// Whom it speaks of.
    pub applies_to: &'static [Scope],
    pub(crate) except: Conditions,
}

impl Context {
    /// Whether it speaks of this condition; without a condition, whether it speaks of everyone.
    #[must_use]
    pub fn applies(&self, condition: Option<Condition>) -> bool {
        let excepted = condition.is_some_and(|it| self.except.covers(it));
        let covers = |scope: &Scope| condition.map_or(*scope == Scope::Any, |it| scope.covers(it));
        !excepted && self.applies_to.iter().any(covers)
    }
}

/// What a trial, a review or a label found: it stands beside ranges and is never part of one.
#[derive(Debug, PartialEq, Eq)]
pub struct Trial {
    /// Its place in [`TRIALS`].
    pub at: usize,
    /// Its id.
    pub id: &'static str,
    pub(crate) conditions: Conditions,
    pub(crate) slots: u32,
    /// In place of ranges, the part of the result beside which it stands.
    pub place: Option<Place>,
    /// Trials of the same group point different ways and stand together.
    pub group: Option<u8>,
    /// What kind of study or statement it is.
    pub kind: Study,
    /// The https address of its record; none is guessed.
    pub link: Option<&'static str>,
    /// How its row was checked: A or B.
    pub grade: Grade,
}

impl Trial {
    /// Whether it speaks of this condition; without a condition, whether it speaks of everyone.
    #[must_use]
    pub fn applies(&self, condition: Option<Condition>) -> bool {
        condition.map_or(self.conditions == EVERY_CONDITION, |it| self.conditions.covers(it))
    }

    /// Whether it stands beside this range, or beside its empty place.
    #[must_use]
    pub fn stands_beside(&self, slot: Slot) -> bool {
        slot.position().is_some_and(|at| self.slots >> at & 1 == 1)
    }
}

/// Something that a person may choose, infusions and doing nothing among them.
#[derive(Debug, PartialEq, Eq)]
pub struct Alternative {
    /// Its place in [`ALTERNATIVES`].
    pub at: usize,
    /// Its id.
    pub id: &'static str,
    pub(crate) conditions: Conditions,
}

/// A question that a person may ask the clinician; any one of its reasons is enough.
#[derive(Debug, PartialEq, Eq)]
pub struct Ask {
    /// Its place in [`ASKS`].
    pub at: usize,
    /// Its id.
    pub id: &'static str,
    pub(crate) always: bool,
    pub(crate) conditions: Conditions,
    pub(crate) unchecked: bool,
    /// By finding, those of its levels included.
    pub(crate) findings: u64,
    /// By slot.
    pub(crate) disagree: u32,
}

/// A reason to get help, to see a specialist or to talk first.
#[derive(Debug)]
pub struct Finding {
    /// Its place in [`FINDINGS`].
    pub at: usize,
    /// Its id.
    pub id: &'static str,
    /// How pressing it is: a cautious design choice, not a quotation.
    pub level: Level,
    /// How its row was checked.
    pub grade: Grade,
    /// Whether it rests on esketamine, a neighbour drug, alone.
    pub neighbour_drug: bool,
    /// What it leaves of the chart.
    pub chart: Chart,
    /// Whom its card gives the numbers of, in order.
    pub help: &'static [Help],
    pub(crate) more_for: Conditions,
    pub(crate) when: Rule,
}

impl Finding {
    /// Whether its card says more to those who ask about this condition.
    #[must_use]
    pub fn says_more_for(&self, condition: Condition) -> bool {
        self.more_for.covers(condition)
    }

    /// The options that raise it, in order; the conditions among them only where it hangs on nothing
    /// else.
    #[must_use]
    pub fn raised_by(&self) -> Vec<Choice> {
        let tests = self.when.0.iter().copied().flatten();
        let looked_at = tests.fold(0, |all, test| all | test.options());
        let choices = || Question::ALL.iter().flat_map(|question| Choice::of(*question));
        let ticked = choices().filter(|choice| looked_at >> choice.index() & 1 == 1);
        let (conditions, others): (Vec<Choice>, Vec<Choice>) =
            ticked.partition(|choice| choice.question() == Question::Condition);
        if others.is_empty() { conditions } else { others }
    }

    /// Whether none of those options raises it alone.
    #[must_use]
    pub fn takes_several(&self) -> bool {
        let raised_by = self.raised_by().into_iter();
        let own = raised_by.fold(0, |all, choice| all | 1_u128 << choice.index());
        self.when.0.iter().all(|clause| {
            let tests = clause.iter().filter(|test| test.options() & own != 0);
            tests.map(Test::least).sum::<u8>() > 1
        })
    }
}

/// When something comes up: any clause, each of tests that must all hold.
#[derive(Debug)]
pub struct Rule(pub(crate) &'static [&'static [Test]]);

impl Rule {
    /// Whether it holds for what was answered.
    pub(crate) fn holds(&self, given: &Draft) -> bool {
        self.0.iter().any(|clause| clause.iter().all(|test| test.holds(given)))
    }

    /// The options it asks for, one bit each; none where it asks for nothing.
    pub(crate) fn options(&self) -> u128 {
        self.0.iter().copied().flatten().fold(0, |options, test| match test {
            Test::AtLeast(_, more) => options | more,
            Test::Unanswered(_) | Test::Phq9ItemNineAbove(_) => options,
        })
    }
}

#[derive(Debug)]
pub(crate) enum Test {
    /// At least so many of these options are ticked.
    AtLeast(u8, u128),
    /// None of these questions has an answer.
    Unanswered(u16),
    /// Item 9 of the PHQ-9 was answered with more than this.
    Phq9ItemNineAbove(u8),
}

impl Test {
    /// The options it looks at.
    fn options(&self) -> u128 {
        match *self {
            Self::AtLeast(_, options) => options,
            Self::Unanswered(_) | Self::Phq9ItemNineAbove(_) => 0,
        }
    }

    /// How many of them it takes.
    fn least(&self) -> u8 {
        match *self {
            Self::AtLeast(least, _) => least,
            Self::Unanswered(_) | Self::Phq9ItemNineAbove(_) => 0,
        }
    }

    fn holds(&self, given: &Draft) -> bool {
        match *self {
            Self::AtLeast(1, options) => given.chosen() & options != 0,
            Self::AtLeast(least, options) => {
                (given.chosen() & options).count_ones() >= u32::from(least)
            }
            Self::Unanswered(questions) => given.answered() & questions == 0,
            Self::Phq9ItemNineAbove(least) => given.phq9_9().is_some_and(|it| it as u8 > least),
        }
    }
}
