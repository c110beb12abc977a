//! A scale of named parts: minutes, hours, days, weeks, months, each of equal width.

use outlook_domain::Interval;

/// A scale, logarithmic within each part, so that an hour and a month are both readable.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Scale {
    /// The start of each part and the end of the last one, in minutes.
    edges: &'static [u32],
}

/// Minutes to days, for the day of an infusion.
pub(crate) const DAY: Scale = Scale { edges: &[1, 60, 1_440, 10_080] };

/// Minutes to a year, for onset, relief and top-ups.
pub(crate) const LONG: Scale = Scale { edges: &[1, 60, 1_440, 10_080, 43_830, 525_960] };

/// The number of dots in a row that counts infusions.
pub(crate) const COUNTED: u32 = 10;

/// The width of a chart.
pub(super) const WIDTH: u32 = 1_000;

/// The least width of a band, so that a single point is visible.
const LEAST: u32 = 8;

impl Scale {
    /// The number of parts.
    pub(crate) const fn parts(&self) -> usize {
        self.edges.len() - 1
    }

    /// The position of a length of time, clamped to the scale.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "both logarithms are between 0 and 1, and a chart has a thousand positions"
    )]
    pub(crate) fn position(&self, minutes: u32) -> u32 {
        let parts = self.parts();
        for (at, edges) in self.edges.windows(2).enumerate() {
            let (low, high) = (edges[0], edges[1]);
            if minutes < high {
                let ratio = |value: u32| (f64::from(value) / f64::from(low)).ln();
                let inside = ratio(minutes.max(low)) / ratio(high);
                return ((at as f64 + inside) * f64::from(WIDTH) / parts as f64).round() as u32;
            }
        }
        WIDTH
    }
}

/// An interval on the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Band {
    /// Its start.
    pub(crate) x: u32,
    /// Its width, at least `LEAST`.
    pub(crate) width: u32,
    /// Whether it has no low end ("within").
    pub(crate) from_start: bool,
    /// Whether it has no high end.
    pub(crate) open: bool,
}

impl Band {
    /// Whether both ends are given.
    pub(crate) const fn is_closed(&self) -> bool {
        !self.from_start && !self.open
    }
}

/// The band of an interval on a scale.
pub(crate) fn band(scale: &Scale, interval: Interval) -> Band {
    let low = interval.low.map_or(0, |low| scale.position(low));
    let high = interval.high.map_or(WIDTH, |high| scale.position(high));
    let x = low.min(WIDTH - LEAST);
    Band {
        x,
        width: (high.max(x) - x).max(LEAST),
        from_start: interval.low.is_none(),
        open: interval.high.is_none(),
    }
}

/// Thousandths as a percentage for SVG: `"12.5%"`.
pub(crate) fn percent(thousandths: u32) -> String {
    let (whole, tenth) = (thousandths / 10, thousandths % 10);
    if tenth == 0 { format!("{whole}%") } else { format!("{whole}.{tenth}%") }
}

#[cfg(test)]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a length of time within the scale"
)]
mod tests {
    use super::{Band, DAY, LONG, Scale, WIDTH, band, percent};
    use outlook_domain::Interval;

    #[test]
    fn all_parts_have_the_same_width() {
        for scale in [&DAY, &LONG] {
            let parts = u32::try_from(scale.parts()).unwrap();
            for (at, edge) in (0..).zip(scale.edges) {
                assert_eq!(scale.position(*edge), (at * WIDTH + parts / 2) / parts, "{edge}");
            }
        }
    }

    #[test]
    fn positions_keep_the_order_and_stay_inside() {
        let steps = |scale: &Scale| -> Vec<u32> {
            (0..600_000).step_by(37).map(|m| scale.position(m)).collect()
        };
        for scale in [&DAY, &LONG] {
            let places = steps(scale);
            assert!(places.is_sorted());
            assert!(places.iter().all(|place| *place <= WIDTH));
        }
    }

    /// The inverse of `position`: the length of time there, in minutes.
    fn minutes(scale: &Scale, position: u32) -> f64 {
        let parts = u32::try_from(scale.parts()).unwrap();
        let at = (position * parts / WIDTH).min(parts - 1);
        let inside = f64::from(position * parts - at * WIDTH) / f64::from(WIDTH);
        let edge = |at: u32| f64::from(scale.edges[at as usize]);
        edge(at) * (edge(at + 1) / edge(at)).powf(inside)
    }

    proptest::proptest! {
        #[test]
        fn a_position_maps_back_to_its_length(position in 0..=WIDTH) {
            for scale in [&DAY, &LONG] {
                // Whole minutes are coarse at the start of the scale, so both neighbours count.
                let length = minutes(scale, position);
                let (below, above) = (length.floor() as u32, length.ceil() as u32);
                proptest::prop_assert!(scale.position(below) <= position + 1);
                proptest::prop_assert!(scale.position(above) + 1 >= position);
            }
        }

        #[test]
        fn a_length_maps_back_from_its_position(length in 1..525_960_u32) {
            for scale in [&DAY, &LONG] {
                let last = scale.edges[scale.parts()];
                let back = minutes(scale, scale.position(length));
                // A thousandth of the width is at most a twentieth of a length.
                let ratio = back / f64::from(length.min(last));
                proptest::prop_assert!((0.95..1.05).contains(&ratio), "{} {}", length, back);
            }
        }
    }

    #[test]
    fn a_band_stays_inside_the_chart() {
        for low in [None, Some(0), Some(40), Some(20_160), Some(u32::MAX)] {
            for high in [None, Some(1), Some(60), Some(219_150), Some(u32::MAX)] {
                let Band { x, width, .. } = band(&LONG, Interval { low, high });
                assert!(width > 0 && x + width <= WIDTH, "{low:?} {high:?}: {x} {width}");
            }
        }
    }

    #[test]
    fn open_ends_reach_the_edges() {
        let within = band(&LONG, Interval { low: None, high: Some(1_440) });
        assert_eq!((within.x, within.from_start, within.open), (0, true, false));
        let open = band(&DAY, Interval { low: Some(1_440), high: None });
        assert_eq!((open.x + open.width, open.from_start, open.open), (WIDTH, false, true));
    }

    #[test]
    fn percentages_have_at_most_one_decimal() {
        assert_eq!(percent(0), "0%");
        assert_eq!(percent(125), "12.5%");
        assert_eq!(percent(1_000), "100%");
    }
}
