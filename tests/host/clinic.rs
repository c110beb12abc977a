//! A clinic's settings: shown as text, in places of their own and nowhere else.

use ketamine_outlook::session::{Action, Page, Session};
use ketamine_outlook::static_pages;
use outlook_engine::Config;
use outlook_engine::interview::Question;
use outlook_i18n::LanguageIndex;
use scraper::Html;
use serde_json::{Value, json};

use crate::{all, answered, clean, languages, text, tick, values, visit};

fn harbour() -> Value {
    json!({
        "clinic": {
            "name": "Harbour <b>Clinic</b>", "phone": "+1 (555) 0100",
            "booking": "https://harbour.example/visit", "logo": "/logo.svg"
        },
        "region": "US",
        "crisis": { "name": "Harbour line", "phone": "555-0199", "note": "Weekdays, 9 to 5" },
        "plan": { "infusions": 6, "days": 14, "every": 30 },
        "greeting": "Welcome.\nTake your time.",
        "closing": "Call us with any question.",
        "reviewer": { "name": "Dr. A. Reyes", "date": "2026-11-01" }
    })
}

fn at(config: &Value, session: Session) -> Html {
    Html::parse_fragment(&static_pages::screen_at(languages(), Config::read(config), session))
}

/// A result with the sheet that is printed.
pub(crate) fn printed_at(config: &Value, session: Session) -> Html {
    Html::parse_fragment(&static_pages::printed_at(languages(), Config::read(config), session))
}

fn page_text(html: &Html) -> String {
    text(html.root_element())
}

#[test]
fn the_first_screen_shows_the_clinics_greeting() {
    let page = at(&harbour(), Session::default());
    assert_eq!(text(all(&page, ".ko-clinic")[0]), "Harbour <b>Clinic</b>");
    assert_eq!(values(&page, ".ko-clinic img", "src"), ["/logo.svg"]);
    assert_eq!(text(all(&page, ".ko-intro .ko-clinic-text")[0]), "Welcome. Take your time.");
    assert!(
        all(&at(&harbour(), answered(&[(Question::Condition, "crps")])), ".ko-intro").is_empty()
    );
}

#[test]
fn the_clinics_plan_is_apart_from_every_range() {
    let result = printed_at(&harbour(), clean("depression"));
    let plans = all(&result, ".ko-plan");
    assert_eq!(plans.len(), 2, "on the screen and on the sheet");
    for plan in plans {
        assert_eq!(text(plan), "6 infusions over 14 days. Then a booster every 30 days.");
    }
    let parts = all(&result, ".ko-part:has(> .ko-plan)");
    let texts = parts.iter().map(|part| text(*part)).collect::<Vec<_>>();
    assert_eq!(texts.len(), 1);
    assert!(texts[0].starts_with("Your clinic's plan6"), "{texts:?}");
    assert!(texts[0].ends_with("It does not come from the sources."), "{texts:?}");
    for apart in ["[data-range] .ko-plan", ".ko-plan [data-range]", ".ko-plan [data-claim]"] {
        assert!(all(&result, apart).is_empty(), "{apart}");
    }
    assert_eq!(all(&result, ".ko-sheet h3 + .ko-plan + .ko-note").len(), 1);
}

#[test]
fn without_ranges_there_is_no_plan() {
    let young = answered(&[(Question::Condition, "crps"), (Question::Age, "under_18")]);
    assert_eq!(young.page(), Page::Result);
    assert!(all(&at(&harbour(), young), ".ko-plan").is_empty());
}

#[test]
fn the_result_ends_with_the_clinics_contact() {
    let result = printed_at(&harbour(), clean("crps"));
    let ways = values(&result, ".ko-actions > a", "href");
    assert_eq!(ways, ["https://harbour.example/visit", "tel:+15550100"]);
    assert!(page_text(&result).contains("Call us with any question."));
    let sheet = text(all(&result, ".ko-sheet")[0]);
    for words in [
        "Harbour <b>Clinic</b>",
        "+1 (555) 0100",
        "https://harbour.example/visit",
        "Reviewed for the clinic by Dr. A. Reyes, November 1, 2026.",
        "555-0199 Harbour line (your clinic's line)",
    ] {
        assert!(sheet.contains(words), "{words}: {sheet}");
    }
}

