//! A visit's outlook, in the items of [`super::fields`].

use outlook_engine::evidence::{Claim, DATE, EDITION, Factor, Finding};
use outlook_engine::expectations::Range;
use outlook_engine::phq9::{self, Score};
use outlook_i18n::Words;

use super::codes;
use super::item::{Answer, Item};
use crate::figures::{self, ReadAs};
use crate::sheet::{Figure, Row, Section, SectionKind};
use crate::visit::Visit;

/// The group, filled in.
pub(super) fn filled(visit: &Visit<'_>, sections: &[Section]) -> Item {
    let words = visit.words;
    let mut group = Item::group("outlook");
    group.text("edition", EDITION);
    group.answer("edition.date", Answer::Date(DATE));
    group.code("outcome", codes::outcome(words, visit.outlook.outcome()));
    for section in sections {
        if section.kind == SectionKind::Phq9 {
            score(visit, &mut group);
        }
        if section.kind == SectionKind::Sources {
            section.notes.iter().for_each(|it| group.text("note", it));
        }
        section.rows.iter().for_each(|it| row(visit, section, it, &mut group));
    }
    group
}

/// Adds what the outlook has of a row; answers are items of their own, and what is the same for
/// everyone is left to the narrative.
fn row(visit: &Visit<'_>, section: &Section, row: &Row, group: &mut Item) {
    let words = visit.words;
    match row {
        Row::Finding(it) => group.push(finding(visit, it)),
        Row::LeftOpen(question) => group.code("unchecked", codes::question(words, *question)),
        Row::Figure(Figure::Given(it)) => group.push(range(words, it)),
        Row::Factor(it) => group.push(factor(words, it)),
        Row::Missing(slot) => group.code("missing", codes::slot(words, *slot)),
        Row::Text(text) if section.kind == SectionKind::Matters => group.text("matters", text),
        Row::Text(_)
        | Row::Statement(_)
        | Row::Figure(Figure::Missing(_))
        | Row::Answer(..)
        | Row::Phq9(_)
        | Row::Source(_) => {}
    }
}

fn score(visit: &Visit<'_>, group: &mut Item) {
    match visit.phq9.and_then(|given| given.score()) {
        Some(Score::Whole(total)) => {
            group.number("phq9.total", Some(total.into()));
            group.text("phq9.band", visit.words.phq9_band(phq9::band(total)));
        }
        Some(Score::AtLeast(sum)) => group.number("phq9.at_least", Some(sum.into())),
        None => {}
    }
}

fn finding(visit: &Visit<'_>, finding: &'static Finding) -> Item {
    let words = visit.words;
    let mut group = Item::group("finding");
    group.code("finding.id", codes::finding(words, finding));
    group.code("finding.level", codes::level(words, finding.level));
    group.text("finding.say", &words.finding_said(finding, Some(visit.outlook.condition())));
    group.text("finding.sources", words.finding_sources(finding));
    group
}

fn range(words: Words, range: &Range) -> Item {
    let mut group = Item::group("range");
    group.code("range.slot", codes::slot(words, range.slot));
    group.code("range.unit", codes::unit(range.slot.unit()));
    group.ends(["range.low", "range.high"], figures::outer(range));
    group.ends(["range.shared.low", "range.shared.high"], figures::shared(range));
    group.code("range.agreement", codes::agreement(words, range.agreement));
    group.code("range.fit", codes::fit(range.fit.id()));
    range.claims.iter().for_each(|it| group.push(claim(words, it)));
    group
}

fn claim(words: Words, claim: &Claim) -> Item {
    let mut group = Item::group("claim");
    group.code("claim.source", codes::source(words, claim.source));
    group.text("claim.id", claim.id);
    group.text("claim.words", words.claim_words(claim));
    group.text("claim.population", words.claim_population(claim));
    group.text("claim.section", words.claim_section(claim));
    group.code("claim.read", codes::read(words, ReadAs::of(claim)));
    group.ends(["claim.low", "claim.high"], figures::of_claim(claim));
    group
}

fn factor(words: Words, factor: &'static Factor) -> Item {
    let mut group = Item::group("factor");
    group.code("factor.id", codes::factor(words, factor));
    group.code("factor.affects", codes::affects(words, factor.affects));
    group.code("factor.direction", codes::direction(words, factor.direction));
    group.text("factor.sources", words.factor_sources(factor));
    group
}
