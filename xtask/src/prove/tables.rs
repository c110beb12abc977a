//! What the engine's tables say beside what the files say.

use outlook_engine::evidence::{EDITION, FACTORS, FINDINGS};
use outlook_engine::interview::{Choice, Question};

use super::evidence::{Evidence, Raised};

/// Ids and their order, once for all conditions.
pub(super) fn problems(evidence: &Evidence) -> Vec<String> {
    let mut problems = Vec::new();
    let mut same = |what: &str, theirs: Vec<&str>, ours: Vec<&str>| {
        if theirs != ours {
            problems.push(format!("{what}: the engine has {theirs:?}, the files {ours:?}"));
        }
    };
    let ids = |rows: &'_ [Raised]| -> Vec<String> { rows.iter().map(|it| it.id.clone()).collect() };
    let (findings, factors) = (ids(&evidence.findings), ids(&evidence.factors));
    same(
        "findings",
        FINDINGS.iter().map(|it| it.id).collect(),
        findings.iter().map(String::as_str).collect(),
    );
    same(
        "levels",
        FINDINGS.iter().map(|it| it.level.id()).collect(),
        evidence.findings.iter().map(|it| it.sort.as_str()).collect(),
    );
    same(
        "factors",
        FACTORS.iter().map(|it| it.id).collect(),
        factors.iter().map(String::as_str).collect(),
    );
    same(
        "what factors affect",
        FACTORS.iter().map(|it| it.affects.id()).collect(),
        evidence.factors.iter().map(|it| it.sort.as_str()).collect(),
    );
    same(
        "questions",
        Question::ALL.iter().map(|it| it.id()).collect(),
        evidence.questions.iter().map(|it| it.id.as_str()).collect(),
    );
    same("edition", vec![EDITION], vec![&evidence.edition]);
    for (question, asked) in Question::ALL.iter().zip(&evidence.questions) {
        let theirs = Choice::of(*question).map(Choice::id).collect();
        same(question.id(), theirs, asked.options.iter().map(String::as_str).collect());
    }
    problems
}
