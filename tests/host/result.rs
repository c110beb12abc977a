//! The result: the same figures in each form, a source for each of them, and the effect of a change.

use std::collections::{BTreeMap, BTreeSet};

use ketamine_outlook::session::{Action, Page};
use outlook_engine::interview::{self, Choice, Condition, PageNumber, Question};
use outlook_engine::{Answers, evaluate};
use scraper::{ElementRef, Html};
use serde_json::Value;

use crate::{all, answered, clean, printed, screen, text, tick, words};

fn result(condition: &str) -> Html {
    screen(clean(condition))
}

/// The numbers of each figure in a part of a page.
fn figures(html: &Html, within: &str) -> BTreeMap<String, Vec<Option<String>>> {
    let figure = |element: ElementRef<'_>| {
        let own = |name: &str| element.attr(name).map(str::to_owned);
        (own("data-range").unwrap(), vec![own("data-unit"), own("data-low"), own("data-high")])
    };
    all(html, &format!("{within} [data-range]")).into_iter().map(figure).collect()
}

#[test]
fn chart_table_and_sheet_show_the_same_figures() {
    for condition in Condition::all() {
        let html = printed(clean(condition.id()));
        let shown = figures(&html, "main");
        assert_eq!(figures(&html, ".ko-sheet"), shown, "{}", condition.id());
        let chart = figures(&html, ".ko-figures");
        assert_eq!(figures(&html, "[data-section=table]"), chart, "{}", condition.id());
        assert_eq!(chart.is_empty(), shown.is_empty(), "{}", condition.id());
        for repeat in ["[data-section=table] [data-claim]", ".ko-sheet [data-claim]"] {
            assert!(all(&html, repeat).is_empty(), "{}: {repeat}", condition.id());
        }
    }
}

#[test]
fn who_must_not_have_it_sees_no_chart() {
    let pregnant = [(Question::Condition, "ptsd"), (Question::Body, "pregnant")];
    let html = screen(answered(&pregnant));
    for selector in [".ko-chart", "[data-section=day]", "[data-section=series]"] {
        assert!(all(&html, selector).is_empty(), "{selector}");
    }
    let with_chart = figures(&result("ptsd"), "main");
    assert_eq!(figures(&html, "[data-section=sources] table"), with_chart);
}

#[test]
fn the_first_page_of_paper_is_the_persons_own() {
    let page = |answer| {
        printed(answered(&[
            (Question::Condition, "depression"),
            (Question::SafetyNow, "none"),
            answer,
        ]))
    };
    let html = page((Question::Heart, "bp_controlled"));
    let first = text(all(&html, ".ko-sheet-person")[0]);
    let parts = [
        "Ketamine infusions for depression",
        "Bring these up first",
        "It does not help everyone.",
        "For those it helps",
        "What can go wrong",
        "Questions to ask the clinician",
    ];
    let places: Vec<usize> = parts.iter().map(|it| first.find(it).expect(it)).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(!first.contains("Your answers"), "{first}");
    let second = text(all(&html, ".ko-sheet-clinician")[0]);
    for part in
        ["Your answers", "The day of the infusion", "None of the five is a trial", "S3, S4, S5"]
    {
        assert!(second.contains(part), "{part}: {second}");
    }
    assert!(!figures(&html, ".ko-sheet-person").is_empty());
    let without = page((Question::Body, "pregnant"));
    assert!(figures(&without, ".ko-sheet-person").is_empty(), "a figure on the first page");
    assert!(!figures(&without, ".ko-sheet-clinician").is_empty());
}

#[test]
fn a_chart_is_closed_where_something_comes_first() {
    let title = |answer| {
        let html = screen(answered(&[(Question::Condition, "depression"), answer]));
        let chart = all(&html, "[data-section=chart]:not([open]) > summary").into_iter().next();
        chart.map(text)
    };
    let said = |answer| title(answer).unwrap();
    assert!(said((Question::Heart, "vessel")).contains("if a specialist agrees"));
    assert!(
        said((Question::SafetyNow, "thoughts"))
            .contains("Studies have not shown that it prevents suicide")
    );
    let none = answered(&[
        (Question::Condition, "depression"),
        (Question::SafetyNow, "none"),
        (Question::Heart, "bp_controlled"),
    ]);
    let html = screen(none);
    assert!(all(&html, "[data-section=chart]").is_empty());
    assert_eq!(all(&html, ".ko-glance .ko-chart").len(), 1);
}

#[test]
fn after_a_series_its_rows_come_first() {
    let rows = |before| {
        let answers = [(Question::Condition, "depression"), (Question::Before, before)];
        let html = screen(answered(&answers));
        crate::values(&html, ".ko-chart .ko-row", "data-range")
    };
    assert_eq!(rows("never")[0], "onset/first");
    assert_eq!(rows("series")[..2], ["relief/series", "maintenance_interval/maintenance"]);
    let mut sorted = [rows("never"), rows("series")];
    for rows in &mut sorted {
        rows.sort();
    }
    assert_eq!(sorted[0], sorted[1]);
}

