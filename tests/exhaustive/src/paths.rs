//! Paths through the interview: the pages in their order, back again, and which answers count.

use std::sync::atomic::{AtomicU16, Ordering};

use outlook_engine::interview::{
    PageNumber, Question, Step, applicable_answers, before, next, on_page,
};

use crate::cases::Cases;
use crate::evidence::{Evidence, ITEM_NINE};
use crate::rules::Bits;
use crate::space::Multi;
use crate::tally::Tally;

/// Follows the path of every row of single choices, once with nothing else answered and once with one
/// of the states of ticked items in turn; returns the questions that were reached, one bit each.
pub(crate) fn follow_all(cases: &Cases<'_>, tally: &Tally) -> u16 {
    let reached = AtomicU16::new(0);
    let (rows, states) = (cases.space.rows(), cases.space.multi.len());
    let is_bare = |multi: &Multi| multi.bits.answered == 0;
    let nothing = cases.space.multi.iter().position(is_bare).unwrap_or_default();
    tally.run_rows(rows, |row| {
        for multi in [nothing, row % states] {
            match walk(cases, row, multi) {
                Ok(seen) => {
                    reached.fetch_or(seen, Ordering::Relaxed);
                }
                Err(problem) => tally.report([cases.describe(row, multi, &problem)]),
            }
            tally.count_others(1);
        }
    });
    reached.into_inner()
}

/// The questions that no path reached.
pub(crate) fn unreached(evidence: &Evidence, reached: u16) -> Vec<String> {
    let asked = evidence.questions.iter().filter(|it| it.id != ITEM_NINE);
    let open = asked.enumerate().filter(|(at, _)| reached >> at & 1 == 0);
    open.map(|(_, asked)| format!("no path leads to the question {}", asked.id)).collect()
}

fn walk(cases: &Cases<'_>, row: usize, multi: usize) -> Result<u16, String> {
    let draft = cases.draft(row, multi);
    let bits = cases.bits(row, multi);
    let way = way(cases.evidence, bits);
    let mut seen = 0;
    let mut see = |page: PageNumber, held: &[usize]| {
        let shown = on_page(&draft, page);
        if !shown.iter().map(|it| *it as usize).eq(held.iter().copied()) {
            return Err(format!("page {page} shows {shown:?}, not {held:?}"));
        }
        seen |= held.iter().fold(0_u16, |seen, at| seen | 1 << at);
        Ok(())
    };
    let (mut page, mut number) = (PageNumber::FIRST, 1);
    loop {
        see(page, way.page(Some(number)))?;
        let step = next(&draft, page);
        let then = way.pages.iter().filter_map(|(it, _)| *it).find(|it| *it > number);
        let fits = match (step, then) {
            (Step::Ask(then), Some(expected)) => then.to_string() == expected.to_string(),
            (Step::Finished, None) => way.end == End::Finished,
            (Step::Urgent, None) => way.end == End::Urgent,
            (Step::Result, None) => way.end == End::Result,
            _ => false,
        };
        if !fits {
            return Err(format!("after page {page} comes {step:?}; the way is {way:?}"));
        }
        let (Step::Ask(then), Some(expected)) = (step, then) else { break };
        if before(&draft, then) != Some(page) {
            return Err(format!("back from page {then} is not {page}"));
        }
        (page, number) = (then, expected);
    }
    see(PageNumber::AFTER, way.page(None))?;
    let kept = applicable_answers(&draft).ok_or("the answers of the path are gone")?;
    let shown: Vec<usize> = way.pages.iter().flat_map(|(_, held)| held.clone()).collect();
    // Item 9 counts on every path.
    let item_nine = kept.phq9_9() == draft.phq9_9();
    let fits = item_nine
        && Question::ALL.iter().enumerate().all(|(at, question)| {
            kept.has_answer(*question) == (shown.contains(&at) && bits.answered >> at & 1 == 1)
        });
    if fits { Ok(seen) } else { Err(format!("{kept:?} is not what was answered on {way:?}")) }
}

#[derive(Debug, PartialEq, Eq)]
enum End {
    Finished,
    Urgent,
    Result,
}

/// The pages with the questions that each shows, and where they lead. Last, without a number, comes what is
/// asked after the result.
#[derive(Debug)]
struct Way {
    pages: Vec<(Option<i64>, Vec<usize>)>,
    end: End,
}

impl Way {
    fn page(&self, number: Option<i64>) -> &[usize] {
        self.pages.iter().find(|(it, _)| *it == number).map_or(&[], |(_, held)| held)
    }
}

fn way(evidence: &Evidence, answers: Bits) -> Way {
    let mut way = Way { pages: Vec::new(), end: End::Finished };
    let mut kept = Bits::default();
    for (at, asked) in evidence.questions.iter().enumerate() {
        // A page is shown whole, the one that ends the way included.
        let is_over =
            way.end != End::Finished && way.pages.last().is_none_or(|it| it.0 != asked.page);
        if is_over || !asked.when.holds(kept) {
            continue;
        }
        match way.pages.last_mut() {
            Some((page, held)) if *page == asked.page => held.push(at),
            _ => way.pages.push((asked.page, vec![at])),
        }
        kept = kept.with(Bits {
            ticked: answers.ticked & asked.bits(),
            answered: answers.answered & 1 << at,
        });
        let ticked = |option: &str| {
            let place = asked.options.iter().position(|it| it == option);
            place.is_some_and(|place| answers.ticked >> (asked.first + place) & 1 == 1)
        };
        if asked.id == "safety_now" && ticked("plan") {
            way.end = End::Urgent;
        }
        if asked.id == "age" && ticked("under_18") {
            way.end = End::Result;
        }
    }
    way
}
