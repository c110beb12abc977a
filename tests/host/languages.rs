//! The languages: complete packs, a switch on every screen, and no English text on a Spanish screen.

use std::collections::BTreeSet;

use ketamine_outlook::session::{Action, Page, Session};
use ketamine_outlook::static_pages;
use outlook_engine::config::Reading;
use outlook_engine::interview::Question;
use outlook_i18n::{LanguageIndex, Languages, LongUnit, ui};
use scraper::Html;

use crate::pseudo::{self, page_texts, screens};
use crate::second_language::with_language;
use crate::{all, answered, clean, languages, root, text, texts, tick, values, visit};

fn spanish() -> LanguageIndex {
    languages().named("es").unwrap()
}

/// Every language but English.
fn translations() -> impl Iterator<Item = LanguageIndex> {
    languages().all().skip(1)
}

fn in_spanish(session: Session) -> Html {
    let session = session.after(Action::Language(spanish()));
    Html::parse_fragment(&static_pages::screen(languages(), session))
}

#[test]
fn english_is_the_first_language_and_the_fallback() {
    assert_eq!(languages().first().code(), "en");
    assert_eq!(languages().words(LanguageIndex::new(u8::MAX)).code(), "en");
    assert_eq!(languages().named("tlh"), None);
}

#[test]
fn every_screen_has_the_language_switch() {
    for session in screens() {
        for own in languages().all() {
            let html = crate::screen(session.after(Action::Language(own)));
            let switch = all(&html, "button[data-action=language]");
            let switch: Vec<_> = switch
                .iter()
                .map(|it| (it.attr("data-lang").unwrap(), it.attr("lang").unwrap(), text(*it)))
                .collect();
            // A variant is no other language.
            let spoken = languages().words(own).language();
            let others = languages().all().map(|it| languages().words(it));
            let others = others.filter(|it| it.language() != spoken);
            let others = others.map(|it| (it.code(), it.code(), it.name().to_owned()));
            assert_eq!(switch, others.collect::<Vec<_>>(), "{:?}", session.page());
        }
    }
}

#[test]
fn the_root_has_language_and_direction() {
    let html = in_spanish(Session::default());
    assert_eq!(values(&html, ".ko-app", "lang"), ["es"]);
    assert_eq!(values(&html, ".ko-app", "dir"), ["ltr"]);
}

#[test]
fn the_switch_keeps_answers_page_and_error() {
    for session in screens().into_iter().chain([visit([Action::Continue])]) {
        let there = session.after(Action::Language(spanish()));
        assert_eq!(there.page(), session.page());
        assert_eq!(there.draft(), session.draft());
        assert_eq!(there.is_unanswered(), session.is_unanswered());
        assert_eq!(there.after(Action::Language(LanguageIndex::FIRST)), session);
    }
}

#[test]
fn a_new_visit_keeps_only_the_language() {
    let result = answered(&[(Question::Condition, "crps"), (Question::Heart, "vessel")]);
    let again = result.after(Action::Language(spanish())).after(Action::Restart);
    assert_eq!(again, Session::default().after(Action::Language(spanish())));
    assert!(again.is_new() && !again.after(tick(Question::Condition, "crps")).is_new());
}

#[test]
fn figures_and_ids_are_equal_in_every_language() {
    for condition in outlook_engine::interview::Condition::all() {
        let session = clean(condition.id());
        let (english, spanish) = (crate::screen(session), in_spanish(session));
        for (selector, name) in [
            ("[data-range]", "data-range"),
            ("[data-range]", "data-low"),
            ("[data-range]", "data-high"),
            ("[data-claim]", "data-claim"),
            ("[data-factor]", "data-factor"),
            ("input", "value"),
        ] {
            assert_eq!(values(&english, selector, name), values(&spanish, selector, name));
        }
        // Services in the language come first, and the word to text is in the language.
        let numbers = |html| -> BTreeSet<String> {
            let ways = values(html, "a", "href").into_iter();
            ways.map(|way| way.split('?').next().unwrap_or_default().to_owned()).collect()
        };
        assert_eq!(numbers(&english), numbers(&spanish));
    }
}

