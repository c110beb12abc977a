//! Geometry of the pictures of time: numbers in, positions out.
//!
//! Knows nothing of words, colours or the page. Positions are thousandths of the picture's width.

mod scale;

pub(crate) use scale::{Band, COUNTED, DAY, LONG, Scale, band, percent};
