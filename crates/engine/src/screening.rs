//! Answers to outcome and findings. Levels and reasons are data, in `evidence/screening.toml`.
//!
//! Errs on the side of caution: what was not answered is unchecked, never "no".

pub use outlook_domain::Outcome;
use outlook_domain::{Chart, Level, Question};

use crate::evidence::choice::SAFETY_NOW_UNSAID;
use crate::evidence::{FINDINGS, Finding, QUESTIONS};
use crate::interview::{Answers, Draft};

/// What was found, and what could not be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screening {
    /// The whole.
    pub outcome: Outcome,
    findings: u64,
    unchecked: u16,
}

impl Screening {
    /// The findings, by level, then in the order of the evidence.
    pub fn findings(&self) -> impl Iterator<Item = &'static Finding> + use<> {
        let found = self.findings;
        FINDINGS
            .iter()
            .enumerate()
            .filter_map(move |(at, finding)| (found >> at & 1 == 1).then_some(finding))
    }

    /// What is left of the chart of time: the strictest that a finding asks for.
    #[must_use]
    pub fn chart(&self) -> Chart {
        self.findings().map(|finding| finding.chart).max().unwrap_or(Chart::Open)
    }

    /// The safety questions without an answer, in the order of asking.
    pub fn unchecked(&self) -> impl Iterator<Item = Question> + use<> {
        let left = self.unchecked;
        Question::ALL.iter().copied().filter(move |question| left >> *question as u16 & 1 == 1)
    }
}

/// Screens answers.
#[must_use]
pub fn screen(answers: &Answers) -> Screening {
    let mut findings = 0_u64;
    for (at, finding) in FINDINGS.iter().enumerate() {
        findings |= u64::from(answers.meets(&finding.when)) << at;
    }
    let unchecked = unchecked(answers);
    let found = Screening { outcome: Outcome::NothingFlagged, findings, unchecked };
    // Findings are sorted by level, the most pressing first. Support leads the list but bars nothing.
    let worst =
        found.findings().map(|finding| finding.level).find(|level| *level != Level::Support);
    let outcome = match worst {
        Some(Level::Urgent) => Outcome::Urgent,
        Some(Level::NotCovered) => Outcome::NotCovered,
        Some(Level::Specialist) => Outcome::SpecialistFirst,
        Some(Level::Discuss | Level::Support) => Outcome::DiscussFirst,
        None if findings != 0 || unchecked != 0 => Outcome::DiscussFirst,
        None => Outcome::NothingFlagged,
    };
    Screening { outcome, ..found }
}

/// Whether help leads every screen: the person reports thoughts of suicide or self-harm, or would
/// rather not say.
#[must_use]
pub fn help_leads(draft: &Draft) -> bool {
    // Before the safety question is answered, its absence says nothing yet.
    let of_thoughts =
        |finding: &&Finding| finding.level == Level::Support && finding.id == "safety_thoughts";
    draft.has(SAFETY_NOW_UNSAID)
        || FINDINGS.iter().find(of_thoughts).is_some_and(|finding| draft.meets(&finding.when))
}

fn unchecked(draft: &Draft) -> u16 {
    let mut left = 0;
    for (question, row) in Question::ALL.iter().zip(&QUESTIONS) {
        let unsaid = *question == Question::SafetyNow && draft.has(SAFETY_NOW_UNSAID);
        if row.unchecked && (unsaid || !draft.has_answer(*question)) {
            left |= 1 << *question as u16;
        }
    }
    left
}
