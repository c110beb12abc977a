//! Geometry of the pictures of time: numbers in, positions out.
//!
//! Knows nothing of words, colours or the page. Positions are thousandths of the picture's width,
//! heights tenths of an em.

mod lane;
mod scale;

pub(crate) use lane::{FADE, Look, Name, Outline, Owner, Piece, Shape, lane, outline, pieces};
#[cfg(test)]
use scale::band;
pub(crate) use scale::{COUNTED, DAY, LONG, Scale, percent};
