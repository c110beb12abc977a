//! Writes the checked evidence base as Rust, so that the engine starts without parsing anything.

use std::fmt::Write as _;

use outlook_domain::{Chart, Group, Interval, Level, Reading, Slot};

use crate::checked::{Claim, Ledger};
use crate::raw;
use crate::rule::Test;

/// The Rust source of the engine's tables, to be included in `outlook_engine::evidence`.
#[must_use]
pub fn tables(ledger: &Ledger) -> String {
    let mut out = String::new();
    edition(&mut out, ledger);
    conditions(&mut out, ledger);
    questions(&mut out, ledger);
    statements(&mut out, ledger);
    findings(&mut out, ledger);
    trials(&mut out, ledger);
    decision(&mut out, ledger);
    regions(&mut out, ledger);
    out
}

fn edition(out: &mut String, ledger: &Ledger) {
    let edition = &ledger.edition;
    constant(out, "EDITION", "The edition of the evidence base.", &edition.name);
    constant(out, "DATE", "The day of the edition.", &edition.date);
    let next_review = "The day by which the evidence is read again.";
    constant(out, "NEXT_REVIEW", next_review, &edition.next_review);
    let checked = "When the crisis lines were last checked.";
    constant(out, "CRISIS_CHECKED", checked, &ledger.crisis_checked);
    let sources = ledger.sources.iter().map(|source| {
        format!("Source {{ id: {:?}, offers_treatment: {} }}", source.id, source.offers_treatment)
    });
    list(out, "SOURCES", "Source", "The sources, in order.", sources);
}

fn statements(out: &mut String, ledger: &Ledger) {
    let claims = ledger.claims.iter().enumerate().map(|(at, row)| claim(at, row, ledger));
    list(out, "CLAIMS", "Claim", "Every figure of the sources, in the ledger's order.", claims);
    let factors = ledger.factors.iter().enumerate().map(|(at, (raw, when))| {
        format!(
            "Factor {{ at: {at}, id: {:?}, affects: Affects::{:?}, direction: Direction::{:?}, \
             applies_to: {}, when: {} }}",
            raw.id,
            raw.affects,
            raw.direction,
            scopes(&raw.applies_to, ledger),
            rule(when)
        )
    });
    list(out, "FACTORS", "Factor", "What may change a figure.", factors);
    let context = ledger.context.iter().enumerate().map(|(at, raw)| {
        format!(
            "Context {{ at: {at}, id: {:?}, source: SourceIndex::at({}), place: Place::{:?}, applies_to: {}, \
             except: {} }}",
            raw.id,
            ledger.source(&raw.source).unwrap_or_default(),
            raw.place,
            scopes(&raw.applies_to, ledger),
            conditions_of(&raw.except, ledger)
        )
    });
    list(out, "CONTEXT", "Context", "What the sources say beside figures.", context);
}

