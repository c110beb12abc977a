//! The markup contract that hosts and assistive tools rely on.

use std::collections::BTreeSet;

use ketamine_outlook::session::{Action, Page, Session};
use outlook_engine::interview::{self, Choice, Condition, PageNumber, Question, QuestionKind};
use scraper::ElementRef;

use crate::{all, answered, clean, leave, screen, text, tick, values, visit};

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
            Page::Questions(PageNumber::FIRST) => session.after(Action::Continue),
            Page::Questions(_) | Page::Phq9(_) => session.after(Action::Skip),
            Page::Urgent | Page::Result => break,
        };
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["question", "result"]);
}

#[test]
fn every_question_has_its_options_and_buttons() {
    let result = answered(&[(Question::Condition, "crps"), (Question::Before, "series")]);
    for question in Question::ALL.iter().copied() {
        let page = PageNumber::of(question);
        let is_after = page == PageNumber::AFTER;
        let open = if is_after { result } else { result.after(Action::Change(question)) };
        let html = screen(open);
        let form = format!("form[data-page='{page}']");
        let fields = format!("{form} fieldset[data-question={question}]");
        let mut expected: Vec<&str> = Choice::of(question).map(Choice::id).collect();
        if interview::row(question).kind == QuestionKind::Many {
            expected.push("none_of_these");
        }
        assert_eq!(values(&html, &format!("{fields} input[name={question}]"), "value"), expected);
        let actions = values(&html, &format!("{form} button"), "data-action");
        let expected: &[&str] = if is_after {
            &["add"]
        } else if question == Question::Condition {
            &["continue", "back"]
        } else {
            &["continue", "back", "skip"]
        };
        assert_eq!(actions, expected, "{question}");
        assert!(values(&html, "button", "type").iter().all(|kind| kind == "button"));
        assert_eq!(all(&html, &format!("{fields} > legend")).len(), 1, "{question}");
        assert_eq!(all(&html, &form).len(), 1, "{question}");
    }
}

#[test]
fn only_the_given_answers_are_checked() {
    let result = answered(&[
        (Question::Condition, "crps"),
        (Question::Body, "bladder"),
        (Question::Body, "kidney"),
    ]);
    let html = screen(result.after(Action::Change(Question::Body)));
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
    assert!(described[0].split(' ').any(|id| id == "ko-error-condition"), "{described:?}");
    assert_eq!(all(&html, "[role=alert] #ko-error-condition").len(), 1);
    assert_eq!(all(&screen(Session::default()), "[role=alert] *").len(), 0);
}

#[test]
fn each_question_of_a_page_has_its_own_error() {
    let page = answered(&[(Question::Condition, "crps")])
        .after(Action::Change(Question::Age))
        .after(tick(Question::Age, "18_64"))
        .after(Action::Continue);
    assert!(page.is_unanswered());
    let html = screen(page);
    assert_eq!(values(&html, "[data-unanswered]", "data-question"), ["tried"]);
    assert_eq!(values(&html, ".ko-error", "id"), ["ko-error-tried"]);
}

#[test]
fn every_answer_has_a_change_button() {
    let result = answered(&[(Question::Condition, "something_else"), (Question::Heart, "vessel")]);
    let html = screen(result);
    let asked: Vec<String> =
        interview::asked(result.draft()).iter().map(ToString::to_string).collect();
    let told = "[data-section=answers]";
    assert_eq!(values(&html, &format!("{told} [data-action=change]"), "data-for"), asked);
    assert_eq!(all(&html, &format!("{told} .ko-answer-open")).len(), asked.len() - 2);
    assert!(text(all(&html, told)[0]).contains("2 answered, 8 skipped."));
}

#[test]
fn each_answer_is_on_its_line() {
    let html = screen(answered(&[
        (Question::Condition, "crps"),
        (Question::Body, "bladder"),
        (Question::Body, "kidney"),
    ]));
    let lines: Vec<String> = all(&html, ".ko-answer > p").into_iter().map(text).collect();
    assert!(lines.iter().any(|line| line == "Kidney disease"), "{lines:?}");
}

#[test]
fn where_nothing_is_flagged_every_no_is_shown() {
    let told = |session| {
        let html = screen(session);
        let part = all(&html, "[data-section=answers]")[0];
        (part.attr("open").is_some(), text(part))
    };
    let (open, said) = told(clean("crps"));
    assert!(open && said.contains("You said no to: Heart and blood vessels; "), "{said}");
    let (open, _) = told(answered(&[(Question::Condition, "crps")]));
    assert!(!open);
}

#[test]
fn the_progress_counts_the_pages_of_the_table() {
    for condition in ["depression", "something_else"] {
        let mut session = Session::default();
        while let Page::Questions(page) = session.page() {
            let html = screen(session);
            assert_eq!(text(all(&html, ".ko-progress")[0]), format!("Page {page} of 10"));
            session = leave(session, &[(Question::Condition, condition)]);
        }
    }
}

#[test]
fn past_relief_appears_below_past_infusions() {
    let before = answered(&[(Question::Condition, "crps")]).after(Action::Change(Question::Before));
    let shown = |session| values(&screen(session), "fieldset", "data-question");
    assert_eq!(shown(before), ["before"]);
    assert_eq!(shown(before.after(tick(Question::Before, "series"))), ["before", "before_relief"]);
    assert_eq!(shown(before.after(tick(Question::Before, "never"))), ["before"]);
}

