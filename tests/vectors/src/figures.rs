//! The ranges of `figures.md`: amounts as a clinician writes them, turned into whole units.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::Vector;
use crate::table::{self, TableRow, listed};

/// The ranges of every condition: the rows of all parts that name it, in the order of the evidence.
const ORDER: &str = "session_length onset peak response_count course_count course_span relief \
                     maintenance_interval maintenance_exception perceptual_effects all_effects \
                     dizziness nausea blood_pressure_rise most_side_effects lingering_effects \
                     half_life elimination no_driving";

/// One vector a condition: nothing else is answered.
pub(crate) fn read(text: &str) -> Result<Vec<Vector>, String> {
    let mut found: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for heading in text.lines().filter_map(|line| line.strip_prefix("## ")) {
        found.extend(listed(heading).into_iter().map(|condition| (condition, Vec::new())));
    }
    for row in table::rows("figures.md", text, "range")? {
        let range = range(&row)?;
        for condition in listed(row.heading) {
            found.entry(condition).or_default().push(range.clone());
        }
    }
    let place = |range: &Value| {
        let aspect = range["aspect"].as_str().unwrap_or_default();
        ORDER.split_whitespace().position(|it| it == aspect)
    };
    let vectors = found.into_iter().map(|(condition, mut ranges)| {
        // Rows of one aspect are in order already: single before series.
        ranges.sort_by_key(place);
        let mut outlook = Map::new();
        outlook.insert("ranges".to_owned(), json!(ranges));
        let answers = json!({ "condition": condition });
        Vector { place: format!("figures.md, {condition}"), answers, outlook }
    });
    Ok(vectors.collect())
}

fn range(row: &TableRow<'_>) -> Result<Value, String> {
    let wrong = |found: &str| row.wrong(found, "such as \"2 to 5 weeks\", \"up to 7 days\"");
    let ends = |text: &str| self::interval(text).ok_or_else(|| wrong(text));
    let (aspect, stage) =
        row.cell(0).split_once('/').ok_or_else(|| row.wrong(row.cell(0), "aspect/stage"))?;
    let mut sources = Vec::new();
    for source in row.cell(2).split("; ") {
        let (id, amount) = source.split_once(' ').ok_or_else(|| wrong(source))?;
        let (low, high) = ends(amount)?;
        sources.push(json!({ "source": id, "low": low, "high": high }));
    }
    let interval = |(low, high): Ends| json!({ "low": low, "high": high });
    let shared = match row.cell(4) {
        "" => Value::Null,
        text => interval(ends(text)?),
    };
    Ok(json!({
        "aspect": aspect,
        "stage": stage,
        "unit": if aspect.ends_with("_count") { "infusion" } else { "minute" },
        "fit": row.cell(1),
        "outer": interval(ends(row.cell(3))?),
        "shared": shared,
        "agreement": row.cell(5),
        "sources": sources,
        "claims": listed(row.cell(6)),
        "context": listed(row.cell(7)),
    }))
}

type Ends = (Option<u64>, Option<u64>);

/// "2 to 5 weeks", "40 minutes to 1 hour", "up to 7 days", "24 hours or more", "6 infusions".
fn interval(text: &str) -> Option<Ends> {
    if let Some(high) = text.strip_prefix("up to ") {
        return Some((None, Some(amount(high)?)));
    }
    if let Some(low) = text.strip_suffix(" or more") {
        return Some((Some(amount(low)?), None));
    }
    let Some((low, high)) = text.split_once(" to ") else {
        let both = amount(text)?;
        return Some((Some(both), Some(both)));
    };
    let (_, unit) = high.rsplit_once(' ')?;
    let low = amount(low).or_else(|| amount(&format!("{low} {unit}")))?;
    Some((Some(low), Some(amount(high)?)))
}

fn amount(text: &str) -> Option<u64> {
    let (number, unit) = text.split_once(' ')?;
    let minutes = match unit.strip_suffix('s').unwrap_or(unit) {
        "minute" | "infusion" => 1,
        "hour" => 60,
        "day" => 24 * 60,
        "week" => 7 * 24 * 60,
        // A twelfth of 365.25 days.
        "month" => 43_830,
        _ => return None,
    };
    match number.split_once('.') {
        None => Some(number.parse::<u64>().ok()? * minutes),
        Some((whole, "5")) => Some(whole.parse::<u64>().ok()? * minutes + minutes / 2),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::interval;

    #[test]
    fn amounts_are_read_as_they_are_written() {
        for (text, fits) in [
            ("40 minutes to 1 hour", Some((Some(40), Some(60)))),
            ("2 to 5 weeks", Some((Some(20_160), Some(50_400)))),
            ("up to 7 days", Some((None, Some(10_080)))),
            ("24 hours or more", Some((Some(1_440), None))),
            ("6 infusions", Some((Some(6), Some(6)))),
            ("2.5 hours", Some((Some(150), Some(150)))),
            ("a while", None),
        ] {
            assert_eq!(interval(text), fits, "{text}");
        }
    }
}
