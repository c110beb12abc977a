//! Writes the checked evidence base as Rust, so that the engine starts without parsing anything.

use std::fmt::Write as _;

use outlook_domain::{Chart, Group, Interval, Level, Reading, RuleTest, Slot};

use crate::entries::{ConditionCodeEntry, ConditionEntry, CrisisLineEntry, FindingEntry};
use crate::evidence::{CheckedClaim, Evidence};

/// The Rust source of the engine's tables, to be included in `outlook_engine::evidence`.
#[must_use]
pub fn tables(evidence: &Evidence) -> String {
    let mut out = String::new();
    edition(&mut out, evidence);
    conditions(&mut out, evidence);
    questions(&mut out, evidence);
    statements(&mut out, evidence);
    findings(&mut out, evidence);
    trials(&mut out, evidence);
    decision(&mut out, evidence);
    regions(&mut out, evidence);
    codes(&mut out, evidence);
    out
}

fn edition(out: &mut String, evidence: &Evidence) {
    let edition = &evidence.edition;
    constant(out, "EDITION", "The edition of the evidence base.", &edition.name);
    constant(out, "DATE", "The day of the edition.", &edition.date);
    let next_review = "The day by which the evidence is read again.";
    constant(out, "NEXT_REVIEW", next_review, &edition.next_review);
    let checked = "When the crisis lines were last checked.";
    constant(out, "CRISIS_CHECKED", checked, &evidence.crisis_checked);
    let sources = evidence.sources.iter().map(|source| {
        format!("Source {{ id: {:?}, offers_treatment: {} }}", source.id, source.offers_treatment)
    });
    list(out, "SOURCES", "Source", "The sources, in order.", sources);
}

fn statements(out: &mut String, evidence: &Evidence) {
    let claims = evidence.claims.iter().enumerate().map(|(at, row)| claim(at, row, evidence));
    list(out, "CLAIMS", "Claim", "Every figure of the sources, in the evidence's order.", claims);
    let factors = evidence.factors.iter().enumerate().map(|(at, (entry, when))| {
        format!(
            "Factor {{ at: {at}, id: {:?}, affects: Affects::{:?}, direction: Direction::{:?}, \
             applies_to: {}, when: {} }}",
            entry.id,
            entry.affects,
            entry.direction,
            scopes(&entry.applies_to, evidence),
            rule(when)
        )
    });
    list(out, "FACTORS", "Factor", "What may change a figure.", factors);
    let context = evidence.context.iter().enumerate().map(|(at, entry)| {
        format!(
            "Context {{ at: {at}, id: {:?}, source: SourceIndex::at({}), place: Place::{:?}, applies_to: {}, \
             except: {} }}",
            entry.id,
            evidence.source(&entry.source).unwrap_or_default(),
            entry.place,
            scopes(&entry.applies_to, evidence),
            conditions_of(&entry.except, evidence)
        )
    });
    list(out, "CONTEXT", "Context", "What the sources say beside figures.", context);
}

/// What a finding rests on where no source says it.
const OUR_CAUTION: &str = "our caution";

fn findings(out: &mut String, evidence: &Evidence) {
    let rows = evidence.findings.iter().enumerate().map(|(at, (entry, when))| {
        format!(
            "Finding {{ at: {at}, id: {:?}, level: Level::{:?}, grade: Grade::{:?}, \
             related_drug: {}, is_our_caution: {}, chart: {}, help: {}, more_for: {}, when: {} }}",
            entry.id,
            entry.level,
            entry.grade,
            entry.related_drug,
            entry.sources == [OUR_CAUTION],
            format_args!("Chart::{:?}", entry.chart.unwrap_or(least_chart(entry.level))),
            help(&entry.help, evidence),
            conditions_of(&entry.more_for, evidence),
            rule(when)
        )
    });
    list(out, "FINDINGS", "Finding", "The screening findings, most pressing first.", rows);
}