#[test]
fn translations_keep_every_number_of_a_claim() {
    let numbers = |text: &str| -> BTreeSet<String> {
        let parts = text.split(|it: char| !it.is_ascii_digit() && it != '.');
        let parts = parts.map(|part| part.trim_matches('.').to_owned());
        parts.filter(|part| !part.is_empty()).collect()
    };
    let english = texts("en");
    for place in translations() {
        let code = languages().words(place).code();
        for ((path, english), (_, own)) in english.iter().zip(texts(code)) {
            if path.starts_with("evidence.") && !path.starts_with("evidence.crisis_lines.US") {
                assert_eq!(numbers(english), numbers(own), "{code}, {path}: {english:?} {own:?}");
            }
            assert_eq!(english.is_empty(), own.is_empty(), "{code}, {path}");
        }
    }
}

#[test]
fn translated_screens_have_no_english_text() {
    let words = languages().first();
    // Every English text of the screens.
    let english: BTreeSet<String> = screens()
        .into_iter()
        .flat_map(|session| page_texts(&crate::screen(session)))
        .map(|text| text.trim().to_owned())
        .filter(|text| text.chars().filter(|it| it.is_alphabetic()).count() > 2)
        .collect();
    assert!(english.len() > 400 && english.contains(words.ui(ui::CONTINUE)));
    let names: Vec<&str> = languages().all().map(|it| languages().words(it).name()).collect();
    for place in languages().without_variants().skip(1) {
        let code = languages().words(place).code();
        let own: BTreeSet<&str> = texts(code).iter().map(|(_, text)| text.as_str()).collect();
        for session in screens() {
            let html = crate::screen(session.after(Action::Language(place)));
            for text in page_texts(&html) {
                let text = text.trim();
                // Names, numbers, addresses and document headings are equal in both.
                let text = pseudo::without_addresses(text, "{number}");
                let shared =
                    || own.iter().any(|own| own.contains(&*text)) || names.contains(&&*text);
                let page = session.page();
                assert!(!english.contains(&*text) || shared(), "{code}, {page:?}: {text:?}");
            }
        }
    }
}

#[test]
fn numbers_and_dates_are_formatted_in_spanish() {
    let words = languages().words(spanish());
    assert_eq!(words.amount("1", LongUnit::Month), "1 mes");
    assert_eq!(words.amount("2", LongUnit::Month), "2 meses");
    let html = in_spanish(clean("depression"));
    let content = text(html.root_element());
    assert!(content.contains("de 2 a 5 semanas") || content.contains("de 2 a 7 días"), "{content}");
    assert!(content.contains("29 de noviembre de 2026") && content.contains("2.5 horas"));
}

#[test]
fn no_spanish_word_promises_or_sells() {
    let content = crate::packs()[spanish().index()].1.whole.to_lowercase();
    for word in
        ["elegible", "candidat", "garant", "cura ", "comprobad", "reserve", "el mejor", "¡", "!"]
    {
        assert!(!content.contains(word), "{word}");
    }
}

#[test]
fn the_answer_page_is_complete_in_every_language() {
    for place in languages().all() {
        let words = languages().words(place);
        let parts = static_pages::render_answer(languages(), place);
        let (_, answer) = parts.into_iter().find(|(name, _)| *name == "answer").unwrap();
        let html = Html::parse_fragment(&answer);
        for mark in [
            "data-finding",
            "data-range",
            "data-claim",
            "data-factor",
            "data-outcome",
            "data-screen",
        ] {
            assert!(all(&html, &format!("[{mark}]")).is_empty(), "{mark}");
        }
        let content = text(html.root_element());
        for claim in &outlook_engine::evidence::CLAIMS {
            let shown = words.claim_words(claim);
            // Context only, since a more specific claim is used.
            let context = ["s1-onset", "s1-overall", "s4-overall", "s4-overall-tldr"];
            assert!(
                content.contains(shown) || context.contains(&claim.id),
                "{}: {shown}",
                claim.id
            );
        }
        let empty = |row: &&scraper::ElementRef<'_>| text(**row).ends_with(':');
        assert_eq!(all(&html, ".ko-answer-condition li").iter().filter(empty).count(), 0);
        for trial in &outlook_engine::evidence::TRIALS {
            let brief = words.trial_brief(trial);
            assert!(content.contains(brief), "{}: {brief}", trial.id);
        }
        for finding in &outlook_engine::evidence::FINDINGS {
            let urgent = ["safety_plan", "safety_thoughts", "safety_unsaid"].contains(&finding.id);
            assert!(urgent || content.contains(words.finding_title(finding)), "{}", finding.id);
        }
        for region in outlook_engine::evidence::RegionIndex::all() {
            assert!(content.contains(words.region_name(region)));
        }
        let others: Vec<String> = languages()
            .all()
            .filter(|other| *other != place)
            .map(|other| format!("answer-{}.html", languages().words(other).code()))
            .collect();
        assert_eq!(values(&html, "a[hreflang]", "href"), others);
        for link in values(&html, ".ko-contents a", "href") {
            assert_eq!(all(&html, &format!("section{link}")).len(), 1, "{link}");
        }
    }
}