#[test]
fn what_did_not_help_is_said_above_the_chart() {
    let answers = [
        (Question::Condition, "depression"),
        (Question::SafetyNow, "none"),
        (Question::Before, "series"),
        (Question::BeforeRelief, "none"),
    ];
    let html = screen(answered(&answers));
    let titles: Vec<String> = all(&html, ".ko-glance h2").into_iter().map(text).collect();
    assert!(titles[0].contains("did not help you last time"), "{titles:?}");
}

#[test]
fn a_study_is_marked_at_its_time() {
    let marks = |condition: &str, row: &str| -> Vec<String> {
        let html = result(condition);
        let marks = all(&html, &format!("{row} .ko-mark")).into_iter();
        marks.map(|it| it.attr("x").unwrap().to_owned()).collect()
    };
    // A week is where days end and weeks begin.
    assert_eq!(marks("depression", "[data-range='relief/single']"), ["60%"]);
    assert_eq!(marks("depression", "[data-range='relief/series']").len(), 1);
    assert!(marks("crps", "[data-range='relief/series']").is_empty());
    // Beside a figure that no source gives, too.
    assert_eq!(marks("ptsd", ".ko-row:not([data-range])").len(), 1);
}

/// Whether a text contains a length of time or a number of infusions.
fn is_figure(text: &str) -> bool {
    const UNITS: [&str; 7] = ["minute", "hour", "day", "week", "month", "infusion", "session"];
    let words: Vec<String> = text
        .split(|letter: char| !letter.is_alphanumeric() && letter != '.')
        .map(|word| word.trim_matches('.').to_lowercase())
        .collect();
    let number = |word: &str| {
        word.starts_with(|letter: char| letter.is_ascii_digit())
            || matches!(word, "few" | "several" | "couple")
    };
    let unit = |word: &str| UNITS.iter().any(|unit| word.trim_end_matches('s') == *unit);
    words.windows(2).any(|pair| number(&pair[0]) && unit(&pair[1]))
}

/// Classes of the parts whose figures do not come from a claim of their own.
const EXEMPT: [&str; 9] = [
    // Repeats claims, and their reading.
    "ko-changed",
    "ko-table",
    // What studies found; the study itself is in its row.
    "ko-known",
    "ko-row-mark",
    // Factors, with their sources.
    "ko-factor",
    // A statement of a source, with its tag.
    "ko-sentence",
    // Rules for everyone, from the screening ledger.
    "ko-everyone",
    // The person's own answer, and the note that no source gives a figure.
    "ko-own",
    "ko-row-empty",
];

/// The figures of a page outside a range with claims and outside the exempt parts.
fn without_a_source(html: &Html) -> Vec<String> {
    let root = all(html, "[data-screen=result]")[0];
    let texts =
        root.descendants().filter_map(|node| Some((node, node.value().as_text()?.to_string())));
    let figures = texts.filter(|(_, text)| is_figure(text));
    let sourced = |element: ElementRef<'_>| {
        let claims = || {
            element.descendants().any(|node| {
                node.value().as_element().is_some_and(|it| it.attr("data-claim").is_some())
            })
        };
        element.attr("data-range").is_some() && claims()
            || element.attr("data-finding").is_some()
            || element.attr("data-trial").is_some()
            // Its one figure is the time without driving.
            || element.attr("data-choice").is_some()
            || element.attr("data-section") == Some("reading")
            || element.value().classes().any(|class| EXEMPT.contains(&class))
    };
    figures
        .filter(|(node, _)| !node.ancestors().filter_map(ElementRef::wrap).any(sourced))
        .map(|(_, text)| text)
        .collect()
}

#[test]
fn every_figure_has_claims() {
    for condition in Condition::all() {
        let html = result(condition.id());
        assert_eq!(without_a_source(&html), Vec::<String>::new(), "{}", condition.id());
    }
}

#[test]
fn a_figure_without_a_source_is_detected() {
    let html =
        |inner: &str| Html::parse_fragment(&format!("<main data-screen='result'>{inner}</main>"));
    assert_eq!(without_a_source(&html("<p>It lasts a few weeks.</p>")), ["It lasts a few weeks."]);
    assert_eq!(without_a_source(&html("<p data-range='relief/single'>2 days</p>")), ["2 days"]);
    let claimed = "<p data-range='relief/single'>2 days<b data-claim='s2-single'></b></p>";
    assert!(without_a_source(&html(claimed)).is_empty());
}

#[test]
fn the_sheet_has_findings_answers_and_open_questions() {
    let session = answered(&[
        (Question::Condition, "crps"),
        (Question::SafetyNow, "thoughts"),
        (Question::Body, "bladder"),
        (Question::Medicines, "opioids"),
    ])
    .after(Action::Continue);
    let html = printed(session);
    let sheet = text(all(&html, ".ko-sheet")[0]);
    let outlook = session.outlook().unwrap();
    let answers = outlook.answers();
    for finding in outlook.findings() {
        assert!(sheet.contains(words().finding_title(finding)), "{}", finding.id);
        assert!(sheet.contains(words().finding_sources(finding)), "{}", finding.id);
    }
    for question in outlook.unchecked() {
        assert!(sheet.contains(words().question_short(question)), "{question}");
    }
    for question in interview::asked(answers) {
        for choice in answers.choices(question) {
            assert!(sheet.contains(words().option(choice)), "{}", choice.id());
        }
    }
    assert!(sheet.contains("2026.12"), "{sheet}");
}