/// What any finding of a level leaves of the chart.
fn least_chart(level: Level) -> Chart {
    match level {
        Level::Urgent | Level::NotCovered => Chart::None,
        Level::Specialist => Chart::Closed,
        Level::Support | Level::Discuss => Chart::Open,
    }
}

fn trials(out: &mut String, evidence: &Evidence) {
    let every = conditions_of(&["any".to_owned()], evidence);
    let _ = writeln!(
        out,
        "/// Every condition.\npub(crate) const EVERY_CONDITION: Conditions = {every};"
    );
    let mut groups: Vec<&str> =
        evidence.trials.iter().filter_map(|trial| trial.entry.group.as_deref()).collect();
    groups.dedup();
    let rows = evidence.shown_trials().enumerate().map(|(at, trial)| {
        let entry = &trial.entry;
        let group = groups.iter().position(|group| entry.group.as_deref() == Some(group));
        let brief_for = entry.brief_for.as_ref().unwrap_or(&entry.applies_to);
        let brief: &[String] = if entry.brief.is_empty() { &[] } else { brief_for };
        let mark = trial.mark.map_or("None".to_owned(), |(slot, at)| {
            let (aspect, stage) = (slot.aspect, slot.stage);
            format!(
                "Some(Mark {{ slot: Slot::new(Aspect::{aspect:?}, Stage::{stage:?}), at: {at} }})"
            )
        });
        format!(
            "Trial {{ at: {at}, id: {:?}, conditions: {}, slots: {:#x}, place: {}, \
             group: {group:?}, kind: Study::{:?}, link: {:?}, grade: Grade::{:?}, brief: {}, \
             mark: {mark} }}",
            entry.id,
            conditions_of(&entry.applies_to, evidence),
            slots(&trial.slots),
            entry.place.map_or("None".to_owned(), |place| format!("Some(Place::{place:?})")),
            entry.kind,
            trial.link,
            entry.grade,
            conditions_of(brief, evidence)
        )
    });
    list(out, "TRIALS", "Trial", "What trials found, in the evidence's order.", rows);
}

fn decision(out: &mut String, evidence: &Evidence) {
    let rows = evidence.alternatives.iter().enumerate().map(|(at, entry)| {
        let conditions = conditions_of(&entry.applies_to, evidence);
        format!("Alternative {{ at: {at}, id: {:?}, conditions: {conditions} }}", entry.id)
    });
    list(out, "ALTERNATIVES", "Alternative", "What a person may choose between.", rows);
    let rows = evidence.asks.iter().enumerate().map(|(at, (entry, disagree))| {
        let when = &entry.when;
        let raised = |(at, (finding, _)): (usize, &(FindingEntry, _))| {
            (when.levels.contains(&finding.level) || when.findings.contains(&finding.id))
                .then_some(at)
        };
        let findings = evidence.findings.iter().enumerate().filter_map(raised);
        format!(
            "Ask {{ at: {at}, id: {:?}, always: {}, conditions: {}, unchecked: {}, \
             findings: {:#x}, disagree: {:#x} }}",
            entry.id,
            when.always,
            conditions_of(&when.applies_to, evidence),
            when.unchecked,
            findings.fold(0_u64, |mask, at| mask | 1 << at),
            slots(disagree)
        )
    });
    list(out, "ASKS", "Ask", "What a person may ask the clinician.", rows);
}

/// One bit a slot.
fn slots(slots: &[Slot]) -> u32 {
    slots.iter().filter_map(|slot| slot.position()).fold(0, |mask, at| mask | 1 << at)
}

/// Those that a list of scopes holds.
fn conditions_of(ids: &[String], evidence: &Evidence) -> String {
    let holds = |condition: &ConditionEntry| {
        let groups = condition.groups.iter().map(|group| group.id());
        let mut fits = groups.chain(["any", condition.id.as_str()]);
        fits.any(|fit| ids.iter().any(|id| id == fit))
    };
    let held = evidence.conditions.iter().map(holds).enumerate();
    let bits = held.fold(0, |bits, (at, held)| bits | u16::from(held) << at);
    format!("Conditions({bits:#x})")
}

