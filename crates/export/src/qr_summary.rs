//! A visit in few enough letters for a phone's camera, and in parts that a camera can read.
//!
//! The short form has the outcome, where help is, how soon and how long, when not to drive, and what to ask. What a
//! person told is a text of its own, for those who choose it. Where a figure comes from is left to the sheet.

use outlook_domain::{Aspect, Chart};
use outlook_engine::phq9::Item;
use outlook_i18n::ui;

use crate::sheet::{Figure, Row, Section, SectionKind, sections};
use crate::visit::Visit;

/// How many bytes a square may hold. With a middling share of repair that is 85 modules a side, which
/// the camera of a phone reads off a screen from a hand's length.
pub const ROOM: usize = 500;

/// The short form, its lines ended by a line feed; `note` says that it is one, in the same language.
#[must_use]
pub fn short(visit: &Visit<'_>, note: &str) -> String {
    let (words, outlook) = (visit.words, &visit.outlook);
    let title = if outlook.outcome().shows_ranges() {
        words.result_title(outlook)
    } else {
        words.ui(ui::PAGE_TITLE).to_owned()
    };
    let mut lines = vec![title, words.edition()];
    lines.extend(parts_of(visit, Part::Outlook));
    lines.push(note.to_owned());
    lines.push(words.ui(ui::NOT_ADVICE).to_owned());
    ended(&lines)
}

/// What a person told, and what was found in it, its lines ended by a line feed.
#[must_use]
pub fn answers(visit: &Visit<'_>) -> String {
    ended(&parts_of(visit, Part::Told))
}

/// To which of the two texts a section belongs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Outlook,
    Told,
}

fn parts_of(visit: &Visit<'_>, part: Part) -> Vec<String> {
    let sections = sections(visit);
    let written = sections.iter().filter_map(|it| line(visit, it));
    written.filter(|(of, _)| *of == part).map(|(_, text)| text).collect()
}

fn ended(lines: &[String]) -> String {
    lines.iter().fold(String::new(), |out, line| out + line + "\n")
}

fn item(out: String, text: &str) -> String {
    out + "\n- " + text
}

/// A figure in the words of its claims; of one that is not for the chart the driving rule alone.
fn figure(visit: &Visit<'_>, figure: Figure) -> Option<String> {
    let (words, range) = (visit.words, figure.range()?);
    if visit.outlook.chart() == Chart::None && range.slot.aspect != Aspect::NoDriving {
        return None;
    }
    let said: Vec<&str> = range.claims.iter().map(|it| words.claim_words(it)).collect();
    Some([words.slot_title(range.slot), ": ", &said.join("; ")].concat())
}

/// A section in few letters; nothing for one that is left to the sheet.
fn line(visit: &Visit<'_>, section: &Section) -> Option<(Part, String)> {
    let title = section.title;
    let names = || section.rows.iter().filter_map(|row| name(visit, row));
    let told = |text| (Part::Told, text);
    let outlook = |text| Some((Part::Outlook, text));
    match section.kind {
        SectionKind::Headline => outlook(title.to_owned()),
        SectionKind::Help => outlook(help(visit)),
        SectionKind::Weeks => {
            let known = visit.words.ui(ui::KNOWN_EVERYONE).to_owned();
            let figures = section.figures().filter_map(|it| figure(visit, it));
            outlook(figures.fold(known, |out, figure| out + "\n" + &figure))
        }
        SectionKind::Asks => outlook(names().fold([title, ":"].concat(), item)),
        SectionKind::Findings(_) | SectionKind::LeftOpen | SectionKind::Matters => {
            Some(told([title, ": ", &names().collect::<Vec<_>>().join("; ")].concat()))
        }
        SectionKind::Phq9 => section.notes.first().cloned().map(told),
        SectionKind::Answers => {
            let answers = section.rows.iter().filter_map(|row| answer(visit, row));
            Some(told(answers.fold([title, ":"].concat(), |out, line| item(out, &line))))
        }
        SectionKind::Known
        | SectionKind::Plan
        | SectionKind::Everyone
        | SectionKind::Day
        | SectionKind::Series
        | SectionKind::Harms
        | SectionKind::Factors
        | SectionKind::Missing
        | SectionKind::Sources
        | SectionKind::Closing => None,
    }
}

/// The name of a row that has one.
fn name<'a>(visit: &Visit<'_>, row: &'a Row) -> Option<&'a str> {
    match row {
        Row::Finding(finding) => Some(visit.words.finding_title(finding)),
        Row::LeftOpen(question) => Some(visit.words.question_short(*question)),
        Row::Text(text) => Some(text),
        Row::Statement(_)
        | Row::Figure(_)
        | Row::Factor(_)
        | Row::Missing(_)
        | Row::Answer(..)
        | Row::Phq9(_)
        | Row::Source(_) => None,
    }
}

/// An answer; of the PHQ-9 the item on self-harm alone.
fn answer(visit: &Visit<'_>, row: &Row) -> Option<String> {
    let words = visit.words;
    if let Row::Phq9(Item::SELF_HARM) = row {
        return visit.phq9.map(|given| words.phq9_line(&given, Item::SELF_HARM));
    }
    let Row::Answer(question, selected) = row else { return None };
    let texts: Vec<&str> = selected.iter().map(|it| words.selection(*it)).collect();
    let short = words.question_short(*question);
    (!texts.is_empty()).then(|| [short, ": ", &texts.join("; ")].concat())
}

/// Where help is: the first line of the region, or the number that holds anywhere.
fn help(visit: &Visit<'_>) -> String {
    let words = visit.words;
    match visit.region.filter(|region| !region.row().lines.is_empty()) {
        Some(at) => {
            let first = words.services(at).next().map(|it| words.service_text(it));
            let (number, first) = (words.region_emergency(at), first.unwrap_or_default());
            [words.ui(ui::CRISIS_STRIP), " ", number, "; ", &first].concat()
        }
        None => words.ui(ui::CRISIS_LOCAL).to_owned(),
    }
}

/// The text in parts of at most `room` bytes, each a text of its own. Nothing is left out: a part
/// ends with a line where it can, else with a word, and joined they are the text again.
#[must_use]
pub fn parts(text: &str, room: usize) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while rest.len() > room {
        let mut end = room;
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        let head = &rest[..end];
        let after = |at: usize| at + 1;
        let cut = head.rfind('\n').or_else(|| head.rfind(' ')).map_or(end, after);
        // A room of less than a letter holds nothing; then the rest is one part.
        if cut == 0 {
            break;
        }
        let (part, left) = rest.split_at(cut);
        parts.push(part);
        rest = left;
    }
    if !rest.is_empty() {
        parts.push(rest);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn parts_fit_and_join_to_the_text() {
        for text in ["", "a", "one two three four", "one\ntwo\nthree", "ñañañañañañañ", "word"]
        {
            for room in [0, 1, 2, 4, 7, 100] {
                let parts = parts(text, room);
                assert_eq!(parts.concat(), text, "{room}");
                let fits = room < 2 || parts.iter().all(|part| part.len() <= room);
                assert!(fits, "{room}: {parts:?}");
            }
        }
    }

    #[test]
    fn a_part_ends_at_a_line_or_a_word() {
        assert_eq!(parts("one two\nthree four\nfive", 12), ["one two\n", "three four\n", "five"]);
        assert_eq!(parts("one two three", 8), ["one two ", "three"]);
    }
}
