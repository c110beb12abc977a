//! The charts of five results, as snapshots.

use std::fmt::Write as _;

use outlook_engine::interview::Question;

use crate::{all, answered, screen};

/// Every lane of a result: its figure, then one line for each shape.
fn lanes(answers: &[(Question, &str)]) -> String {
    let html = screen(answered(answers));
    let mut out = String::new();
    for lane in all(&html, ".ko-chart .ko-row") {
        let title = lane.attr("data-range").unwrap_or("no figure");
        let drawn = lane.descendants().filter_map(scraper::ElementRef::wrap);
        let _ = writeln!(out, "{title}");
        for shape in drawn.filter(|it| matches!(it.value().name(), "svg" | "rect")) {
            let attributes: Vec<String> = shape
                .value()
                .attrs()
                .filter(|(name, _)| !matches!(*name, "focusable" | "aria-hidden"))
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            let _ = writeln!(out, "  {} {}", shape.value().name(), attributes.join(" "));
        }
    }
    out
}

const ONCE: [(Question, &str); 2] =
    [(Question::Before, "single"), (Question::BeforeRelief, "days")];

#[test]
fn depression_shows_the_own_last_relief() {
    let [before, relief] = ONCE;
    insta::assert_snapshot!(lanes(&[(Question::Condition, "depression"), before, relief]));
}

#[test]
fn ptsd_has_empty_lanes_and_an_open_end() {
    insta::assert_snapshot!(lanes(&[(Question::Condition, "ptsd")]));
}

#[test]
fn crps_has_shared_bands() {
    insta::assert_snapshot!(lanes(&[(Question::Condition, "crps")]));
}

#[test]
fn acute_pain_shows_only_its_own_stages() {
    insta::assert_snapshot!(lanes(&[(Question::Condition, "acute_pain")]));
}

#[test]
fn suicidal_thoughts_have_an_open_start() {
    insta::assert_snapshot!(lanes(&[(Question::Condition, "suicidal_thoughts")]));
}
