//! The layout of a range in its lane: bands above, a strip for each source below, labels beside them.

use outlook_domain::Interval;
use outlook_engine::evidence::SourceIndex;
use outlook_engine::expectations::{Agreement, Range};

use super::scale::{Band, Scale, WIDTH, band};

/// Above the first shape. Heights are tenths of an em, so that a lane grows with the text.
const MARGIN: u32 = 5;
/// Between the bands and the strips.
const GAP: u32 = 6;
/// From one labelled band to the next.
const LABELLED_BAND: u32 = 18;
/// The height of a strip.
const STRIP: u32 = 4;
/// From one strip to the next.
const STRIP_LINE: u32 = 13;
/// From the middle of a shape down to the baseline of its label.
const BASELINE: u32 = 3;
/// The room that a label needs beside its shape.
const LABEL_WIDTH: u32 = 90;

/// What a shape stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ShapeKind {
    /// From the lowest to the highest figure of any source.
    Outer,
    /// What all sources cover.
    Shared,
    /// One of several sources that disagree.
    Disputed,
    /// One of several sources.
    Strip,
    /// The person's own last relief.
    Own,
}

/// Who gives the figure of a labelled shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Owner {
    /// A source.
    Source(SourceIndex),
    /// The person.
    Person,
}

/// One shape of a lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shape {
    pub(crate) kind: ShapeKind,
    pub(crate) band: Band,
    /// Its top.
    pub(crate) y: u32,
    pub(crate) height: u32,
    /// Who gives it, if it is one alone.
    pub(crate) owner: Option<Owner>,
}

/// A lane with its shapes, drawn in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lane {
    pub(crate) height: u32,
    pub(crate) shapes: Vec<Shape>,
}

/// Lays out a range, and below it the person's own last relief.
pub(crate) fn lane(scale: &Scale, range: &Range, own: Option<Interval>) -> Lane {
    let mut lane = Lane { height: MARGIN, shapes: Vec::new() };
    let owner = |source: SourceIndex| Some(Owner::Source(source));
    if range.agreement == Agreement::Disagree {
        for source in &range.sources {
            let band = band(scale, source.reading.wide);
            lane.push(ShapeKind::Disputed, band, 12, owner(source.source));
            lane.height += LABELLED_BAND;
        }
    } else {
        let alone = if let [one] = range.sources.as_slice() { owner(one.source) } else { None };
        lane.push(ShapeKind::Outer, band(scale, range.outer), 15, alone);
        if let Some(shared) = range.shared.filter(|_| alone.is_none()) {
            lane.push(ShapeKind::Shared, band(scale, shared), 15, None);
        }
        lane.height += 15 + GAP;
        for source in range.sources.iter().filter(|_| alone.is_none()) {
            lane.height += 3;
            lane.push(
                ShapeKind::Strip,
                band(scale, source.reading.wide),
                STRIP,
                owner(source.source),
            );
            lane.height += STRIP_LINE - 3;
        }
    }
    if let Some(own) = own {
        lane.push(ShapeKind::Own, band(scale, own), 9, Some(Owner::Person));
        lane.height += 15;
    }
    lane.height += 1;
    lane
}

impl Lane {
    fn push(&mut self, kind: ShapeKind, band: Band, height: u32, owner: Option<Owner>) {
        self.shapes.push(Shape { kind, band, y: self.height, height, owner });
    }
}

/// The position of a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Label {
    pub(crate) x: u32,
    /// The baseline of its letters.
    pub(crate) y: u32,
    /// Whether the label is before its shape and ends at `x`.
    pub(crate) before: bool,
}

impl Shape {
    /// The position of its label, at a side with room; `None` if neither side has any.
    pub(crate) fn label(&self) -> Option<Label> {
        let (start, end) = (self.band.x, self.band.x + self.band.width);
        let y = self.y + self.height / 2 + BASELINE;
        if start >= LABEL_WIDTH {
            Some(Label { x: start, y, before: true })
        } else if end + LABEL_WIDTH <= WIDTH {
            Some(Label { x: end, y, before: false })
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use outlook_domain::{Interval, Unit};
    use outlook_engine::expectations;
    use outlook_engine::interview::Condition;
    use proptest::prelude::{prop_assert, proptest};

    use super::{ShapeKind, WIDTH, lane};
    use crate::chart::pieces::tests::interval;
    use crate::chart::scale::{DAY, LONG};

    proptest! {
        #[test]
        fn every_shape_lies_inside_its_lane(own in interval()) {
            for range in Condition::all().flat_map(expectations::ranges) {
                if range.slot.unit() == Unit::Infusion {
                    continue;
                }
                for scale in [&DAY, &LONG] {
                    let lane = lane(scale, range, Some(own));
                    for shape in &lane.shapes {
                        prop_assert!(shape.band.x + shape.band.width <= WIDTH);
                        prop_assert!(shape.y + shape.height <= lane.height);
                        if let Some(label) = shape.label() {
                            prop_assert!(label.x <= WIDTH && label.y <= lane.height);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn only_the_shared_band_overlaps_another_shape() {
        for range in Condition::all().flat_map(expectations::ranges) {
            let own = Interval { low: Some(60), high: Some(1_440) };
            let lane = lane(&LONG, range, Some(own));
            let mut foot = 0;
            for shape in &lane.shapes {
                if shape.kind == ShapeKind::Shared {
                    let outer = lane.shapes[0];
                    assert_eq!((shape.y, shape.height), (outer.y, outer.height));
                } else {
                    assert!(shape.y >= foot, "{} {:?}", range.slot, shape.kind);
                    foot = shape.y + shape.height;
                }
            }
        }
    }

    #[test]
    fn every_source_with_a_figure_has_its_shape() {
        for range in Condition::all().flat_map(expectations::ranges) {
            let owned =
                lane(&LONG, range, None).shapes.iter().filter(|it| it.owner.is_some()).count();
            assert_eq!(owned, range.sources.len(), "{}", range.slot);
        }
    }
}
