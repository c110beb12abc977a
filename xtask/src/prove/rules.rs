//! Rules as this proof reads and holds them; what they ask for is told apart by question.

use anyhow::{Result, bail};
use toml::{Table, Value};

use super::evidence::{ABOVE, Evidence, ITEM_NINE, texts};

/// Answers as bits: one for each option ticked, one for each question answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Bits {
    pub(super) ticked: u128,
    pub(super) answered: u16,
}

impl Bits {
    pub(super) fn with(self, other: Self) -> Self {
        Self { ticked: self.ticked | other.ticked, answered: self.answered | other.answered }
    }
}

/// One thing that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asks {
    /// So many of these options.
    Ticked(u128, u32),
    /// That this question has no answer.
    Open(u16),
}

impl Asks {
    pub(super) fn holds(self, given: Bits) -> bool {
        match self {
            Self::Ticked(options, least) => (given.ticked & options).count_ones() >= least,
            Self::Open(question) => given.answered & question == 0,
        }
    }
}

/// Any of its clauses is enough; all of a clause must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rule(pub(super) Vec<Vec<Asks>>);

impl Rule {
    pub(super) fn always() -> Self {
        Self(vec![vec![]])
    }

    pub(super) fn never() -> Self {
        Self(vec![])
    }

    pub(super) fn holds(&self, given: Bits) -> bool {
        self.0.iter().any(|clause| clause.iter().all(|asks| asks.holds(given)))
    }

    pub(super) fn read(row: &Table, key: &str, evidence: &Evidence) -> Result<Self> {
        let Some(Value::Array(list)) = row.get(key) else { bail!("{key} is no list of rules") };
        let mut clauses = Vec::new();
        for rule in list {
            let mut clause = Vec::new();
            let mut next = rule.as_table();
            while let Some(rule) = next {
                clause.extend(asks(rule, evidence)?);
                next = rule.get("and").and_then(Value::as_table);
            }
            clauses.push(clause);
        }
        Ok(Self(clauses))
    }

    /// Whether it looks at a question at all.
    pub(super) fn reads(&self, question: usize, evidence: &Evidence) -> bool {
        let bits = evidence.questions[question].bits();
        self.0.iter().flatten().any(|asks| match *asks {
            Asks::Ticked(options, _) => options & bits != 0,
            Asks::Open(open) => open >> question & 1 == 1,
        })
    }
}

fn asks(rule: &Table, evidence: &Evidence) -> Result<Option<Asks>> {
    let text = |key: &str| rule.get(key).and_then(Value::as_str);
    if let Some(field) = text("field") {
        let mut options = 0;
        for option in texts(rule, "any_of") {
            options |= evidence.option(field, &option)?;
        }
        let least = rule.get("at_least").and_then(Value::as_integer).unwrap_or(1);
        return Ok(Some(Asks::Ticked(options, u32::try_from(least)?)));
    }
    if let Some(open) = text("unanswered") {
        return Ok(Some(Asks::Open(1 << evidence.question(open)?)));
    }
    if rule.contains_key("any_ticked_in") {
        let mut options = 0;
        for id in texts(rule, "any_ticked_in") {
            options |= evidence.questions[evidence.question(&id)?].bits();
            for option in texts(rule, "not_counting") {
                options &= !evidence.option(&id, &option).unwrap_or_default();
            }
        }
        return Ok(Some(Asks::Ticked(options, 1)));
    }
    if rule.get("phq9_9_above").and_then(Value::as_integer) == Some(0) {
        return Ok(Some(Asks::Ticked(evidence.option(ITEM_NINE, ABOVE)?, 1)));
    }
    if let Some(standing) = text("standing") {
        let not = texts(rule, "not_condition");
        let stands = evidence.conditions.iter().enumerate();
        let stands = stands.filter(|(_, it)| it.standing == standing && !not.contains(&it.id));
        return Ok(Some(Asks::Ticked(stands.fold(0, |bits, (at, _)| bits | 1 << at), 1)));
    }
    if rule.get("always").and_then(Value::as_bool) == Some(true) {
        return Ok(None);
    }
    bail!("a rule that this proof does not know: {rule}")
}
