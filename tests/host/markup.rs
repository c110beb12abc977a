//! The markup contract that hosts and assistive tools rely on.

use std::collections::BTreeSet;

use ketamine_outlook::session::{Action, Page, Session};
use outlook_engine::interview::{self, Choice, Condition, Question, QuestionKind};
use scraper::ElementRef;

use crate::{all, answered, clean, screen, text, tick, values, visit};

#[test]
fn every_screen_has_its_id_and_crisis_strip() {
    let mut session = Session::default().after(tick(Question::Condition, "crps"));
    let mut seen = BTreeSet::new();
    loop {
        let html = screen(session);
        let marks = values(&html, "[data-screen]", "data-screen");
        assert_eq!(marks.len(), 1, "{:?}", session.page());
        seen.insert(marks[0].clone());
        assert_eq!(all(&html, ".ko-crisis").len(), 1, "{:?}", session.page());
        let page = session.page();
        session = match page {
            Page::Question(Question::Condition) | Page::Review => session.after(Action::Continue),
            Page::Question(_) | Page::Phq9(_) => session.after(Action::Skip),
            Page::Urgent | Page::Result => break,
        };
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["question", "result", "review"]);
}

#[test]
fn every_question_has_its_options_and_buttons() {
    let review = answered(&[(Question::Condition, "crps"), (Question::Before, "series")]);
    for question in interview::asked(review.draft()) {
        let html = screen(review.after(Action::Change(question)));
        let form = format!("form[data-question={question}]");
        let mut expected: Vec<&str> = Choice::of(question).map(Choice::id).collect();
        if interview::row(question).kind == QuestionKind::Many {
            expected.push("none_of_these");
        }
        assert_eq!(values(&html, &format!("{form} input[name={question}]"), "value"), expected);
        let actions = values(&html, &format!("{form} button"), "data-action");
        let skip = if question == Question::Condition { vec![] } else { vec!["skip"] };
        assert_eq!(actions, [vec!["continue", "back"], skip].concat(), "{question}");
        assert!(values(&html, "button", "type").iter().all(|kind| kind == "button"));
        assert_eq!(all(&html, &format!("{form} fieldset > legend")).len(), 1, "{question}");
    }
}

#[test]
fn only_the_given_answers_are_checked() {
    let review = answered(&[
        (Question::Condition, "crps"),
        (Question::Body, "bladder"),
        (Question::Body, "kidney"),
    ]);
    let html = screen(review.after(Action::Change(Question::Body)));
    assert_eq!(values(&html, "input[checked]", "value"), ["kidney", "bladder"]);
    let html = screen(
        answered(&[(Question::Condition, "crps"), (Question::Body, "none_of_these")])
            .after(Action::Change(Question::Body)),
    );
    assert_eq!(values(&html, "input[checked]", "value"), ["none_of_these"]);
}

#[test]
fn a_missing_answer_is_announced_at_its_question() {
    let html = screen(visit([Action::Continue]));
    let described = values(&html, "fieldset", "aria-describedby");
    assert!(described[0].split(' ').any(|id| id == "ko-error"), "{described:?}");
    assert_eq!(all(&html, "[role=alert] #ko-error").len(), 1);
    assert_eq!(all(&screen(Session::default()), "[role=alert] *").len(), 0);
}

#[test]
fn every_review_row_has_a_change_button() {
    let review = answered(&[(Question::Condition, "something_else"), (Question::Heart, "vessel")]);
    let html = screen(review);
    let asked: Vec<String> =
        interview::asked(review.draft()).iter().map(ToString::to_string).collect();
    assert_eq!(values(&html, "[data-action=change]", "data-for"), asked);
    assert_eq!(all(&html, ".ko-review-open").len(), asked.len() - 2);
}

#[test]
fn the_review_lists_each_answer_on_its_line() {
    let review = answered(&[
        (Question::Condition, "crps"),
        (Question::Body, "bladder"),
        (Question::Body, "kidney"),
    ]);
    let html = screen(review);
    let lines: Vec<String> = all(&html, ".ko-review-answer > p").into_iter().map(text).collect();
    assert!(lines.iter().any(|line| line == "Kidney disease"), "{lines:?}");
}

#[test]
fn the_progress_is_stable_while_answering() {
    let review = answered(&[(Question::Condition, "crps"), (Question::Before, "series")]);
    for question in interview::asked(review.draft()) {
        let open = review.after(Action::Change(question));
        let progress = |session| text(all(&screen(session), ".ko-progress")[0]);
        for choice in Choice::of(question) {
            assert_eq!(
                progress(open.after(Action::Tick(choice, true))),
                progress(open),
                "{choice:?}"
            );
        }
    }
}

