//! A range as a drawing: the band from the lowest to the highest figure, the part that all sources share, and the
//! points in time that studies name.

use outlook_domain::{Aspect, Interval, Slot};
use outlook_engine::evidence::Trial;
use outlook_engine::expectations::{Fit, Range};
use yew::prelude::*;

use crate::chart::{self, Shape, ShapeKind, percent};
use crate::elements::ui_text;
use outlook_i18n::{Words, ui};

/// The names of the parts of the scale.
pub(crate) fn axis(words: Words) -> Html {
    let names = [ui::AXIS_MINUTES, ui::AXIS_HOURS, ui::AXIS_DAYS, ui::AXIS_WEEKS, ui::AXIS_MONTHS];
    html! { <ul class="ko-axis" aria-hidden="true">{ for names.map(|name| ui_text(words, "li", "", name)) }</ul> }
}

/// The paint of open ends, which fade, and of forbidden time, once for the screen and for paper.
pub(crate) fn paint() -> Html {
    let fade = |id: &'static str, ends: [&'static str; 3]| {
        let stops = ["0", ".5", "1"].into_iter().zip(ends);
        html! {
            <linearGradient {id}>
                { for stops.map(|(offset, opacity)| html! { <stop {offset} stop-opacity={opacity}/> }) }
            </linearGradient>
        }
    };
    html! {
        <svg class="ko-paint" aria-hidden="true">
            { fade("ko-fade-start", ["0", "1", "1"]) }
            { fade("ko-fade-end", ["1", "1", "0"]) }
            { fade("ko-fade-both", ["0", "1", "0"]) }
            <pattern id="ko-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width="3" height="6"/>
            </pattern>
        </svg>
    }
}

/// Whether a range is a length of time from its start on; others are said in words.
fn is_drawn(aspect: Aspect) -> bool {
    matches!(aspect, Aspect::Onset | Aspect::Relief | Aspect::NoDriving)
}

/// Whether a range is about infusions in general; those of the day all are.
pub(crate) fn is_general(range: &Range) -> bool {
    range.wider_fit() == Some(Fit::General)
}

/// A range on the scale, with the person's own last relief and the marks of studies; `None` where nothing is drawn.
pub(crate) fn track(
    range: Option<&Range>,
    slot: Slot,
    own: Option<Interval>,
    marks: &[(&Trial, u32)],
) -> Option<Html> {
    let is_empty = range.is_none() && own.is_none() && marks.is_empty();
    if is_empty || !is_drawn(slot.aspect) {
        return None;
    }
    let lane = chart::lane(range, own, marks.iter().map(|(_, at)| *at));
    let marks = lane.marks.iter().map(|x| {
        html! { <svg class="ko-mark" x={percent(*x)} y={em(lane.middle)}><path d="M0-6.5 6.5 0 0 6.5-6.5 0z"/></svg> }
    });
    Some(html! {
        <svg class="ko-track" height={em(lane.height)} focusable="false" aria-hidden="true">
            { for lane.shapes.iter().map(shape) }
            { for marks }
        </svg>
    })
}

fn shape(shape: &Shape) -> Html {
    let class = match shape.kind {
        ShapeKind::Outer => "ko-band-outer",
        ShapeKind::Shared => "ko-band-shared",
        ShapeKind::Disputed => "ko-band-disputed",
        ShapeKind::Forbidden => "ko-band-forbidden",
        ShapeKind::Own => "ko-band-own",
    };
    let band = shape.band;
    // An attribute finds its paint in any shadow root; a style sheet may not.
    let fill = match (shape.kind, band.from_start, band.open) {
        (ShapeKind::Forbidden, ..) => Some("url(#ko-hatch)"),
        (ShapeKind::Own, ..) | (_, false, false) => None,
        (_, true, false) => Some("url(#ko-fade-start)"),
        (_, false, true) => Some("url(#ko-fade-end)"),
        (_, true, true) => Some("url(#ko-fade-both)"),
    };
    html! {
        <rect {class} x={percent(band.x)} width={percent(band.width)} y={em(shape.y)} height={em(shape.height)} {fill}/>
    }
}

/// Tenths of an em as a CSS length.
fn em(tenths: u32) -> String {
    format!("{}.{}em", tenths / 10, tenths % 10)
}