#[test]
fn conditions_without_figures_say_so_at_once() {
    let html = screen(Session::default());
    let group = all(&html, "[aria-labelledby=ko-group-other]")[0];
    assert!(text(group).contains("The sources give no figures for these."), "{}", text(group));
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
    let results = Condition::all().map(|condition| clean(condition.id()));
    let flagged = answered(&[(Question::Condition, "crps"), (Question::SafetyNow, "thoughts")]);
    for session in results.chain([minor, flagged]) {
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
    let asked =
        values(&screen(urgent.after(Action::Back)), "[data-screen=urgent] button", "data-action");
    assert_eq!(asked, ["back", "confirm-safe"]);
    let content = text(html.root_element()).to_lowercase();
    for word in ["ketamine", "infusion", "book"] {
        assert!(!content.contains(word), "{word}");
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
        let session = clean(condition.id());
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
    let session = answered(&answers);
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
    let session = answered(&[(Question::Condition, "crps"), (Question::Heart, "none_of_these")]);
    let html = screen(session);
    let expected: Vec<String> =
        session.outlook().unwrap().unchecked().map(|it| it.to_string()).collect();
    assert_eq!(values(&html, ".ko-unchecked [data-action=change]", "data-for"), expected);
}

#[test]
fn a_missing_figure_is_explained() {
    let html = screen(clean("ptsd"));
    let empty = all(&html, ".ko-row:not([data-range]) .ko-row-empty").into_iter().map(text);
    assert_eq!(empty.collect::<Vec<_>>(), ["No source says"; 2]);
    let said = all(&html, ".ko-row:not([data-range]) > p").into_iter().map(text);
    assert_eq!(
        said.collect::<Vec<_>>(),
        [
            "No source gives a figure for relief after one infusion for this.",
            "No source gives a figure for relief after a series for this.",
        ]
    );
}

#[test]
fn disagreeing_sources_stand_each_on_its_own() {
    let html = screen(clean("depression"));
    let span = "[data-range='course_span/course']";
    let said: Vec<String> =
        all(&html, &format!("{span} [data-claim]")).into_iter().map(text).collect();
    assert!(said[0].contains("S1generally several days"), "{said:?}");
    assert!(said[1].contains("S2typically 2 to 3 weeks"), "{said:?}");
    let disagree = all(&html, &format!("{span} [rowspan='2']"));
    assert!(text(disagree[0]).contains("so we show each one"));
    let driving = all(&html, "[data-range='no_driving/session'] .ko-row-stricter");
    assert_eq!(driving.len(), 1);
    assert!(text(driving[0]).contains("at least 24 hours"), "{}", text(driving[0]));
}

#[test]
fn an_open_end_fades_past_the_side() {
    let html = screen(clean("depression"));
    let bands = |slot: &str, name: &str| {
        values(&html, &format!("[data-range='{slot}'] .ko-band-outer"), name)
    };
    assert_eq!(bands("relief/single", "x"), ["-2%"]);
    assert_eq!(bands("relief/single", "fill"), ["url(#ko-fade-start)"]);
    let driving = "no_driving/session";
    let end = |name| -> f64 { bands(driving, name)[0].trim_end_matches('%').parse().unwrap() };
    assert!(end("x") > 0.0 && end("x") + end("width") > 100.0);
    assert_eq!(bands(driving, "fill"), ["url(#ko-fade-end)"]);
    let forbidden = format!("[data-range='{driving}'] .ko-band-forbidden");
    assert_eq!(values(&html, &forbidden, "x"), ["0%"]);
    for paint in ["ko-fade-start", "ko-fade-end", "ko-fade-both", "ko-hatch"] {
        assert_eq!(all(&html, &format!("#{paint}")).len(), 1, "{paint}");
    }
}

#[test]
fn a_claim_says_how_sure_it_is_and_of_whom_it_speaks() {
    let html = screen(clean("depression"));
    let values = |slot: &str| -> Vec<String> {
        let own = format!("[data-range='{slot}'] .ko-row-claim");
        all(&html, &own).into_iter().map(text).collect()
    };
    assert_eq!(
        values("no_driving/session"),
        ["the rest of the day", "at least 24 hours Go by this longer time."]
    );
    assert_eq!(
        values("relief/single"),
        ["often fades within a few days to a week (treatment-resistant depression)"]
    );
    // The same group is named once.
    assert_eq!(
        values("onset/first"),
        [
            "often within hours or days",
            "many patients report a few hours to several days (treatment-resistant depression)"
        ]
    );
}

#[test]
fn a_bare_plural_is_never_a_number() {
    let html = screen(clean("crps"));
    let onset = text(all(&html, "[data-claim=s4-onset-pain]")[0]);
    assert!(onset.contains("minutes to hours") && !onset.contains("1 minute"), "{onset}");
}

#[test]
fn there_are_no_inline_styles_or_scripts() {
    for session in [Session::default(), clean("crps"), clean("crps")] {
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
    let html = screen(clean("crps"));
    let actions = values(&html, ".ko-export button", "data-action");
    assert_eq!(actions, ["copy", "download-text", "download-fhir", "download-csv"]);
    // Without figures there is no table to save.
    let html = screen(clean("something_else"));
    assert_eq!(
        values(&html, ".ko-export button", "data-action"),
        ["copy", "download-text", "download-fhir"]
    );
}

#[test]
fn no_attribute_of_a_result_carries_an_answer() {
    let html = screen(clean("crps"));
    for element in all(&html, "*") {
        assert!(element.value().attrs().all(|(_, value)| value != "crps"), "{:?}", element.value());
    }
}