#[test]
fn no_heading_skips_a_level() {
    let minor = visit([
        tick(Question::Condition, "crps"),
        Action::Continue,
        Action::Skip,
        tick(Question::Age, "under_18"),
        Action::Continue,
    ]);
    let results = Condition::all().map(|condition| clean(condition.id()).after(Action::Continue));
    let review = answered(&[(Question::Condition, "crps"), (Question::SafetyNow, "thoughts")]);
    for session in results.chain([minor, review, review.after(Action::Continue)]) {
        let html = screen(session);
        let headings = all(&html, "h1, h2, h3, h4, h5, h6");
        for pair in headings.windows(2) {
            let [before, after] = [pair[0], pair[1]].map(|it| it.value().name().as_bytes()[1]);
            assert!(after <= before + 1, "{} under {}", text(pair[1]), text(pair[0]));
        }
    }
}

#[test]
fn every_emergency_number_in_the_list_is_a_link() {
    let html = screen(Session::default());
    for number in ["911", "999", "112", "000", "111", "15"] {
        let own = format!(".ko-crisis-all a[href='tel:{number}']");
        assert!(!all(&html, &own).is_empty(), "{number}");
    }
}

#[test]
fn the_urgent_screen_shows_only_help() {
    let urgent = visit([
        tick(Question::Condition, "suicidal_thoughts"),
        Action::Continue,
        tick(Question::SafetyNow, "plan"),
        Action::Continue,
    ]);
    let html = screen(urgent);
    assert_eq!(values(&html, "[data-outcome]", "data-outcome"), ["urgent"]);
    for selector in ["[data-finding]", "[data-range]", "[data-claim]", "[data-factor]"] {
        assert!(all(&html, selector).is_empty(), "{selector}");
    }
    let actions = values(&html, "button:not([data-action=language])", "data-action");
    assert_eq!(actions, ["back"]);
    let content = text(html.root_element()).to_lowercase();
    for word in ["ketamine", "infusion", "book"] {
        assert!(!content.contains(word), "{word}");
    }
}

#[test]
fn help_comes_first_after_suicidal_thoughts() {
    let thoughts = visit([tick(Question::Condition, "suicidal_thoughts")]);
    assert_eq!(all(&screen(thoughts), "[role=status] .ko-support").len(), 1);
    let review = answered(&[(Question::Condition, "crps"), (Question::SafetyNow, "thoughts")]);
    for session in
        [thoughts.after(Action::Continue), review, review.after(Action::Change(Question::Age))]
    {
        let html = screen(session);
        let main = all(&html, "main > *");
        assert!(
            main[0].value().classes().any(|class| class == "ko-support"),
            "{:?}",
            session.page()
        );
    }
}

/// The numbers in the attributes of a range.
fn numbers(range: &ElementRef<'_>) -> (String, Option<String>, Option<String>) {
    let own = |name: &str| range.attr(name).map(str::to_owned);
    (own("data-unit").unwrap(), own("data-low"), own("data-high"))
}

#[test]
fn the_result_has_the_engines_ids_and_numbers() {
    for condition in Condition::all() {
        let session = clean(condition.id()).after(Action::Continue);
        let html = screen(session);
        let outlook = *session.outlook().unwrap();
        assert_eq!(values(&html, "[data-outcome]", "data-outcome"), [outlook.outcome().id()]);
        let shown: BTreeSet<String> =
            values(&html, "[data-range]", "data-range").into_iter().collect();
        let expected: BTreeSet<String> =
            outlook.ranges().iter().map(|range| range.slot.to_string()).collect();
        assert_eq!(shown, expected, "{}", condition.id());
        for range in outlook.ranges() {
            let own = format!("[data-range='{}']", range.slot);
            let element = all(&html, &own)[0];
            let end = |end: Option<u32>| end.map(|end| end.to_string());
            let expected =
                (range.slot.unit().id().to_owned(), end(range.outer.low), end(range.outer.high));
            assert_eq!(numbers(&element), expected, "{own}");
            let claims: Vec<&str> = range.claims.iter().map(|claim| claim.id).collect();
            let shown = element.descendants().filter_map(|node| node.value().as_element());
            let shown: Vec<&str> = shown.filter_map(|it| it.attr("data-claim")).collect();
            assert_eq!(shown, claims, "{own}");
        }
        let factors: BTreeSet<&str> = outlook.factors().map(|factor| factor.id).collect();
        let shown = values(&html, "[data-factor]", "data-factor");
        assert_eq!(shown.iter().map(String::as_str).collect::<BTreeSet<_>>(), factors);
    }
}

