//! The figures of an outlook in the order in which a person reads them: the treatment's, then the day's.

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

/// The figures from first relief to top-ups, in the order of the treatment, and last the time without driving. A
/// main figure is listed even if no source gives it.
#[must_use]
pub fn weeks(condition: Condition, ranges: &'static [Range]) -> Vec<Figure> {
    let missing: Vec<Slot> =
        expectations::missing(condition).filter(|slot| is_main(*slot)).collect();
    let figure = |slot: &Slot| {
        let given = ranges.iter().find(|range| range.slot == *slot && !is_of_the_day(*slot));
        given
            .map(Figure::Given)
            .or_else(|| missing.contains(slot).then_some(Figure::Missing(*slot)))
    };
    let ranked = |rank: u8| Slot::ALL.iter().filter(move |slot| display_rank(**slot) == rank);
    (0..=LAST_RANK).flat_map(ranked).filter_map(figure).collect()
}

/// The other figures of the day of an infusion and the days after.
#[must_use]
pub fn day(ranges: &'static [Range]) -> Vec<Figure> {
    let day = ranges.iter().filter(|range| is_of_the_day(range.slot));
    day.map(Figure::Given).collect()
}

/// Not to drive is a rule for everyone, and stands with the main figures.
fn is_of_the_day(slot: Slot) -> bool {
    slot.is_of_the_day() && slot.aspect != Aspect::NoDriving
}

/// Whether a slot is one of the main figures: onset, relief and top-ups.
fn is_main(slot: Slot) -> bool {
    matches!(slot.aspect, Aspect::Onset | Aspect::Relief | Aspect::MaintenanceInterval)
}

/// The order of a slot in the list: relief after one infusion comes before the course.
fn display_rank(slot: Slot) -> u8 {
    match (slot.aspect, slot.stage) {
        (Aspect::Onset | Aspect::Peak, _) => 0,
        (_, Stage::Single) => 1,
        (_, Stage::Course) => 2,
        (_, Stage::Series | Stage::Unstated) => 3,
        (_, Stage::Session | Stage::First | Stage::Maintenance) => LAST_RANK,
    }
}

const LAST_RANK: u8 = 4;
