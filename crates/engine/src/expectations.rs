//! Answers and evidence to ranges and factors, each with its claims.
//!
//! Owns how claims are chosen and joined. Computes nothing that the sources do not give: a slot
//! without a claim has no entry.

use std::sync::LazyLock;

pub use outlook_domain::Agreement;
use outlook_domain::{Aspect, Group, Interval, Place, Question, Reading, Slot, Stage, Unit};

use crate::evidence::choice::{
    BEFORE_MAINTENANCE, BEFORE_RELIEF_DAYS, BEFORE_RELIEF_HOURS, BEFORE_RELIEF_MONTHS,
    BEFORE_RELIEF_WEEKS, BEFORE_SERIES, BEFORE_SINGLE,
};
use crate::evidence::{
    CLAIMS, CONTEXT, Claim, Context, FACTORS, Factor, Scope, SourceIndex, TRIALS, Trial,
};
use crate::interview::{Answers, Choice, Condition};

/// What the sources give for one slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range {
    /// What is measured, at which stage.
    pub slot: Slot,
    /// How closely the claims speak of the condition.
    pub fit: Fit,
    /// What all sources together cover, read at the widest, in the slot's unit.
    pub outer: Interval,
    /// What every source covers even when read narrowly.
    pub shared: Option<Interval>,
    /// How the sources agree.
    pub agreement: Agreement,
    /// Each source with a figure, in order.
    pub sources: Vec<SourceReading>,
    /// The claims it is drawn from, in the order of the evidence.
    pub claims: Vec<&'static Claim>,
    /// Claims that speak of it too and were not used, in the order of the evidence.
    pub context: Vec<&'static Claim>,
}

/// One source's claims joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceReading {
    /// The source.
    pub source: SourceIndex,
    /// Its claims, read wide and read narrow.
    pub reading: Reading,
}

/// How closely the claims of a range speak of the condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// Of the condition itself.
    Condition,
    /// Of one of its groups.
    Group(Group),
    /// Of ketamine infusions in general.
    General,
}

impl Fit {
    /// Its id in JSON and wording.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Condition => "condition",
            Self::Group(_) => "group",
            Self::General => "general",
        }
    }
}

/// The ranges for a condition, in the order of [`Slot::ALL`].
///
/// They depend on nothing but the condition, so they are found once.
#[must_use]
pub fn ranges(condition: Condition) -> &'static [Range] {
    static FOUND: LazyLock<Vec<Vec<Range>>> =
        LazyLock::new(|| Condition::all().map(|condition| find(Some(condition))).collect());
    &FOUND[condition.index()]
}

/// The ranges that speak of ketamine infusions in general, whoever asks.
#[must_use]
pub fn general() -> Vec<Range> {
    find(None)
}

/// The slots that a condition could have and no source gives a figure for, in order.
///
/// Where the sources do not say after how many infusions relief lasts, both counts are missing.
pub fn missing(condition: Condition) -> impl Iterator<Item = Slot> {
    let ranges = ranges(condition);
    let fits = move |slot: &Slot| {
        slot.stage != Stage::Unstated
            && stages(Some(condition), *slot)
            && ranges.iter().all(|range| range.slot != *slot)
    };
    Slot::ALL.iter().copied().filter(fits)
}

/// The factors that hold for these answers, in the order of the evidence.
pub fn factors(answers: &Answers) -> impl Iterator<Item = &'static Factor> + use<> {
    let answers = *answers;
    FACTORS.iter().filter(move |factor| {
        factor.applies_to.iter().any(|scope| scope.covers(answers.condition()))
            && answers.meets(&factor.when)
    })
}

/// Why a claim of a range's aspect is not part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unused {
    /// Its source does not say after how many infusions.
    Unstated,
    /// Another claim speaks of the condition more closely.
    LessClose,
}

impl Range {
    /// How far its claims speak of more than the condition itself. Figures of the day are all
    /// general: that is said once for all of them, and not here.
    #[must_use]
    pub fn wider_fit(&self) -> Option<Fit> {
        (self.fit != Fit::Condition && !self.slot.is_of_the_day()).then_some(self.fit)
    }

    /// Whether a claim is the one to go by where its sources disagree: of two times without driving
    /// the stricter one counts, and it is the one with a figure.
    #[must_use]
    pub fn goes_by(&self, claim: &Claim) -> bool {
        self.agreement == Agreement::Disagree
            && self.slot.aspect == Aspect::NoDriving
            && claim.reading.is_some()
    }