fn regions(out: &mut String, evidence: &Evidence) {
    let rows = evidence.regions.iter().map(|entry| {
        let lines: Vec<String> = entry.line.iter().map(line).collect();
        format!(
            "Region {{ id: {:?}, also: &{:?}, lines: &[{}] }}",
            entry.id,
            entry.also,
            lines.join(", ")
        )
    });
    let further = evidence.further().map(|(region, entry)| {
        format!(
            "FurtherLine {{ id: {:?}, region: RegionIndex::at({region}), line: {} }}",
            entry.id,
            line(&entry.line)
        )
    });
    let doc = "Services that are no crisis lines, for the findings that name them.";
    list(out, "FURTHER", "FurtherLine", doc, further);
    let doc = "The regions with crisis lines; the last is for everywhere else.";
    list(out, "REGIONS", "Region", doc, rows);
}

fn codes(out: &mut String, evidence: &Evidence) {
    let rows = evidence.codes.iter().map(|entry| {
        let ConditionCodeEntry { code, display, comment, .. } = entry;
        format!(
            "ConditionCode {{ condition: Condition::at({}), standard: Standard::{:?}, code: {code:?}, \
             display: {display:?}, equivalence: Equivalence::{:?}, comment: {comment:?} }}",
            evidence.condition(&entry.condition).unwrap_or_default(),
            entry.standard,
            entry.equivalence
        )
    });
    let doc = "The codes of standards that conditions are close to.";
    list(out, "CONDITION_CODES", "ConditionCode", doc, rows);
}

fn line(entry: &CrisisLineEntry) -> String {
    let CrisisLineEntry { language, call, text, chat, web, .. } = entry;
    format!(
        "CrisisLine {{ language: {language:?}, call: {call:?}, text: {text:?}, chat: {chat:?}, \
         web: {web:?} }}"
    )
}

/// Where a finding leads to for help.
fn help(ids: &[String], evidence: &Evidence) -> String {
    let one = |id: &String| match &**id {
        "emergency" => "Help::Emergency".to_owned(),
        "crisis" => "Help::Crisis".to_owned(),
        id => {
            let at = evidence.further().position(|(_, line)| line.id == id).unwrap_or_default();
            format!("Help::Further({at})")
        }
    };
    format!("&[{}]", ids.iter().map(one).collect::<Vec<_>>().join(", "))
}

fn constant(out: &mut String, name: &str, doc: &str, value: &str) {
    let _ = writeln!(out, "/// {doc}\npub const {name}: &str = {value:?};");
}

fn list(out: &mut String, name: &str, kind: &str, doc: &str, rows: impl Iterator<Item = String>) {
    let rows: Vec<String> = rows.collect();
    let _ = writeln!(out, "/// {doc}\npub static {name}: [{kind}; {}] = [", rows.len());
    for row in rows {
        let _ = writeln!(out, "    {row},");
    }
    out.push_str("];\n");
}

fn conditions(out: &mut String, evidence: &Evidence) {
    list(
        out,
        "CONDITIONS",
        "ConditionRow",
        "The conditions, in order.",
        evidence.conditions.iter().map(|entry| {
            let stages = entry.stages.as_ref().map_or("None".to_owned(), |stages| {
                let stages: Vec<String> =
                    stages.iter().map(|stage| format!("Stage::{stage:?}")).collect();
                format!("Some(&[{}])", stages.join(", "))
            });
            let groups: Vec<String> =
                entry.groups.iter().map(|group| format!("Group::{group:?}")).collect();
            format!(
                "ConditionRow {{ groups: &[{}], standing: Standing::{:?}, stages: {stages} }}",
                groups.join(", "),
                entry.standing
            )
        }),
    );
}