#[test]
fn the_clinics_line_follows_the_emergency_number() {
    let urgent = visit([tick(Question::Condition, "crps"), Action::Continue])
        .after(tick(Question::SafetyNow, "plan"))
        .after(Action::Continue);
    let page = at(&harbour(), urgent);
    let phones = values(&page, ".ko-ways a", "href");
    assert_eq!(phones, ["tel:911", "tel:5550199", "tel:988", "sms:988", "https://988lifeline.org"]);
    assert_eq!(values(&page, ".ko-crisis-all a", "href")[0], "tel:5550199");
    assert!(page_text(&page).contains("Harbour line (your clinic's line) Weekdays, 9 to 5"));
    assert!(all(&page, ".ko-clinic").is_empty(), "the urgent screen shows the clinic");
    let thoughts = answered(&[(Question::Condition, "crps"), (Question::SafetyNow, "thoughts")]);
    assert!(
        values(&at(&harbour(), thoughts), ".ko-crisis .ko-ways a", "href")
            .contains(&"tel:5550199".to_owned())
    );
}

#[test]
fn a_bad_value_is_left_out_and_reported() {
    let mut config = harbour();
    config["accent"] = json!("teal");
    config["clinic"]["phone"] = json!("call us");
    for session in [Session::default(), clean("crps")] {
        let page = at(&config, session);
        let notes = all(&page, ".ko-foot .ko-unread");
        assert_eq!(notes.len(), 1);
        assert!(text(notes[0]).contains("Some of the clinic's own settings could not be read"));
        assert_eq!(text(all(&page, ".ko-clinic")[0]), "Harbour <b>Clinic</b>");
        assert!(!page_text(&page).contains("call us"));
        assert!(all(&at(&harbour(), session), ".ko-unread").is_empty());
    }
}

#[test]
fn a_clinics_line_without_a_number_is_left_out() {
    let urgent = visit([tick(Question::Condition, "crps"), Action::Continue])
        .after(tick(Question::SafetyNow, "plan"))
        .after(Action::Continue);
    let mut config = harbour();
    config["crisis"] = json!({ "name": "Harbour line", "note": "Weekdays, 9 to 5" });
    for session in [Session::default(), urgent] {
        let page = at(&config, session);
        let said = page_text(&page);
        assert!(!said.contains("Harbour line") && !said.contains("Weekdays"), "{said}");
        assert!(values(&page, "a", "href").contains(&"tel:988".to_owned()));
    }
}

#[test]
fn only_the_clinics_languages_are_offered() {
    let only = |codes: Value| json!({ "languages": codes });
    let start =
        |config: &Value, place| static_pages::visit_at(languages(), Config::read(config), place);
    let spanish = languages().named("es").unwrap();
    assert_eq!(start(&only(json!(["es"])), LanguageIndex::FIRST).language(), spanish);
    assert_eq!(start(&only(json!(["en", "es"])), spanish).language(), spanish);
    assert_eq!(start(&only(json!(["en"])), spanish).language(), LanguageIndex::FIRST);
    let page = at(&only(json!(["es"])), start(&only(json!(["es"])), LanguageIndex::FIRST));
    assert!(all(&page, ".ko-languages button").is_empty());
    let switch = all(&at(&harbour(), Session::default()), ".ko-languages button").len();
    assert_eq!(switch, languages().without_variants().count() - 1);
}

#[test]
fn only_enabled_modules_are_asked() {
    let start = |config: &Value| {
        static_pages::visit_at(languages(), Config::read(config), LanguageIndex::FIRST)
    };
    let on = start(&json!({ "modules": ["phq9"] }));
    assert_eq!(on, Session::default().with_phq9());
    assert_eq!(start(&harbour()), Session::default());
}

#[test]
fn without_a_configuration_no_clinic_is_shown() {
    let page = at(&json!({}), clean("crps"));
    for mark in [".ko-clinic", ".ko-clinic-text", ".ko-plan", ".ko-unread", ".ko-actions > a"] {
        assert!(all(&page, mark).is_empty(), "{mark}");
    }
}
