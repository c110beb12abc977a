//! A text as a QR code, drawn as one path. A scan gives the text itself: no address, no server.

use std::fmt::Write as _;

use qrcodegen::QrCodeEcc;
#[cfg(feature = "kiosk")]
use yew::prelude::*;

/// Light modules around a code: the quiet zone that ISO/IEC 18004 asks for.
const MARGIN: i32 = 4;

/// Pixels a module where there is room: a whole number, so that all modules have one size.
#[cfg(feature = "kiosk")]
const PIXELS: i32 = 6;

/// A code, in modules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct QrCode {
    /// Modules a side, the margin included.
    side: i32,
    /// The dark modules, as the path of an SVG in which a module is 1 by 1.
    path: String,
}

impl QrCode {
    /// The code of a text; `None` if the text is too long for any code.
    pub(crate) fn encode(text: &str) -> Option<Self> {
        let code = qrcodegen::QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
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

    /// The code as an image with this accessible name; without one it is decorative.
    #[cfg(feature = "kiosk")]
    pub(crate) fn view(self, name: Option<String>) -> Html {
        let Self { side, path } = self;
        let hidden = name.is_none().then_some("true");
        html! {
            <svg class="ko-qr" width={(side * PIXELS).to_string()} viewBox={format!("0 0 {side} {side}")} role="img" aria-label={name} aria-hidden={hidden} shape-rendering="crispEdges">
                <path class="ko-qr-paper" d={format!("M0 0h{side}v{side}H0z")}/>
                <path class="ko-qr-ink" d={path}/>
            </svg>
        }
    }
}

#[cfg(test)]
mod tests {
    use outlook_export::qr_summary::ROOM;

    use super::QrCode;

    /// Decodes the drawn path with `rqrr`, at `scale` pixels a module.
    fn decode(code: &QrCode, scale: usize) -> String {
        let side = usize::try_from(code.side).unwrap();
        let mut dark = vec![false; side * side];
        for run in code.path.split('M').skip(1) {
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
    fn an_independent_reader_decodes_every_code() {
        for text in ["988", "¿Sigue usted ahí? – ñ", &"Bladder: yes; ".repeat(ROOM / 14)] {
            let code = QrCode::encode(text).unwrap();
            assert_eq!(decode(&code, 4), text);
        }
    }

    #[test]
    fn a_full_part_fits_a_phone_camera() {
        let code = QrCode::encode(&"é".repeat(ROOM / 2)).unwrap();
        assert!(code.side <= 85 + 8, "{} modules a side", code.side);
    }

    #[test]
    fn a_text_too_long_has_no_code() {
        assert_eq!(QrCode::encode(&"a".repeat(4_000)), None);
    }
}
