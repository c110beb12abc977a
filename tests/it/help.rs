//! Whom to call, worked out by hand from the ledger and not from `evidence/`: one wrong digit would cost
//! more than any other error of this project.

use outlook_engine::evidence::REGIONS;

use crate::languages;

/// A region, what is dialled in danger, and what each of its lines dials; nothing where it is no call.
const NUMBERS: [(&str, &str, &[&str]); 10] = [
    ("US", "911", &["988", "988", "988", ""]),
    ("CA", "911", &["988"]),
    ("GB", "999", &["116123", "111", "", "08088088000"]),
    ("IE", "112", &["116123"]),
    ("AU", "000", &["131114", ""]),
    ("NZ", "111", &["1737", "0508828865"]),
    ("FR", "15", &["3114"]),
    ("DE", "112", &["08001110111", "08001110222"]),
    ("IN", "112", &["14416"]),
    ("elsewhere", "112", &[""]),
];

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[test]
fn every_number_to_call_is_the_one_that_was_looked_up_by_hand() {
    let found: Vec<(&str, Vec<&str>)> = REGIONS
        .iter()
        .map(|it| (it.id, it.lines.iter().map(|line| line.call.unwrap_or_default()).collect()))
        .collect();
    let expected: Vec<(&str, Vec<&str>)> =
        NUMBERS.iter().map(|(id, _, lines)| (*id, lines.to_vec())).collect();
    assert_eq!(found, expected);
    for place in languages().places() {
        let words = languages().words(place);
        for (at, (id, emergency, _)) in NUMBERS.iter().enumerate() {
            assert_eq!(digits(words.region_emergency(at)), *emergency, "{id}, {}", words.code());
        }
    }
}

#[test]
fn what_a_line_says_holds_the_number_that_it_dials_in_every_language() {
    for place in languages().places() {
        let words = languages().words(place);
        for (at, region) in REGIONS.iter().enumerate() {
            for (line, call) in region.lines.iter().map(|line| line.call).enumerate() {
                let said = words.crisis_line(at, line);
                let call = call.unwrap_or_default();
                assert!(digits(said).contains(call), "{} {call}: {said}", region.id);
            }
        }
    }
}
