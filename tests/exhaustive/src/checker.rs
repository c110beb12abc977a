//! Compares the engine's outlooks of one condition with the expected ones, and with each other.

use anyhow::{Context, Result};
use outlook_engine::expectations::{self, Range};
use outlook_engine::interview::Condition;
use outlook_engine::{Answers, Outlook, evaluate};

use crate::cases::{Cases, set_choice};
use crate::evidence::Evidence;
use crate::expected::{CHARTS, Expected, OUTCOMES, Summary};
use crate::figures;
use crate::space::Space;
use crate::tally::Tally;

/// One condition with everything that its outlooks are compared with.
#[derive(Debug)]
pub(crate) struct Checker<'a> {
    pub(crate) cases: Cases<'a>,
    expected: Expected,
    ranges: &'static [Range],
}

impl<'a> Checker<'a> {
    /// For the condition at this place of the evidence.
    pub(crate) fn new(evidence: &'a Evidence, space: &'a Space, at: usize) -> Result<Self> {
        let id = &evidence.conditions[at].id;
        let condition = Condition::from_id(id)
            .with_context(|| format!("the engine has no condition {id:?}"))?;
        let cases = Cases { evidence, space, at, condition };
        let expected = Expected::of(&cases)?;
        Ok(Self { cases, expected, ranges: expectations::ranges(condition) })
    }

    pub(crate) fn id(&self) -> &str {
        &self.cases.evidence.conditions[self.cases.at].id
    }

    /// Problems of the condition's ranges.
    pub(crate) fn range_problems(&self) -> Vec<String> {
        let evidence = self.cases.evidence;
        figures::problems(evidence, &evidence.conditions[self.cases.at], self.ranges)
    }

    /// The engine's outlook; `None` where a list is out of order or a range belongs to another
    /// condition.
    pub(crate) fn summary(&self, outlook: &Outlook) -> Option<Summary> {
        let (mut findings, mut factors, mut unchecked) = (0_u64, 0_u32, 0_u16);
        for finding in outlook.findings() {
            (findings >> finding.at == 0).then_some(())?;
            findings |= 1 << finding.at;
        }
        for factor in outlook.factors() {
            (factors >> factor.at == 0).then_some(())?;
            factors |= 1 << factor.at;
        }
        for question in outlook.unchecked() {
            (unchecked >> question as u16 == 0).then_some(())?;
            unchecked |= 1 << question as u16;
        }
        let ranges = outlook.ranges();
        // The very ranges that are checked once, not equal ones.
        let own = std::ptr::eq(ranges, self.ranges);
        (own || ranges.is_empty()).then_some(())?;
        let outcome = OUTCOMES.iter().position(|id| *id == outlook.outcome().id())?;
        let chart = CHARTS.iter().position(|id| *id == outlook.chart().id())?;
        Some(Summary {
            findings,
            factors,
            unchecked,
            outcome: u8::try_from(outcome).ok()?,
            chart: u8::try_from(chart).ok()?,
            ranges: own,
        })
    }

    /// Compares each of these rows, with one state of ticked items, with the expected outlook.
    pub(crate) fn compare(&self, multi: usize, rows: &[usize], tally: &Tally) -> Vec<Summary> {
        let space = self.cases.space;
        let ticked = space.multi[multi].bits;
        let mut draft = self.cases.ticked(multi);
        let mut current = vec![0; space.singles.len()];
        let mut out = Vec::with_capacity(rows.len());
        for row in rows {
            for (single, current) in space.singles.iter().zip(&mut current) {
                let value = single.value(*row);
                if value != *current {
                    set_choice(&mut draft, single.question, value);
                    *current = value;
                }
            }
            let bits = space.single_bits[*row].with(ticked);
            let expected = self.expected.summary(*row, multi, bits);
            let found = Answers::new(draft).and_then(|answers| self.summary(&evaluate(&answers)));
            if found != Some(expected) {
                let problem = format!("expected {expected:?}, found {found:?}");
                tally.report([self.cases.describe(*row, multi, &problem)]);
            }
            out.push(found.unwrap_or(expected));
        }
        out
    }

    /// Checks what changes when one single choice is withdrawn.
    pub(crate) fn withdraw_singles(
        &self,
        multi: usize,
        rows: &[usize],
        found: &[Summary],
        tally: &Tally,
    ) {
        for (at, row) in rows.iter().enumerate() {
            for single in &self.cases.space.singles {
                let value = single.value(*row);
                if value != 0 {
                    let other = &found[*row - value * single.stride];
                    self.compare_change(*row, multi, &found[at], other, single.question, tally);
                }
            }
        }
    }

    /// Checks what changes when one ticked item, or one list of items, is withdrawn; `kept` holds
    /// every row.
    pub(crate) fn withdraw_items(
        &self,
        multi: usize,
        rows: &[usize],
        found: &[Summary],
        kept: &[Vec<Summary>],
        tally: &Tally,
    ) {
        for (other, question) in &self.cases.space.multi[multi].neighbours {
            for (row, found) in rows.iter().zip(found) {
                self.compare_change(*row, multi, found, &kept[*other][*row], *question, tally);
            }
        }
    }

    /// Two outlooks whose answers differ in one question: nothing unrelated changes, and more
    /// findings never make a milder outcome.
    fn compare_change(
        &self,
        row: usize,
        multi: usize,
        one: &Summary,
        other: &Summary,
        question: usize,
        tally: &Tally,
    ) {
        let unrelated = (one.findings ^ other.findings) & !self.expected.reads[question];
        let unchecked = (one.unchecked ^ other.unchecked) & !(1 << question);
        let within = |small: &Summary, large: &Summary| {
            small.findings & !large.findings == 0 && small.unchecked & !large.unchecked == 0
        };
        let milder = within(one, other) && other.outcome > one.outcome
            || within(other, one) && one.outcome > other.outcome;
        if unrelated != 0 || unchecked != 0 || milder {
            let question = &self.cases.evidence.questions[question].id;
            let problem = format!("another answer to {question} moves {other:?} to {one:?}");
            tally.report([self.cases.describe(row, multi, &problem)]);
        }
    }
}
