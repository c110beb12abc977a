//! Outcomes, how serious a finding is, and how well its row was checked.

use crate::closed_set::closed_set;

closed_set! {
    /// The result of the screening as a whole, the most pressing first.
    Outcome, "outcome" {
        /// Help now; nothing about infusions.
        Urgent = "urgent",
        /// The sources cover no such case.
        NotCovered = "not_covered",
        /// A specialist's yes first.
        SpecialistFirst = "specialist_first",
        /// Something to bring up first, or something left unchecked.
        DiscussFirst = "discuss_first",
        /// Every safety item answered, nothing found. Never "eligible": only a clinician decides.
        NothingFlagged = "nothing_flagged",
    }
}

impl Outcome {
    /// Whether ranges and factors are shown with it.
    #[must_use]
    pub const fn shows_ranges(self) -> bool {
        !matches!(self, Self::Urgent | Self::NotCovered)
    }
}

closed_set! {
    /// What a finding asks for, most pressing first.
    Level, "level" {
        /// Get help now; the interview stops.
        Urgent = "urgent",
        /// Help leads the result.
        Support = "support",
        /// The sources cover no such case: no range is shown.
        NotCovered = "not_covered",
        /// Do not go further without a specialist's yes.
        Specialist = "specialist",
        /// Bring it up first.
        Discuss = "discuss",
    }
}

closed_set! {
    /// How the chart of time is shown, the strictest last.
    Chart, "chart" {
        /// It is open on the result.
        Open = "open",
        /// It is behind a line that opens it.
        Closed = "closed",
        /// There is none: the figures are in a table alone.
        None = "none",
    }
}

closed_set! {
    /// How a row was checked.
    Grade, "grade" {
        /// Read on the reference's own text.
        A = "A",
        /// Read second-hand.
        B = "B",
        /// General knowledge: "check with your clinician".
        C = "C",
    }
}
