//! QR codes, read from a picture.

use anyhow::{Context as _, Result, ensure};

/// Reads the code at a place in a PNG picture: left, top, width and height in widths of the picture.
pub(crate) fn read_code(picture: &[u8], place: [f64; 4]) -> Result<String> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(picture)).read_info()?;
    let mut pixels = vec![0; reader.output_buffer_size().context("a picture too large")?];
    let frame = reader.next_frame(&mut pixels)?;
    let bytes = frame.color_type.samples();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole pixels")]
    let [left, top, width, height] =
        place.map(|share| (share * f64::from(frame.width)).round() as usize);
    ensure!(
        left + width <= frame.width as usize && top + height <= frame.height as usize,
        "{width} by {height} pixels at {left}, {top} are not in the picture"
    );
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
        pixels[(top + y) * frame.line_size + (left + x) * bytes]
    });
    let grids = image.detect_grids();
    ensure!(grids.len() == 1, "{} codes are seen in {width} by {height} pixels", grids.len());
    Ok(grids[0].decode()?.1)
}
