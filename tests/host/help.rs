//! The crisis lines, compared with a list made by hand from its sources and not from `evidence/`: a wrong
//! digit is the most expensive error of this project.

use ketamine_outlook::session::{Action, Session};
use ketamine_outlook::static_pages;
use outlook_engine::Config;
use outlook_engine::evidence::{FINDINGS, FURTHER, Help, REGIONS, RegionIndex};
use outlook_engine::interview::Question;
use scraper::{ElementRef, Html};
use serde_json::json;

use crate::{all, answered, languages, text, tick, visit, words};

/// The number to call and the number to text of each line of a region.
type Numbers = &'static [(&'static str, &'static str)];

/// A region, its emergency number, and for each of its lines the number to call and the number to text,
/// empty if there is none.
const NUMBERS: [(&str, &str, Numbers); 12] = [
    ("US", "911", &[("988", "988"), ("988", "988"), ("988", "838255"), ("", "741741")]),
    ("CA", "911", &[("988", "988")]),
    ("GB", "999", &[("116123", ""), ("111", ""), ("", "85258"), ("08088088000", "")]),
    ("IE", "112", &[("116123", ""), ("", "50808")]),
    ("AU", "000", &[("131114", "0477131114")]),
    ("NZ", "111", &[("1737", "1737"), ("0508828865", "")]),
    ("FR", "15", &[("3114", "")]),
    ("DE", "112", &[("08001110111", ""), ("08001110222", "")]),
    ("IN", "112", &[("14416", "")]),
    ("MX", "911", &[("8009112000", "")]),
    ("ES", "112", &[("024", "")]),
    ("elsewhere", "112", &[("", "")]),
];

/// Services that are not crisis lines, and their numbers.
const FURTHER_NUMBERS: [(&str, &str); 2] = [("maternal", "18338526262"), ("samhsa", "18006624357")];

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[test]
fn every_number_matches_the_manual_list() {
    let number = |way: Option<&str>| digits(way.unwrap_or_default());
    let found: Vec<(&str, Vec<(String, String)>)> = REGIONS
        .iter()
        .map(|it| {
            let lines = it.lines.iter().map(|line| (number(line.call), number(line.text)));
            (it.id, lines.collect())
        })
        .collect();
    let expected: Vec<(&str, Vec<(String, String)>)> = NUMBERS
        .iter()
        .map(|(id, _, lines)| {
            (*id, lines.iter().map(|(call, text)| ((*call).into(), (*text).into())).collect())
        })
        .collect();
    assert_eq!(found, expected);
    let further: Vec<(&str, String)> =
        FURTHER.iter().map(|it| (it.id, number(it.line.call))).collect();
    assert_eq!(further, FURTHER_NUMBERS.map(|(id, call)| (id, call.to_owned())));
    for place in languages().all() {
        let words = languages().words(place);
        for (region, (id, emergency, _)) in RegionIndex::all().zip(&NUMBERS) {
            assert_eq!(
                digits(words.region_emergency(region)),
                *emergency,
                "{id}, {}",
                words.code()
            );
        }
    }
}

#[test]
fn every_service_text_contains_its_numbers() {
    for place in languages().all() {
        let words = languages().words(place);
        let own = RegionIndex::all().flat_map(|at| words.services(at));
        let further = (0..FURTHER.len()).map(|at| words.further_service(at));
        for service in own.chain(further) {
            let content = words.service_text(service);
            assert!(service.ways().next().is_some(), "{content}");
            assert!(!service.name.is_empty(), "{content}");
            for way in service.ways() {
                let (_, number) = way.template();
                assert!(content.contains(number), "{number}: {content}");
            }
            assert!(content.contains(service.send) && !content.contains('{'), "{content}");
        }
    }
}

#[test]
fn a_line_in_the_pages_language_comes_first() {
    let us = RegionIndex::of_language("en-US").unwrap();
    for (code, call, send) in [("en", "988", ""), ("es", "988", "AYUDA")] {
        let words = languages().words(languages().named(code).unwrap());
        let first = words.services(us).next().unwrap();
        assert_eq!((first.line.call, first.send), (Some(call), send), "{code}");
    }
}

#[test]
fn a_service_without_a_name_shows_its_country() {
    let words = languages().first();
    let ireland = RegionIndex::of_language("en-IE").unwrap();
    assert_eq!(words.services(ireland).nth(1).unwrap().name, "Ireland");
}

#[test]
fn only_the_region_subtag_names_a_country() {
    for (tag, expected) in [
        ("es", None),
        ("ca", None),
        ("de", None),
        ("es-419", None),
        ("es-US", Some("US")),
        ("es-MX", Some("MX")),
        ("es-ES", Some("ES")),
        ("es-PR", Some("US")),
        ("en-gu", Some("US")),
        ("en-US-u-hc-h12", Some("US")),
        ("en-US-u-mu-celsius", Some("US")),
        ("en-GB-oxendict", Some("GB")),
        ("en-u-rg-gbzzzz", None),
        ("en-x-us", None),
        ("x-us", None),
        ("zh-Hans-CN", None),
        ("zh-cmn-Hans-AU", Some("AU")),
        ("fr-CA", Some("CA")),
        ("en-AU-POSIX", Some("AU")),
        ("en-", None),
        ("", None),
    ] {
        let found = RegionIndex::of_language(tag).map(RegionIndex::id);
        assert_eq!(found, expected, "{tag}");
    }
}

/// A screen in the United States.
fn at(session: Session) -> Html {
    let config = Config::read(json!({ "region": "US" }));
    Html::parse_fragment(&static_pages::screen_at(languages(), config, session))
}

/// The ways in that are in sight, without the list of all regions.
fn ways_in(html: &Html) -> Vec<String> {
    let links = all(html, "a[href^='tel:'], a[href^='sms:'], a[href*='988lifeline']").into_iter();
    let listed = |it: &ElementRef<'_>| {
        let mut around = it.ancestors().filter_map(ElementRef::wrap);
        around.any(|it| it.value().classes().any(|class| class == "ko-crisis-all"))
    };
    links.filter(|it| !listed(it)).map(|it| it.attr("href").unwrap().to_owned()).collect()
}

#[test]
fn help_leads_every_screen_after_thoughts_and_stands_once() {
    let thoughts = visit([tick(Question::Condition, "suicidal_thoughts")]);
    let flagged = answered(&[(Question::Condition, "crps"), (Question::SafetyNow, "thoughts")]);
    let on = thoughts.after(Action::Continue);
    for session in [thoughts, on, flagged.after(Action::Change(Question::Age)), flagged] {
        let html = at(session);
        let ways = ["tel:911", "tel:988", "sms:988", "https://988lifeline.org"];
        assert_eq!(ways_in(&html), ways, "{:?}", session.page());
        let strip = all(&html, ".ko-crisis-leads .ko-ways a");
        assert_eq!(strip.len(), ways.len(), "{:?}", session.page());
        assert!(text(all(&html, ".ko-crisis-leads")[0]).contains("988 Suicide & Crisis Lifeline"));
    }
    for page in [thoughts, on] {
        assert_eq!(all(&at(page), "[role=status] .ko-support").len(), 1);
    }
    let html = at(flagged);
    let main = all(&html, "main > *");
    assert!(main[0].value().classes().any(|class| class == "ko-support"));
}

#[test]
fn every_card_that_says_get_help_now_has_the_emergency_number() {
    for finding in
        FINDINGS.iter().filter(|it| words().finding_said(it, None).contains("et help now"))
    {
        assert!(finding.help.contains(&Help::Emergency), "{}", finding.id);
    }
}