/// The differences between two outlooks, by their JSON: their number, and what they concern.
fn differences(before: &Answers, after: &Answers) -> (usize, BTreeSet<String>) {
    let json = |answers| serde_json::to_value(evaluate(answers)).unwrap();
    let (before, after) = (json(before), json(after));
    let ids = |outlook: &Value, list: &str| -> BTreeSet<String> {
        let rows = outlook[list].as_array().unwrap().iter();
        rows.map(|row| row["id"].as_str().or(row.as_str()).unwrap().to_owned()).collect()
    };
    let mut about = BTreeSet::new();
    for list in ["findings", "unchecked", "factors"] {
        let (old, new) = (ids(&before, list), ids(&after, list));
        about.extend(old.symmetric_difference(&new).map(|id| format!("{list} {id}")));
    }
    let ranges = |outlook: &Value| -> BTreeMap<String, Value> {
        let rows = outlook["ranges"].as_array().unwrap().iter();
        rows.map(|row| {
            (format!("{}/{}", row["aspect"], row["stage"]).replace('"', ""), row["claims"].clone())
        })
        .collect()
    };
    let (old, new) = (ranges(&before), ranges(&after));
    for slot in old.keys().chain(new.keys()) {
        if old.get(slot) != new.get(slot) {
            about.insert(format!("ranges {slot}"));
        }
    }
    if before["outcome"] != after["outcome"] {
        about.insert("outcome".to_owned());
    }
    (about.len(), about)
}

#[test]
fn every_change_is_described_exactly() {
    let base = clean("crps");
    let before = base.outlook().unwrap().answers();
    for question in Question::ALL {
        for choice in Choice::of(*question) {
            if *question == Question::BeforeRelief || before.has(choice) {
                continue;
            }
            let is_after = PageNumber::of(*question) == PageNumber::AFTER;
            let open = if is_after { base } else { base.after(Action::Change(*question)) };
            let mut session = open.after(tick(*question, choice.id()));
            session = session.after(if is_after { Action::Add } else { Action::Continue });
            while matches!(session.page(), Page::Questions(_)) {
                session = session.after(Action::Skip);
            }
            if session.page() != Page::Result {
                continue;
            }
            let after = session.outlook().unwrap().answers();
            let (count, about) = differences(before, after);
            let html = screen(session);
            assert_eq!(
                all(&html, ".ko-changed li").len(),
                count,
                "{question} {}: {about:?}",
                choice.id()
            );
        }
    }
}

#[test]
fn a_change_names_old_and_new_values() {
    let session = clean("depression").after(Action::Change(Question::Condition));
    let session = session.after(tick(Question::Condition, "crps")).after(Action::Continue);
    let session = session.after(Action::Change(Question::Body));
    let session = session.after(tick(Question::Body, "bladder")).after(Action::Continue);
    assert_eq!(session.page(), Page::Result);
    let html = screen(session);
    let content = text(all(&html, ".ko-changed")[0]);
    let expected = "The answer as a whole: from “Your answers raised no warning signs” to “Talk to a clinician first”.";
    assert!(content.contains(expected), "{content}");
    let condition = clean("depression").after(Action::Change(Question::Condition));
    let condition = condition.after(tick(Question::Condition, "crps")).after(Action::Continue);
    let html = screen(condition.after(Action::Continue));
    let content = text(all(&html, ".ko-changed")[0]);
    assert!(
        content.contains(
            "After one infusion: from “often fades within a few days to a week (S2)” to “"
        ),
        "{content}"
    );
}

#[test]
fn the_own_last_relief_is_at_its_figure() {
    let marked = |before: &str, relief: &str| {
        let mut answers = vec![(Question::Condition, "depression"), (Question::Before, before)];
        answers.push((Question::BeforeRelief, relief));
        let html = screen(answered(&answers).after(Action::Continue));
        let marks = all(&html, ".ko-figures .ko-row");
        let marked = marks.into_iter().filter(|section| {
            section.descendants().filter_map(ElementRef::wrap).any(|it| {
                it.value().classes().any(|class| class == "ko-band-own" || class == "ko-own")
            })
        });
        marked.map(|section| section.attr("data-range").unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(marked("single", "days"), ["relief/single"]);
    assert_eq!(marked("series", "weeks"), ["relief/series"]);
    assert_eq!(marked("maintenance", "none"), ["relief/series"]);
}

#[test]
fn an_unused_claim_gives_the_reason() {
    let html = result("crps");
    let all_of = all(&html, ".ko-figures [data-context]");
    assert!(all_of.len() > 3);
    for claim in all_of {
        assert!(text(claim).contains("Not used: "), "{}", text(claim));
    }
    let overall = all(&html, "[data-range='relief/single'] [data-context=s1-overall]")[0];
    assert!(text(overall).contains("does not say after how many infusions"));
}
