//! The outlook that the evidence asks for, worked out without the engine's rules.

use anyhow::Result;

use crate::cases::Cases;
use crate::evidence::{Entry, LEVELS};
use crate::rules::{Bits, Requirement};

/// An outlook in brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Summary {
    pub(crate) findings: u64,
    pub(crate) factors: u32,
    pub(crate) unchecked: u16,
    /// Its place in [`OUTCOMES`].
    pub(crate) outcome: u8,
    /// Its place in [`CHARTS`].
    pub(crate) chart: u8,
    pub(crate) ranges: bool,
}

/// How much of the chart is shown.
pub(crate) const CHARTS: [&str; 3] = ["open", "closed", "none"];

/// With one of these findings there is no chart.
const NO_CHART: [&str; 4] = ["allergy", "psychosis_now", "mania_now", "pregnant"];

/// With one of these findings the chart is closed; for acute pain it always is.
const CLOSED_CHART: [&str; 2] = ["safety_thoughts", "safety_unsaid"];

/// The most pressing first, as `evidence/screening.toml` says.
pub(crate) const OUTCOMES: [&str; 5] =
    ["urgent", "not_covered", "specialist_first", "discuss_first", "nothing_flagged"];

/// The findings and factors that a row of single choices or a state of ticked items raises alone.
type Raised = (u64, u32);

/// A finding or a factor by its place.
#[derive(Debug, Clone, Copy)]
enum Place {
    Finding(usize),
    Factor(usize),
}

impl Place {
    fn add_to(self, (findings, factors): &mut Raised) {
        match self {
            Self::Finding(at) => *findings |= 1 << at,
            Self::Factor(at) => *factors |= 1 << at,
        }
    }
}

/// The expected outlooks of one condition.
#[derive(Debug)]
pub(crate) struct Expected {
    /// By row of single choices.
    singles: Vec<Raised>,
    /// By state of ticked items.
    multi: Vec<Raised>,
    /// Clauses that depend on both, evaluated for each case.
    mixed: Vec<(Place, Vec<Requirement>)>,
    /// The findings whose rules read a question, by question.
    pub(crate) reads: Vec<u64>,
    levels: [u64; 5],
    no_chart: u64,
    closed_chart: u64,
    /// The questions that count as unchecked, one bit each.
    safety: u16,
    /// The option `unsaid` of `safety_now`, and that question's bit.
    unsaid: (u128, u16),
    is_acute_pain: bool,
}

impl Expected {
    pub(crate) fn of(cases: &Cases<'_>) -> Result<Self> {
        let (evidence, space) = (cases.evidence, cases.space);
        let findings = |fits: &dyn Fn(&Entry) -> bool| {
            let rows = evidence.findings.iter().enumerate().filter(|(_, it)| fits(it));
            rows.fold(0, |bits, (at, _)| bits | 1 << at)
        };
        let reads = evidence.questions.iter().enumerate();
        let reads = reads.map(|(at, question)| findings(&|it| it.when.reads(at, question.bits())));
        let safety = evidence.questions.iter().enumerate().filter(|(_, it)| it.safety);
        let condition = &evidence.conditions[cases.at];
        let mut expected = Self {
            singles: vec![(0, 0); space.rows()],
            multi: vec![(0, 0); space.multi.len()],
            mixed: Vec::new(),
            reads: reads.collect(),
            levels: LEVELS.map(|level| findings(&|it| it.sort == level)),
            no_chart: findings(&|it| NO_CHART.contains(&it.id.as_str())),
            closed_chart: findings(&|it| CLOSED_CHART.contains(&it.id.as_str())),
            safety: safety.fold(0, |bits, (at, _)| bits | 1 << at),
            unsaid: (
                evidence.option("safety_now", "unsaid")?,
                1 << evidence.question("safety_now")?,
            ),
            is_acute_pain: condition.id == "acute_pain",
        };
        for (at, entry) in evidence.findings.iter().enumerate() {
            expected.spread(cases, Place::Finding(at), entry);
        }
        for (at, entry) in evidence.factors.iter().enumerate() {
            if condition.is_within(&entry.applies_to) {
                expected.spread(cases, Place::Factor(at), entry);
            }
        }
        Ok(expected)
    }

    /// Marks every row and state that raises a finding or a factor.
    fn spread(&mut self, cases: &Cases<'_>, place: Place, entry: &Entry) {
        let questions = &cases.evidence.questions;
        for clause in &entry.when.0 {
            let of_condition = |it: &&Requirement| it.reads(0, questions[0].bits());
            if !clause.iter().filter(of_condition).all(|it| it.holds(cases.own())) {
                continue;
            }
            let rest: Vec<Requirement> =
                clause.iter().filter(|it| !of_condition(it)).copied().collect();
            let reads = |many: bool| {
                let mut others = questions.iter().enumerate().skip(1);
                others.any(|(at, question)| {
                    question.many == many && rest.iter().any(|it| it.reads(at, question.bits()))
                })
            };
            let holds = |bits: Bits| rest.iter().all(|it| it.holds(bits));
            match (reads(false), reads(true)) {
                (true, true) => self.mixed.push((place, rest)),
                (false, true) => {
                    let states = self.multi.iter_mut().zip(&cases.space.multi);
                    states
                        .filter(|(_, it)| holds(it.bits))
                        .for_each(|(raised, _)| place.add_to(raised));
                }
                (_, false) => {
                    let rows = self.singles.iter_mut().zip(&cases.space.single_bits);
                    rows.filter(|(_, bits)| holds(**bits))
                        .for_each(|(raised, _)| place.add_to(raised));
                }
            }
        }
    }

    /// The outlook of a case; `bits` are those of its row and its state.
    pub(crate) fn summary(&self, row: usize, multi: usize, bits: Bits) -> Summary {
        let (one, many) = (self.singles[row], self.multi[multi]);
        let mut raised = (one.0 | many.0, one.1 | many.1);
        for (place, clause) in &self.mixed {
            if clause.iter().all(|it| it.holds(bits)) {
                place.add_to(&mut raised);
            }
        }
        let (findings, factors) = raised;
        let (option, question) = self.unsaid;
        let unsaid = if bits.ticked & option == 0 { 0 } else { question };
        let unchecked = self.safety & (!bits.answered | unsaid);
        let [urgent, _, not_covered, specialist, _] = self.levels;
        let outcome = if findings & urgent != 0 {
            0
        } else if findings & not_covered != 0 {
            1
        } else if findings & specialist != 0 {
            2
        } else {
            u8::from(findings == 0 && unchecked == 0) + 3
        };
        let ranges = outcome > 1;
        let chart = if !ranges || findings & self.no_chart != 0 {
            2
        } else {
            let closed = outcome == 2 || findings & self.closed_chart != 0;
            u8::from(closed || self.is_acute_pain)
        };
        let factors = if ranges { factors } else { 0 };
        Summary { findings, factors, unchecked, outcome, chart, ranges }
    }
}
