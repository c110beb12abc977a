//! Geometry of the chart: numbers in, positions out.
//!
//! It knows no words, colours or markup. Positions are thousandths of the chart's width, heights are
//! tenths of an em.

mod lane;
mod scale;

pub(crate) use lane::{Shape, ShapeKind, lane};
pub(crate) use scale::percent;
