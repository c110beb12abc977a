//! How serious a finding is, and how well its row was checked.

use crate::closed_set::closed_set;

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
    /// What becomes of the chart of time, the strictest last.
    Chart, "chart" {
        /// It stands open on the result.
        Open = "open",
        /// It waits behind a line that opens it.
        Closed = "closed",
        /// There is none: the figures stand as a table alone.
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
