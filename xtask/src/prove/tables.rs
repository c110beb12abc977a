//! What the engine's tables say beside what the files say.

use outlook_engine::evidence::{EDITION, FACTORS, FINDINGS};
use outlook_engine::interview::{Choice, Question};

use super::evidence::{Evidence, ITEM_NINE};

/// Ids and their order, once for all conditions.
pub(super) fn problems(evidence: &Evidence) -> Vec<String> {
    let Evidence { findings, factors, questions, edition, .. } = evidence;
    let mut told = vec![
        apart("findings", FINDINGS.iter().map(|it| it.id), findings.iter().map(|it| &it.id)),
        apart(
            "levels",
            FINDINGS.iter().map(|it| it.level.id()),
            findings.iter().map(|it| &it.sort),
        ),
        apart("factors", FACTORS.iter().map(|it| it.id), factors.iter().map(|it| &it.id)),
        apart(
            "what factors affect",
            FACTORS.iter().map(|it| it.affects.id()),
            factors.iter().map(|it| &it.sort),
        ),
        apart(
            "questions",
            Question::ALL.iter().map(|it| it.id()),
            questions.iter().map(|it| &it.id).filter(|id| *id != ITEM_NINE),
        ),
        apart("edition", [EDITION], [edition]),
    ];
    for (question, asked) in Question::ALL.iter().zip(questions) {
        told.push(apart(question.id(), Choice::of(*question).map(Choice::id), &asked.options));
    }
    told.into_iter().flatten().collect()
}

/// What is told where the two do not have the same, in the same order.
fn apart<'f>(
    what: &str,
    engine: impl IntoIterator<Item = &'static str>,
    files: impl IntoIterator<Item = &'f String>,
) -> Option<String> {
    let engine: Vec<&str> = engine.into_iter().collect();
    let files: Vec<&str> = files.into_iter().map(String::as_str).collect();
    let said = || format!("{what}: the engine has {engine:?}, the files {files:?}");
    (engine != files).then(said)
}