    /// Why one of [`Range::context`] is not among [`Range::claims`].
    #[must_use]
    pub fn unused(&self, claim: &Claim) -> Unused {
        if claim.slot.stage == self.slot.stage { Unused::LessClose } else { Unused::Unstated }
    }
}

/// How long the person's own last relief lasted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnRelief {
    /// The answer.
    pub choice: Choice,
    /// The answer read as a bare plural is, in minutes; `None` where there was no relief.
    pub interval: Option<Interval>,
}

/// The person's own last relief, at the slot that it concerns. It changes no figure.
#[must_use]
pub fn own_relief(answers: &Answers, slot: Slot) -> Option<OwnRelief> {
    let before = match slot.stage {
        Stage::Single => answers.has(BEFORE_SINGLE),
        Stage::Series => has_had_series(answers),
        Stage::Unstated => true,
        Stage::Session | Stage::First | Stage::Course | Stage::Maintenance => false,
    };
    let choice = answers.choices(Question::BeforeRelief).next()?;
    let read = |low, high| Some(Interval { low: Some(low), high });
    let interval = match choice {
        BEFORE_RELIEF_HOURS => read(60, Some(1_440)),
        BEFORE_RELIEF_DAYS => read(1_440, Some(10_080)),
        BEFORE_RELIEF_WEEKS => read(10_080, Some(40_320)),
        BEFORE_RELIEF_MONTHS => read(43_830, None),
        _ => None,
    };
    (before && slot.aspect == Aspect::Relief).then_some(OwnRelief { choice, interval })
}

fn find(condition: Option<Condition>) -> Vec<Range> {
    let mut found: Vec<Range> = Vec::new();
    for slot in Slot::ALL.iter().copied().filter(|slot| stages(condition, *slot)) {
        let same_aspect = |range: &Range| range.slot.aspect == slot.aspect;
        if slot.stage == Stage::Unstated && found.iter().any(same_aspect) {
            continue;
        }
        found.extend(range(slot, condition));
    }
    found
}

/// What trials found beside a range of this condition, in the order of the evidence; never a part of it.
pub fn trials(condition: Condition, slot: Slot) -> impl Iterator<Item = &'static Trial> {
    studies(condition).filter(move |it| it.stands_beside(slot))
}

/// What studies of this condition found, for the head of its result.
pub fn briefs(condition: Condition) -> impl Iterator<Item = &'static Trial> {
    TRIALS.iter().filter(move |it| it.brief.covers(condition))
}

/// The studies that apply to a condition, wherever they stand.
pub fn studies(condition: Condition) -> impl Iterator<Item = &'static Trial> {
    TRIALS.iter().filter(move |it| it.applies(Some(condition)))
}

/// The points in time that studies of this condition name beside a range.
pub fn marks(condition: Condition, slot: Slot) -> impl Iterator<Item = (&'static Trial, u32)> {
    let of =
        move |trial: &'static Trial| Some((trial, trial.mark.filter(|it| it.slot == slot)?.at));
    studies(condition).filter_map(of)
}

/// Whether the person has had a series of infusions: relief after one then comes first.
#[must_use]
pub fn has_had_series(answers: &Answers) -> bool {
    answers.has(BEFORE_SERIES) || answers.has(BEFORE_MAINTENANCE)
}

/// The statements without a figure that belong to a part of the result; without a condition, those
/// for everyone.
pub fn statements(
    place: Place,
    condition: Option<Condition>,
) -> impl Iterator<Item = &'static Context> {
    CONTEXT.iter().filter(move |it| it.place == place && it.applies(condition))
}

/// What trials found for a part of the result; without a condition, for everyone.
pub fn trials_at(
    place: Place,
    condition: Option<Condition>,
) -> impl Iterator<Item = &'static Trial> {
    TRIALS.iter().filter(move |it| it.place == Some(place) && it.applies(condition))
}

/// Whether a condition has this stage at all.
fn stages(condition: Option<Condition>, slot: Slot) -> bool {
    let only = condition.and_then(|condition| condition.row().stages);
    only.is_none_or(|stages| stages.contains(&slot.stage))
}

