//! The figures of an outlook in the order in which a person reads them: the chart's, the day's, those of a
//! series.

use outlook_domain::{Aspect, Slot, Stage};
use outlook_engine::expectations::{self, Range};
use outlook_engine::interview::Condition;

/// A range, or the slot of one that no source gives.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Figure {
    /// What the sources give.
    Given(&'static Range),
    /// No source gives it.
    Missing(Slot),
}

impl Figure {
    /// What is measured.
    #[must_use]
    pub fn slot(&self) -> Slot {
        match self {
            Self::Given(range) => range.slot,
            Self::Missing(slot) => *slot,
        }
    }

    /// The range, where a source gives it.
    #[must_use]
    pub fn range(&self) -> Option<&'static Range> {
        match self {
            Self::Given(range) => Some(range),
            Self::Missing(_) => None,
        }
    }
}

/// The slots of the chart in the order of the treatment, and last the time without driving.
const ORDER: [Slot; 8] = [
    Slot::new(Aspect::Onset, Stage::First),
    Slot::new(Aspect::Peak, Stage::First),
    Slot::new(Aspect::Relief, Stage::Single),
    Slot::new(Aspect::Relief, Stage::Series),
    Slot::new(Aspect::Relief, Stage::Unstated),
    Slot::new(Aspect::MaintenanceInterval, Stage::Maintenance),
    Slot::new(Aspect::MaintenanceException, Stage::Maintenance),
    Slot::new(Aspect::NoDriving, Stage::Session),
];
/// Where in it the slots begin that matter after a series, and where they end.
const AFTER_SERIES: usize = 3;
const RELIEF_END: usize = 7;

/// The figures of the chart, in the order of the treatment; someone with a series behind them reads first what
/// comes after one. A main figure is listed even if no source gives it.
#[must_use]
pub fn weeks(condition: Condition, had_series: bool, ranges: &'static [Range]) -> Vec<Figure> {
    let missing: Vec<Slot> = expectations::missing(condition).collect();
    let begin = if had_series { AFTER_SERIES } else { 0 };
    let mut figures = Vec::new();
    for at in 0..ORDER.len() {
        let at = if at < RELIEF_END { (begin + at) % RELIEF_END } else { at };
        let slot = ORDER[at];
        if let Some(range) = ranges.iter().find(|range| range.slot == slot) {
            figures.push(Figure::Given(range));
        } else if is_main(slot) && missing.contains(&slot) {
            figures.push(Figure::Missing(slot));
        }
    }
    figures
}

/// The other figures of the day of an infusion and the days after.
#[must_use]
pub fn day(ranges: &'static [Range]) -> Vec<Figure> {
    let day = |range: &&Range| range.slot.is_of_the_day() && range.slot.aspect != Aspect::NoDriving;
    ranges.iter().filter(day).map(Figure::Given).collect()
}

/// The figures of a series itself.
#[must_use]
pub fn series(ranges: &'static [Range]) -> Vec<Figure> {
    let series = ranges.iter().filter(|range| range.slot.stage == Stage::Course);
    series.map(Figure::Given).collect()
}

/// Whether a slot is one of the main figures: onset, relief and top-ups.
fn is_main(slot: Slot) -> bool {
    matches!(slot.aspect, Aspect::Onset | Aspect::Relief | Aspect::MaintenanceInterval)
}
