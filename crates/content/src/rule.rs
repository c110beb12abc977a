//! Rules as an editor writes them, converted to tests over the options that were ticked.

use outlook_domain::{Question, RuleTest};

use crate::entries::{ConditionEntry, RuleEntry};
use crate::evidence::{Clauses, Evidence};
use crate::problem::unknown;

/// The clauses of a list of rules; it holds when any one of them does.
pub(crate) fn clauses(rules: &[RuleEntry], evidence: &Evidence) -> Result<Clauses, String> {
    if rules.is_empty() {
        return Err(
            "an empty list of rules never holds; what fits: [{ always = true }] or more".into()
        );
    }
    rules.iter().map(|rule| clause(rule, evidence)).collect()
}

fn clause(rule: &RuleEntry, evidence: &Evidence) -> Result<Vec<RuleTest>, String> {
    let keys = [
        rule.always.is_some(),
        rule.field.is_some(),
        rule.unanswered.is_some(),
        rule.any_ticked_in.is_some(),
        rule.phq9_9_above.is_some(),
        rule.standing.is_some(),
    ];
    if keys.iter().filter(|is_set| **is_set).count() != 1 || rule.always == Some(false) {
        return Err(
            "a rule says one thing; what fits: exactly one of always = true, field with any_of, \
                    unanswered, any_ticked_in, phq9_9_above, standing"
                .into(),
        );
    }
    refuse_extras(rule)?;
    let mut tests = Vec::new();
    if let Some(field) = rule.field {
        tests.push(ticked(rule, field, evidence)?);
    } else if let Some(question) = rule.unanswered {
        tests.push(RuleTest::Unanswered(1 << question as u16));
    } else if let Some(questions) = &rule.any_ticked_in {
        tests.push(RuleTest::AtLeast(1, any_ticked(rule, questions, evidence)?));
    } else if let Some(above) = rule.phq9_9_above {
        if above > 2 {
            return Err(format!("phq9_9_above: found {above}; what fits: 0 to 2"));
        }
        tests.push(RuleTest::Phq9ItemNineAbove(above));
    } else if let Some(standing) = rule.standing {
        let not = rule.not_condition.as_deref().unwrap_or_default();
        let not = mask(evidence, Question::Condition, not)?;
        let matches = |(index, condition): (usize, &ConditionEntry)| {
            (condition.standing == standing).then_some(1_u128 << index)
        };
        let all = evidence.conditions.iter().enumerate().filter_map(matches);
        tests.push(RuleTest::AtLeast(1, all.fold(0, |mask, more| mask | more) & !not));
    }
    if let Some(and) = &rule.and {
        tests.extend(clause(and, evidence)?);
    }
    Ok(tests)
}

fn ticked(rule: &RuleEntry, field: Question, evidence: &Evidence) -> Result<RuleTest, String> {
    let options = rule.any_of.as_deref().unwrap_or_default();
    let least = rule.at_least.unwrap_or(1);
    if least == 0 || usize::from(least) > options.len() {
        return Err(format!(
            "a rule on {field} asks for {least} of {} options; what fits: any_of with options, at_least \
             from 1 to their number",
            options.len()
        ));
    }
    Ok(RuleTest::AtLeast(least, mask(evidence, field, options)?))
}

/// The options of some questions, but for those that do not count.
fn any_ticked(
    rule: &RuleEntry,
    questions: &[Question],
    evidence: &Evidence,
) -> Result<u128, String> {
    let counted = questions.iter().fold(0, |all, question| all | whole(evidence, *question));
    rule.not_counting.iter().flatten().try_fold(counted, |left, option| {
        let found = questions.iter().find_map(|question| evidence.option(*question, option));
        let at = found.ok_or_else(|| {
            let fits = questions.iter().flat_map(|question| evidence.options(*question));
            unknown("option in not_counting", option, fits)
        })?;
        Ok(left & !(1 << at))
    })
}

/// A key that its rule would not read is an error, never ignored.
fn refuse_extras(rule: &RuleEntry) -> Result<(), String> {
    if rule.field.is_none() && (rule.any_of.is_some() || rule.at_least.is_some()) {
        return Err("any_of and at_least belong to a rule with field".into());
    }
    if rule.any_ticked_in.is_none() && rule.not_counting.is_some() {
        return Err("not_counting belongs to a rule with any_ticked_in".into());
    }
    if rule.standing.is_none() && rule.not_condition.is_some() {
        return Err("not_condition belongs to a rule with standing".into());
    }
    Ok(())
}

fn mask(evidence: &Evidence, question: Question, options: &[String]) -> Result<u128, String> {
    options.iter().try_fold(0, |mask, option| {
        let at = evidence.option(question, option).ok_or_else(|| {
            unknown(&format!("option of {question}"), option, evidence.options(question))
        })?;
        Ok(mask | 1 << at)
    })
}

fn whole(evidence: &Evidence, question: Question) -> u128 {
    evidence
        .options(question)
        .filter_map(|option| evidence.option(question, option))
        .fold(0, |m, at| m | 1 << at)
}
