//! Rules and the answers they are evaluated on, as sets of bits.

/// Answers: one bit for each option ticked, one for each question answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Bits {
    pub(crate) ticked: u128,
    pub(crate) answered: u16,
}

impl Bits {
    pub(crate) fn with(self, other: Self) -> Self {
        Self { ticked: self.ticked | other.ticked, answered: self.answered | other.answered }
    }
}

/// One requirement of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Requirement {
    /// At least so many of these options are ticked.
    Ticked(u128, u32),
    /// These questions have no answer.
    Unanswered(u16),
}

impl Requirement {
    pub(crate) fn holds(self, answers: Bits) -> bool {
        match self {
            Self::Ticked(options, least) => (answers.ticked & options).count_ones() >= least,
            Self::Unanswered(questions) => answers.answered & questions == 0,
        }
    }

    /// Whether it depends on the question at this place, which has these options.
    pub(crate) fn reads(self, question: usize, options: u128) -> bool {
        match self {
            Self::Ticked(ticked, _) => ticked & options != 0,
            Self::Unanswered(questions) => questions >> question & 1 == 1,
        }
    }
}

/// A rule holds when any of its clauses does; a clause holds when all its requirements do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rule(pub(crate) Vec<Vec<Requirement>>);

impl Rule {
    pub(crate) fn always() -> Self {
        Self(vec![vec![]])
    }

    pub(crate) fn never() -> Self {
        Self(vec![])
    }

    pub(crate) fn holds(&self, answers: Bits) -> bool {
        self.0.iter().any(|clause| clause.iter().all(|it| it.holds(answers)))
    }

    /// Whether it depends on the question at this place, which has these options.
    pub(crate) fn reads(&self, question: usize, options: u128) -> bool {
        self.0.iter().flatten().any(|it| it.reads(question, options))
    }
}
