//! The way through the questions, and answers and outlooks through JSON.

use outlook_engine::interview::{Question, Step, applicable_answers, before, next};
use outlook_engine::{Answers, evaluate};
use serde_json::Value;

use super::evidence::{Evidence, ITEM_NINE};
use super::invariants::{CHARTS, OUTCOMES, Proof};
use super::rules::Bits;
use super::space::Multi;
use super::{Tally, share};

/// Walks the interview with every row of single choices, with nothing else answered and then with each
/// state of what is ticked in turn; the questions that were reached, one bit each.
pub(super) fn walks(proof: &Proof<'_>, tally: &Tally) -> u16 {
    let reached = std::sync::atomic::AtomicU16::new(0);
    let (rows, states) = (proof.space.rows(), proof.space.multi.len());
    let is_bare = |multi: &Multi| multi.bits.answered == 0;
    let nothing = proof.space.multi.iter().position(is_bare).unwrap_or_default();
    share(rows.div_ceil(100), tally, |chunk| {
        for row in (chunk * 100..rows).take(100) {
            for multi in [nothing, row % states] {
                match walk(proof, row, multi) {
                    Ok(seen) => {
                        reached.fetch_or(seen, std::sync::atomic::Ordering::Relaxed);
                    }
                    Err(problem) => tally.tell([proof.told(row, multi, &problem)]),
                }
                tally.count_others(1);
            }
        }
    });
    reached.into_inner()
}

/// What no walk reached.
pub(super) fn unreached(evidence: &Evidence, reached: u16) -> Vec<String> {
    let asked = evidence.questions.iter().filter(|it| it.id != ITEM_NINE);
    let open = asked.enumerate().filter(|(at, _)| reached >> at & 1 == 0);
    open.map(|(_, asked)| format!("no way leads to the question {}", asked.id)).collect()
}

fn walk(proof: &Proof<'_>, row: usize, multi: usize) -> Result<u16, String> {
    let draft = proof.draft(row, multi);
    let bits = proof.own().with(proof.space.single_bits[row]).with(proof.space.multi[multi].bits);
    let (way, end) = way(proof.evidence, bits);
    let (mut at, mut seen) = (0, 1_u16);
    loop {
        let question = Question::ALL[at];
        let step = next(&draft, question);
        let then = way.iter().find(|it| **it > at);
        let fits = match (step, then) {
            (Step::Ask(then), Some(expected)) => then as usize == *expected,
            (Step::Review, None) => end == End::Review,
            (Step::Urgent, None) => end == End::Urgent,
            (Step::Result, None) => end == End::Result,
            _ => false,
        };
        if !fits {
            return Err(format!("after {question} comes {step:?}; the way is {way:?}, to {end:?}"));
        }
        let Step::Ask(then) = step else { break };
        if before(&draft, then) != Some(question) {
            return Err(format!("back from {then} is not {question}"));
        }
        at = then as usize;
        seen |= 1 << at;
    }
    let kept = applicable_answers(&draft).ok_or("the answers of the way are gone")?;
    // Item 9 counts on every way.
    let item_nine = kept.phq9_9() == draft.phq9_9();
    let fits = item_nine
        && Question::ALL.iter().enumerate().all(|(at, question)| {
            kept.has_answer(*question) == (way.contains(&at) && bits.answered >> at & 1 == 1)
        });
    if fits { Ok(seen) } else { Err(format!("{kept:?} is not what was answered on {way:?}")) }
}

#[derive(Debug, PartialEq, Eq)]
enum End {
    Review,
    Urgent,
    Result,
}

/// The questions that are asked, and where they lead.
fn way(evidence: &Evidence, given: Bits) -> (Vec<usize>, End) {
    let (mut kept, mut way) = (Bits::default(), Vec::new());
    for (at, asked) in evidence.questions.iter().enumerate() {
        if !asked.when.holds(kept) {
            continue;
        }
        way.push(at);
        kept = kept
            .with(Bits { ticked: given.ticked & asked.bits(), answered: given.answered & 1 << at });
        let ticked = |option: &str| {
            let place = asked.options.iter().position(|it| it == option);
            place.is_some_and(|place| given.ticked >> (asked.first + place) & 1 == 1)
        };
        if asked.id == "safety_now" && ticked("plan") {
            return (way, End::Urgent);
        }
        if asked.id == "age" && ticked("under_18") {
            return (way, End::Result);
        }
    }
    (way, End::Review)
}

/// Every row of single choices through JSON and back, with each state of what is ticked in turn.
pub(super) fn round_trips(proof: &Proof<'_>, tally: &Tally) {
    let (rows, states) = (proof.space.rows(), proof.space.multi.len());
    share(rows.div_ceil(100), tally, |chunk| {
        for row in (chunk * 100..rows).take(100) {
            let multi = row % states;
            if let Err(problem) = round_trip(proof, row, multi) {
                tally.tell([proof.told(row, multi, &problem)]);
            }
            tally.count_others(1);
        }
    });
}

fn round_trip(proof: &Proof<'_>, row: usize, multi: usize) -> Result<(), String> {
    let line = proof.line(row, multi, row.is_multiple_of(2));
    let answers: Answers = serde_json::from_str(&line).map_err(|error| error.to_string())?;
    if Some(answers) != Answers::new(proof.draft(row, multi)) {
        return Err("JSON gives other answers".to_owned());
    }
    let outlook = evaluate(&answers);
    let seen = proof.seen(&outlook).ok_or("an outlook out of order")?;
    let text = serde_json::to_string(&outlook).map_err(|error| error.to_string())?;
    let told: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let list = |key: &str| told[key].as_array().cloned().unwrap_or_default();
    let places = |key: &str, known: &mut dyn Iterator<Item = &String>| {
        let known: Vec<&String> = known.collect();
        let id = |row: &Value| row.get("id").unwrap_or(row).as_str().map(str::to_owned);
        let place = |row: &Value| known.iter().position(|it| Some((*it).clone()) == id(row));
        list(key).iter().fold(0_u64, |bits, row| bits | 1 << place(row).unwrap_or(63))
    };
    let evidence = proof.evidence;
    let same = told["outcome"] == OUTCOMES[usize::from(seen.outcome)]
        && told["edition"] == evidence.edition.as_str()
        && told["chart"] == CHARTS[usize::from(seen.chart)]
        && places("findings", &mut evidence.findings.iter().map(|it| &it.id)) == seen.findings
        && places("factors", &mut evidence.factors.iter().map(|it| &it.id))
            == u64::from(seen.factors)
        && places("unchecked", &mut evidence.questions.iter().map(|it| &it.id))
            == u64::from(seen.unchecked)
        && list("ranges").len() == outlook.ranges().len();
    if same { Ok(()) } else { Err(format!("the outlook's JSON is another: {text}")) }
}
