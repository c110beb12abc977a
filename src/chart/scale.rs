//! A scale of named parts: minutes, hours, days, weeks, months, each of equal width. It is logarithmic within
//! each part, so that an hour and a month are both readable.

use outlook_domain::Interval;

/// The start of each part and the end of the last one, in minutes.
const EDGES: [u32; 6] = [1, 60, 1_440, 10_080, 43_830, 525_960];

/// The width of a chart.
pub(super) const WIDTH: i32 = 1_000;

/// The least width of a band, so that a single point is visible.
const LEAST: i32 = 8;

/// How far an open end runs past the side, where it is clipped: it has no edge.
const OVERHANG: i32 = 20;

/// The position of a length of time, clamped to the scale.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "both logarithms are between 0 and 1, and a chart has a thousand positions"
)]
pub(super) fn position(minutes: u32) -> i32 {
    let parts = EDGES.len() - 1;
    for (at, edges) in EDGES.windows(2).enumerate() {
        let (low, high) = (edges[0], edges[1]);
        if minutes < high {
            let ratio = |value: u32| (f64::from(value) / f64::from(low)).ln();
            let inside = ratio(minutes.max(low)) / ratio(high);
            return ((at as f64 + inside) * f64::from(WIDTH) / parts as f64).round() as i32;
        }
    }
    WIDTH
}

/// An interval on the chart. An open end runs past its side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Band {
    /// Its start.
    pub(crate) x: i32,
    /// Its width, at least `LEAST`.
    pub(crate) width: i32,
    /// Whether it has no low end ("within").
    pub(crate) from_start: bool,
    /// Whether it has no high end.
    pub(crate) open: bool,
}

/// The band of an interval.
pub(crate) fn band(interval: Interval) -> Band {
    let low = interval.low.map_or(-OVERHANG, position).min(WIDTH - LEAST);
    let high = interval.high.map_or(WIDTH + OVERHANG, position);
    Band {
        x: low,
        width: (high - low).max(LEAST),
        from_start: interval.low.is_none(),
        open: interval.high.is_none(),
    }
}

/// Thousandths as a percentage for SVG: `"12.5%"`.
pub(crate) fn percent(thousandths: i32) -> String {
    let sign = if thousandths < 0 { "-" } else { "" };
    let (whole, tenth) = (thousandths.abs() / 10, thousandths.abs() % 10);
    if tenth == 0 { format!("{sign}{whole}%") } else { format!("{sign}{whole}.{tenth}%") }
}

#[cfg(test)]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a length of time within the scale"
)]
pub(super) mod tests {
    use outlook_domain::Interval;
    use proptest::prelude::{Strategy, any, prop_assert, proptest};

    use super::{Band, EDGES, OVERHANG, WIDTH, band, percent, position};

    /// Any interval, its ends in order.
    pub(crate) fn interval() -> impl Strategy<Value = Interval> {
        (any::<Option<u32>>(), any::<Option<u32>>()).prop_map(|(low, high)| match (low, high) {
            (Some(low), Some(high)) => {
                Interval { low: Some(low.min(high)), high: Some(low.max(high)) }
            }
            (low, high) => Interval { low, high },
        })
    }

    #[test]
    fn all_parts_have_the_same_width() {
        for (at, edge) in (0..).zip(EDGES) {
            assert_eq!(position(edge), at * WIDTH / 5, "{edge}");
        }
    }

    #[test]
    fn positions_keep_the_order_and_stay_inside() {
        let places: Vec<i32> = (0..600_000).step_by(37).map(position).collect();
        assert!(places.is_sorted());
        assert!(places.iter().all(|place| (0..=WIDTH).contains(place)));
    }

    /// The inverse of `position`: the length of time there, in minutes.
    fn minutes(position: i32) -> f64 {
        let at = (position * 5 / WIDTH).min(4);
        let inside = f64::from(position * 5 - at * WIDTH) / f64::from(WIDTH);
        let edge = |at: i32| f64::from(EDGES[at as usize]);
        edge(at) * (edge(at + 1) / edge(at)).powf(inside)
    }

    proptest! {
        #[test]
        fn a_position_maps_back_to_its_length(at in 0..=WIDTH) {
            // Whole minutes are coarse at the start of the scale, so both neighbours count.
            let length = minutes(at);
            prop_assert!(position(length.floor() as u32) <= at + 1);
            prop_assert!(position(length.ceil() as u32) + 1 >= at);
        }

        #[test]
        fn a_length_maps_back_from_its_position(length in 1..525_960_u32) {
            // A thousandth of the width is at most a twentieth of a length.
            let ratio = minutes(position(length)) / f64::from(length);
            prop_assert!((0.95..1.05).contains(&ratio), "{} {}", length, ratio);
        }

        #[test]
        fn only_an_open_end_leaves_the_chart(interval in interval()) {
            let Band { x, width, from_start, open } = band(interval);
            prop_assert!(width > 0);
            let (start, end) = (if from_start { -OVERHANG } else { 0 }, if open { OVERHANG } else { 0 });
            prop_assert!(x >= start && x + width <= WIDTH + end);
            prop_assert!((x < 0) == from_start && (x + width > WIDTH) == open);
        }
    }

    #[test]
    fn percentages_have_at_most_one_decimal() {
        assert_eq!(percent(0), "0%");
        assert_eq!(percent(125), "12.5%");
        assert_eq!(percent(-20), "-2%");
        assert_eq!(percent(1_000), "100%");
    }
}