fn questions(out: &mut String, evidence: &Evidence) {
    let mut first = 0;
    let rows = evidence.questions.iter().zip(&evidence.asked_when).map(|(entry, asked_when)| {
        let row = format!(
            "QuestionRow {{ page: {}, kind: QuestionKind::{:?}, first: {first}, count: {}, asked_when: {}, \
             skippable: {}, unchecked: {} }}",
            entry.page.map_or("PageNumber::AFTER".into(), |page| format!("PageNumber::at({page})")),
            entry.kind,
            entry.options.len(),
            rule(asked_when),
            entry.skippable,
            entry.unchecked
        );
        first += entry.options.len();
        row
    });
    list(out, "QUESTIONS", "QuestionRow", "The questions, in the order of [`Question`].", rows);
    let options = || {
        evidence
            .questions
            .iter()
            .flat_map(|entry| entry.options.iter().map(move |option| (entry.id, option)))
    };
    list(
        out,
        "OPTIONS",
        "OptionRow",
        "The options of all questions, in order.",
        options().map(|(question, option)| {
            format!("OptionRow {{ id: {option:?}, question: Question::{question:?} }}")
        }),
    );
    out.push_str("/// Every option by name.\npub mod choice {\n    use super::Choice;\n");
    for (at, (question, option)) in options().enumerate() {
        let name = format!("{question}_{option}").to_uppercase();
        let _ = writeln!(
            out,
            "    /// `{option}` of `{question}`.\n    pub const {name}: Choice = Choice::at({at});"
        );
    }
    out.push_str("}\n");
}

fn claim(at: usize, claim: &CheckedClaim, evidence: &Evidence) -> String {
    let entry = &claim.entry;
    format!(
        "Claim {{ at: {at}, id: {:?}, source: SourceIndex::at({}), slot: Slot::new(Aspect::{:?}, Stage::{:?}), \
         applies_to: {}, except: {}, reading: {}, bare: {} }}",
        entry.id,
        evidence.source(&entry.source).unwrap_or_default(),
        entry.aspect,
        entry.stage,
        scopes(&entry.applies_to, evidence),
        conditions_of(&entry.except, evidence),
        claim.reading.map_or("None".to_owned(), |reading| format!("Some({})", written(reading))),
        claim.bare
    )
}

fn written(reading: Reading) -> String {
    let interval = |it: Interval| format!("Interval {{ low: {:?}, high: {:?} }}", it.low, it.high);
    format!("Reading {{ wide: {}, narrow: {} }}", interval(reading.wide), interval(reading.narrow))
}

fn scopes(ids: &[String], evidence: &Evidence) -> String {
    let one = |id: &String| match (Group::from_id(id), evidence.condition(id)) {
        (Some(group), _) => format!("Scope::Group(Group::{group:?})"),
        (None, Some(at)) => format!("Scope::Condition(Condition::at({at}))"),
        (None, None) => "Scope::Any".to_owned(),
    };
    format!("&[{}]", ids.iter().map(one).collect::<Vec<_>>().join(", "))
}

fn rule(clauses: &[Vec<RuleTest>]) -> String {
    let test = |test: &RuleTest| match test {
        RuleTest::AtLeast(least, mask) => format!("RuleTest::AtLeast({least}, {mask:#x})"),
        RuleTest::Unanswered(mask) => format!("RuleTest::Unanswered({mask:#x})"),
        RuleTest::Phq9ItemNineAbove(above) => format!("RuleTest::Phq9ItemNineAbove({above})"),
    };
    let clause = |tests: &Vec<RuleTest>| {
        format!("&[{}]", tests.iter().map(test).collect::<Vec<_>>().join(", "))
    };
    format!("Rule(&[{}])", clauses.iter().map(clause).collect::<Vec<_>>().join(", "))
}
