//! A clinic's colour made readable: its contrast is at least 7:1 with every background of the light
//! and of the dark theme. A colour with less is moved towards black or white until it has that.
//!
//! Owns arithmetic on colours. Where they are used is the style sheet's.

/// A colour of the screen: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub [u8; 3]);

/// The theme whose backgrounds colours are used on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// The colours that follow from an accent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tones {
    /// Of what can be pressed, as text or as a background.
    pub accent: Rgb,
    /// The background of what is chosen.
    pub chosen: Rgb,
    /// A drawn interval of time.
    pub band: Rgb,
}

/// The least contrast of text: 7:1 and a little more, since luminance is approximated.
const CONTRAST: f32 = 7.1;
/// The number of steps from a colour to black or white.
const STEPS: u8 = 32;

impl Rgb {
    /// Reads `#rgb` or `#rrggbb`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let wide = match digits.len() {
            3 => 1,
            6 => 2,
            _ => return None,
        };
        let mut parts = [0; 3];
        for (at, byte) in digits.bytes().enumerate() {
            let digit = match byte {
                b'0'..=b'9' => byte - b'0',
                _ => (byte | 0x20).checked_sub(b'a').filter(|it| *it < 6)? + 10,
            };
            let part = &mut parts[at / wide];
            *part = if wide == 1 { digit * 17 } else { *part << 4 | digit };
        }
        Some(Self(parts))
    }

    /// Writes it as `#rrggbb`.
    #[must_use]
    pub fn hex(self) -> String {
        let mut out = String::new();
        self.put(&mut out);
        out
    }

    /// Writes it as `#rrggbb` at the end of a text.
    pub fn put(self, out: &mut String) {
        out.push('#');
        for part in self.0 {
            for digit in [part >> 4, part & 15] {
                out.push(char::from(if digit < 10 { b'0' + digit } else { b'a' - 10 + digit }));
            }
        }
    }

    /// A mix with another colour, `steps` of [`STEPS`] towards it.
    fn towards(self, other: Self, steps: u8) -> Self {
        let (near, far) = (u16::from(STEPS - steps), u16::from(steps));
        let part = |at: usize| {
            let sum = u16::from(self.0[at]) * near + u16::from(other.0[at]) * far;
            u8::try_from(sum / u16::from(STEPS)).unwrap_or(u8::MAX)
        };
        Self([part(0), part(1), part(2)])
    }

    /// Relative luminance, 0 to 1. A cubic approximates the power of 2.4 within 0.003.
    fn luminance(self) -> f32 {
        let part = |at: usize| {
            let it = f32::from(self.0[at]) / 255.0;
            it * (it * (it * 0.305_306 + 0.682_171) + 0.012_523)
        };
        0.2126 * part(0) + 0.7152 * part(1) + 0.0722 * part(2)
    }

    fn contrast(self, other: Self) -> f32 {
        let (one, two) = (self.luminance() + 0.05, other.luminance() + 0.05);
        if one > two { one / two } else { two / one }
    }
}

impl Theme {
    /// Its raised surface, its background of notes, and what its colours are moved to. The first two
    /// are `--k-raised` and `--k-plain-paper` of `styles/tokens.css`.
    #[must_use]
    pub const fn grounds(self) -> [Rgb; 3] {
        match self {
            Self::Light => [Rgb([0xff, 0xfd, 0xf9]), Rgb([0xef, 0xe9, 0xdc]), Rgb([0; 3])],
            Self::Dark => [Rgb([0x20, 0x23, 0x22]), Rgb([0x26, 0x29, 0x27]), Rgb([255; 3])],
        }
    }

    /// The readable colours nearest to `found`.
    #[must_use]
    pub fn tones(self, found: Rgb) -> Tones {
        let [raised, plain, end] = self.grounds();
        let mut steps = 0;
        loop {
            let accent = found.towards(end, steps);
            let tones = Tones {
                accent,
                chosen: raised.towards(accent, 4),
                band: raised.towards(accent, 9),
            };
            let reads = |ground: Rgb| accent.contrast(ground) >= CONTRAST;
            if (reads(plain) && reads(tones.chosen)) || steps == STEPS {
                return tones;
            }
            steps += 1;
        }
    }
}

