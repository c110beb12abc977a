//! Rules, scopes and readings as a reviewer reads them, without code.

use outlook_domain::{Interval, Slot, Unit};

use crate::entries::{AskWhen, CrisisLineEntry, RuleEntry};
use crate::evidence::CheckedClaim;

/// When a row comes up: "body: bladder or kidney".
pub(super) fn when(rules: &[RuleEntry]) -> String {
    rules.iter().map(rule).collect::<Vec<_>>().join("; or ")
}

fn rule(rule: &RuleEntry) -> String {
    let mut parts = Vec::new();
    if let Some(field) = rule.field {
        let any_of = rule.any_of.as_deref().unwrap_or_default();
        let least = rule.at_least.map_or(String::new(), |least| format!("at least {least} of "));
        parts.push(format!("{field}: {least}{}", any_of.join(" or ")));
    }
    if let Some(question) = rule.unanswered {
        parts.push(format!("{question} left out"));
    }
    if let Some(questions) = &rule.any_ticked_in {
        let ids: Vec<&str> = questions.iter().map(|question| question.id()).collect();
        parts.push(format!("anything ticked in {}", ids.join(" or ")));
    }
    if let Some(not) = &rule.not_counting {
        parts.push(format!("but {}", not.join(" or ")));
    }
    if let Some(above) = rule.phq9_9_above {
        parts.push(format!("item 9 of the PHQ-9 above {above}"));
    }
    if let Some(standing) = rule.standing {
        parts.push(format!("a {standing} condition"));
    }
    if let Some(not) = &rule.not_condition {
        parts.push(format!("but not {}", not.join(", ")));
    }
    if parts.is_empty() {
        parts.push("always".to_owned());
    }
    if let Some(and) = &rule.and {
        parts.push(format!("and {}", self::rule(and)));
    }
    parts.join(" ")
}

/// When a question is worth asking.
pub(super) fn asked(when: &AskWhen) -> String {
    let ids = |what: &str, ids: &[String]| {
        (!ids.is_empty()).then(|| format!("{what} {}", ids.join(" or ")))
    };
    let levels: Vec<String> = when.levels.iter().map(ToString::to_string).collect();
    let parts = [
        when.always.then(|| "always".to_owned()),
        ids("asked about", &when.applies_to),
        when.unchecked.then(|| "a safety question was left open".to_owned()),
        ids("a finding of level", &levels),
        ids("finding", &when.findings),
        ids("the sources disagree on", &when.disagree),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; or ")
}

/// A service with its ways in: "Samaritans: call 116 123"; one without a name by these alone.
pub(super) fn service(line: &CrisisLineEntry) -> String {
    let way = |name: &str, way: &Option<String>| way.as_ref().map(|it| format!("{name} {it}"));
    let send = if line.send.is_empty() { String::new() } else { format!("{} to ", line.send) };
    let ways = [
        way("call", &line.call),
        way(format!("text {send}").trim_end(), &line.text),
        way("chat", &line.chat),
        way("see", &line.web),
    ];
    let ways: Vec<String> = ways.into_iter().flatten().collect();
    let note = if line.note.is_empty() { String::new() } else { format!(" ({})", line.note) };
    let name = if line.name.is_empty() { String::new() } else { format!("{}: ", line.name) };
    format!("{name}{}{note}", ways.join(", "))
}

/// For whom a row holds, and for whom it does not.
pub(super) fn scope(applies_to: &[String], except: &[String]) -> String {
    let not = if except.is_empty() { "" } else { "; not " };
    format!("{}{not}{}", applies_to.join(", "), except.join(", "))
}

/// The figure read wide and read narrow, in plain numbers.
pub(super) fn figure(claim: &CheckedClaim) -> (String, String) {
    let unit = Slot::new(claim.entry.aspect, claim.entry.stage).unit();
    claim.reading.map_or_else(
        || (format!("a rule: {}", claim.entry.rule.as_deref().unwrap_or_default()), String::new()),
        |reading| {
            let narrow = if reading.narrow.is_empty() {
                "nothing is left".to_owned()
            } else {
                interval(reading.narrow, unit)
            };
            (interval(reading.wide, unit), narrow)
        },
    )
}

fn interval(interval: Interval, unit: Unit) -> String {
    let amount = |value: u32| amount(value, unit);
    match (interval.low, interval.high) {
        (Some(low), Some(high)) if low == high => amount(low),
        (Some(low), Some(high)) => format!("{} to {}", amount(low), amount(high)),
        (None, Some(high)) => format!("up to {}", amount(high)),
        (Some(low), None) => format!("at least {}", amount(low)),
        (None, None) => "open at both ends".to_owned(),
    }
}

/// The number itself, and the longest unit that it fills: "20160 minutes (2 weeks)".
fn amount(value: u32, unit: Unit) -> String {
    const LONGER: [(u32, &str); 4] =
        [(43_830, "months"), (10_080, "weeks"), (1_440, "days"), (60, "hours")];
    let plain = format!("{value} {unit}s");
    if unit == Unit::Infusion {
        return plain;
    }
    let longer = LONGER.into_iter().find(|(length, _)| value.is_multiple_of(*length) && value > 0);
    longer.map_or(plain.clone(), |(length, name)| format!("{plain} ({} {name})", value / length))
}

#[cfg(test)]
mod tests {
    use outlook_domain::{Interval, Unit};

    use super::interval;

    #[test]
    fn a_reading_has_numbers_and_longer_units() {
        let of = |low, high| interval(Interval { low, high }, Unit::Minute);
        assert_eq!(
            of(Some(20_160), Some(219_150)),
            "20160 minutes (2 weeks) to 219150 minutes (5 months)"
        );
        assert_eq!(of(None, Some(45)), "up to 45 minutes");
        assert_eq!(of(Some(1_440), None), "at least 1440 minutes (1 days)");
        let infusions = Interval { low: Some(6), high: Some(6) };
        assert_eq!(interval(infusions, Unit::Infusion), "6 infusions");
    }
}
