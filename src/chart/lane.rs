//! How a range lies in its lane: bands above, a strip for each source below, names beside them.

use outlook_domain::Interval;
use outlook_engine::evidence::SourceIndex;
use outlook_engine::expectations::{Agreement, Range};

use super::scale::{Band, Scale, WIDTH, band};

/// Heights are tenths of an em, so that a lane grows with the text.
const MARGIN: u32 = 5;
const GAP: u32 = 6;
const NAMED: u32 = 18;
const STRIP: u32 = 4;
const STRIP_LINE: u32 = 13;
/// How far below a shape's top the foot of its name stands, beyond half its height.
const FOOT: u32 = 3;
/// How much room a name needs beside its shape.
const NAME: u32 = 90;
/// How many steps an open end fades in.
pub(crate) const FADE: u32 = 10;
/// How far the outline of an open band runs past the side, where it is cut.
const BEYOND: i32 = 20;

/// What a shape stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// From the lowest to the highest that any source says.
    Outer,
    /// What all sources cover.
    Shared,
    /// One source of several that disagree.
    Apart,
    /// One source of several.
    Strip,
    /// The person's own last time.
    Yours,
}

/// Whose a shape is, where a name stands beside it.
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
    pub(crate) look: Look,
    pub(crate) band: Band,
    /// Its top.
    pub(crate) y: u32,
    pub(crate) height: u32,
    /// Whose it is, where one alone says it.
    pub(crate) owner: Option<Owner>,
}

/// A lane with its shapes, drawn in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lane {
    pub(crate) height: u32,
    pub(crate) shapes: Vec<Shape>,
}

/// Lays a range out, and under it the person's own last time.
pub(crate) fn lane(scale: &Scale, range: &Range, yours: Option<Interval>) -> Lane {
    let mut lane = Lane { height: MARGIN, shapes: Vec::new() };
    let owner = |source: SourceIndex| Some(Owner::Source(source));
    if range.agreement == Agreement::Disagree {
        for source in &range.sources {
            let band = band(scale, source.reading.wide);
            lane.push(Look::Apart, band, 12, owner(source.source));
            lane.height += NAMED;
        }
    } else {
        let alone = if let [one] = range.sources.as_slice() { owner(one.source) } else { None };
        lane.push(Look::Outer, band(scale, range.outer), 15, alone);
        if let Some(shared) = range.shared.filter(|_| alone.is_none()) {
            lane.push(Look::Shared, band(scale, shared), 15, None);
        }
        lane.height += 15 + GAP;
        for source in range.sources.iter().filter(|_| alone.is_none()) {
            lane.height += 3;
            lane.push(Look::Strip, band(scale, source.reading.wide), STRIP, owner(source.source));
            lane.height += STRIP_LINE - 3;
        }
    }
    if let Some(yours) = yours {
        lane.push(Look::Yours, band(scale, yours), 9, Some(Owner::Person));
        lane.height += 15;
    }
    lane.height += 1;
    lane
}

impl Lane {
    fn push(&mut self, look: Look, band: Band, height: u32, owner: Option<Owner>) {
        self.shapes.push(Shape { look, band, y: self.height, height, owner });
    }
}

/// Where a name stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) x: u32,
    /// The foot of its letters.
    pub(crate) y: u32,
    /// Whether it ends there, at the start of its shape.
    pub(crate) before: bool,
}

impl Shape {
    /// Where its name stands: at the side with room; nowhere if neither side has any.
    pub(crate) fn name(&self) -> Option<Name> {
        let (start, end) = (self.band.x, self.band.x + self.band.width);
        let y = self.y + self.height / 2 + FOOT;
        if start >= NAME {
            Some(Name { x: start, y, before: true })
        } else if end + NAME <= WIDTH {
            Some(Name { x: end, y, before: false })
        } else {
            None
        }
    }
}

/// The outline of a band, which leaves the picture on the sides that are open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Outline {
    pub(crate) x: i32,
    pub(crate) width: i32,
}

/// Where the outline of a band runs.
pub(crate) fn outline(band: Band) -> Outline {
    let beyond = |open: bool| if open { BEYOND } else { 0 };
    let (start, end) = (beyond(band.from_start), beyond(band.open));
    Outline { x: band.x.cast_signed() - start, width: band.width.cast_signed() + start + end }
}