#[test]
fn the_static_page_links_to_the_answer_pages() {
    let parts = static_pages::render(languages());
    let part = |name: &str| {
        let (_, part) = parts.iter().find(|(known, _)| *known == name).unwrap();
        Html::parse_fragment(part)
    };
    let others = languages().without_variants().skip(1).map(|it| languages().words(it).code());
    let pages: Vec<String> = others.map(|code| format!("answer-{code}.html")).collect();
    assert_eq!(values(&part("question"), "a[hreflang]", "href"), pages);
    assert!(all(&part("question"), "[data-action=language]").is_empty());
    for name in ["general", "no_script"] {
        assert_eq!(values(&part(name), "a[href^=answer]", "href"), ["answer-en.html"], "{name}");
    }
}

#[test]
fn a_configuration_allows_languages_and_no_variants() {
    let words = languages().without_variants().map(|place| languages().words(place).code());
    assert_eq!(words.collect::<Vec<_>>(), outlook_engine::config::LANGUAGES);
}

#[test]
fn a_file_of_words_makes_a_language_with_the_plurals_it_needs() {
    let copy = with_language(root(), "ar");
    let evidence = outlook_content::read(copy.path()).unwrap();
    let pack = outlook_content::pack(&evidence, copy.path(), "ar").unwrap();
    let languages = Languages::read(crate::pack().to_owned() + &pack.whole).unwrap();
    let arabic = languages.named("ar").unwrap();
    let words = languages.words(arabic);
    for (n, form) in
        [("0", "zero"), ("2", "two"), ("3", "few"), ("11", "many"), ("103", "few"), ("111", "many")]
    {
        assert_eq!(words.amount(n, LongUnit::Day), format!("units.day.{form} {n}"));
    }
    // Everything is there in it: each screen with its sheet, the kiosk, the whole answer and the links to it.
    let start = Session::default().after(Action::Language(arabic));
    for session in [start, clean("depression").after(Action::Language(arabic))] {
        let drawn = static_pages::printed_at(languages, Reading::default(), session);
        assert_eq!(values(&Html::parse_fragment(&drawn), ".ko-app", "dir"), ["rtl"]);
        assert_eq!(drawn.contains("ko-sheet-person"), session.page() == Page::Result);
    }
    let all = |parts: Vec<(&'static str, String)>| {
        parts.into_iter().map(|(_, part)| part).collect::<String>()
    };
    assert!(all(static_pages::render(languages)).contains("answer-ar.html"));
    assert!(all(static_pages::render_answer(languages, arabic)).contains("dir=\"rtl\""));
    assert!(all(static_pages::render_kiosk(languages, "")).contains("lang=\"ar\" dir=\"rtl\""));
}

#[test]
fn english_titles_are_marked_on_spanish_screens() {
    let html = in_spanish(clean("depression"));
    let sections = all(&html, "[data-claim] span[lang=en]");
    assert!(sections.len() > 10, "{}", sections.len());
    let titles: Vec<String> =
        all(&html, ".ko-sources span[lang=en]").into_iter().map(text).collect();
    assert_eq!(
        titles,
        [
            "Ketamine Infusion Therapy: How Long Do Side Effects Last and What to Expect?",
            "How Long Does Ketamine Pain Relief Last?",
        ]
    );
}
