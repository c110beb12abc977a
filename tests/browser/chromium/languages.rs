//! The page in another language: which one it starts in, the switch during a visit, and a language that
//! is longer and written from right to left.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use outlook_engine::interview::Condition;
use serde_json::json;
use tempfile::TempDir;

use crate::pseudo;

use crate::harness::answering::{PAGE, answer_all, answer_with, screen};
use crate::harness::files::{copy_folder, dist};
use crate::harness::page::{FAILED, IN_CHARGE, LOADED, Page};
use crate::harness::privacy::{TITLE, baseline, expect_nothing_left};
use crate::harness::result::expect_engine_result;
use crate::harness::tablet::REFUSE_ONCE;

const TITULO: &str = "Qué esperar de una infusión de ketamina";

/// A browser that prefers Spanish, with the widget in charge.
async fn open_in_spanish() -> Result<Page> {
    let mut page = Page::prepare().await?;
    page.prefer(&["es-US", "en"]).await?;
    page.go().await?;
    page.until("the widget is in charge", IN_CHARGE).await?;
    page.until("everything is loaded", LOADED).await?;
    Ok(page)
}

async fn expect_language(page: &Page, code: &str, title: &str) -> Result<()> {
    let spoken = "[document.documentElement.lang, (ko.querySelector('.ko-app') ?? document.documentElement).lang, document.title]";
    assert_eq!(page.value(spoken).await?, json!([code, code, title]));
    Ok(())
}

#[tokio::test]
async fn spanish_browser_gets_spanish_throughout() -> Result<()> {
    let mut page = open_in_spanish().await?;
    expect_language(&page, "es", TITULO).await?;
    assert!(!page.is_displayed("#ko-general").await?, "the general answer is English");
    page.screenshot("es-first-question").await?;
    let baseline = baseline(&mut page).await?;
    let answers = json!({
        "condition": "depression", "safety_now": "none", "age": "18_64", "tried": "one",
        "heart": ["bp_controlled"], "before": "series", "before_relief": "weeks",
    });
    answer_all(&page, &answers).await?;
    page.find("[data-outcome=discuss_first]").await?;
    expect_engine_result(&page, &answers).await?;
    let said = page.text("main").await?;
    assert!(said.contains("en unos pocos días a una semana"), "{said}");
    let foot = page.text(".ko-foot").await?;
    assert!(foot.contains("29 de noviembre de 2026"), "{foot}");
    page.screenshot("es-result").await?;
    page.resize((1280, 900)).await?;
    page.screenshot("es-result-wide").await?;
    expect_nothing_left(&mut page, baseline, TITULO).await
}

#[tokio::test]
async fn spanish_urgent_screen_names_the_phone_key() -> Result<()> {
    let mut page = open_in_spanish().await?;
    answer_all(&page, &json!({ "condition": "ptsd", "safety_now": "plan" })).await?;
    let said = page.text("[data-screen=urgent]").await?;
    assert!(said.contains("Busque ayuda ahora") && said.contains("oprima 2"), "{said}");
    page.screenshot("es-urgent").await
}

#[tokio::test]
async fn language_switch_keeps_answers_page_and_focus() -> Result<()> {
    let mut page = Page::open().await?;
    let baseline = baseline(&mut page).await?;
    answer_with(&page, "crps").await?;
    page.find("[data-question=safety_now]").await?;
    page.click("label:has([value=thoughts])").await?;
    page.click("[data-action=language][data-lang=es]").await?;
    page.until("the screen is Spanish", "document.documentElement.lang === 'es'").await?;
    expect_language(&page, "es", TITULO).await?;
    let kept = "ko.querySelector('[data-question=safety_now] [value=thoughts]').checked
        && ko.activeElement.dataset.lang === 'en'";
    assert_eq!(page.value(kept).await?, json!(true));
    page.click("[data-action=back]").await?;
    page.find("[data-question=condition] [value=crps]:checked").await?;
    page.click("[data-action=language][data-lang=en]").await?;
    page.until("the screen is English", "document.documentElement.lang === 'en'").await?;
    expect_nothing_left(&mut page, baseline, TITLE).await
}

