//! A band in pieces: an open end fades step by step, and its outline runs past the chart.

use super::scale::Band;

/// The steps in which an open end fades.
pub(crate) const FADE: u32 = 10;
/// How far the outline of an open band runs past the side, where it is clipped.
const OVERHANG: i32 = 20;

/// The outline of a band. It runs past the chart on the open sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Outline {
    pub(crate) x: i32,
    pub(crate) width: i32,
}

/// The outline of a band.
pub(crate) fn outline(band: Band) -> Outline {
    let overhang = |open: bool| if open { OVERHANG } else { 0 };
    let (start, end) = (overhang(band.from_start), overhang(band.open));
    Outline { x: band.x.cast_signed() - start, width: band.width.cast_signed() + start + end }
}

/// A piece of a band; the pieces of an open end fade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) x: u32,
    pub(crate) width: u32,
    /// The number of fading steps; 0 for the solid piece.
    pub(crate) faded: u32,
}

/// The pieces of a band, the solid one first.
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
pub(super) mod tests {
    use outlook_domain::Interval;
    use proptest::prelude::{Strategy, any, prop_assert_eq, proptest};

    use super::pieces;
    use crate::chart::scale::{DAY, LONG, band};

    /// Any interval, its ends in order.
    pub(crate) fn interval() -> impl Strategy<Value = Interval> {
        (any::<Option<u32>>(), any::<Option<u32>>()).prop_map(|(low, high)| match (low, high) {
            (Some(low), Some(high)) => {
                Interval { low: Some(low.min(high)), high: Some(low.max(high)) }
            }
            (low, high) => Interval { low, high },
        })
    }

    proptest! {
        #[test]
        fn pieces_cover_their_band_exactly_once(interval in interval()) {
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
    }
}
