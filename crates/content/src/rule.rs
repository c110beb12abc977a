//! Rules as an editor writes them, turned into tests over the options that were ticked.

use outlook_domain::Question;

use crate::checked::Ledger;
use crate::problem::unknown;
use crate::raw;

/// What the engine tests; all tests of a clause must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Test {
    /// At least so many of these options are ticked (one bit an option).
    AtLeast(u8, u128),
    /// None of these questions has an answer (one bit a question).
    Unanswered(u16),
    /// Item 9 of the PHQ-9 was answered with more than this.
    Phq9ItemNineAbove(u8),
}

/// The clauses of a list of rules; it holds when any one of them does.
pub(crate) fn clauses(rules: &[raw::Rule], ledger: &Ledger) -> Result<Vec<Vec<Test>>, String> {
    if rules.is_empty() {
        return Err(
            "an empty list of rules never holds; what fits: [{ always = true }] or more".into()
        );
    }
    rules.iter().map(|rule| clause(rule, ledger)).collect()
}

fn clause(rule: &raw::Rule, ledger: &Ledger) -> Result<Vec<Test>, String> {
    let said = [
        rule.always.is_some(),
        rule.field.is_some(),
        rule.unanswered.is_some(),
        rule.any_ticked_in.is_some(),
        rule.phq9_9_above.is_some(),
        rule.standing.is_some(),
    ];
    if said.iter().filter(|said| **said).count() != 1 || rule.always == Some(false) {
        return Err(
            "a rule says one thing; what fits: exactly one of always = true, field with any_of, \
                    unanswered, any_ticked_in, phq9_9_above, standing"
                .into(),
        );
    }
    refuse_extras(rule)?;
    let mut tests = Vec::new();
    if let Some(field) = rule.field {
        tests.push(ticked(rule, field, ledger)?);
    } else if let Some(question) = rule.unanswered {
        tests.push(Test::Unanswered(1 << question as u16));
    } else if let Some(questions) = &rule.any_ticked_in {
        tests.push(Test::AtLeast(1, any_ticked(rule, questions, ledger)?));
    } else if let Some(above) = rule.phq9_9_above {
        if above > 2 {
            return Err(format!("phq9_9_above: found {above}; what fits: 0 to 2"));
        }
        tests.push(Test::Phq9ItemNineAbove(above));
    } else if let Some(standing) = rule.standing {
        let not = rule.not_condition.as_deref().unwrap_or_default();
        let not = mask(ledger, Question::Condition, not)?;
        let stands = |(index, condition): (usize, &raw::Condition)| {
            (condition.standing == standing).then_some(1_u128 << index)
        };
        let all = ledger.conditions.iter().enumerate().filter_map(stands);
        tests.push(Test::AtLeast(1, all.fold(0, |mask, more| mask | more) & !not));
    }
    if let Some(and) = &rule.and {
        tests.extend(clause(and, ledger)?);
    }
    Ok(tests)
}

fn ticked(rule: &raw::Rule, field: Question, ledger: &Ledger) -> Result<Test, String> {
    let options = rule.any_of.as_deref().unwrap_or_default();
    let least = rule.at_least.unwrap_or(1);
    if least == 0 || usize::from(least) > options.len() {
        return Err(format!(
            "a rule on {field} asks for {least} of {} options; what fits: any_of with options, at_least \
             from 1 to their number",
            options.len()
        ));
    }
    Ok(Test::AtLeast(least, mask(ledger, field, options)?))
}

/// The options of some questions, but for those that do not count.
fn any_ticked(rule: &raw::Rule, questions: &[Question], ledger: &Ledger) -> Result<u128, String> {
    let counted = questions.iter().fold(0, |all, question| all | whole(ledger, *question));
    rule.not_counting.iter().flatten().try_fold(counted, |left, option| {
        let found = questions.iter().find_map(|question| ledger.option(*question, option));
        let at = found.ok_or_else(|| {
            let fits = questions.iter().flat_map(|question| ledger.options(*question));
            unknown("option in not_counting", option, fits)
        })?;
        Ok(left & !(1 << at))
    })
}

/// A key that its rule would not read is an error, never ignored.
fn refuse_extras(rule: &raw::Rule) -> Result<(), String> {
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

fn mask(ledger: &Ledger, question: Question, options: &[String]) -> Result<u128, String> {
    options.iter().try_fold(0, |mask, option| {
        let at = ledger.option(question, option).ok_or_else(|| {
            unknown(&format!("option of {question}"), option, ledger.options(question))
        })?;
        Ok(mask | 1 << at)
    })
}

fn whole(ledger: &Ledger, question: Question) -> u128 {
    ledger
        .options(question)
        .filter_map(|option| ledger.option(question, option))
        .fold(0, |m, at| m | 1 << at)
}