fn range(slot: Slot, condition: Option<Condition>) -> Option<Range> {
    let scopes =
        condition.map(|condition| (Fit::Condition, Scope::Condition(condition))).into_iter();
    let groups = condition.map(Condition::groups).unwrap_or_default();
    let groups = groups.iter().map(|group| (Fit::Group(*group), Scope::Group(*group)));
    let any = (Fit::General, Scope::Any);
    let (fit, claims) = scopes.chain(groups).chain([any]).find_map(|(fit, scope)| {
        let speaks = |claim: &&Claim| {
            claim.slot == slot
                && claim.applies_to.contains(&scope)
                && condition.is_none_or(|condition| !claim.excepts(condition))
        };
        let claims: Vec<&'static Claim> = CLAIMS.iter().filter(speaks).collect();
        (!claims.is_empty()).then_some((fit, claims))
    })?;
    let sources = by_source(&claims);
    let unused = |claim: &&Claim| {
        claim.slot.aspect == slot.aspect
            && (claim.slot.stage == slot.stage || claim.slot.stage == Stage::Unstated)
            && condition
                .map_or(claim.applies_to == [Scope::Any], |condition| claim.applies(condition))
            && !claims.contains(claim)
    };
    Some(Range {
        slot,
        fit,
        outer: joined(sources.iter().map(|source| source.reading.wide)),
        shared: shared(slot.unit(), &sources),
        agreement: agreement(&claims, &sources),
        context: CLAIMS.iter().filter(unused).collect(),
        sources,
        claims,
    })
}

/// The claims of each source joined; a source with rules alone has no reading.
fn by_source(claims: &[&'static Claim]) -> Vec<SourceReading> {
    let reading = |source: SourceIndex| {
        let own = claims.iter().filter(move |claim| claim.source == source);
        own.filter_map(|claim| claim.reading).reduce(Reading::join)
    };
    SourceIndex::all()
        .filter_map(|source| Some(SourceReading { source, reading: reading(source)? }))
        .collect()
}

fn joined(intervals: impl Iterator<Item = Interval>) -> Interval {
    intervals.reduce(Interval::join).unwrap_or(Interval { low: None, high: None })
}

fn shared(unit: Unit, sources: &[SourceReading]) -> Option<Interval> {
    let narrow = || sources.iter().map(|source| source.reading.narrow);
    if sources.len() < 2 || narrow().any(Interval::is_empty) {
        return None;
    }
    let shared = narrow().reduce(Interval::overlap).filter(|shared| !shared.is_empty())?;
    let exact = sources.iter().all(|source| source.reading.narrow == source.reading.wide);
    (!shared.is_point() || unit == Unit::Infusion || exact).then_some(shared)
}

fn agreement(claims: &[&Claim], sources: &[SourceReading]) -> Agreement {
    let alone = claims.windows(2).all(|pair| pair[0].source == pair[1].source);
    let wide = |source: &SourceReading| source.reading.wide;
    let apart = |one: &SourceReading| sources.iter().any(|other| !wide(one).meets(wide(other)));
    if alone {
        Agreement::Single
    } else if claims.iter().any(|claim| claim.reading.is_none()) || sources.iter().any(apart) {
        Agreement::Disagree
    } else if sources.windows(2).all(|pair| wide(&pair[0]) == wide(&pair[1])) {
        Agreement::Agree
    } else {
        Agreement::Overlap
    }
}

#[cfg(test)]
mod tests {
    use outlook_domain::{Interval, Reading, Unit};

    use super::{SourceReading, shared};
    use crate::evidence::SourceIndex;

    fn interval(low: u32, high: u32) -> Interval {
        Interval { low: Some(low), high: Some(high) }
    }

    /// Sources in turn, each read wide and narrow.
    fn sources(read: &[(Interval, Interval)]) -> Vec<SourceReading> {
        let reading = |(source, &(wide, narrow)): (usize, &(Interval, Interval))| SourceReading {
            source: SourceIndex::at(source),
            reading: Reading { wide, narrow },
        };
        read.iter().enumerate().map(reading).collect()
    }

    #[test]
    fn sources_share_an_interval() {
        let both =
            sources(&[(interval(10, 40), interval(10, 30)), (interval(20, 50), interval(20, 50))]);
        assert_eq!(shared(Unit::Minute, &both), Some(interval(20, 30)));
        assert_eq!(shared(Unit::Minute, &both[..1]), None);
    }

    #[test]
    fn a_shared_point_needs_exact_sources_or_infusions() {
        let vague =
            sources(&[(interval(10, 20), interval(10, 15)), (interval(15, 40), interval(15, 40))]);
        assert_eq!(shared(Unit::Minute, &vague), None);
        assert_eq!(shared(Unit::Infusion, &vague), Some(interval(15, 15)));
        let exact =
            sources(&[(interval(10, 15), interval(10, 15)), (interval(15, 40), interval(15, 40))]);
        assert_eq!(shared(Unit::Minute, &exact), Some(interval(15, 15)));
    }
}
