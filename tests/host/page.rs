//! The static page before any WebAssembly.

use ketamine_outlook::static_pages;
use outlook_engine::expectations;
use outlook_i18n::Languages;
use scraper::Html;

use crate::{all, languages, pack, text};

fn part(name: &str) -> Html {
    let parts = static_pages::render(languages());
    Html::parse_fragment(&parts.into_iter().find(|(known, _)| *known == name).unwrap().1)
}

#[test]
fn the_static_first_question_has_real_inputs() {
    let page = part("question");
    assert_eq!(
        all(&page, "[data-screen=question] form[data-page='1'] input[type=radio]").len(),
        13
    );
    assert_eq!(all(&page, "button[data-action=continue]").len(), 1);
    assert!(all(&page, "input[checked]").is_empty());
}

#[test]
fn the_general_answer_has_every_range_with_sources() {
    let page = part("general");
    let rows = all(&page, ".ko-static-ranges > div");
    assert_eq!(rows.len(), expectations::general().len());
    for row in rows {
        assert!(text(row).contains(['S']), "{}", text(row));
    }
    let content = text(page.root_element());
    for words in [
        "several days, weeks or even months",
        "every 4 to 6 weeks",
        "at least 24 hours",
        "off-label",
        "controlled drug",
        "has not approved ketamine",
        "No funding is known",
    ] {
        assert!(content.contains(words), "{words}");
    }
}

#[test]
fn the_general_answer_has_qualifiers_and_the_driving_rule() {
    let page = part("general");
    let content = text(page.root_element());
    for words in ["many people report", "Go by this longer time."] {
        assert!(content.contains(words), "{words}");
    }
    assert_eq!(all(&page, ".ko-row-stricter").len(), 1);
}

#[test]
fn the_no_script_notice_comes_first() {
    let page = include_str!("../../packaging/pages/element.html");
    assert!(page.find("{{no_script}}") < page.find("{{question}}"));
    assert!(page.contains("aria-labelledby=\"ko-general-title\""));
    assert_eq!(all(&part("general"), "h2#ko-general-title").len(), 1);
}

#[test]
fn static_pages_have_no_result_attributes() {
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
fn the_static_page_has_every_regions_crisis_lines() {
    let content = text(part("question").root_element());
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
        assert!(content.contains(words), "{words}");
    }
}

#[test]
fn no_word_promises_or_sells() {
    let content = pack().to_lowercase();
    for word in ["eligible", "candidate", "guarantee", "cure", "proven", "book now", "best", "!"] {
        assert!(!content.contains(word), "{word}");
    }
}

#[test]
fn a_pack_of_another_build_is_rejected() {
    let other = pack().replacen(|c: char| c.is_ascii_hexdigit(), "x", 1);
    assert!(Languages::read(pack().to_owned() + &other).is_err());
    let short = pack().lines().take(100).collect::<Vec<_>>().join("\n");
    assert!(Languages::read(short).is_err());
}
