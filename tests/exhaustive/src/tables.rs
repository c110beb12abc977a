//! Compares the engine's tables with the files: ids, their order, levels and edition.

use outlook_engine::evidence::{EDITION, FACTORS, FINDINGS};
use outlook_engine::interview::{Choice, Question};

use crate::evidence::{Evidence, ITEM_NINE};

/// The differences, once for all conditions.
pub(crate) fn problems(evidence: &Evidence) -> Vec<String> {
    let Evidence { findings, factors, questions, edition, .. } = evidence;
    let mut differences = vec![
        difference("findings", FINDINGS.iter().map(|it| it.id), findings.iter().map(|it| &it.id)),
        difference(
            "levels",
            FINDINGS.iter().map(|it| it.level.id()),
            findings.iter().map(|it| &it.sort),
        ),
        difference("factors", FACTORS.iter().map(|it| it.id), factors.iter().map(|it| &it.id)),
        difference(
            "aspects of factors",
            FACTORS.iter().map(|it| it.affects.id()),
            factors.iter().map(|it| &it.sort),
        ),
        difference(
            "questions",
            Question::ALL.iter().map(|it| it.id()),
            questions.iter().map(|it| &it.id).filter(|id| *id != ITEM_NINE),
        ),
        difference("edition", [EDITION], [edition]),
    ];
    for (question, asked) in Question::ALL.iter().zip(questions) {
        differences.push(difference(
            question.id(),
            Choice::of(*question).map(Choice::id),
            &asked.options,
        ));
    }
    differences.into_iter().flatten().collect()
}

/// A problem where the two lists are not the same, in the same order.
fn difference<'f>(
    what: &str,
    engine: impl IntoIterator<Item = &'static str>,
    files: impl IntoIterator<Item = &'f String>,
) -> Option<String> {
    let engine: Vec<&str> = engine.into_iter().collect();
    let files: Vec<&str> = files.into_iter().map(String::as_str).collect();
    (engine != files).then(|| format!("{what}: the engine has {engine:?}, the files {files:?}"))
}
