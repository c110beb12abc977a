//! The answers that are tried: every combination of single choices with every state of ticked items.
//!
//! A state has one ticked item or two, and the other questions are answered with "none of these" or
//! left out; with nothing ticked, there is a state for every set of questions left out. A state lists
//! the neighbours that differ from it in one answer, so that the effect of one answer can be checked.

use crate::evidence::Evidence;
use crate::rules::Bits;

/// A state of ticked items, and its neighbours.
#[derive(Debug)]
pub(crate) struct Multi {
    /// Bits of options.
    pub(crate) items: Vec<usize>,
    pub(crate) bits: Bits,
    /// Another state, and the one question in which it differs.
    pub(crate) neighbours: Vec<(usize, usize)>,
}

/// One question of a single choice.
#[derive(Debug)]
pub(crate) struct Single {
    pub(crate) question: usize,
    /// Its answers, "unanswered" among them.
    pub(crate) values: usize,
    pub(crate) stride: usize,
}

impl Single {
    /// Its answer in a row: 0 is unanswered, n its n-th option.
    pub(crate) fn value(&self, row: usize) -> usize {
        row / self.stride % self.values
    }
}

/// Every case of one condition: a row of single choices with a state of ticked items.
#[derive(Debug)]
pub(crate) struct Space {
    pub(crate) singles: Vec<Single>,
    pub(crate) single_bits: Vec<Bits>,
    pub(crate) multi: Vec<Multi>,
    base: usize,
}

impl Space {
    /// Every combination of the single choices of these questions; the others are left out.
    pub(crate) fn of(evidence: &Evidence, chosen: impl Fn(&str) -> bool) -> Self {
        let mut singles = Vec::new();
        let mut rows = 1;
        for (question, asked) in evidence.questions.iter().enumerate().skip(1).rev() {
            if !asked.many && chosen(&asked.id) {
                let values = asked.options.len() + 1;
                singles.push(Single { question, values, stride: rows });
                rows *= values;
            }
        }
        singles.reverse();
        let (multi, base) = Ticked::of(evidence).all();
        let mut space = Self { singles, single_bits: vec![], multi, base };
        space.single_bits = (0..rows).map(|row| space.bits(row, evidence)).collect();
        space
    }

    /// How many combinations of single choices one condition has.
    pub(crate) fn rows(&self) -> usize {
        self.singles.iter().map(|it| it.values).product()
    }

    /// How many of the states have no pair of items.
    pub(crate) fn base(&self) -> usize {
        self.base
    }

    /// The rows in which at most one single choice is answered.
    pub(crate) fn sparse(&self) -> Vec<usize> {
        let one = |single: &Single| (1..single.values).map(|value| value * single.stride).collect();
        let mut rows: Vec<usize> =
            self.singles.iter().flat_map(|it| -> Vec<usize> { one(it) }).collect();
        rows.push(0);
        rows.sort_unstable();
        rows
    }

    /// The number of outlooks for one condition.
    pub(crate) fn size(&self, quick: bool) -> usize {
        let pairs = if quick { self.sparse().len() } else { self.rows() };
        self.base * self.rows() + (self.multi.len() - self.base) * pairs
    }

    /// The size of the space, as a line of progress.
    pub(crate) fn describe(&self, conditions: usize, quick: bool) -> String {
        let size = conditions * self.size(quick);
        format!(
            "{size} outlooks: {conditions} conditions, {} combinations of {} single choices, {} \
             states of what is ticked or left out{}",
            self.rows(),
            self.singles.len(),
            self.multi.len(),
            if quick { ", pairs beside one single choice alone" } else { "" }
        )
    }

    fn bits(&self, row: usize, evidence: &Evidence) -> Bits {
        self.singles.iter().fold(Bits::default(), |bits, single| {
            let first = evidence.questions[single.question].first;
            match single.value(row) {
                0 => bits,
                value => bits.with(Bits {
                    ticked: 1 << (first + value - 1),
                    answered: 1 << single.question,
                }),
            }
        })
    }
}

