//! The ranges of a condition, worked out from the claims without the engine's readings or intervals.
//!
//! An open end is an infinity, so that joining is a minimum and a maximum and nothing more.

use outlook_engine::expectations::Range;
use serde_json::{Value, json};
use toml::Table;

use crate::evidence::{Condition, Evidence};
use crate::toml_rows::{text, texts};

const NO_LOW: i64 = i64::MIN;
const NO_HIGH: i64 = i64::MAX;
type Ends = (i64, i64);

/// The slots in the order in which DESIGN lists them.
const SLOTS: [&str; 21] = [
    "session_length/session",
    "onset/first",
    "peak/first",
    "response_count/course",
    "course_count/course",
    "course_span/course",
    "relief/single",
    "relief/series",
    "relief/unstated",
    "maintenance_interval/maintenance",
    "maintenance_exception/maintenance",
    "perceptual_effects/session",
    "all_effects/session",
    "dizziness/session",
    "nausea/session",
    "blood_pressure_rise/session",
    "most_side_effects/session",
    "lingering_effects/session",
    "half_life/session",
    "elimination/session",
    "no_driving/session",
];

/// A row of `claims.toml` with its amounts in figures.
struct Claim<'a> {
    id: String,
    source: String,
    aspect: String,
    stage: String,
    row: &'a Table,
    /// Read wide, read narrow; none for a rule.
    ends: Option<(Ends, Ends)>,
}

impl Claim<'_> {
    fn applies_to(&self, scope: &str) -> bool {
        texts(self.row, "applies_to").iter().any(|it| it == scope)
    }

    fn excepts(&self, condition: &Condition) -> bool {
        texts(self.row, "except").contains(&condition.id)
    }
}

/// Problems of a condition's ranges.
pub(crate) fn problems(
    evidence: &Evidence,
    condition: &Condition,
    ranges: &[Range],
) -> Vec<String> {
    let mut problems = Vec::new();
    let claims: Option<Vec<Claim<'_>>> = evidence.claims.iter().map(claim).collect();
    let Some(claims) = claims else {
        return vec!["a claim of evidence/claims.toml cannot be read".to_owned()];
    };
    let expected = expected(evidence, condition, &claims);
    let found = serde_json::to_value(ranges).unwrap_or_default();
    if found != Value::Array(expected.clone()) {
        problems.push(format!("{}: expected {expected:?}, found {found}", condition.id));
    }
    for range in ranges {
        problems.extend(traced(&claims, condition, range));
    }
    problems
}

