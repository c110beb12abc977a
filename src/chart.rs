//! Geometry of the charts: numbers in, positions out.
//!
//! It knows no words, colours or markup. Positions are thousandths of the chart's width, heights are
//! tenths of an em.

mod lane;
mod pieces;
mod scale;

pub(crate) use lane::{Label, Owner, Shape, ShapeKind, lane};
pub(crate) use pieces::{FADE, Outline, Piece, outline, pieces};
pub(crate) use scale::{COUNTED, DAY, LONG, Scale, percent};