#[tokio::test]
async fn language_switch_keeps_error_and_focus() -> Result<()> {
    let page = Page::open().await?;
    page.click("[data-action=continue]").await?;
    page.find("[role=alert] #ko-error-condition").await?;
    page.click("[data-action=language]").await?;
    page.until(
        "the error is Spanish",
        "ko.querySelector('#ko-error-condition').innerText.startsWith('Elija')",
    )
    .await?;
    assert_eq!(page.value("ko.activeElement.dataset.action").await?, json!("language"));
    Ok(())
}

#[tokio::test]
async fn early_answer_survives_start_in_spanish() -> Result<()> {
    let mut page = Page::prepare().await?;
    page.prefer(&["es"]).await?;
    let hold = page.hold(".wasm");
    page.go().await?;
    page.click("input[value=ptsd]").await?;
    drop(hold);
    page.until("the screen is Spanish", "document.documentElement.lang === 'es'").await?;
    page.until("the answer is kept", "ko.querySelector('input[value=ptsd]').checked").await
}

#[tokio::test]
async fn host_language_overrides_browser_language() -> Result<()> {
    let mut page = Page::prepare().await?;
    let script = "addEventListener('DOMContentLoaded', () => { document.getElementById('ketamine-outlook').lang = 'es-MX'; });";
    page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
    page.go().await?;
    page.until("the screen is Spanish", "document.documentElement.lang === 'es'").await
}

#[tokio::test]
async fn one_rule_chooses_a_variant_and_loads_no_other() -> Result<()> {
    // What the host chose, the browser's languages, and the packs, the one of the page first.
    for (host, browser, packs) in [
        ("", "en-US,en", "en es"),
        ("", "en-AU,en", "en-GB es"),
        ("", "fr,en-IE,es", "en-GB es"),
        ("", "fr", "en es"),
        ("", "es-PR,en-NZ", "es en-GB"),
        ("", "en-US-u-mu-celsius", "en es"),
        ("", "en-Latn-IN", "en-GB es"),
        ("en-GB", "en-US", "en-GB es"),
        ("EN_gb", "es", "en-GB es"),
        ("en", "en-GB", "en es"),
        ("es-419", "en-GB", "es en-GB"),
        ("de", "es", "es en"),
    ] {
        let mut page = Page::prepare().await?;
        page.prefer(&browser.split(',').collect::<Vec<_>>()).await?;
        let script = format!(
            "new MutationObserver((_, all) => {{
                const host = document.getElementById('ketamine-outlook');
                if (host) {{ host.lang = '{host}'; all.disconnect(); }}
            }}).observe(document, {{ childList: true, subtree: true }});"
        );
        let script = json!({ "source": script });
        page.devtools("Page.addScriptToEvaluateOnNewDocument", script).await?;
        page.go().await?;
        page.until("the widget is in charge", IN_CHARGE).await?;
        page.until("everything is loaded", LOADED).await?;
        let loaded =
            "[ko.querySelector('.ko-app').lang, ...performance.getEntriesByType('resource')
            .map(({ name }) => name.match(/([\\w-]+)-[0-9a-f]{16}\\.txt$/)?.[1]).filter(Boolean)]";
        let first = packs.split(' ').next();
        let all: Vec<&str> = first.into_iter().chain(packs.split(' ')).collect();
        assert_eq!(page.value(loaded).await?, json!(all), "{host:?}, {browser}");
    }
    Ok(())
}

#[tokio::test]
async fn missing_language_pack_falls_back_to_english() -> Result<()> {
    let mut page = Page::prepare().await?;
    page.prefer(&["es", "en"]).await?;
    page.devtools("Network.enable", json!({})).await?;
    page.devtools("Network.setBlockedURLs", json!({ "urls": ["*/es-*"] })).await?;
    page.go().await?;
    page.until("the widget is in charge", IN_CHARGE).await?;
    expect_language(&page, "en", TITLE).await?;
    assert_eq!(page.value("ko.querySelectorAll('[data-action=language]').length").await?, json!(0));
    Ok(())
}

#[tokio::test]
async fn trap_in_spanish_links_to_the_spanish_answer() -> Result<()> {
    let page = open_in_spanish().await?;
    page.run(REFUSE_ONCE).await?;
    // The next drawing may be another one.
    page.run("ko.querySelector('.ko-reading-aids-open')?.click()").await?;
    page.until("the failure is shown", FAILED).await?;
    expect_language(&page, "en", TITLE).await?;
    assert!(page.is_displayed("#ko-general").await?);
    page.click(".ko-languages a[hreflang=es]").await?;
    page.until("the Spanish answer is open", "document.title.startsWith('Qué dicen')").await
}

