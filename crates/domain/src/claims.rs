//! What a claim is about, for whom it holds, and what a factor does.

use crate::closed_set::closed_set;
use crate::units::Unit;

closed_set! {
    /// What a figure measures.
    Aspect, "aspect" {
        /// Length of one infusion.
        SessionLength = "session_length",
        /// Time from the first infusion to the first relief.
        Onset = "onset",
        /// Time from the first infusion to the strongest relief.
        Peak = "peak",
        /// Infusions until people report a benefit.
        ResponseCount = "response_count",
        /// Infusions in the first course.
        CourseCount = "course_count",
        /// Days and weeks over which the first course is spread.
        CourseSpan = "course_span",
        /// How long relief lasts.
        Relief = "relief",
        /// Time between top-up (maintenance) infusions.
        MaintenanceInterval = "maintenance_interval",
        /// Time between top-ups for the few who need them oftener or seldomer.
        MaintenanceException = "maintenance_exception",
        /// Time until altered perception and detachment have worn off.
        PerceptualEffects = "perceptual_effects",
        /// Time until the effects of the drug as a whole have worn off.
        AllEffects = "all_effects",
        /// Time until dizziness and disorientation settle.
        Dizziness = "dizziness",
        /// Time until nausea settles.
        Nausea = "nausea",
        /// Time until blood pressure and heart rate are back to normal.
        BloodPressureRise = "blood_pressure_rise",
        /// Time until most side effects settle.
        MostSideEffects = "most_side_effects",
        /// Time that rare lingering effects last.
        LingeringEffects = "lingering_effects",
        /// Half-life of ketamine in the blood.
        HalfLife = "half_life",
        /// Time until ketamine has left the body.
        Elimination = "elimination",
        /// Time without driving or running machines.
        NoDriving = "no_driving",
    }
}

closed_set! {
    /// The part of the treatment that a figure speaks of.
    Stage, "stage" {
        /// The day of one infusion.
        Session = "session",
        /// From the first infusion on.
        First = "first",
        /// The first course of infusions.
        Course = "course",
        /// After one infusion alone.
        Single = "single",
        /// After a course (series) of infusions.
        Series = "series",
        /// The source does not say after how many infusions.
        Unstated = "unstated",
        /// Maintenance: top-ups after the course.
        Maintenance = "maintenance",
    }
}

/// A place on the result: one aspect at one stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Slot {
    /// What is measured.
    pub aspect: Aspect,
    /// At which part of the treatment.
    pub stage: Stage,
}

impl Slot {
    /// Every slot, in the order of the result.
    pub const ALL: &'static [Self] = &[
        Self::new(Aspect::SessionLength, Stage::Session),
        Self::new(Aspect::Onset, Stage::First),
        Self::new(Aspect::Peak, Stage::First),
        Self::new(Aspect::ResponseCount, Stage::Course),
        Self::new(Aspect::CourseCount, Stage::Course),
        Self::new(Aspect::CourseSpan, Stage::Course),
        Self::new(Aspect::Relief, Stage::Single),
        Self::new(Aspect::Relief, Stage::Series),
        Self::new(Aspect::Relief, Stage::Unstated),
        Self::new(Aspect::MaintenanceInterval, Stage::Maintenance),
        Self::new(Aspect::MaintenanceException, Stage::Maintenance),
        Self::new(Aspect::PerceptualEffects, Stage::Session),
        Self::new(Aspect::AllEffects, Stage::Session),
        Self::new(Aspect::Dizziness, Stage::Session),
        Self::new(Aspect::Nausea, Stage::Session),
        Self::new(Aspect::BloodPressureRise, Stage::Session),
        Self::new(Aspect::MostSideEffects, Stage::Session),
        Self::new(Aspect::LingeringEffects, Stage::Session),
        Self::new(Aspect::HalfLife, Stage::Session),
        Self::new(Aspect::Elimination, Stage::Session),
        Self::new(Aspect::NoDriving, Stage::Session),
    ];

    /// The slot of this aspect and stage; whether it is one of [`Slot::ALL`] is not asked.
    #[must_use]
    pub const fn new(aspect: Aspect, stage: Stage) -> Self {
        Self { aspect, stage }
    }

    /// The slot written like this, as `relief/single`, if it is one of [`Slot::ALL`].
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        let (aspect, stage) = id.split_once('/')?;
        let slot = Self::new(Aspect::from_id(aspect)?, Stage::from_id(stage)?);
        slot.position().map(|_| slot)
    }

    /// The unit in which this slot is counted.
    #[must_use]
    pub fn unit(self) -> Unit {
        if matches!(self.aspect, Aspect::ResponseCount | Aspect::CourseCount) {
            Unit::Infusion
        } else {
            Unit::Minute
        }
    }

    /// Whether it is of the day of an infusion and the days after, not of weeks and months.
    #[must_use]
    pub fn is_of_the_day(self) -> bool {
        self.stage == Stage::Session
    }

    /// Its place in [`Slot::ALL`], if it has one.
    #[must_use]
    pub fn position(self) -> Option<usize> {
        Self::ALL.iter().position(|slot| *slot == self)
    }
}

impl core::fmt::Display for Slot {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}/{}", self.aspect, self.stage)
    }
}

closed_set! {
    /// A family of conditions that a claim may speak of as a whole.
    Group, "group" {
        /// Conditions of mood and mind.
        MentalHealth = "mental_health",
        /// Pain of three months or longer.
        ChronicPain = "chronic_pain",
        /// Pain of any length.
        Pain = "pain",
    }
}

closed_set! {
    /// How the sources of a range agree.
    Agreement, "agreement" {
        /// Only one source speaks of it.
        Single = "single",
        /// All give the same.
        Agree = "agree",
        /// They meet in part.
        Overlap = "overlap",
        /// Two of them do not meet, or one gives a rule and another a figure.
        Disagree = "disagree",
    }
}

closed_set! {
    /// Whether the sources cover a condition.
    Standing, "standing" {
        /// A source names it as something the infusions are used for.
        Named = "named",
        /// A source only calls it under study: no range is shown.
        Investigational = "investigational",
        /// No source speaks of it.
        NotCovered = "not_covered",
    }
}

closed_set! {
    /// What a factor affects.
    Affects, "what a factor affects" {
        /// How long relief lasts.
        Relief = "relief",
        /// How soon relief starts.
        Onset = "onset",
        /// Side effects and how long they last.
        SideEffects = "side_effects",
    }
}

closed_set! {
    /// The direction of a factor's effect; the sources give no amounts.
    Direction, "direction" {
        /// Lasts longer.
        Longer = "longer",
        /// Lasts shorter.
        Shorter = "shorter",
        /// Comes sooner.
        Faster = "faster",
        /// The source gives no direction.
        Unclear = "unclear",
    }
}

closed_set! {
    /// The part of the result that a statement without a figure belongs to.
    Place, "place" {
        /// Among what limits the treatment and what is known of it.
        Limits = "limits",
        /// Beside the course and the top-ups.
        Course = "course",
        /// Beside the day of the infusion.
        Day = "day",
        /// Among the harms.
        Harms = "harms",
    }
}

closed_set! {
    /// What kind of study or statement a trial row comes from.
    Study, "kind of study" {
        /// One trial.
        Trial = "trial",
        /// Several studies taken together.
        Review = "review",
        /// What expert societies advise.
        Guideline = "guideline",
        /// A drug's label.
        Label = "label",
        /// A drug agency.
        Agency = "agency",
    }
}
