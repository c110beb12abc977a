//! A text as a QR code, drawn as one path. Whoever scans it gets the text: no address, no server.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};
#[cfg(feature = "kiosk")]
use yew::prelude::*;

/// Light modules around a code, without which a camera does not find it.
const MARGIN: i32 = 4;

/// Pixels a module where there is room: a whole number, so that every module is as large as the next.
#[cfg(feature = "kiosk")]
const PIXELS: i32 = 6;

/// A code, in modules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Square {
    /// Modules a side, the margin included.
    pub side: i32,
    /// The dark modules, as the path of an SVG in which a module is 1 by 1.
    pub path: String,
}

impl Square {
    /// The code of a text; none where the text is longer than any code can hold.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
        let mut path = String::new();
        for y in 0..code.size() {
            let mut x = 0;
            while x < code.size() {
                let from = x;
                while code.get_module(x, y) {
                    x += 1;
                }
                if x > from {
                    let (left, top, run) = (from + MARGIN, y + MARGIN, x - from);
                    // Writing to a string cannot fail.
                    let _ = write!(path, "M{left} {top}h{run}v1h-{run}z");
                }
                x += 1;
            }
        }
        Some(Self { side: code.size() + 2 * MARGIN, path })
    }

    /// As a picture with this name; without one it says nothing that the text beside it does not.
    #[cfg(feature = "kiosk")]
    pub(crate) fn view(self, name: Option<String>) -> Html {
        let Self { side, path } = self;
        let hidden = name.is_none().then_some("true");
        html! {
            <svg class="ko-square" width={(side * PIXELS).to_string()} viewBox={format!("0 0 {side} {side}")} role="img" aria-label={name} aria-hidden={hidden} shape-rendering="crispEdges">
                <path class="ko-square-paper" d={format!("M0 0h{side}v{side}H0z")}/>
                <path class="ko-square-ink" d={path}/>
            </svg>
        }
    }
}

#[cfg(test)]
mod tests {
    use outlook_export::qr_summary::ROOM;

    use super::Square;

    /// What another's reader makes of the drawn path, at some pixels a module.
    fn read(square: &Square, scale: usize) -> String {
        let side = usize::try_from(square.side).unwrap();
        let mut dark = vec![false; side * side];
        for run in square.path.split('M').skip(1) {
            let numbers: Vec<usize> = run
                .split(|it: char| !it.is_ascii_digit())
                .filter_map(|it| it.parse().ok())
                .collect();
            let (x, y, length) = (numbers[0], numbers[1], numbers[2]);
            dark[y * side + x..][..length].fill(true);
        }
        let mut image =
            rqrr::PreparedImage::prepare_from_greyscale(side * scale, side * scale, |x, y| {
                if dark[y / scale * side + x / scale] { 0 } else { 255 }
            });
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1, "one code is seen");
        grids[0].decode().unwrap().1
    }

    #[test]
    fn another_reader_reads_what_was_written() {
        for text in ["988", "¿Sigue usted ahí? – ñ", &"Bladder: yes; ".repeat(ROOM / 14)] {
            let square = Square::of(text).unwrap();
            assert_eq!(read(&square, 4), text);
        }
    }

    #[test]
    fn a_full_part_is_a_code_that_a_phone_can_read() {
        let square = Square::of(&"é".repeat(ROOM / 2)).unwrap();
        assert!(square.side <= 85 + 8, "{} modules a side", square.side);
    }

    #[test]
    fn what_no_code_can_hold_is_none() {
        assert_eq!(Square::of(&"a".repeat(4_000)), None);
    }
}
