//! A range as a drawing: the outer band, the part that all sources share, a strip for each source.

use outlook_engine::evidence::SOURCES;
use outlook_engine::expectations::{Agreement, Range};
use outlook_terms::{Interval, Unit};
use yew::prelude::*;

use crate::timeline::{Band, COUNTED, Scale, band, percent};
use outlook_words::{Words, ui};

/// The steps in which an open end fades.
const FADE: [&str; 10] = [".8", ".73", ".66", ".59", ".52", ".45", ".38", ".31", ".24", ".17"];
const STEPS: u32 = 10;

/// The names of the parts of a scale.
pub(super) fn axis(words: Words, scale: &Scale) -> Html {
    let names = [ui::AXIS_MINUTES, ui::AXIS_HOURS, ui::AXIS_DAYS, ui::AXIS_WEEKS, ui::AXIS_MONTHS];
    let names = names.into_iter().take(scale.parts());
    html! {
        <ul class="ko-axis" aria-hidden="true">{ for names.map(|name| html! { <li>{ words.ui(name) }</li> }) }</ul>
    }
}

/// A range on its scale; infusions as a row of dots.
pub(super) fn picture(range: &Range, scale: &Scale) -> Html {
    if range.slot.unit() == Unit::Infusion {
        return dots(range);
    }
    let mut drawn: Vec<Html> = Vec::new();
    let mut y = 5;
    if range.agreement == Agreement::Disagree {
        for source in &range.sources {
            let band = band(scale, source.reading.wide);
            drawn.push(stretch("ko-band-apart", band, y, 12));
            drawn.push(label(source.source, band, y + 9));
            y += 18;
        }
    } else {
        let outer = band(scale, range.outer);
        drawn.push(stretch("ko-band-outer", outer, y, 15));
        if let [source] = range.sources.as_slice() {
            drawn.push(label(source.source, outer, y + 11));
        } else if let Some(shared) = range.shared {
            drawn.push(stretch("ko-band-shared", band(scale, shared), y, 15));
        }
        y += 21;
        for source in range.sources.iter().filter(|_| range.sources.len() > 1) {
            let strip = band(scale, source.reading.wide);
            drawn.push(stretch("ko-strip", strip, y + 3, 4));
            drawn.push(label(source.source, strip, y + 8));
            y += 13;
        }
    }
    lane(scale, y + 1, drawn)
}

/// A lane without a figure.
pub(super) fn empty(scale: &Scale) -> Html {
    let line = html! { <line class="ko-lane-empty" x1="2%" x2="98%" y1="1.2em" y2="1.2em"/> };
    lane(scale, 24, vec![line])
}

fn lane(scale: &Scale, height: u32, drawn: Vec<Html>) -> Html {
    let parts = u32::try_from(scale.parts()).unwrap_or(1);
    let grid = (0..=parts).map(|at| {
        let x = percent(at * 1_000 / parts);
        html! { <line class="ko-grid-line" x1={x.clone()} x2={x} y1="0" y2="100%"/> }
    });
    html! { <svg height={em(height)} focusable="false" aria-hidden="true">{ for grid }{ for drawn }</svg> }
}

/// A stretch; its open ends fade, and no edge shuts them.
fn stretch(class: &'static str, band: Band, y: u32, height: u32) -> Html {
    let Band { x, width, from_start, open } = band;
    let rect = |x: String, width: u32, opacity: Option<&'static str>| {
        html! { <rect {class} {x} width={percent(width)} y={em(y)} height={em(height)} {opacity}/> }
    };
    let fades = u32::from(from_start) + u32::from(open);
    if fades == 0 {
        return rect(percent(x), width, None);
    }
    let piece = width * 2 / 3 / fades / STEPS;
    let fade = piece * STEPS;
    let solid = (x + if from_start { fade } else { 0 }, width - fade * fades);
    let steps = (0..).zip(FADE).flat_map(|(step, opacity)| {
        let start = from_start.then(|| x + fade - piece * (step + 1));
        let end = open.then(|| solid.0 + solid.1 + piece * step);
        start.into_iter().chain(end).map(move |x| rect(percent(x), piece, Some(opacity)))
    });
    // The outline leaves the picture on the side that is open.
    let from = if from_start { "-2%".to_owned() } else { percent(x) };
    html! {
        <>
            <g class="ko-fade">{ rect(percent(solid.0), solid.1, None) }{ for steps }</g>
            <g class="ko-outline">{ rect(from, width + 20 * fades, None) }</g>
        </>
    }
}

/// A source's name, at the side where there is room.
fn label(source: usize, band: Band, y: u32) -> Html {
    let id = SOURCES[source].id;
    let end = band.x + band.width;
    if band.x >= 90 {
        html! { <text class="ko-strip-label" x={percent(band.x)} dx="-.35em" y={em(y)} text-anchor="end">{ id }</text> }
    } else if end <= 910 {
        html! { <text class="ko-strip-label" x={percent(end)} dx=".35em" y={em(y)}>{ id }</text> }
    } else {
        Html::default()
    }
}

fn dots(range: &Range) -> Html {
    let inside = |interval: Interval, n: u32| {
        interval.low.is_none_or(|low| n >= low) && interval.high.is_none_or(|high| n <= high)
    };
    let dots = (1..=COUNTED).map(|n| {
        let shared = range.shared.is_some_and(|shared| inside(shared, n));
        let class = match (shared, inside(range.outer, n)) {
            (true, _) => "ko-dot-shared",
            (false, true) => "ko-dot-outer",
            (false, false) => "ko-dot",
        };
        let x = percent(n * 100 - 50);
        // "At least 6" does not end where the row does.
        let more = if n == COUNTED && range.outer.high.is_none() { "+" } else { "" };
        html! {
            <>
                <circle class={class} cx={x.clone()} cy=".85em" r=".65em"/>
                <text class="ko-dot-label" x={x} y="2.6em" text-anchor="middle">{ n }{ more }</text>
            </>
        }
    });
    html! { <svg height="2.9em" focusable="false" aria-hidden="true">{ for dots }</svg> }
}

/// Tenths of an em.
fn em(tenths: u32) -> String {
    format!("{}.{}em", tenths / 10, tenths % 10)
}
