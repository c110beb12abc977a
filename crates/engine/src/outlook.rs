//! The whole answer: screening first, then what the sources let a person expect.

use crate::evidence::choice::AGE_UNDER_18;
use crate::evidence::{EDITION, Factor, Finding};
use crate::expectations::{self, Range};
use crate::interview::{Answers, Condition, Question};
use crate::screening::{Outcome, Screening, screen};
use outlook_domain::Chart;

/// What a person is shown for their answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outlook {
    answers: Answers,
    screening: Screening,
}

/// Evaluates answers as they are: a ticked item always counts.
///
/// ```
/// use outlook_engine::interview::RawAnswer;
/// use outlook_engine::{Answers, evaluate};
///
/// let bladder = RawAnswer::List(vec![RawAnswer::Text("bladder".into())]);
/// let fields = [("condition", RawAnswer::Text("crps".into())), ("body", bladder)];
/// let outlook = evaluate(&Answers::from_fields(fields)?);
///
/// assert_eq!(outlook.outcome().id(), "discuss_first");
/// assert!(outlook.findings().any(|finding| finding.id == "bladder"));
/// # Ok::<(), outlook_engine::AnswersError>(())
/// ```
#[must_use]
pub fn evaluate(answers: &Answers) -> Outlook {
    Outlook { answers: *answers, screening: screen(answers) }
}

impl Outlook {
    /// The edition of the evidence.
    #[must_use]
    pub const fn edition(&self) -> &'static str {
        EDITION
    }

    /// The answers that it was worked out from.
    #[must_use]
    pub const fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The condition asked about.
    #[must_use]
    pub fn condition(&self) -> Condition {
        self.answers.condition()
    }

    /// The outcome of the screening.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.screening.outcome
    }

    /// How the chart of time is shown.
    #[must_use]
    pub fn chart(&self) -> Chart {
        self.screening.chart()
    }

    /// What to raise, by level, then in the order of the evidence.
    pub fn findings(&self) -> impl Iterator<Item = &'static Finding> + use<> {
        self.screening.findings()
    }

    /// The safety questions without an answer.
    pub fn unchecked(&self) -> impl Iterator<Item = Question> + use<> {
        self.screening.unchecked()
    }

    /// Whether the person is under 18 and not in danger: the screen then says that it is for adults, in
    /// place of the outcome.
    #[must_use]
    pub fn is_for_adults_alone(&self) -> bool {
        self.outcome() == Outcome::NotCovered && self.answers.has(AGE_UNDER_18)
    }

    /// The safety questions without an answer that a person is reminded of: none under 18, where the
    /// questions end at once.
    pub fn left_open(&self) -> impl Iterator<Item = Question> + use<> {
        let under_18 = self.answers.has(AGE_UNDER_18);
        self.unchecked().filter(move |_| !under_18)
    }

    /// The ranges; none with `urgent` and `not_covered`.
    #[must_use]
    pub fn ranges(&self) -> &'static [Range] {
        if self.outcome().shows_ranges() {
            expectations::ranges(self.answers.condition())
        } else {
            &[]
        }
    }

    /// What may change them; none with `urgent` and `not_covered`.
    pub fn factors(&self) -> impl Iterator<Item = &'static Factor> + use<> {
        let shown = self.outcome().shows_ranges();
        expectations::factors(&self.answers).filter(move |_| shown)
    }
}

#[cfg(feature = "serde")]
mod json {
    use serde::Serialize;
    use serde::ser::{SerializeStruct as _, Serializer};

    use super::{Outlook, Range};
    use crate::evidence::Claim;
    use crate::expectations::SourceReading;

    impl Serialize for Outlook {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            #[derive(Serialize)]
            struct Finding {
                id: &'static str,
                level: &'static str,
            }
            #[derive(Serialize)]
            struct Factor {
                id: &'static str,
                affects: &'static str,
                direction: &'static str,
            }
            let findings = self.findings().map(|it| Finding { id: it.id, level: it.level.id() });
            let factors = self.factors().map(|it| Factor {
                id: it.id,
                affects: it.affects.id(),
                direction: it.direction.id(),
            });
            let mut out = serializer.serialize_struct("Outlook", 7)?;
            out.serialize_field("edition", self.edition())?;
            out.serialize_field("outcome", self.outcome().id())?;
            out.serialize_field("chart", self.chart().id())?;
            out.serialize_field("findings", &findings.collect::<Vec<_>>())?;
            out.serialize_field("unchecked", &self.unchecked().collect::<Vec<_>>())?;
            out.serialize_field("ranges", self.ranges())?;
            out.serialize_field("factors", &factors.collect::<Vec<_>>())?;
            out.end()
        }
    }

    impl Serialize for Range {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let ids =
                |claims: &[&'static Claim]| claims.iter().map(|claim| claim.id).collect::<Vec<_>>();
            let mut out = serializer.serialize_struct("Range", 10)?;
            out.serialize_field("aspect", &self.slot.aspect)?;
            out.serialize_field("stage", &self.slot.stage)?;
            out.serialize_field("unit", &self.slot.unit())?;
            out.serialize_field("fit", self.fit.id())?;
            out.serialize_field("outer", &self.outer)?;
            out.serialize_field("shared", &self.shared)?;
            out.serialize_field("agreement", self.agreement.id())?;
            out.serialize_field("sources", &self.sources)?;
            out.serialize_field("claims", &ids(&self.claims))?;
            out.serialize_field("context", &ids(&self.context))?;
            out.end()
        }
    }

    impl Serialize for SourceReading {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut out = serializer.serialize_struct("SourceReading", 3)?;
            out.serialize_field("source", self.source.id())?;
            out.serialize_field("low", &self.reading.wide.low)?;
            out.serialize_field("high", &self.reading.wide.high)?;
            out.end()
        }
    }
}
