//! The vectors as the numbers that [`super::answer`] gives, for the script that compares them: ids
//! become places in the tables. On a host only, beside the code that it mirrors.

use anyhow::{Context, Result, anyhow};
use outlook_domain::{Agreement, Chart, Slot};
use outlook_engine::evidence::{CLAIMS, FACTORS, FINDINGS, OPTIONS, SourceIndex};
use outlook_engine::interview::{Choice, Question};
use outlook_engine::phq9::Item;
use outlook_engine::screening::Outcome;
use outlook_vectors::Vector;
use serde_json::{Value, json};

use super::{END, FIRST};

/// A vector as a row: its place, the text of its answers, then each part of an outlook, `null` where
/// the vector leaves it open. Of the ranges it has the number, or every range whole.
///
/// # Errors
///
/// Where the vector has an id that no table has.
pub fn row(vector: &Vector) -> Result<Value> {
    let context = || format!("the vector {}", vector.place);
    let outlook = |key: &str| vector.outlook.get(key);
    let list = |key: &str, place: &dyn Fn(&str) -> Option<usize>| {
        outlook(key).map(|ids| places(ids, place)).transpose().with_context(context)
    };
    let outcome =
        outlook("outcome").map(|id| one(id, &|id| Outcome::from_id(id).map(|it| it as usize)));
    let chart = outlook("chart").map(|id| one(id, &|id| Chart::from_id(id).map(|it| it as usize)));
    let ranges = match outlook("ranges") {
        Some(Value::Array(ranges)) => {
            json!(ranges.iter().map(range).collect::<Result<Vec<_>>>().with_context(context)?)
        }
        other => json!(other),
    };
    Ok(json!([
        vector.place,
        answer_text(&vector.answers).with_context(context)?,
        outcome.transpose().with_context(context)?.map(|it| [it]),
        chart.transpose().with_context(context)?.map(|it| [it]),
        list("unchecked", &|id| Question::from_id(id).map(|it| it as usize))?,
        list("findings", &|id| FINDINGS.iter().position(|it| it.id == id))?,
        list("factors", &|id| FACTORS.iter().position(|it| it.id == id))?,
        ranges,
    ]))
}

/// The text of answers: a character for each option ticked and for each question answered.
fn answer_text(answers: &Value) -> Result<String> {
    let mut out = String::new();
    let mut add = |at: usize| -> Result<()> {
        out.push(
            u32::try_from(FIRST + at).ok().and_then(char::from_u32).context("too many options")?,
        );
        Ok(())
    };
    for (field, value) in answers.as_object().context("answers are no object")? {
        if field == Item::SELF_HARM.id() {
            if let Some(score) = value.as_u64() {
                add(OPTIONS.len() + Question::ALL.len() + usize::try_from(score)?)?;
            }
            continue;
        }
        let question =
            Question::from_id(field).with_context(|| format!("no question {field:?}"))?;
        if value.is_null() {
            continue;
        }
        add(OPTIONS.len() + question as usize)?;
        let one = std::slice::from_ref(value);
        for id in value.as_array().map_or(one, Vec::as_slice) {
            let id = id.as_str().unwrap_or_default();
            let choice = Choice::from_id(question, id);
            add(choice.with_context(|| format!("{field} has no option {id:?}"))?.index())?;
        }
    }
    Ok(out)
}

