//! The visit sheet.

use outlook_engine::interview::Question;
use outlook_engine::{Config, expectations};
use outlook_export::Visit;
use outlook_export::text::sheet;
use serde_json::json;

use crate::{vectors, visit, visit_of, words};

const PROFILES: [(&str, &str); 5] = [
    (
        "depression_with_nothing_to_flag",
        r#"{"condition":"depression","safety_now":"none","age":"18_64","tried":"two_or_more","heart":[],"head":[],"mind":[],"body":[],"reactions":[],"medicines":[],"practical":[]}"#,
    ),
    (
        "crps_with_thoughts_and_a_bladder_problem",
        r#"{"condition":"crps","safety_now":"thoughts","age":"65_plus","before":"series","before_relief":"weeks","severity":"severe","body":["bladder"],"heart":[],"medicines":["opioids","sedatives"],"supports":["talking_therapy"]}"#,
    ),
    ("ptsd_with_everything_left_out", r#"{"condition":"ptsd"}"#),
    (
        "acute_pain_who_must_drive",
        r#"{"condition":"acute_pain","safety_now":"none","practical":["must_drive"]}"#,
    ),
    ("under_18", r#"{"condition":"ocd","safety_now":"none","age":"under_18"}"#),
];

#[test]
fn the_sheets_of_five_people() {
    for (name, answers) in PROFILES {
        insta::assert_snapshot!(name, sheet(&visit(answers)));
    }
}

#[test]
fn the_sheet_has_all_answers_and_open_questions() {
    for visit in vectors() {
        let sheet = sheet(&visit);
        for (question, ticked) in visit.answered() {
            let texts: Vec<&str> = ticked.iter().map(|it| words().selection(*it)).collect();
            let line = format!("\n- {}: {}\n", words().question_short(question), texts.join("; "));
            assert!(sheet.contains(&line), "{line}");
        }
        for question in visit.outlook.left_open() {
            assert!(sheet.contains(&format!("\n- {}\n", words().question_short(question))));
        }
    }
}

#[test]
fn a_question_without_an_answer_has_no_line() {
    for visit in vectors() {
        let sheet = sheet(&visit);
        for question in Question::ALL.iter().filter(|it| !visit.answers().has_answer(**it)) {
            let start = format!("\n- {}: ", words().question_short(*question));
            assert!(!sheet.contains(&start), "{start}");
        }
    }
}

#[test]
fn every_finding_is_shown_with_its_sources() {
    for visit in vectors() {
        let sheet = sheet(&visit);
        for finding in visit.outlook.findings() {
            let title = format!("\n- {}: ", words().finding_title(finding));
            let (_, rest) = sheet.split_once(&title).unwrap();
            let line = rest.lines().next().unwrap();
            assert!(line.contains(words().finding_sources(finding)), "{line}");
        }
    }
}

/// What follows from the words alone: no figure is joined, and no bare plural becomes a number.
#[test]
fn every_figure_has_its_claims_words_and_source() {
    for visit in vectors() {
        let sheet = sheet(&visit);
        for range in visit.outlook.ranges() {
            let title = format!("\n- {}. ", words().slot_title(range.slot));
            let (_, rest) = sheet.split_once(&title).unwrap();
            let mut lines = rest.lines();
            let first = lines.next().unwrap();
            assert!(first.starts_with(words().agreement(range.agreement)), "{first}");
            assert!(!first.bytes().any(|byte| byte.is_ascii_digit()), "{first}");
            for claim in &range.claims {
                let said = format!("  {}: {}.", claim.source.id(), words().claim_words(claim));
                assert!(lines.next().unwrap().starts_with(&said), "{said}");
            }
        }
    }
}

#[test]
fn what_no_source_gives_is_named() {
    let visit = visit(r#"{"condition":"ptsd","safety_now":"none"}"#);
    let sheet = sheet(&visit);
    for slot in expectations::missing(visit.answers().condition()) {
        assert!(sheet.contains(words().slot_missing(slot)));
    }
}

#[test]
fn without_ranges_no_figure_is_mentioned() {
    let sheet = sheet(&visit(r#"{"condition":"ptsd","safety_now":"plan"}"#));
    assert!(sheet.contains("988") && !sheet.contains("At a glance"), "{sheet}");
}

#[test]
fn an_unknown_region_gets_the_worldwide_lines() {
    let sheet = sheet(&visit_of(r#"{"answers":{"condition":"ptsd"}}"#));
    assert!(sheet.contains("findahelpline.com") && !sheet.contains("988"), "{sheet}");
}

#[test]
fn matters_and_phq9_are_on_the_sheet() {
    let visit = visit_of(
        r#"{"answers":{"condition":"depression"},"matters":["clear_head"],"phq9":[2,2,2,2,2,2,2,2,1]}"#,
    );
    let sheet = sheet(&visit);
    assert!(sheet.contains("\n- Keeping a clear head\n\n"), "{sheet}");
    assert!(sheet.contains("17 of 27 (moderately severe)"), "{sheet}");
    assert!(sheet.contains("hurting yourself in some way: Several days\n"), "{sheet}");
}

#[test]
fn a_help_card_carries_the_numbers() {
    let sheet =
        sheet(&visit(r#"{"condition":"crps","mind":["psychosis_now"],"body":["pregnant"]}"#));
    for said in ["In danger? 911", "988 Suicide & Crisis Lifeline: call 988", "1-833-852-6262"] {
        assert!(sheet.contains(said), "{said}: {sheet}");
    }
}

#[test]
fn under_18_the_sheet_is_for_adults_only() {
    let sheet = sheet(&visit(r#"{"condition":"crps","age":"under_18"}"#));
    assert!(sheet.contains("\nThis tool is for adults\nWe show no figures"), "{sheet}");
    assert!(!sheet.contains("\nNot answered\n") && !sheet.contains("left open some"), "{sheet}");
}

#[test]
fn a_clinics_plan_is_apart_from_the_figures() {
    let visit = visit(r#"{"condition":"crps","safety_now":"none"}"#);
    let settings = json!({
        "clinic": { "name": "Harbour Clinic" },
        "crisis": { "name": "Harbour line", "phone": "555 0199" },
        "plan": { "infusions": 6, "days": 14 },
        "closing": "Call us.",
        "reviewer": { "name": "Dr. A. Reyes", "date": "2026-11-01" }
    });
    let with = sheet(&Visit { config: &Config::read(settings).config, ..visit });
    for line in [
        "\nHarbour Clinic\nReviewed for the clinic by Dr. A. Reyes, November 1, 2026.\n",
        "\n- 555 0199 Harbour line (your clinic's line)\n- 988",
        "\n\nYour clinic's plan\n6 infusions over 14 days.\nThis is what the clinic says it does. It does not come from the sources.\n",
        "\n\nCall us.\n",
    ] {
        assert!(with.contains(line), "{line}\n{with}");
    }
}
