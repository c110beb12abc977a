//! Terms, the words that a tap explains, on every screen.

use std::collections::BTreeSet;

use ketamine_outlook::session::Action;
use ketamine_outlook::static_pages;
use scraper::{ElementRef, Html};

use crate::pseudo::{page_texts, screens};
use crate::{all, languages, texts};

/// The elements in each of which a term is explained once.
const PARTS: [&str; 4] = ["section", "details", "form", "main"];

/// Where no text is explained.
const EXCLUDED: &str = "a, button, summary, label, h1, h2, h3, h4, th, svg, .ko-app [lang], .ko-hidden, \
     .ko-tag, .ko-progress, .ko-sheet, .ko-crisis, .ko-clinic";

/// Screens of every kind in every language; not all there are, since drawing takes long.
fn some_screens() -> impl Iterator<Item = Html> {
    let languages = languages();
    let sessions = screens().into_iter().step_by(7);
    sessions.flat_map(move |session| {
        languages.all().map(move |language| {
            let session = session.after(Action::Language(language));
            Html::parse_fragment(&static_pages::screen(languages, session))
        })
    })
}

/// The part that an element stands in.
fn part(element: ElementRef<'_>) -> ElementRef<'_> {
    let mut ancestors = element.ancestors().filter_map(ElementRef::wrap);
    ancestors.find(|it| PARTS.contains(&it.value().name())).unwrap()
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|it: char| !it.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// The explanations of a language with their forms, each as its words.
fn glossary(code: &str) -> Vec<(&'static str, Vec<Vec<String>>)> {
    let text =
        |path: &str| texts(code).iter().find(|(known, _)| known == path).map(|(_, it)| &**it);
    let rows = texts(code).iter().filter_map(|(path, forms)| {
        let id = path.strip_prefix("terms.")?.strip_suffix(".forms")?;
        Some((text(&format!("terms.{id}.say"))?, forms.split('|').map(words).collect()))
    });
    rows.collect()
}

#[test]
fn each_part_explains_a_term_once() {
    for html in some_screens() {
        let mut known = BTreeSet::new();
        for term in all(&html, ".ko-term") {
            let say = term.attr("data-say").unwrap();
            assert!(known.insert((part(term).id(), say)), "twice: {say}");
        }
        assert!(all(&html, ".ko-term-note").is_empty(), "one is open");
    }
}

#[test]
fn headings_options_and_links_have_no_terms() {
    for html in some_screens() {
        for excluded in all(&html, EXCLUDED) {
            let terms = excluded.descendants().filter_map(ElementRef::wrap);
            let found = terms.filter(|it| it.attr("class") == Some("ko-term")).count();
            assert_eq!(found, 0, "{}", excluded.html());
        }
    }
}

/// The terms that no button explains in their part, with their texts. A sentence with parts filled in is
/// drawn without terms of its own.
fn unexplained(html: &Html, code: &str) -> Vec<(String, String)> {
    let (glossary, wording) = (glossary(code), texts(code));
    let wording: BTreeSet<&str> = wording.iter().map(|(_, text)| &**text).collect();
    let excluded: BTreeSet<_> = all(html, EXCLUDED).iter().map(|it| it.id()).collect();
    let mut missing = Vec::new();
    for node in html.tree.nodes() {
        let Some(text) = node.value().as_text() else { continue };
        let mut above = node.ancestors().filter_map(ElementRef::wrap);
        let own = above.clone().next().unwrap();
        if above
            .clone()
            .any(|it| excluded.contains(&it.id()) || it.attr("class") == Some("ko-term"))
            || !above.any(|it| PARTS.contains(&it.value().name()))
            || !wording.contains(&**text)
        {
            continue;
        }
        let said: BTreeSet<&str> = part(own)
            .descendants()
            .filter_map(|it| ElementRef::wrap(it)?.attr("data-say"))
            .collect();
        let text_words = words(text);
        let stands = |form: &[String]| text_words.windows(form.len()).any(|it| it == form);
        let forms = || glossary.iter().flat_map(|(_, forms)| forms).filter(|form| stands(form));
        // "Placebo" is a part of "active placebo".
        let is_part = |form: &Vec<String>| {
            forms().any(|other| {
                other.len() > form.len() && (other.starts_with(form) || other.ends_with(form))
            })
        };
        for (say, own) in &glossary {
            let form = own.iter().find(|form| stands(form) && !is_part(form));
            if let Some(form) = form.filter(|_| !said.contains(say)) {
                missing.push((form.join(" "), text.to_string()));
            }
        }
    }
    missing
}

#[test]
fn every_term_of_a_part_is_explained() {
    for html in some_screens() {
        let code = all(&html, ".ko-app")[0].attr("lang").unwrap();
        let missing = unexplained(&html, code);
        assert!(missing.is_empty(), "{missing:#?}");
    }
}

#[test]
fn no_text_shows_a_mark() {
    let private = |it: char| ('\u{e000}'..='\u{f8ff}').contains(&it);
    for html in some_screens() {
        let marked = page_texts(&html).into_iter().find(|text| text.contains(private));
        assert_eq!(marked, None);
    }
    for language in languages().all() {
        let pages = static_pages::render_answer(languages(), language);
        assert!(pages.iter().all(|(_, markup)| !markup.contains(private)));
    }
    let pages = [static_pages::render(languages()), static_pages::render_kiosk(languages(), "")];
    assert!(pages.iter().flatten().all(|(_, markup)| !markup.contains(private)));
}

#[test]
fn static_pages_have_no_terms() {
    let pages = [static_pages::render(languages()), static_pages::render_kiosk(languages(), "")];
    assert!(pages.iter().flatten().all(|(_, markup)| !markup.contains("ko-term\"")));
}