/// A range, in the order of [`super::answer`].
fn range(range: &Value) -> Result<Vec<u32>> {
    let text = |key: &str| range[key].as_str().unwrap_or_default();
    let among = |key: &str, known: &[&str]| -> Result<usize> {
        let place = known.iter().position(|it| *it == text(key));
        place.with_context(|| format!("{key} {:?}; what fits: {}", text(key), known.join(", ")))
    };
    let slot = format!("{}/{}", text("aspect"), text("stage"));
    let slot = Slot::from_id(&slot)
        .and_then(Slot::position)
        .with_context(|| format!("no slot {slot:?}"))?;
    let mut out = vec![
        slot,
        among("fit", &["condition", "group", "general"])?,
        among("agreement", &Agreement::ALL.iter().map(|it| it.id()).collect::<Vec<_>>())?,
    ];
    // An open end is 0, and so is each end of what is not shared.
    let end = |value: &Value| value.as_u64().and_then(|it| usize::try_from(it).ok()).unwrap_or(0);
    for ends in [&range["outer"], &range["shared"]] {
        out.extend([end(&ends["low"]), end(&ends["high"])]);
    }
    let sources = range["sources"].as_array().context("a range without sources")?;
    out.push(sources.len());
    for source in sources {
        let known = |id: &str| SourceIndex::from_id(id).map(SourceIndex::index);
        out.extend([
            usize::try_from(one(&source["source"], &known)?)?,
            end(&source["low"]),
            end(&source["high"]),
        ]);
    }
    for key in ["claims", "context"] {
        let claims = places(&range[key], &|id| CLAIMS.iter().position(|it| it.id == id))?;
        out.push(claims.len());
        out.extend(claims.iter().map(|at| *at as usize));
    }
    let out: Vec<u32> = out.into_iter().map(u32::try_from).collect::<Result<_, _>>()?;
    if out.contains(&END) { Err(anyhow!("a figure that ends a part")) } else { Ok(out) }
}

fn places(ids: &Value, place: &dyn Fn(&str) -> Option<usize>) -> Result<Vec<u32>> {
    ids.as_array().context("no list of ids")?.iter().map(|id| one(id, place)).collect()
}

fn one(id: &Value, place: &dyn Fn(&str) -> Option<usize>) -> Result<u32> {
    let at = place(id.as_str().unwrap_or_default()).with_context(|| format!("unknown id {id}"))?;
    Ok(u32::try_from(at)?)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// As the script does it: compares each part that a row has with the widget's own answer.
    fn holds(row: &Value) -> bool {
        let numbers = crate::self_check::answer(row[1].as_str().unwrap_or_default());
        let parts: Vec<&[u32]> = numbers.split(|it| *it == END).collect();
        let (_, parts) = parts.split_last().unwrap_or((&&[][..], &[]));
        let lists = (0..5).all(|at| row[2 + at].is_null() || row[2 + at] == json!(parts[at]));
        let ranges = match row[7].as_array() {
            Some(whole) => *whole == parts[5..].iter().map(|it| json!(it)).collect::<Vec<_>>(),
            None => row[7].is_null() || row[7] == json!(parts.len() - 5),
        };
        lists && ranges
    }

    fn rows() -> Result<Vec<Value>> {
        let vectors = outlook_vectors::read(Path::new(env!("CARGO_MANIFEST_DIR")));
        vectors.map_err(|problem| anyhow!(problem))?.iter().map(row).collect()
    }

    #[test]
    fn every_vector_matches_the_widget() -> Result<()> {
        let rows = rows()?;
        assert_eq!(rows.len(), 894);
        for row in &rows {
            assert!(holds(row), "{row}");
        }
        Ok(())
    }

    #[test]
    fn one_changed_number_is_noticed() -> Result<()> {
        let rows = rows()?;
        for at in 2..7 {
            let filled =
                rows.iter().filter(|row| row[at].as_array().is_some_and(|it| !it.is_empty()));
            for row in filled.take(20) {
                let (mut more, mut less, mut other) = (row.clone(), row.clone(), row.clone());
                if let Some(it) = more[at].as_array_mut() {
                    it.push(json!(1));
                }
                if let Some(it) = less[at].as_array_mut() {
                    it.pop();
                }
                other[at][0] = json!(other[at][0].as_u64().unwrap_or_default() + 1);
                assert!(!holds(&more) && !holds(&less) && !holds(&other), "{row}");
            }
        }
        let whole = rows.iter().find(|row| row[7].as_array().is_some_and(|it| it.len() > 2));
        let whole = whole.context("no vector has ranges")?;
        for at in 0..whole[7][1].as_array().map_or(0, Vec::len) {
            let mut other = whole.clone();
            other[7][1][at] = json!(other[7][1][at].as_u64().unwrap_or_default() + 1);
            assert!(!holds(&other), "{at}");
        }
        let mut fewer = whole.clone();
        if let Some(it) = fewer[7].as_array_mut() {
            it.pop();
        }
        assert!(!holds(&fewer));
        Ok(())
    }
}
