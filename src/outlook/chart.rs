//! A range as a drawing: the outer band, the band that all sources share, a strip for each source.

use outlook_domain::{Interval, Unit};
use outlook_engine::evidence::SourceIndex;
use outlook_engine::expectations::Range;
use yew::prelude::*;

use crate::chart::{
    self, COUNTED, FADE, Label, Outline, Owner, Piece, Scale, Shape, ShapeKind, percent,
};
use crate::elements::plain;
use outlook_i18n::{Words, ui};

/// The opacity of an open end, step by step.
const OPACITY: [&str; FADE as usize] =
    [".8", ".73", ".66", ".59", ".52", ".45", ".38", ".31", ".24", ".17"];

/// The names of the parts of a scale.
pub(crate) fn axis(words: Words, scale: &Scale) -> Html {
    let names = [ui::AXIS_MINUTES, ui::AXIS_HOURS, ui::AXIS_DAYS, ui::AXIS_WEEKS, ui::AXIS_MONTHS];
    let names = names.into_iter().take(scale.parts());
    html! {
        <ul class="ko-axis" aria-hidden="true">{ for names.map(|name| plain("li", "", words.ui(name))) }</ul>
    }
}

/// A range on its scale, with the person's own last relief; a number of infusions as a row of dots. The strip
/// of the marked source is marked, if it has space for its name.
pub(crate) fn picture(
    words: Words,
    range: &Range,
    scale: &Scale,
    own: Option<Interval>,
    marked: Option<SourceIndex>,
) -> Html {
    if range.slot.unit() == Unit::Infusion {
        return dots(range);
    }
    let lane = chart::lane(scale, range, own);
    framed(scale, lane.height, lane.shapes.iter().map(|it| shape(words, it, marked)).collect())
}

/// The lane of a figure that no source gives.
pub(crate) fn empty(scale: &Scale) -> Html {
    let line = html! { <line class="ko-lane-empty" x1="2%" x2="98%" y1="1.2em" y2="1.2em"/> };
    framed(scale, 24, line)
}

fn framed(scale: &Scale, height: u32, drawn: Html) -> Html {
    let parts = u32::try_from(scale.parts()).unwrap_or(1);
    let grid = (0..=parts).map(|at| {
        let x = percent(at * 1_000 / parts);
        html! { <line class="ko-grid-line" x1={x.clone()} x2={x} y1="0" y2="100%"/> }
    });
    html! { <svg height={em(height)} focusable="false" aria-hidden="true">{ for grid }{ drawn }</svg> }
}

fn shape(words: Words, shape: &Shape, marked: Option<SourceIndex>) -> Html {
    let class = match shape.kind {
        ShapeKind::Outer => "ko-band-outer",
        ShapeKind::Shared => "ko-band-shared",
        ShapeKind::Disputed => "ko-band-disputed",
        ShapeKind::Strip => "ko-strip",
        ShapeKind::Own => "ko-band-own",
    };
    let owner = shape.owner.map(|owner| match owner {
        Owner::Source(source) => source.id(),
        Owner::Person => words.ui(ui::YOU),
    });
    let label = owner.zip(shape.label());
    let is_marked = match shape.owner {
        Some(Owner::Source(source)) => marked == Some(source) && label.is_some(),
        Some(Owner::Person) | None => false,
    };
    let at = is_marked.then_some("");
    let is_closed = shape.band.is_closed();
    let rect = |x: String, width: String, opacity: Option<&'static str>| {
        let at = at.filter(|_| is_closed);
        html! { <rect {class} {x} {width} y={em(shape.y)} height={em(shape.height)} {opacity} data-at={at}/> }
    };
    let pieces = chart::pieces(shape.band).into_iter().map(|piece| {
        let Piece { x, width, faded } = piece;
        let opacity = (faded > 0).then(|| OPACITY[(faded - 1) as usize]);
        rect(percent(x), percent(width), opacity)
    });
    let drawn = if is_closed {
        pieces.collect()
    } else {
        // An open end has no edge: the outline runs past the chart and is clipped.
        let Outline { x, width } = chart::outline(shape.band);
        html! {
            <>
                <g class="ko-fade">{ for pieces }</g>
                <g class="ko-outline" data-at={at}>{ rect(signed(x), signed(width), None) }</g>
            </>
        }
    };
    html! { <>{ drawn }{ label.map(|(owner, at)| name(owner, at)) }</> }
}

/// Thousandths as a percentage; negative ones are before the start.
fn signed(thousandths: i32) -> String {
    let sign = if thousandths < 0 { "-" } else { "" };
    format!("{sign}{}", percent(thousandths.unsigned_abs()))
}

fn name(owner: &'static str, at: Label) -> Html {
    let (dx, anchor) = if at.before { ("-.35em", "end") } else { (".35em", "start") };
    html! { <text class="ko-strip-label" x={percent(at.x)} {dx} y={em(at.y)} text-anchor={anchor}>{ owner }</text> }
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
        // "At least 6" goes on after the last dot.
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

/// Tenths of an em as a CSS length.
fn em(tenths: u32) -> String {
    format!("{}.{}em", tenths / 10, tenths % 10)
}