/// A part of a band; what is open fades towards its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) x: u32,
    pub(crate) width: u32,
    /// How many steps it has faded; 0 for the solid part.
    pub(crate) faded: u32,
}

/// A band in pieces, the solid one first.
pub(crate) fn pieces(band: Band) -> Vec<Piece> {
    let Band { x, width, from_start, open } = band;
    let ends = u32::from(from_start) + u32::from(open);
    if ends == 0 {
        return vec![Piece { x, width, faded: 0 }];
    }
    let step = width * 2 / 3 / ends / FADE;
    let before = if from_start { step * FADE } else { 0 };
    let solid = Piece { x: x + before, width: width - step * FADE * ends, faded: 0 };
    let end = solid.x + solid.width;
    let start = (1..=FADE).filter(|_| from_start).map(|n| (solid.x - step * n, n));
    let open = (1..=FADE).filter(|_| open).map(|n| (end + step * (n - 1), n));
    let faded = start.chain(open).map(|(x, faded)| Piece { x, width: step, faded });
    [solid].into_iter().chain(faded).collect()
}

#[cfg(test)]
mod tests {
    use outlook_domain::{Interval, Unit};
    use outlook_engine::expectations;
    use outlook_engine::interview::Condition;
    use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, proptest};

    use super::{Look, WIDTH, lane, pieces};
    use crate::chart::{DAY, LONG, band};

    fn interval() -> impl Strategy<Value = Interval> {
        (any::<Option<u32>>(), any::<Option<u32>>()).prop_map(|(low, high)| match (low, high) {
            (Some(low), Some(high)) => {
                Interval { low: Some(low.min(high)), high: Some(low.max(high)) }
            }
            (low, high) => Interval { low, high },
        })
    }

    proptest! {
        #[test]
        fn the_pieces_of_a_band_cover_it_once(interval in interval()) {
            for scale in [&DAY, &LONG] {
                let whole = band(scale, interval);
                let mut pieces = pieces(whole);
                prop_assert_eq!(pieces[0].faded, 0);
                pieces.sort_by_key(|piece| piece.x);
                prop_assert_eq!(pieces[0].x, whole.x);
                for pair in pieces.windows(2) {
                    prop_assert_eq!(pair[0].x + pair[0].width, pair[1].x);
                }
                let last = pieces[pieces.len() - 1];
                prop_assert_eq!(last.x + last.width, whole.x + whole.width);
            }
        }

        #[test]
        fn only_open_ends_fade(interval in interval()) {
            let faded = pieces(band(&LONG, interval)).iter().any(|piece| piece.faded > 0);
            prop_assert_eq!(faded, interval.low.is_none() || interval.high.is_none());
        }

        #[test]
        fn nothing_lies_outside_its_lane(yours in interval()) {
            for range in Condition::all().flat_map(expectations::ranges) {
                if range.slot.unit() == Unit::Infusion {
                    continue;
                }
                for scale in [&DAY, &LONG] {
                    let lane = lane(scale, range, Some(yours));
                    for shape in &lane.shapes {
                        prop_assert!(shape.band.x + shape.band.width <= WIDTH);
                        prop_assert!(shape.y + shape.height <= lane.height);
                        if let Some(name) = shape.name() {
                            prop_assert!(name.x <= WIDTH && name.y <= lane.height);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn shapes_stand_below_each_other_and_only_the_shared_band_lies_on_another() {
        for range in Condition::all().flat_map(expectations::ranges) {
            let yours = Interval { low: Some(60), high: Some(1_440) };
            let lane = lane(&LONG, range, Some(yours));
            let mut foot = 0;
            for shape in &lane.shapes {
                if shape.look == Look::Shared {
                    let outer = lane.shapes[0];
                    assert_eq!((shape.y, shape.height), (outer.y, outer.height));
                } else {
                    assert!(shape.y >= foot, "{} {:?}", range.slot, shape.look);
                    foot = shape.y + shape.height;
                }
            }
        }
    }

    #[test]
    fn every_source_with_a_figure_has_a_shape_of_its_own() {
        for range in Condition::all().flat_map(expectations::ranges) {
            let named =
                lane(&LONG, range, None).shapes.iter().filter(|it| it.owner.is_some()).count();
            assert_eq!(named, range.sources.len(), "{}", range.slot);
        }
    }
}
