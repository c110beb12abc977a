//! The rows as an editor writes them, before anything is checked against anything.

use outlook_domain::{
    Affects, Aspect, Chart, Direction, Equivalence, Grade, Group, Level, Place, Question,
    QuestionKind, Stage, Standard, Standing, Study,
};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EditionEntry {
    #[serde(rename = "edition")]
    pub(crate) name: String,
    pub(crate) date: String,
    pub(crate) next_review: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceEntry {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) publisher: Option<String>,
    pub(crate) note: String,
    #[serde(default)]
    pub(crate) population: String,
    pub(crate) offers_treatment: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConditionEntry {
    pub(crate) id: String,
    pub(crate) groups: Vec<Group>,
    pub(crate) named_by: Vec<String>,
    pub(crate) standing: Standing,
    pub(crate) stages: Option<Vec<Stage>>,
    pub(crate) note: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct QuestionEntry {
    pub(crate) id: Question,
    pub(crate) page: Option<u8>,
    pub(crate) kind: QuestionKind,
    #[serde(default)]
    pub(crate) options: Vec<String>,
    pub(crate) options_from: Option<String>,
    pub(crate) asked_when: Option<Vec<RuleEntry>>,
    #[serde(default = "yes")]
    pub(crate) skippable: bool,
    #[serde(default)]
    pub(crate) unchecked: bool,
}

fn yes() -> bool {
    true
}

fn everyone() -> Vec<String> {
    vec!["any".to_owned()]
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClaimEntry {
    pub(crate) id: String,
    pub(crate) source: String,
    pub(crate) section: String,
    pub(crate) aspect: Aspect,
    pub(crate) stage: Stage,
    pub(crate) applies_to: Vec<String>,
    #[serde(default)]
    pub(crate) except: Vec<String>,
    pub(crate) low: Option<String>,
    pub(crate) high: Option<String>,
    pub(crate) rule: Option<String>,
    pub(crate) words: String,
    #[serde(default)]
    pub(crate) qualifier: String,
    #[serde(default)]
    pub(crate) population: String,
    #[serde(default)]
    pub(crate) note: String,
    #[serde(default)]
    pub(crate) examples: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Cited {
    pub(crate) source: String,
    pub(crate) section: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FactorEntry {
    pub(crate) id: String,
    pub(crate) affects: Affects,
    pub(crate) direction: Direction,
    pub(crate) applies_to: Vec<String>,
    pub(crate) when: Vec<RuleEntry>,
    pub(crate) sources: Vec<Cited>,
    pub(crate) words: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ContextEntry {
    pub(crate) id: String,
    pub(crate) place: Place,
    #[serde(default = "everyone")]
    pub(crate) applies_to: Vec<String>,
    #[serde(default)]
    pub(crate) except: Vec<String>,
    pub(crate) source: String,
    pub(crate) words: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TrialEntry {
    pub(crate) id: String,
    pub(crate) applies_to: Vec<String>,
    #[serde(default)]
    pub(crate) slots: Vec<String>,
    pub(crate) place: Option<Place>,
    pub(crate) group: Option<String>,
    pub(crate) kind: Study,
    pub(crate) words: String,
    #[serde(default)]
    pub(crate) note: String,
    #[serde(default)]
    pub(crate) brief: String,
    pub(crate) brief_for: Option<Vec<String>>,
    pub(crate) mark: Option<MarkEntry>,
    pub(crate) authors: String,
    pub(crate) published: Option<String>,
    pub(crate) journal: Option<String>,
    pub(crate) size: Option<String>,
    pub(crate) design: Option<String>,
    pub(crate) record: Option<String>,
    pub(crate) grade: Grade,
}

/// A point in time that a trial names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MarkEntry {
    pub(crate) slot: String,
    pub(crate) at: String,
    pub(crate) words: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AlternativeEntry {
    pub(crate) id: String,
    pub(crate) applies_to: Vec<String>,
    #[serde(default)]
    pub(crate) cites: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AskEntry {
    pub(crate) id: String,
    pub(crate) when: AskWhen,
}

/// When a question is worth asking; any one of these is enough.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct AskWhen {
    pub(crate) always: bool,
    pub(crate) applies_to: Vec<String>,
    pub(crate) unchecked: bool,
    pub(crate) levels: Vec<Level>,
    pub(crate) findings: Vec<String>,
    pub(crate) disagree: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FindingEntry {
    pub(crate) id: String,
    pub(crate) level: Level,
    pub(crate) says: String,
    pub(crate) when: Vec<RuleEntry>,
    pub(crate) why: String,
    pub(crate) sources: Vec<String>,
    pub(crate) grade: Grade,
    pub(crate) chart: Option<Chart>,
    #[serde(default)]
    pub(crate) help: Vec<String>,
    #[serde(default)]
    pub(crate) more_for: Vec<String>,
    #[serde(default)]
    pub(crate) related_drug: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RegionEntry {
    pub(crate) id: String,
    #[serde(default)]
    pub(crate) also: Vec<String>,
    pub(crate) name: String,
    pub(crate) emergency: String,
    pub(crate) grade: Grade,
    #[serde(default)]
    pub(crate) line: Vec<CrisisLineEntry>,
    #[serde(default)]
    pub(crate) further: Vec<FurtherLineEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CrisisLineEntry {
    #[serde(default)]
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) note: String,
    pub(crate) language: Option<String>,
    pub(crate) call: Option<String>,
    pub(crate) text: Option<String>,
    #[serde(default)]
    pub(crate) send: String,
    pub(crate) chat: Option<String>,
    pub(crate) web: Option<String>,
}

/// A service that is no crisis line, for the findings that name it.
#[derive(Debug, Deserialize)]
pub(crate) struct FurtherLineEntry {
    pub(crate) id: String,
    #[serde(flatten)]
    pub(crate) line: CrisisLineEntry,
}

/// A code of a standard that a condition is close to.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConditionCodeEntry {
    pub(crate) id: String,
    pub(crate) condition: String,
    pub(crate) standard: Standard,
    pub(crate) code: String,
    pub(crate) display: String,
    pub(crate) equivalence: Equivalence,
    pub(crate) comment: Option<String>,
}

/// One way in which a finding, a factor or a question comes up.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RuleEntry {
    pub(crate) always: Option<bool>,
    pub(crate) field: Option<Question>,
    pub(crate) any_of: Option<Vec<String>>,
    pub(crate) at_least: Option<u8>,
    pub(crate) unanswered: Option<Question>,
    pub(crate) any_ticked_in: Option<Vec<Question>>,
    pub(crate) not_counting: Option<Vec<String>>,
    pub(crate) phq9_9_above: Option<u8>,
    pub(crate) standing: Option<Standing>,
    pub(crate) not_condition: Option<Vec<String>>,
    pub(crate) and: Option<Box<RuleEntry>>,
}
