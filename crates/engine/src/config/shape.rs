//! What fits a field: hand-written checks, since the widget carries no regular expressions. The
//! patterns of the JSON Schema say the same, and tests compare the two.

use crate::evidence::REGIONS;

/// The shape of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One line of at most so many characters.
    Text(u16),
    /// Lines of at most so many characters in all.
    Lines(u16),
    /// The address of a page, a number to call or an address to write to; no script, no other scheme.
    Link,
    /// A number as people write it.
    Phone,
    /// A path on the same site, or a picture as `data:`: no third party learns of a visit.
    Logo,
    /// `#rgb` or `#rrggbb`.
    Colour,
    /// `2026-11-22`.
    Date,
    /// Digits to tap.
    Code,
    /// A whole number within bounds.
    Number(u32, u32),
    /// `true` or `false`.
    YesNo,
    /// The id of a region.
    Region,
    /// One of these ids.
    OneOf(&'static [&'static str]),
}

/// Longest address, and longest picture in place.
pub(super) const LONGEST: (usize, usize) = (500, 100_000);
const PICTURES: [&str; 4] = ["png", "jpeg", "webp", "svg+xml"];

impl Shape {
    /// Whether a value of a JavaScript type fits.
    pub(super) fn takes(self, kind: &str, value: &str) -> bool {
        // Every byte but those that go on with a character.
        let length = || value.bytes().filter(|byte| byte & 0xc0 != 0x80).count();
        kind == self.kind()
            && match self {
                Self::Text(most) => is_text(value, false) && length() <= usize::from(most),
                Self::Lines(most) => is_text(value, true) && length() <= usize::from(most),
                Self::Link => is_link(value) && value.len() <= LONGEST.0,
                Self::Phone => is_phone(value, b' '),
                Self::Logo => is_logo(value) && value.len() <= LONGEST.1,
                Self::Colour => value.strip_prefix('#').is_some_and(is_colour),
                Self::Date => is_date(value.as_bytes()),
                Self::Code => (4..=8).contains(&value.len()) && value.bytes().all(is_digit),
                Self::Number(least, most) => {
                    number(value).is_some_and(|number| (least..=most).contains(&number))
                }
                // The type says it all.
                Self::YesNo => true,
                Self::Region => REGIONS.iter().any(|region| region.id == value),
                Self::OneOf(ids) => ids.contains(&value),
            }
    }

    /// What JavaScript calls the type of such a value.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Number(..) => "number",
            Self::YesNo => "boolean",
            Self::Text(_)
            | Self::Lines(_)
            | Self::Link
            | Self::Phone
            | Self::Logo
            | Self::Colour
            | Self::Date
            | Self::Code
            | Self::Region
            | Self::OneOf(_) => "string",
        }
    }
}

/// A whole number without a sign, as JSON writes it.
pub(super) fn number(value: &str) -> Option<u32> {
    let digits = value.bytes();
    digits.fold((!value.is_empty()).then_some(0), |sum, byte| {
        let digit = u32::from(byte.wrapping_sub(b'0'));
        sum.filter(|sum| digit < 10 && *sum < 100_000).map(|sum| sum * 10 + digit)
    })
}

fn is_digit(byte: u8) -> bool {
    byte.is_ascii_digit()
}

/// Something to read, without a space at either end.
fn is_text(value: &str, lines: bool) -> bool {
    let bytes = value.as_bytes();
    let ends = |byte: Option<&u8>| byte.is_some_and(|byte| *byte > b' ');
    let reads = |byte: u8| (byte >= b' ' && byte != 0x7f) || (lines && byte == b'\n');
    ends(bytes.first()) && ends(bytes.last()) && bytes.iter().copied().all(reads)
}

fn is_link(value: &str) -> bool {
    if !value.bytes().all(|byte| byte.is_ascii_graphic()) {
        return false;
    }
    if let Some(page) = value.strip_prefix("https://") {
        return page.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric());
    }
    if let Some(number) = value.strip_prefix("tel:") {
        return is_phone(number, b'.');
    }
    let mail = value.strip_prefix("mailto:").and_then(|mail| mail.split_once('@'));
    mail.is_some_and(|(who, whence)| {
        !who.is_empty() && !whence.is_empty() && !whence.bytes().any(|byte| byte == b'@')
    })
}

/// Three to fifteen digits, the last of them at the end; `space` may part them.
fn is_phone(value: &str, space: u8) -> bool {
    let number = value.strip_prefix('+').unwrap_or(value).as_bytes();
    let digits = number.iter().filter(|byte| byte.is_ascii_digit()).count();
    let parts = |byte: &u8| is_digit(*byte) || *byte == space || b"()./-".contains(byte);
    (3..=15).contains(&digits)
        && number.iter().all(parts)
        && number.last().copied().is_some_and(is_digit)
        && value.len() <= 40
}

fn is_logo(value: &str) -> bool {
    if let Some(picture) = value.strip_prefix("data:image/") {
        return picture.split_once(';').is_some_and(|(kind, data)| {
            let Some(data) = data.strip_prefix("base64,") else { return false };
            let coded = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte);
            PICTURES.contains(&kind) && !data.is_empty() && data.bytes().all(coded)
        });
    }
    // `//` and `/\` lead to another site.
    let path = value.strip_prefix('/').and_then(|path| path.bytes().next());
    path.is_some_and(|byte| byte != b'/' && byte != b'\\')
        && value.bytes().all(|byte| byte.is_ascii_graphic())
}

fn is_colour(digits: &str) -> bool {
    (digits.len() == 3 || digits.len() == 6) && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The shape alone: no calendar is asked.
fn is_date(value: &[u8]) -> bool {
    let two = |at: usize| (value[at] - b'0') * 10 + value[at + 1] - b'0';
    value.len() == 10
        && value
            .iter()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { *byte == b'-' } else { is_digit(*byte) })
        && (1..=12).contains(&two(5))
        && (1..=31).contains(&two(8))
}