/// The questions that take any number of items.
#[derive(Debug)]
struct Ticked {
    /// Their places.
    questions: Vec<usize>,
    /// Each option with the place of its question.
    items: Vec<(usize, usize)>,
    states: Vec<Multi>,
}

impl Ticked {
    fn of(evidence: &Evidence) -> Self {
        let many = || evidence.questions.iter().enumerate().filter(|(_, asked)| asked.many);
        let items = many().flat_map(|(question, asked)| {
            (0..asked.options.len()).map(move |at| (asked.first + at, question))
        });
        Self {
            questions: many().map(|(question, _)| question).collect(),
            items: items.collect(),
            states: Vec::new(),
        }
    }

    /// Every question answered but these.
    fn but(&self, open: &[usize]) -> u16 {
        let answered = self.questions.iter().filter(|it| !open.contains(it));
        answered.fold(0, |bits, question| bits | 1 << question)
    }

    fn add(
        &mut self,
        items: &[(usize, usize)],
        answered: u16,
        neighbours: Vec<(usize, usize)>,
    ) -> usize {
        let answered = items.iter().fold(answered, |bits, (_, question)| bits | 1 << question);
        let ticked = items.iter().fold(0, |bits, (item, _)| bits | 1_u128 << item);
        let items = items.iter().map(|(item, _)| *item).collect();
        self.states.push(Multi { items, bits: Bits { ticked, answered }, neighbours });
        self.states.len() - 1
    }

    /// The states, and how many of them come before the pairs.
    fn all(mut self) -> (Vec<Multi>, usize) {
        let (questions, items) = (self.questions.clone(), self.items.clone());
        // Nothing ticked: by which of the questions are open, one bit each.
        let count = 1_usize << questions.len();
        for open in 0..count {
            let bits = |at: &usize| open >> at & 1 == 1;
            let left: Vec<usize> =
                (0..questions.len()).filter(bits).map(|at| questions[at]).collect();
            let closed = (0..questions.len()).filter(|at| bits(at));
            let neighbours = closed.map(|at| (open ^ 1 << at, questions[at])).collect();
            self.add(&[], self.but(&left), neighbours);
        }
        let open = |question: usize| {
            questions.iter().position(|it| *it == question).map_or(0, |at| 1_usize << at)
        };
        let (mut full, mut bare) = (Vec::new(), Vec::new());
        for item in &items {
            let neighbours = vec![(0, item.1), (open(item.1), item.1)];
            full.push(self.add(&[*item], self.but(&[]), neighbours));
            bare.push(self.add(&[*item], 0, vec![(count - 1, item.1)]));
        }
        // One item, one other question open: what is left when an answer of a pair is taken back.
        let mut left = vec![vec![0; items.len()]; items.len()];
        for (at, item) in items.iter().enumerate() {
            for question in questions.iter().filter(|it| **it != item.1) {
                let neighbours = vec![(full[at], *question), (open(*question), item.1)];
                let state = self.add(&[*item], self.but(&[*question]), neighbours);
                for (other, _) in items.iter().enumerate().filter(|(_, it)| it.1 == *question) {
                    left[at][other] = state;
                }
            }
        }
        let base = self.states.len();
        for (one, first) in items.iter().enumerate() {
            for (two, second) in items.iter().enumerate().skip(one + 1) {
                let mut neighbours = vec![(full[one], second.1), (full[two], first.1)];
                if first.1 == second.1 {
                    neighbours.push((open(first.1), first.1));
                } else {
                    neighbours.extend([(left[one][two], second.1), (left[two][one], first.1)]);
                }
                self.add(&[*first, *second], self.but(&[]), neighbours);
                let neighbours = vec![(bare[one], second.1), (bare[two], first.1)];
                self.add(&[*first, *second], 0, neighbours);
            }
        }
        (self.states, base)
    }
}
