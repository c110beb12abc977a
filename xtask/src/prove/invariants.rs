//! What must hold of every outlook, of one condition at a time.

use anyhow::{Context, Result};
use outlook_engine::expectations::{self, Range};
use outlook_engine::interview::{Condition, Question};
use outlook_engine::{Answers, Outlook, evaluate};

use super::Tally;
use super::evidence::{Asked, Evidence, LEVELS, Raised};
use super::figures;
use super::rules::{Asks, Bits};
use super::space::Space;
use super::state::give;

/// An outlook in brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) findings: u64,
    pub(super) factors: u32,
    pub(super) unchecked: u16,
    /// Its place in [`OUTCOMES`].
    pub(super) outcome: u8,
    /// Its place in [`CHARTS`].
    pub(super) chart: u8,
    pub(super) ranges: bool,
}

/// What is left of the chart.
pub(super) const CHARTS: [&str; 3] = ["open", "closed", "none"];

/// With one of these found there is no chart.
const NO_CHART: [&str; 4] = ["allergy", "psychosis_now", "mania_now", "pregnant"];

/// With one of these it waits behind a line; and for acute pain.
const CLOSED_CHART: [&str; 2] = ["safety_thoughts", "safety_unsaid"];

/// The most pressing first, as the screening ledger says.
pub(super) const OUTCOMES: [&str; 5] =
    ["urgent", "not_covered", "specialist_first", "discuss_first", "nothing_flagged"];

/// One condition, with what must come out of each answer.
#[derive(Debug)]
pub(super) struct Proof<'a> {
    pub(super) evidence: &'a Evidence,
    pub(super) space: &'a Space,
    pub(super) at: usize,
    pub(super) condition: Condition,
    /// What each row of single choices raises by itself, then each state of what is ticked.
    singles: Vec<(u64, u32)>,
    multi: Vec<(u64, u32)>,
    /// Clauses that look at both, held anew for each state.
    mixed: Vec<(bool, usize, Vec<Asks>)>,
    /// The findings whose rules look at a question, by question.
    reads: Vec<u64>,
    levels: [u64; 5],
    no_chart: u64,
    closed_chart: u64,
    safety: u16,
    unsaid: u128,
    ranges: &'static [Range],
}

impl<'a> Proof<'a> {
    pub(super) fn of(evidence: &'a Evidence, space: &'a Space, at: usize) -> Result<Self> {
        let id = &evidence.conditions[at].id;
        let condition = Condition::from_id(id)
            .with_context(|| format!("the engine has no condition {id:?}"))?;
        let level = |name: &str| {
            let rows = evidence.findings.iter().enumerate().filter(|(_, it)| it.sort == name);
            rows.fold(0, |bits, (at, _)| bits | 1 << at)
        };
        let reads = (0..evidence.questions.len()).map(|question| {
            let rows = evidence.findings.iter().enumerate();
            let rows = rows.filter(|(_, it)| it.when.reads(question, evidence));
            rows.fold(0, |bits, (at, _)| bits | 1 << at)
        });
        let named = |ids: &[&str]| {
            let rows = evidence.findings.iter().enumerate();
            let rows = rows.filter(|(_, it)| ids.contains(&it.id.as_str()));
            rows.fold(0, |bits, (at, _)| bits | 1 << at)
        };
        let safety = evidence.questions.iter().enumerate().filter(|(_, it)| it.safety);
        let mut proof = Self {
            evidence,
            space,
            at,
            condition,
            singles: vec![(0, 0); space.rows()],
            multi: vec![(0, 0); space.multi.len()],
            mixed: Vec::new(),
            reads: reads.collect(),
            levels: LEVELS.map(level),
            no_chart: named(&NO_CHART),
            closed_chart: named(&CLOSED_CHART),
            safety: safety.fold(0, |bits, (at, _)| bits | 1 << at),
            unsaid: evidence.option("safety_now", "unsaid")?,
            ranges: expectations::ranges(condition),
        };
        for (at, row) in evidence.findings.iter().enumerate() {
            proof.spread(true, at, row);
        }
        let reason = &evidence.conditions[proof.at];
        for (at, row) in evidence.factors.iter().enumerate() {
            if reason.is_within(&row.applies_to) {
                proof.spread(false, at, row);
            }
        }
        Ok(proof)
    }

    pub(super) fn id(&self) -> &str {
        &self.evidence.conditions[self.at].id
    }

    /// The condition's own bits.
    pub(super) fn own(&self) -> Bits {
        Bits { ticked: 1 << self.at, answered: 1 }
    }

    /// Notes wherever a finding or a factor comes up.
    fn spread(&mut self, finding: bool, at: usize, row: &Raised) {
        let set = |(findings, factors): &mut (u64, u32)| {
            if finding {
                *findings |= 1 << at;
            } else {
                *factors |= 1 << at;
            }
        };
        for clause in &row.when.0 {
            let of_condition = |asks: &&Asks| match **asks {
                Asks::Ticked(options, _) => options & self.evidence.questions[0].bits() != 0,
                Asks::Open(open) => open & 1 != 0,
            };
            if !clause.iter().filter(of_condition).all(|asks| asks.holds(self.own())) {
                continue;
            }
            let rest: Vec<Asks> =
                clause.iter().filter(|asks| !of_condition(asks)).copied().collect();
            let (single, multi) = (self.looks(&rest, false), self.looks(&rest, true));
            let holds = |bits: Bits| rest.iter().all(|asks| asks.holds(bits));
            if single && multi {
                self.mixed.push((finding, at, rest));
            } else if multi {
                let states = self.multi.iter_mut().zip(&self.space.multi);
                states.filter(|(_, it)| holds(it.bits)).for_each(|(row, _)| set(row));
            } else {
                let rows = self.singles.iter_mut().zip(&self.space.single_bits);
                rows.filter(|(_, bits)| holds(**bits)).for_each(|(row, _)| set(row));
            }
        }
    }