#[test]
fn every_finding_is_listed_with_its_sources() {
    let mut answers = vec![
        (Question::Condition, "crps"),
        (Question::SafetyNow, "thoughts"),
        (Question::Tried, "one"),
    ];
    for question in [
        Question::Heart,
        Question::Head,
        Question::Mind,
        Question::Body,
        Question::Reactions,
        Question::Medicines,
        Question::Practical,
    ] {
        answers.extend(Choice::of(question).map(|choice| (question, choice.id())));
    }
    let session = answered(&answers).after(Action::Continue);
    let html = screen(session);
    let outlook = session.outlook().unwrap();
    let expected: Vec<&str> = outlook.findings().map(|finding| finding.id).collect();
    assert!(expected.len() > 40);
    assert_eq!(values(&html, "[data-finding]", "data-finding"), expected);
    for row in all(&html, "[data-finding]") {
        assert!(text(row).contains("Based on: "), "{}", text(row));
    }
}

#[test]
fn every_open_question_has_a_button() {
    let session = answered(&[(Question::Condition, "crps"), (Question::Heart, "none_of_these")])
        .after(Action::Continue);
    let html = screen(session);
    let expected: Vec<String> =
        session.outlook().unwrap().unchecked().map(|it| it.to_string()).collect();
    assert_eq!(values(&html, ".ko-unchecked [data-action=change]", "data-for"), expected);
}

#[test]
fn a_missing_figure_is_an_explained_empty_lane() {
    let html = screen(clean("ptsd").after(Action::Continue));
    let empty: Vec<String> =
        all(&html, ".ko-range:not([data-range]) .ko-range-empty").into_iter().map(text).collect();
    assert_eq!(
        empty,
        [
            "No source gives a figure for relief after one infusion for this.",
            "No source gives a figure for relief after a course for this.",
        ]
    );
}

#[test]
fn disagreeing_sources_have_no_joined_band() {
    let html = screen(clean("depression").after(Action::Continue));
    let span = "[data-range='course_span/course']";
    assert_eq!(all(&html, &format!("{span} .ko-band-outer")).len(), 0);
    assert_eq!(all(&html, &format!("{span} .ko-band-disputed")).len(), 2);
    let driving = all(&html, "[data-range='no_driving/session'] .ko-row-stricter");
    assert_eq!(driving.len(), 1);
    assert!(text(driving[0]).contains("at least 24 hours"), "{}", text(driving[0]));
}

#[test]
fn an_open_end_has_no_edge() {
    let html = screen(clean("depression").after(Action::Continue));
    let outlines = |slot: &str, end: &str| {
        values(&html, &format!("[data-range='{slot}'] .ko-outline rect"), end)
    };
    assert_eq!(outlines("elimination/session", "x"), ["-2%"]);
    let driving = "no_driving/session";
    let from: f64 = outlines(driving, "x")[0].trim_end_matches('%').parse().unwrap();
    let width: f64 = outlines(driving, "width")[0].trim_end_matches('%').parse().unwrap();
    assert!(from > 0.0 && from + width > 100.0, "{from} {width}");
    let course = "[data-range='course_count/course'] .ko-dot-label";
    assert_eq!(all(&html, course).into_iter().map(text).next_back().unwrap(), "10+");
}

#[test]
fn a_qualifier_in_the_words_is_not_repeated() {
    let html = screen(clean("depression").after(Action::Continue));
    let notes = |slot: &str| -> Vec<String> {
        let own = format!("[data-range='{slot}'] .ko-row-note");
        all(&html, &own).into_iter().map(text).collect()
    };
    assert_eq!(notes("no_driving/session"), ["Go by the stricter one: at least 24 hours."]);
    assert_eq!(
        notes("relief/single"),
        ["How sure: often short-lived", "About people with treatment-resistant depression."]
    );
}

#[test]
fn a_bare_plural_is_never_a_number() {
    let html = screen(clean("crps").after(Action::Continue));
    let onset = text(all(&html, "[data-claim=s4-onset-pain]")[0]);
    assert!(onset.contains("minutes to hours") && !onset.contains("1 minute"), "{onset}");
}

#[test]
fn there_are_no_inline_styles_or_scripts() {
    for session in [Session::default(), clean("crps"), clean("crps").after(Action::Continue)] {
        let html = screen(session);
        assert!(all(&html, "[style], script, style").is_empty());
        for element in all(&html, "*") {
            assert!(
                element.value().attrs().all(|(name, _)| !name.starts_with("on")),
                "{:?}",
                element.value()
            );
        }
    }
}

#[test]
fn a_result_offers_what_can_be_taken_along() {
    let html = screen(clean("crps").after(Action::Continue));
    let actions = values(&html, ".ko-export button", "data-action");
    assert_eq!(actions, ["copy", "download-fhir", "download-csv"]);
    // Without figures there is no table to save.
    let html = screen(clean("something_else").after(Action::Continue));
    assert_eq!(values(&html, ".ko-export button", "data-action"), ["copy", "download-fhir"]);
}

#[test]
fn no_attribute_of_a_result_carries_an_answer() {
    let html = screen(clean("crps").after(Action::Continue));
    for element in all(&html, "*") {
        assert!(element.value().attrs().all(|(_, value)| value != "crps"), "{:?}", element.value());
    }
}