fn findings(out: &mut String, ledger: &Ledger) {
    let rows = ledger.findings.iter().enumerate().map(|(at, (raw, when))| {
        format!(
            "Finding {{ at: {at}, id: {:?}, level: Level::{:?}, grade: Grade::{:?}, \
             neighbour_drug: {}, chart: {}, help: {}, more_for: {}, when: {} }}",
            raw.id,
            raw.level,
            raw.grade,
            raw.neighbour_drug,
            format_args!("Chart::{:?}", raw.chart.unwrap_or(least_chart(raw.level))),
            help(&raw.help, ledger),
            conditions_of(&raw.more_for, ledger),
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

fn trials(out: &mut String, ledger: &Ledger) {
    let every = conditions_of(&["any".to_owned()], ledger);
    let _ = writeln!(
        out,
        "/// Every condition.\npub(crate) const EVERY_CONDITION: Conditions = {every};"
    );
    let mut groups: Vec<&str> =
        ledger.trials.iter().filter_map(|trial| trial.raw.group.as_deref()).collect();
    groups.dedup();
    let rows = ledger.shown_trials().enumerate().map(|(at, trial)| {
        let raw = &trial.raw;
        let group = groups.iter().position(|group| raw.group.as_deref() == Some(group));
        format!(
            "Trial {{ at: {at}, id: {:?}, conditions: {}, slots: {:#x}, place: {}, \
             group: {group:?}, kind: Study::{:?}, link: {:?}, grade: Grade::{:?} }}",
            raw.id,
            conditions_of(&raw.applies_to, ledger),
            slots(&trial.slots),
            raw.place.map_or("None".to_owned(), |place| format!("Some(Place::{place:?})")),
            raw.kind,
            trial.link,
            raw.grade
        )
    });
    list(out, "TRIALS", "Trial", "What trials found, in the ledger's order.", rows);
}

fn decision(out: &mut String, ledger: &Ledger) {
    let rows = ledger.alternatives.iter().enumerate().map(|(at, raw)| {
        let conditions = conditions_of(&raw.applies_to, ledger);
        format!("Alternative {{ at: {at}, id: {:?}, conditions: {conditions} }}", raw.id)
    });
    list(out, "ALTERNATIVES", "Alternative", "What a person may choose between.", rows);
    let rows = ledger.asks.iter().enumerate().map(|(at, (raw, disagree))| {
        let when = &raw.when;
        let raised = |(at, (finding, _)): (usize, &(raw::Finding, _))| {
            (when.levels.contains(&finding.level) || when.findings.contains(&finding.id))
                .then_some(at)
        };
        let findings = ledger.findings.iter().enumerate().filter_map(raised);
        format!(
            "Ask {{ at: {at}, id: {:?}, always: {}, conditions: {}, unchecked: {}, \
             findings: {:#x}, disagree: {:#x} }}",
            raw.id,
            when.always,
            conditions_of(&when.applies_to, ledger),
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
fn conditions_of(ids: &[String], ledger: &Ledger) -> String {
    let holds = |condition: &raw::Condition| {
        let groups = condition.groups.iter().map(|group| group.id());
        let mut fits = groups.chain(["any", condition.id.as_str()]);
        fits.any(|fit| ids.iter().any(|id| id == fit))
    };
    let held = ledger.conditions.iter().map(holds).enumerate();
    let bits = held.fold(0, |bits, (at, held)| bits | u16::from(held) << at);
    format!("Conditions({bits:#x})")
}

fn regions(out: &mut String, ledger: &Ledger) {
    let rows = ledger.regions.iter().map(|raw| {
        let lines: Vec<String> = raw.line.iter().map(line).collect();
        format!(
            "Region {{ id: {:?}, also: &{:?}, lines: &[{}] }}",
            raw.id,
            raw.also,
            lines.join(", ")
        )
    });
    let further = ledger.further().map(|(region, raw)| {
        format!(
            "FurtherLine {{ id: {:?}, region: RegionIndex::at({region}), line: {} }}",
            raw.id,
            line(&raw.line)
        )
    });
    let doc = "Services that are no crisis lines, for the findings that name them.";
    list(out, "FURTHER", "FurtherLine", doc, further);
    let doc = "The regions with crisis lines; the last is for everywhere else.";
    list(out, "REGIONS", "Region", doc, rows);
}

fn line(raw: &raw::CrisisLine) -> String {
    let raw::CrisisLine { language, call, text, chat, web, .. } = raw;
    format!(
        "CrisisLine {{ language: {language:?}, call: {call:?}, text: {text:?}, chat: {chat:?}, \
         web: {web:?} }}"
    )
}

/// Where a finding leads to for help.
fn help(ids: &[String], ledger: &Ledger) -> String {
    let one = |id: &String| match &**id {
        "emergency" => "Help::Emergency".to_owned(),
        "crisis" => "Help::Crisis".to_owned(),
        id => {
            let at = ledger.further().position(|(_, line)| line.id == id).unwrap_or_default();
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

fn conditions(out: &mut String, ledger: &Ledger) {
    list(
        out,
        "CONDITIONS",
        "ConditionRow",
        "The conditions, in order.",
        ledger.conditions.iter().map(|raw| {
            let stages = raw.stages.as_ref().map_or("None".to_owned(), |stages| {
                let stages: Vec<String> =
                    stages.iter().map(|stage| format!("Stage::{stage:?}")).collect();
                format!("Some(&[{}])", stages.join(", "))
            });
            let groups: Vec<String> =
                raw.groups.iter().map(|group| format!("Group::{group:?}")).collect();
            format!(
                "ConditionRow {{ groups: &[{}], standing: Standing::{:?}, stages: {stages} }}",
                groups.join(", "),
                raw.standing
            )
        }),
    );
}

fn questions(out: &mut String, ledger: &Ledger) {
    let mut first = 0;
    let rows = ledger.questions.iter().zip(&ledger.asked_when).map(|(raw, asked_when)| {
        let row = format!(
            "QuestionRow {{ kind: QuestionKind::{:?}, first: {first}, count: {}, asked_when: {}, \
             skippable: {}, unchecked: {} }}",
            raw.kind,
            raw.options.len(),
            rule(asked_when),
            raw.skippable,
            raw.unchecked
        );
        first += raw.options.len();
        row
    });
    list(out, "QUESTIONS", "QuestionRow", "The questions, in the order of [`Question`].", rows);
    let options = || {
        ledger
            .questions
            .iter()
            .flat_map(|raw| raw.options.iter().map(move |option| (raw.id, option)))
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

fn claim(at: usize, claim: &Claim, ledger: &Ledger) -> String {
    let raw = &claim.raw;
    format!(
        "Claim {{ at: {at}, id: {:?}, source: SourceIndex::at({}), slot: Slot::new(Aspect::{:?}, Stage::{:?}), \
         applies_to: {}, except: {}, reading: {}, bare: {} }}",
        raw.id,
        ledger.source(&raw.source).unwrap_or_default(),
        raw.aspect,
        raw.stage,
        scopes(&raw.applies_to, ledger),
        conditions_of(&raw.except, ledger),
        claim.reading.map_or("None".to_owned(), |reading| format!("Some({})", written(reading))),
        claim.bare
    )
}

fn written(reading: Reading) -> String {
    let interval = |it: Interval| format!("Interval {{ low: {:?}, high: {:?} }}", it.low, it.high);
    format!("Reading {{ wide: {}, narrow: {} }}", interval(reading.wide), interval(reading.narrow))
}

fn scopes(ids: &[String], ledger: &Ledger) -> String {
    let one = |id: &String| match (Group::from_id(id), ledger.condition(id)) {
        (Some(group), _) => format!("Scope::Group(Group::{group:?})"),
        (None, Some(at)) => format!("Scope::Condition(Condition::at({at}))"),
        (None, None) => "Scope::Any".to_owned(),
    };
    format!("&[{}]", ids.iter().map(one).collect::<Vec<_>>().join(", "))
}

fn rule(clauses: &[Vec<Test>]) -> String {
    let test = |test: &Test| match test {
        Test::AtLeast(least, mask) => format!("Test::AtLeast({least}, {mask:#x})"),
        Test::Unanswered(mask) => format!("Test::Unanswered({mask:#x})"),
        Test::Phq9ItemNineAbove(above) => format!("Test::Phq9ItemNineAbove({above})"),
    };
    let clause =
        |tests: &Vec<Test>| format!("&[{}]", tests.iter().map(test).collect::<Vec<_>>().join(", "));
    format!("Rule(&[{}])", clauses.iter().map(clause).collect::<Vec<_>>().join(", "))
}