/// The colours used for an accent, as a sentence; `None` where it is no colour. No colour is readable
/// on the backgrounds of both themes, so at least one theme has another.
#[must_use]
pub fn used(accent: &str) -> Option<String> {
    let found = Rgb::read(accent)?;
    let [light, dark] = [Theme::Light, Theme::Dark].map(|theme| theme.tones(found).accent.hex());
    Some(format!("{light} on light, {dark} on dark, so that text reads 7:1"))
}

#[cfg(test)]
mod tests {
    use super::{Rgb, Theme, Tones};

    /// As the guidelines define it.
    fn luminance(colour: Rgb) -> f64 {
        let [r, g, b] = colour.0.map(|part| {
            let it = f64::from(part) / 255.0;
            if it <= 0.040_45 { it / 12.92 } else { ((it + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn contrast(one: Rgb, two: Rgb) -> f64 {
        let (one, two) = (luminance(one) + 0.05, luminance(two) + 0.05);
        one.max(two) / one.min(two)
    }

    fn every_so_often() -> impl Iterator<Item = Rgb> {
        let parts = || (0..=255_u8).step_by(15);
        parts().flat_map(move |r| parts().flat_map(move |g| parts().map(move |b| Rgb([r, g, b]))))
    }

    #[test]
    fn every_colour_is_readable_in_both_themes() {
        for found in every_so_often() {
            for theme in [Theme::Light, Theme::Dark] {
                let Tones { accent, chosen, .. } = theme.tones(found);
                let [raised, plain, end] = theme.grounds();
                for ground in [raised, plain, chosen] {
                    let ratio = contrast(accent, ground);
                    assert!(ratio >= 7.0, "{found:?} {theme:?} {ground:?}: {ratio}");
                }
                // What is written on a button has the colour that buttons are moved away from.
                let other = Rgb(end.0.map(|part| 255 - part));
                assert!(contrast(accent, other) >= 7.0, "{found:?} {theme:?}");
            }
        }
    }

    #[test]
    fn a_readable_colour_is_unchanged() {
        for (found, theme) in
            [("#0a5052", Theme::Light), ("#8ed6cc", Theme::Dark), ("#000", Theme::Light)]
        {
            let found = Rgb::read(found).unwrap();
            assert_eq!(theme.tones(found).accent, found, "{theme:?}");
        }
        let yellow = Rgb::read("#ffcc00").unwrap();
        assert_ne!(Theme::Light.tones(yellow).accent, yellow);
        assert_eq!(Theme::Dark.tones(yellow).accent, yellow);
    }

    #[test]
    fn an_adjusted_colour_is_named_for_both_themes() {
        let sentence = super::used("#0a5052").unwrap();
        let [light, dark] = [Theme::Light, Theme::Dark]
            .map(|theme| theme.tones(Rgb::read("#0a5052").unwrap()).accent);
        assert_eq!(light.hex(), "#0a5052");
        assert_ne!(dark.hex(), "#0a5052");
        assert_eq!(
            sentence,
            format!("#0a5052 on light, {} on dark, so that text reads 7:1", dark.hex())
        );
        assert_eq!(super::used("teal"), None);
    }

    #[test]
    fn colours_are_read_and_written() {
        for (text, parts) in
            [("#0a5052", [10, 80, 82]), ("#fff", [255; 3]), ("#A1b", [0xaa, 0x11, 0xbb])]
        {
            assert_eq!(Rgb::read(text), Some(Rgb(parts)), "{text}");
        }
        assert_eq!(Rgb([10, 80, 255]).hex(), "#0a50ff");
        for text in ["0a5052", "#xyz", "#gggggg", "#12345", ""] {
            assert_eq!(Rgb::read(text), None, "{text}");
        }
    }
}
