//! `evidence/` as this proof reads it: straight from the files, by no code of the build's.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use toml::{Table, Value};

use super::rules::Rule;

/// One question with its options.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) id: String,
    pub(super) many: bool,
    pub(super) safety: bool,
    pub(super) options: Vec<String>,
    /// The bit of its first option.
    pub(super) first: usize,
    pub(super) when: Rule,
}

impl Asked {
    /// One bit for each of its options.
    pub(super) fn bits(&self) -> u128 {
        (0..self.options.len()).fold(0, |bits, at| bits | 1 << (self.first + at))
    }
}

/// One condition.
#[derive(Debug)]
pub(super) struct Reason {
    pub(super) id: String,
    pub(super) groups: Vec<String>,
    pub(super) standing: String,
    pub(super) stages: Option<Vec<String>>,
}

impl Reason {
    /// The scopes that speak of it, the closest first.
    pub(super) fn scopes(&self) -> impl Iterator<Item = &str> {
        let groups = self.groups.iter().map(String::as_str);
        [self.id.as_str()].into_iter().chain(groups).chain(["any"])
    }

    pub(super) fn is_within(&self, applies_to: &[String]) -> bool {
        self.scopes().any(|scope| applies_to.iter().any(|it| it == scope))
    }
}

/// A finding or a factor.
#[derive(Debug)]
pub(super) struct Raised {
    pub(super) id: String,
    /// The level of a finding; what a factor affects.
    pub(super) sort: String,
    pub(super) applies_to: Vec<String>,
    pub(super) when: Rule,
}

/// The files that bear on an outlook.
#[derive(Debug)]
pub(super) struct Evidence {
    pub(super) edition: String,
    pub(super) sources: Vec<String>,
    pub(super) conditions: Vec<Reason>,
    pub(super) questions: Vec<Asked>,
    /// By level, then in the order of the file.
    pub(super) findings: Vec<Raised>,
    pub(super) factors: Vec<Raised>,
    pub(super) claims: Vec<Table>,
}

/// Item 9 of the PHQ-9, which stands here as a question after all others: it is asked on no way, and
/// has two answers, zero and above.
pub(super) const ITEM_NINE: &str = "phq9_9";

/// Its second answer.
pub(super) const ABOVE: &str = "above";

/// The most pressing first, as the screening ledger says.
pub(super) const LEVELS: [&str; 5] = ["urgent", "support", "not_covered", "specialist", "discuss"];

impl Evidence {
    pub(super) fn read(folder: &Path) -> Result<Self> {
        let rows = |file: &str, name: &str| -> Result<Vec<Table>> {
            let rows = table(folder, file)?.remove(name).unwrap_or(Value::Array(vec![]));
            rows.try_into().with_context(|| format!("{file} has no [[{name}]]"))
        };
        let conditions: Vec<Reason> =
            rows("conditions.toml", "condition")?.iter().map(reason).collect::<Result<_>>()?;
        let asked = rows("interview.toml", "question")?;
        let mut read = Self {
            edition: text(&table(folder, "edition.toml")?, "edition")?,
            sources: rows("sources.toml", "source")?
                .iter()
                .map(|row| text(row, "id"))
                .collect::<Result<_>>()?,
            conditions,
            questions: Vec::new(),
            findings: Vec::new(),
            factors: Vec::new(),
            claims: rows("claims.toml", "claim")?,
        };
        for row in &asked {
            let asked = read.asked(row)?;
            read.questions.push(asked);
        }
        read.questions.push(Asked {
            id: ITEM_NINE.to_owned(),
            many: false,
            safety: false,
            options: vec!["0".to_owned(), ABOVE.to_owned()],
            first: read.questions.iter().map(|it| it.options.len()).sum(),
            when: Rule::never(),
        });
        // A rule may name a question further down, so it is read once all are known.
        for (at, row) in asked.iter().enumerate() {
            if row.contains_key("asked_when") {
                read.questions[at].when = Rule::read(row, "asked_when", &read)?;
            }
        }
        let raised = |file: &str, name: &str, sort: &str| -> Result<Vec<Raised>> {
            rows(file, name)?.iter().map(|row| raised(row, sort, &read)).collect()
        };
        let mut findings = raised("screening.toml", "finding", "level")?;
        findings.sort_by_key(|it| LEVELS.iter().position(|level| *level == it.sort));
        let factors = raised("factors.toml", "factor", "affects")?;
        (read.findings, read.factors) = (findings, factors);
        Ok(read)
    }

    fn asked(&self, row: &Table) -> Result<Asked> {
        let of_conditions = || self.conditions.iter().map(|it| it.id.clone()).collect();
        let options =
            if row.contains_key("options_from") { of_conditions() } else { texts(row, "options") };
        Ok(Asked {
            id: text(row, "id")?,
            many: text(row, "kind")? == "many",
            safety: row.get("unchecked").and_then(Value::as_bool).unwrap_or_default(),
            options,
            first: self.questions.iter().map(|it| it.options.len()).sum(),
            when: Rule::always(),
        })
    }

    /// The place of a question.
    pub(super) fn question(&self, id: &str) -> Result<usize> {
        let place = self.questions.iter().position(|it| it.id == id);
        place.with_context(|| format!("no question is called {id:?}"))
    }

    /// The bit of an option.
    pub(super) fn option(&self, question: &str, option: &str) -> Result<u128> {
        let asked = &self.questions[self.question(question)?];
        let place = asked.options.iter().position(|it| it == option);
        let place = place.with_context(|| format!("{question} has no option {option:?}"))?;
        Ok(1 << (asked.first + place))
    }
}

fn reason(row: &Table) -> Result<Reason> {
    Ok(Reason {
        id: text(row, "id")?,
        groups: texts(row, "groups"),
        standing: text(row, "standing")?,
        stages: row.contains_key("stages").then(|| texts(row, "stages")),
    })
}

fn raised(row: &Table, sort: &str, evidence: &Evidence) -> Result<Raised> {
    let id = text(row, "id")?;
    let when = Rule::read(row, "when", evidence).with_context(|| id.clone())?;
    Ok(Raised { id, sort: text(row, sort)?, applies_to: texts(row, "applies_to"), when })
}

fn table(folder: &Path, file: &str) -> Result<Table> {
    let text =
        fs::read_to_string(folder.join(file)).with_context(|| format!("cannot read {file}"))?;
    text.parse().with_context(|| format!("{file} is no TOML"))
}

/// A text that must be there.
pub(super) fn text(row: &Table, key: &str) -> Result<String> {
    match row.get(key).and_then(Value::as_str) {
        Some(text) => Ok(text.to_owned()),
        None => bail!("a row has no text called {key}: {row}"),
    }
}

/// A list of texts; empty where it is left out.
pub(super) fn texts(row: &Table, key: &str) -> Vec<String> {
    let list = row.get(key).and_then(Value::as_array).into_iter().flatten();
    list.filter_map(Value::as_str).map(str::to_owned).collect()
}
