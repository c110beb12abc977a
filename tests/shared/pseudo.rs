//! A language that exists for tests alone: English with every letter changed and every text longer by
//! two fifths, in either direction.

/// Letters that look like the given ones, so that a screen stays readable to a person.
const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const CHANGED: &str = "àƀçđéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÀƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ";

/// How much longer a text gets, in hundredths.
const LONGER: usize = 40;

/// A text in the pseudo-language: placeholders, digits and the ways to list things stay.
fn text(english: &str) -> String {
    if english.is_empty() || english.starts_with(|it: char| it.is_ascii_digit()) {
        return english.chars().map(letter).collect();
    }
    let mut inside = false;
    let changed: String = english
        .chars()
        .map(|it| {
            inside = it == '{' || inside && it != '}';
            if inside { it } else { letter(it) }
        })
        .collect();
    changed + &"~".repeat(english.chars().count() * LONGER / 100)
}

fn letter(english: char) -> char {
    PLAIN
        .chars()
        .position(|it| it == english)
        .map_or(english, |at| CHANGED.chars().nth(at).unwrap_or(english))
}

/// An English pack in the pseudo-language, which runs in this direction.
pub(crate) fn pack(english: &str, direction: &str) -> String {
    let mut lines = english.lines();
    let head = lines.next().unwrap_or_default();
    let own = ["xx", "Ẋẋ", direction, "."].map(str::to_owned);
    let texts = lines.skip(own.len()).map(|line| {
        // Dates of the evidence are told by whoever loads the pack.
        let date = line.len() >= "2026-11".len()
            && line.bytes().all(|it| it.is_ascii_digit() || it == b'-');
        if date { line.to_owned() } else { text(line) }
    });
    let lines = [head.to_owned()].into_iter().chain(own).chain(texts);
    lines.map(|line| line + "\n").collect()
}
