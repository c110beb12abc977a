//! The page before any WebAssembly.

use ketamine_outlook::static_pages;
use outlook_engine::expectations;
use scraper::Html;

use crate::{all, languages, pack, text};

fn part(name: &str) -> Html {
    let parts = static_pages::render(languages());
    Html::parse_fragment(&parts.into_iter().find(|(known, _)| *known == name).unwrap().1)
}

#[test]
fn the_first_question_stands_there_as_real_inputs() {
    let page = part("question");
    assert_eq!(
        all(&page, "[data-screen=question] form[data-question=condition] input[type=radio]").len(),
        13
    );
    assert_eq!(all(&page, "button[data-action=continue]").len(), 1);
    assert!(all(&page, "input[checked]").is_empty());
}

#[test]
fn the_general_ranges_stand_there_with_their_sources() {
    let page = part("general");
    let rows = all(&page, ".ko-static-ranges > div");
    assert_eq!(rows.len(), expectations::general().len());
    for row in rows {
        assert!(text(row).contains(['S']), "{}", text(row));
    }
    let said = text(page.root_element());
    for words in [
        "several days, weeks or even months",
        "every 4 to 6 weeks",
        "at least 24 hours",
        "off-label",
        "controlled drug",
        "has not approved ketamine",
        "No funding is known",
    ] {
        assert!(said.contains(words), "{words}");
    }
}

#[test]
fn the_general_words_say_how_sure_they_are_and_which_time_without_driving_counts() {
    let page = part("general");
    let said = text(page.root_element());
    for words in ["How sure: many people report", "Go by the stricter one: at least 24 hours."] {
        assert!(said.contains(words), "{words}");
    }
    assert_eq!(all(&page, ".ko-row-stricter").len(), 1);
}

#[test]
fn the_page_says_first_that_scripts_are_off_and_names_its_parts() {
    let page = include_str!("../../index.html");
    assert!(page.find("{{no_script}}") < page.find("{{question}}"));
    assert!(page.contains("aria-labelledby=\"ko-general-title\""));
    assert_eq!(all(&part("general"), "h2#ko-general-title").len(), 1);
}

#[test]
fn no_mark_of_a_result_stands_on_a_static_page() {
    for name in ["question", "general"] {
        for mark in [
            "[data-finding]",
            "[data-range]",
            "[data-claim]",
            "[data-factor]",
            "[data-outcome]",
            "[data-trial]",
            "[data-choice]",
        ] {
            assert!(all(&part(name), mark).is_empty(), "{name} {mark}");
        }
    }
}

#[test]
fn the_crisis_lines_of_every_region_stand_there() {
    let said = text(part("question").root_element());
    for words in [
        "988",
        "116 123",
        "13 11 14",
        "1737",
        "3114",
        "0800 111 0 111",
        "14416",
        "findahelpline.com",
        "112",
    ] {
        assert!(said.contains(words), "{words}");
    }
}

#[test]
fn no_word_promises_or_sells() {
    let said = pack().to_lowercase();
    for word in ["eligible", "candidate", "guarantee", "cure", "proven", "book now", "best", "!"] {
        assert!(!said.contains(word), "{word}");
    }
}

#[test]
fn a_pack_of_another_build_is_refused() {
    let other = pack().replacen(|c: char| c.is_ascii_hexdigit(), "x", 1);
    assert!(static_pages::read([pack(), &*other]).is_err());
    let short = pack().lines().take(100).collect::<Vec<_>>().join("\n");
    assert!(static_pages::read([&*short]).is_err());
}