/// Invariants of one of the engine's ranges: it has claims that apply, it covers them, and every
/// source covers what is shared.
fn traced(claims: &[Claim<'_>], condition: &Condition, range: &Range) -> Vec<String> {
    let mut problems = Vec::new();
    let mut must = |holds: bool, what: &str| {
        if !holds {
            problems.push(format!("{}, {}: {what}", condition.id, range.slot));
        }
    };
    let outer =
        (range.outer.low.map_or(NO_LOW, i64::from), range.outer.high.map_or(NO_HIGH, i64::from));
    must(!range.claims.is_empty(), "a range without a claim");
    for used in &range.claims {
        let Some(claim) = claims.iter().find(|it| it.id == used.id) else {
            must(false, "a claim that is not in the files");
            continue;
        };
        must(condition.is_within(&texts(claim.row, "applies_to")), "a claim that does not apply");
        must(!claim.excepts(condition), "a claim that excepts the condition");
        let Some((wide, narrow)) = claim.ends else { continue };
        must(outer.0 <= wide.0 && wide.1 <= outer.1, "a claim outside the outer range");
        let Some(shared) = range.shared else { continue };
        // One source's claims are joined first: what all share may lie in another of its claims.
        let own = claims.iter().filter(|it| {
            it.source == claim.source && range.claims.iter().any(|used| used.id == it.id)
        });
        let joined = own.filter_map(|it| it.ends).map(|(_, narrow)| narrow);
        let joined = joined.fold(narrow, |one, other| (one.0.min(other.0), one.1.max(other.1)));
        let shared = (shared.low.map_or(NO_LOW, i64::from), shared.high.map_or(NO_HIGH, i64::from));
        must(
            joined.0 <= shared.0 && shared.1 <= joined.1,
            "a source does not cover what is shared",
        );
    }
    problems
}

fn expected(evidence: &Evidence, condition: &Condition, claims: &[Claim<'_>]) -> Vec<Value> {
    let mut found: Vec<Value> = Vec::new();
    for slot in SLOTS {
        let (aspect, stage) = slot.split_once('/').unwrap_or_default();
        let counted = found.iter().any(|it| it["aspect"] == "relief");
        let open =
            condition.stages.as_ref().is_none_or(|stages| stages.iter().any(|it| it == stage));
        if open && !(slot == "relief/unstated" && counted) {
            found.extend(range(evidence, condition, claims, aspect, stage));
        }
    }
    found
}

fn range(
    evidence: &Evidence,
    condition: &Condition,
    claims: &[Claim<'_>],
    aspect: &str,
    stage: &str,
) -> Option<Value> {
    let here = |it: &&Claim<'_>| it.aspect == aspect && it.stage == stage && !it.excepts(condition);
    let (scope, used) = condition.scopes().find_map(|scope| {
        let used: Vec<&Claim<'_>> =
            claims.iter().filter(here).filter(|it| it.applies_to(scope)).collect();
        (!used.is_empty()).then_some((scope, used))
    })?;
    let mut sources = Vec::new();
    for id in &evidence.sources {
        let own = used.iter().filter(|it| it.source == *id).filter_map(|it| it.ends);
        let joined = own.reduce(|(wide, narrow), (more, less)| {
            ((wide.0.min(more.0), wide.1.max(more.1)), (narrow.0.min(less.0), narrow.1.max(less.1)))
        });
        sources.extend(joined.map(|(wide, narrow)| (id, wide, narrow)));
    }
    let outer = sources.iter().map(|it| it.1).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
    let context = claims.iter().filter(|it| {
        it.aspect == aspect
            && (it.stage == stage || it.stage == "unstated")
            && !it.excepts(condition)
            && condition.is_within(&texts(it.row, "applies_to"))
            && used.iter().all(|used| used.id != it.id)
    });
    let counted = matches!(aspect, "response_count" | "course_count");
    Some(json!({
        "aspect": aspect, "stage": stage, "unit": if counted { "infusion" } else { "minute" },
        "fit": match scope { "any" => "general", scope if scope == condition.id => "condition", _ => "group" },
        "outer": interval(outer.unwrap_or((NO_LOW, NO_HIGH))),
        "shared": shared(&sources, counted).map(interval),
        "agreement": agreement(&used, &sources),
        "sources": sources.iter().map(|(id, wide, _)| {
            let ends = interval(*wide);
            json!({ "source": id, "low": ends["low"], "high": ends["high"] })
        }).collect::<Vec<_>>(),
        "claims": used.iter().map(|it| &it.id).collect::<Vec<_>>(),
        "context": context.map(|it| &it.id).collect::<Vec<_>>(),
    }))
}

fn shared(sources: &[(&String, Ends, Ends)], counted: bool) -> Option<Ends> {
    let low = sources.iter().map(|it| it.2.0).max()?;
    let high = sources.iter().map(|it| it.2.1).min()?;
    let torn = sources.iter().any(|it| it.2.0 > it.2.1);
    let exact = sources.iter().all(|it| it.1 == it.2);
    let fits = sources.len() > 1 && !torn && low <= high && (low < high || counted || exact);
    fits.then_some((low, high))
}

fn agreement(used: &[&Claim<'_>], sources: &[(&String, Ends, Ends)]) -> &'static str {
    let mut named: Vec<&str> = used.iter().map(|it| it.source.as_str()).collect();
    named.dedup();
    let wides: Vec<Ends> = sources.iter().map(|it| it.1).collect();
    let apart = wides.iter().any(|a| wides.iter().any(|b| a.0.max(b.0) > a.1.min(b.1)));
    if named.len() < 2 {
        "single"
    } else if apart || used.iter().any(|it| it.ends.is_none()) {
        "disagree"
    } else if wides.iter().all(|it| *it == wides[0]) {
        "agree"
    } else {
        "overlap"
    }
}

fn interval((low, high): Ends) -> Value {
    json!({
        "low": (low != NO_LOW).then_some(low),
        "high": (high != NO_HIGH).then_some(high),
    })
}

fn claim(row: &Table) -> Option<Claim<'_>> {
    let end = |key: &str| row.get(key).map(|it| it.as_str().and_then(amount));
    let (low, high) = (end("low"), end("high"));
    // An amount that cannot be read is not an open end.
    if low == Some(None) || high == Some(None) {
        return None;
    }
    let (low, high) = (low.flatten(), high.flatten());
    let ends = (
        (low.map_or(NO_LOW, |it| it.0), high.map_or(NO_HIGH, |it| it.1)),
        (low.map_or(NO_LOW, |it| it.1), high.map_or(NO_HIGH, |it| it.0)),
    );
    Some(Claim {
        id: text(row, "id").ok()?,
        source: text(row, "source").ok()?,
        aspect: text(row, "aspect").ok()?,
        stage: text(row, "stage").ok()?,
        row,
        ends: (!row.contains_key("rule")).then_some(ends),
    })
}

/// The smallest and the largest that an amount may mean, in minutes or infusions.
fn amount(words: &str) -> Option<(i64, i64)> {
    const HOUR: i64 = 60;
    const DAY: i64 = 24 * HOUR;
    const WEEK: i64 = 7 * DAY;
    // 365.25 days a year, twelve months.
    const MONTH: i64 = 1461 * DAY / 48;
    let mut parts = words.split(' ').rev();
    let (length, alone) = match parts.next()? {
        "minute" | "minutes" => (1, 60),
        "hour" | "hours" => (HOUR, 24),
        "day" | "days" => (DAY, 7),
        "week" | "weeks" => (WEEK, 4),
        "month" | "months" => (MONTH, 0),
        "infusion" | "infusions" => (1, 0),
        _ => return None,
    };
    let (least, most) = match parts.next() {
        None if alone > 0 => (1, alone),
        Some("couple") => (2, 2),
        Some("few") => (2, 5),
        Some("several") => (3, 7),
        Some(number) => {
            let (whole, tenths) = number.split_once('.').unwrap_or((number, "0"));
            let tenths = whole.parse::<i64>().ok()? * 10 + tenths.parse::<i64>().ok()?;
            return (tenths * length % 10 == 0)
                .then_some((tenths * length / 10, tenths * length / 10));
        }
        None => return None,
    };
    Some((least * length, most * length))
}

#[cfg(test)]
mod tests {
    use super::amount;

    #[test]
    fn amounts_are_read_as_designed() {
        for (words, fits) in [
            ("couple weeks", Some((20_160, 20_160))),
            ("few days", Some((2_880, 7_200))),
            ("several hours", Some((180, 420))),
            ("hours", Some((60, 1_440))),
            ("2.5 hours", Some((150, 150))),
            ("1 month", Some((43_830, 43_830))),
            ("6 infusions", Some((6, 6))),
            ("months", None),
            ("some days", None),
        ] {
            assert_eq!(amount(words), fits, "{words}");
        }
    }
}