#[tokio::test]
async fn static_answers_fit_320_pixels_without_script() -> Result<()> {
    let mut page = Page::prepare().await?;
    page.resize((320, 640)).await?;
    for (name, other) in [("answer-en.html", "es"), ("answer-es.html", "en")] {
        page.open_page(name).await?;
        let fits = "document.documentElement.scrollWidth <= 320 && !document.scripts.length";
        assert_eq!(page.value(fits).await?, json!(true), "{name}");
        assert_eq!(page.complaints().await?, Vec::<String>::new(), "{name}");
        page.click(&format!(".ko-languages a[hreflang={other}]")).await?;
        page.until(
            "the other answer is open",
            &format!("document.documentElement.lang === '{other}'"),
        )
        .await?;
    }
    Ok(())
}

fn is_text(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "txt")
}

/// The pages with the pseudo-language in place of Spanish.
fn with_pseudo(direction: &str) -> Result<TempDir> {
    let (dist, copy) = (dist()?, tempfile::tempdir()?);
    fs::copy(dist.join("index.html"), copy.path().join("index.html"))?;
    copy_folder(&dist.join("assets"), &copy.path().join("assets"))?;
    let mut english = None;
    for entry in fs::read_dir(copy.path().join("assets"))? {
        let path = entry?.path();
        let name = path.file_name().context("an entry has a name")?.to_string_lossy();
        if name.starts_with("en-") && is_text(&path) {
            english = Some(fs::read_to_string(&path)?);
        }
    }
    let pack = pseudo::pack(&english.context("there is an English pack")?, direction);
    for entry in fs::read_dir(copy.path().join("assets"))? {
        let path = entry?.path();
        let name = path.file_name().context("an entry has a name")?.to_string_lossy().into_owned();
        if name.starts_with("es-") {
            if is_text(&path) { fs::write(&path, &pack)? } else { fs::remove_file(&path)? }
        }
    }
    Ok(copy)
}

#[tokio::test]
async fn pseudo_language_is_not_cut_in_either_direction() -> Result<()> {
    // Nothing is wider than the screen, and no text is wider than its container.
    let cut = "(() => {
        const wide = document.documentElement.scrollWidth > innerWidth;
        const cut = Array.from(ko.querySelectorAll('button, .ko-crisis-lines a, .ko-ways a, .ko-option, .ko-tag, h1, h2, h3, legend, summary, td, th, dt, dd, .ko-view > span'))
            .filter(e => e.checkVisibility() && !e.closest('.ko-hidden, .ko-sheet, .ko-table, .ko-answer-change'))
            .filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline');
        return [wide && 'the page', ...cut.map(e => `${e.className || e.tagName}: ${e.innerText.slice(0, 40)}`)].filter(Boolean);
    })()";
    for direction in ["ltr", "rtl"] {
        let pages = with_pseudo(direction)?;
        let mut page = Page::serving(pages.path()).await?;
        page.go().await?;
        page.until("the widget is in charge", IN_CHARGE).await?;
        page.resize((320, 640)).await?;
        page.click("[data-action=language][data-lang=xx]").await?;
        let turned = format!("document.documentElement.dir === '{direction}'");
        page.until("the page runs that way", &turned).await?;
        assert_eq!(page.value(cut).await?, json!([]), "{direction}: the first question");
        page.screenshot(&format!("pseudo-{direction}-first")).await?;
        let condition = Condition::all().next().context("there is a condition")?;
        page.click(&format!("label:has([value={}])", condition.id())).await?;
        page.click("[data-action=continue]").await?;
        page.find("[data-action=skip]").await?;
        let mut seen = Vec::new();
        while screen(&page).await? == "question" {
            let number = page.value(PAGE).await?;
            assert_eq!(page.value(cut).await?, json!([]), "{direction}: page {number}");
            page.click("[data-action=skip]").await?;
            let on = format!("{PAGE} !== {number}");
            page.until("the next screen is there", &on).await?;
            seen.push(number);
        }
        assert_eq!(seen.len(), 9, "{seen:?}");
        page.find("[data-screen=result]").await?;
        assert_eq!(page.value(cut).await?, json!([]), "{direction}: the result");
        page.screenshot(&format!("pseudo-{direction}-result")).await?;
    }
    Ok(())
}
