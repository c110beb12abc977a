//! The layout of a range in its lane: its band, or a band for each source where they disagree, on it the marks of
//! studies, and below it the person's own last relief.

use outlook_domain::{Aspect, Interval};
use outlook_engine::expectations::{Agreement, Range};

use super::scale::{Band, band, position};

/// The height of a band, and that of each of several. Heights are tenths of an em, so that a lane grows with
/// the text.
const BAND: u32 = 10;
const SEVERAL: u32 = 7;
/// Below a band.
const GAP: u32 = 3;

/// What a shape stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ShapeKind {
    /// From the lowest to the highest figure of any source.
    Outer,
    /// What all sources cover.
    Shared,
    /// One of several sources that disagree.
    Disputed,
    /// The time that is forbidden.
    Forbidden,
    /// The person's own last relief.
    Own,
}

/// One shape of a lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shape {
    pub(crate) kind: ShapeKind,
    pub(crate) band: Band,
    /// Its top.
    pub(crate) y: u32,
    pub(crate) height: u32,
}

/// A lane with its shapes, drawn in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lane {
    pub(crate) height: u32,
    pub(crate) shapes: Vec<Shape>,
    /// The points in time that are marked.
    pub(crate) marks: Vec<i32>,
    /// The height at which they are.
    pub(crate) middle: u32,
}

/// Lays out a range, or the empty place of one, and below it the person's own last relief. Marks are in minutes.
pub(crate) fn lane(
    range: Option<&Range>,
    own: Option<Interval>,
    marks: impl Iterator<Item = u32>,
) -> Lane {
    let marks = marks.map(position).collect();
    let mut lane = Lane { height: 1, shapes: Vec::new(), marks, middle: 1 + BAND / 2 };
    if let Some(range) = range {
        lane.bands(range);
    } else if !lane.marks.is_empty() {
        lane.height += BAND + GAP;
    }
    if let Some(own) = own {
        lane.push(ShapeKind::Own, own, SEVERAL);
        lane.height += SEVERAL + GAP;
    }
    lane
}

impl Lane {
    fn bands(&mut self, range: &Range) {
        if range.slot.aspect == Aspect::NoDriving {
            // Forbidden from the start on; after the least time nobody says for how long.
            let end = range.outer.low;
            self.push(ShapeKind::Forbidden, Interval { low: Some(0), high: end }, BAND);
            self.push(ShapeKind::Outer, Interval { low: end, high: None }, BAND);
            self.height += BAND + GAP;
        } else if range.agreement == Agreement::Disagree {
            for source in &range.sources {
                self.push(ShapeKind::Disputed, source.reading.wide, SEVERAL);
                self.height += SEVERAL + GAP;
            }
        } else {
            self.push(ShapeKind::Outer, range.outer, BAND);
            if let Some(shared) = range.shared {
                self.push(ShapeKind::Shared, shared, BAND);
            }
            self.height += BAND + GAP;
        }
    }

    fn push(&mut self, kind: ShapeKind, interval: Interval, height: u32) {
        self.shapes.push(Shape { kind, band: band(interval), y: self.height, height });
    }
}

#[cfg(test)]
mod tests {
    use outlook_domain::Interval;
    use outlook_engine::expectations;
    use outlook_engine::interview::Condition;
    use proptest::prelude::{prop_assert, proptest};

    use super::{ShapeKind, lane};
    use crate::chart::scale::tests::interval;

    proptest! {
        #[test]
        fn every_shape_lies_inside_its_lane(own in interval()) {
            for range in Condition::all().flat_map(expectations::ranges) {
                let lane = lane(Some(range), Some(own), std::iter::empty());
                for shape in &lane.shapes {
                    prop_assert!(shape.y + shape.height <= lane.height);
                }
            }
        }
    }

    #[test]
    fn only_the_shared_band_overlaps_another_shape() {
        for range in Condition::all().flat_map(expectations::ranges) {
            let own = Interval { low: Some(60), high: Some(1_440) };
            let lane = lane(Some(range), Some(own), std::iter::empty());
            for (at, shape) in lane.shapes.iter().enumerate() {
                for other in &lane.shapes[..at] {
                    let apart = shape.y >= other.y + other.height
                        || shape.band.x >= other.band.x + other.band.width;
                    assert!(apart || shape.kind == ShapeKind::Shared, "{} {shape:?}", range.slot);
                }
            }
        }
    }

    #[test]
    fn disagreeing_sources_have_no_joined_band() {
        for range in Condition::all().flat_map(expectations::ranges) {
            let lane = lane(Some(range), None, std::iter::empty());
            let kinds: Vec<ShapeKind> = lane.shapes.iter().map(|it| it.kind).collect();
            let disputed = kinds.iter().filter(|kind| **kind == ShapeKind::Disputed).count();
            if disputed > 0 {
                assert_eq!(
                    (disputed, kinds.len()),
                    (range.sources.len(), disputed),
                    "{}",
                    range.slot
                );
            }
        }
    }
}