    fn looks(&self, clause: &[Asks], many: bool) -> bool {
        let of = |asked: &&(usize, &Asked)| asked.1.many == many;
        let questions: Vec<_> = self.evidence.questions.iter().enumerate().skip(1).collect();
        questions.iter().filter(of).any(|(at, asked)| {
            clause.iter().any(|asks| match *asks {
                Asks::Ticked(options, _) => options & asked.bits() != 0,
                Asks::Open(open) => open >> at & 1 == 1,
            })
        })
    }

    /// What must come out.
    fn expected(&self, row: usize, multi: usize) -> Row {
        let (one, many) = (self.singles[row], self.multi[multi]);
        let bits = self.space.single_bits[row].with(self.space.multi[multi].bits);
        let (mut findings, mut factors) = (one.0 | many.0, one.1 | many.1);
        for (finding, at, clause) in &self.mixed {
            if clause.iter().all(|asks| asks.holds(bits)) {
                if *finding { findings |= 1 << at } else { factors |= 1 << at }
            }
        }
        let unsaid =
            if bits.ticked & self.unsaid == 0 { 0 } else { 1 << Question::SafetyNow as u16 };
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
            u8::from(closed || self.id() == "acute_pain")
        };
        let factors = if ranges { factors } else { 0 };
        Row { findings, factors, unchecked, outcome, chart, ranges }
    }

    /// What comes out of the engine; `None` where a list is out of order or a range is another's.
    pub(super) fn seen(&self, outlook: &Outlook) -> Option<Row> {
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
        // Not equal ranges but these, which are checked once: one place in memory.
        let own = std::ptr::eq(ranges, self.ranges);
        (own || ranges.is_empty()).then_some(())?;
        let outcome = OUTCOMES.iter().position(|id| *id == outlook.outcome().id())?;
        let outcome = u8::try_from(outcome).ok()?;
        let ranges = own;
        let chart = CHARTS.iter().position(|id| *id == outlook.chart().id())?;
        let chart = u8::try_from(chart).ok()?;
        Some(Row { findings, factors, unchecked, outcome, chart, ranges })
    }

    /// Every one of these rows with one state of what is ticked.
    pub(super) fn run(&self, multi: usize, rows: &[usize], tally: &Tally) -> Vec<Row> {
        let mut draft = self.ticked(multi);
        let mut current = vec![0; self.space.singles.len()];
        let mut out = Vec::with_capacity(rows.len());
        for row in rows {
            for (single, current) in self.space.singles.iter().zip(&mut current) {
                let value = single.value(*row);
                if value != *current {
                    give(&mut draft, single.question, value);
                    *current = value;
                }
            }
            let expected = self.expected(*row, multi);
            let seen = Answers::new(draft).and_then(|answers| self.seen(&evaluate(&answers)));
            if seen != Some(expected) {
                let problem = format!("expected {expected:?}, found {seen:?}");
                tally.tell([self.told(*row, multi, &problem)]);
            }
            out.push(seen.unwrap_or(expected));
        }
        out
    }

    /// What taking one single choice back moves.
    pub(super) fn within(&self, multi: usize, rows: &[usize], seen: &[Row], tally: &Tally) {
        for (at, row) in rows.iter().enumerate() {
            for single in &self.space.singles {
                let value = single.value(*row);
                if value != 0 {
                    let other = &seen[*row - value * single.stride];
                    self.moved(*row, multi, &seen[at], other, single.question, tally);
                }
            }
        }
    }

    /// What taking one item or one answer of many back moves; `kept` holds every row.
    pub(super) fn between(
        &self,
        multi: usize,
        rows: &[usize],
        seen: &[Row],
        kept: &[Vec<Row>],
        tally: &Tally,
    ) {
        for (other, question) in &self.space.multi[multi].beside {
            for (row, seen) in rows.iter().zip(seen) {
                self.moved(*row, multi, seen, &kept[*other][*row], *question, tally);
            }
        }
    }

    /// Two outlooks whose answers differ in one question: nothing else moves, and more findings
    /// never make a milder outcome.
    fn moved(
        &self,
        row: usize,
        multi: usize,
        one: &Row,
        other: &Row,
        question: usize,
        tally: &Tally,
    ) {
        let unrelated = (one.findings ^ other.findings) & !self.reads[question];
        let unchecked = (one.unchecked ^ other.unchecked) & !(1 << question);
        let within = |small: &Row, large: &Row| {
            small.findings & !large.findings == 0 && small.unchecked & !large.unchecked == 0
        };
        let milder = within(one, other) && other.outcome > one.outcome
            || within(other, one) && one.outcome > other.outcome;
        if unrelated != 0 || unchecked != 0 || milder {
            let question = &self.evidence.questions[question].id;
            let problem = format!("another answer to {question} moves {other:?} to {one:?}");
            tally.tell([self.told(row, multi, &problem)]);
        }
    }

    /// The figures, worked out anew.
    pub(super) fn figures(&self) -> Vec<String> {
        figures::check(self.evidence, &self.evidence.conditions[self.at], self.ranges)
    }
}
