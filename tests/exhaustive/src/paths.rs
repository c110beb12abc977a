//! Paths through the interview: the questions in their order, back again, and which answers count.

use std::sync::atomic::{AtomicU16, Ordering};

use outlook_engine::interview::{Question, Step, applicable_answers, before, next};

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
    let (path, end) = path(cases.evidence, bits);
    let (mut at, mut seen) = (0, 1_u16);
    loop {
        let question = Question::ALL[at];
        let step = next(&draft, question);
        let then = path.iter().find(|it| **it > at);
        let fits = match (step, then) {
            (Step::Ask(then), Some(expected)) => then as usize == *expected,
            (Step::Review, None) => end == End::Review,
            (Step::Urgent, None) => end == End::Urgent,
            (Step::Result, None) => end == End::Result,
            _ => false,
        };
        if !fits {
            return Err(format!(
                "after {question} comes {step:?}; the path is {path:?}, to {end:?}"
            ));
        }
        let Step::Ask(then) = step else { break };
        if before(&draft, then) != Some(question) {
            return Err(format!("back from {then} is not {question}"));
        }
        at = then as usize;
        seen |= 1 << at;
    }
    let kept = applicable_answers(&draft).ok_or("the answers of the path are gone")?;
    // Item 9 counts on every path.
    let item_nine = kept.phq9_9() == draft.phq9_9();
    let fits = item_nine
        && Question::ALL.iter().enumerate().all(|(at, question)| {
            kept.has_answer(*question) == (path.contains(&at) && bits.answered >> at & 1 == 1)
        });
    if fits { Ok(seen) } else { Err(format!("{kept:?} is not what was answered on {path:?}")) }
}

#[derive(Debug, PartialEq, Eq)]
enum End {
    Review,
    Urgent,
    Result,
}

/// The questions that are asked, and where they lead.
fn path(evidence: &Evidence, answers: Bits) -> (Vec<usize>, End) {
    let (mut kept, mut path) = (Bits::default(), Vec::new());
    for (at, asked) in evidence.questions.iter().enumerate() {
        if !asked.when.holds(kept) {
            continue;
        }
        path.push(at);
        kept = kept.with(Bits {
            ticked: answers.ticked & asked.bits(),
            answered: answers.answered & 1 << at,
        });
        let ticked = |option: &str| {
            let place = asked.options.iter().position(|it| it == option);
            place.is_some_and(|place| answers.ticked >> (asked.first + place) & 1 == 1)
        };
        if asked.id == "safety_now" && ticked("plan") {
            return (path, End::Urgent);
        }
        if asked.id == "age" && ticked("under_18") {
            return (path, End::Result);
        }
    }
    (path, End::Review)
}
