//! Reading aids: terms explained on a tap, number keys, larger text, reading aloud, answers stored on this
//! device, and undo of "Start again".

use anyhow::{Context as _, Result};
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::harness::answering::{
    PAGE, answer_by_script, answer_with, result_by_script, result_for,
};
use crate::harness::page::Page;
use crate::harness::page_variants::{open_with, reload};

async fn open_panel(page: &Page) -> Result<()> {
    page.click(".ko-reading-aids-open").await?;
    page.until("the panel is open", "!ko.querySelector('.ko-reading-aids').hidden").await
}

async fn kept(page: &Page) -> Result<Value> {
    page.value("JSON.parse(localStorage.getItem('ketamine-outlook'))").await
}

/// The text of the screen, and the number of its terms.
const SAID: &str = "[ko.querySelector('main').textContent,
    ko.querySelectorAll('.ko-term').length]";

#[tokio::test]
async fn term_opens_and_closes_by_key() -> Result<()> {
    let mut page = Page::open().await?;
    result_for(&page, "depression").await?;
    page.find(".ko-term").await?;
    let before = page.value(SAID).await?;
    page.tab_to("a word", "it.matches('.ko-term') && it.textContent === 'off-label'").await?;
    page.press(Key::Enter).await?;
    let explanation = page.text(".ko-term-note").await?;
    assert_eq!(explanation.trim(), "(not what the drug was approved for)");
    page.screenshot("word-explained").await?;
    let behind = "ko.activeElement.nextElementSibling.matches('.ko-term-note')
        && ko.activeElement.getAttribute('aria-expanded') === 'true'";
    assert_eq!(page.value(behind).await?, json!(true));
    page.press(Key::Enter).await?;
    assert_eq!(page.value(SAID).await?, before, "closed again");

    // The widget can still change the texts that contain terms.
    page.click("[data-action=language]").await?;
    page.until(
        "Spanish words can be tapped",
        "ko.querySelector('.ko-term')?.dataset.say.includes('intravenosa')
        || ko.querySelector('[data-say*=intravenosa]')",
    )
    .await?;
    let english = "Array.from(ko.querySelectorAll('.ko-term'), it => it.dataset.say)
        .filter(say => / of | the /.test(say))";
    assert_eq!(page.value(english).await?, json!([]));
    page.click("[data-action=language]").await?;
    page.until(
        "the screen is English again",
        "document.documentElement.lang === 'en'
        && ko.querySelector('[data-say*=vein]')",
    )
    .await?;
    let same = format!("JSON.stringify({SAID}) === JSON.stringify({before})");
    page.until("nothing is lost or said twice", &same).await
}

/// Terms in flex or grid containers, where a term would be laid out apart from its sentence.
const DETACHED_TERMS: &str = "Array.from(ko.querySelectorAll('.ko-term'))
    .filter(it => /flex|grid/.test(getComputedStyle(it.parentElement).display))
    .map(it => it.parentElement.textContent)";

#[tokio::test]
async fn term_stays_in_its_sentence() -> Result<()> {
    let page = Page::open().await?;
    result_for(&page, "depression").await?;
    page.until(
        "the list of what was not checked has a term",
        "ko.querySelector('.ko-unchecked .ko-term')",
    )
    .await?;
    assert_eq!(page.value(DETACHED_TERMS).await?, json!([]));
    Ok(())
}

#[tokio::test]
async fn undo_restores_every_answer() -> Result<()> {
    let mut page = Page::open().await?;
    result_by_script(&page, &json!({ "condition": "crps", "body": ["bladder"] })).await?;
    let findings = "Array.from(ko.querySelectorAll('[data-finding]'), it => it.dataset.finding)";
    let before = page.value(findings).await?;
    page.click("[data-action=restart]").await?;
    page.find("[data-question=condition]").await?;
    assert_eq!(page.value("ko.querySelectorAll(':checked').length").await?, json!(0));
    let said = page.text(".ko-undo[role=status]").await?;
    assert!(said.contains("Your answers will be erased"), "{said}");
    page.screenshot("undo").await?;
    page.click("[data-action=language]").await?;
    page.until(
        "it is said in Spanish",
        "ko.querySelector('.ko-undo').innerText.includes('se borrarán')",
    )
    .await?;
    page.click("[data-action=undo]").await?;
    page.find("[data-screen=result] [data-finding=bladder]").await?;
    assert_eq!(page.value(findings).await?, before);
    assert_eq!(page.value("ko.querySelector('.ko-app').lang").await?, json!("es"));
    page.until("the heading has the focus", "ko.activeElement.tagName === 'H1'").await?;
    page.find("[data-screen=result] .ko-term").await?;
    // Once another visit has begun, the last one cannot be restored.
    page.click("[data-action=restart]").await?;
    answer_with(&page, "ptsd").await?;
    page.find("[data-question=safety_now]").await?;
    assert_eq!(page.value("ko.querySelector('[data-action=undo]')").await?, Value::Null);
    Ok(())
}

#[tokio::test]
async fn number_keys_choose_and_enter_continues() -> Result<()> {
    let mut page = Page::open().await?;
    answer_with(&page, "crps").await?;
    page.find("[data-question=safety_now]").await?;
    page.until("the heading has the focus", "ko.activeElement.tagName === 'H1'").await?;
    page.press_letter('1').await?;
    assert_eq!(page.value("ko.querySelector('form :checked')").await?, Value::Null, "not on");
    open_panel(&page).await?;
    page.click("label:has([name=ko-keys])").await?;
    let hints = "Array.from(ko.querySelectorAll('form .ko-option'), it => it.dataset.key)";
    assert_eq!(page.value(hints).await?, json!(["1", "2", "3", "4"]));
    page.screenshot("number-keys").await?;
    page.press_letter('1').await?;
    assert_eq!(
        page.value("ko.querySelector('form :checked')").await?,
        Value::Null,
        "outside of the form"
    );
    page.value("ko.querySelector('h1').focus()").await?;
    page.press_letter('1').await?;
    page.until("1 chooses", "ko.querySelector('form [value=none]').checked").await?;
    assert_eq!(page.value(PAGE).await?, json!("2"));
    page.press(Key::Enter).await?;
    page.find("[data-question=age]").await?;
    page.until("the heading has the focus", "ko.activeElement.tagName === 'H1'").await?;
    page.press(Key::Enter).await?;
    page.find("#ko-error-age").await?;
    // The digits of the second question go on where the first one ends.
    page.press_letter('2').await?;
    page.press_letter('4').await?;
    page.until("both are answered", "ko.querySelectorAll('form :checked').length === 2").await?;
    page.press(Key::Enter).await?;
    page.until("it is one step", &format!("{PAGE} === '4'")).await
}

#[tokio::test]
async fn larger_text_applies_everywhere_without_cutting() -> Result<()> {
    let mut page = Page::open().await?;
    page.resize((320, 640)).await?;
    let size = "parseFloat(getComputedStyle(ko.querySelector('.ko-option, main p')).fontSize)";
    let plain = page.value(size).await?.as_f64().context("no size")?;
    open_panel(&page).await?;
    page.click(".ko-reading-aids label:nth-of-type(3)").await?;
    let grown = page.value(size).await?.as_f64().context("no size")?;
    assert!(grown > plain * 1.45, "{plain} to {grown}");
    // WebKit gives a radio button that is clicked no focus; nothing else may have it.
    let focus = page.value("ko.activeElement.name ?? ko.activeElement.tagName").await?;
    assert!(focus == json!("ko-size") || focus == json!("BODY"), "the focus went to {focus}");
    result_for(&page, "crps").await?;
    let fits = "document.documentElement.scrollWidth <= innerWidth";
    assert_eq!(page.value(fits).await?, json!(true));
    Ok(())
}

#[tokio::test]
async fn stored_answers_return_without_the_safety_answer() -> Result<()> {
    let (mut page, _folder) = open_with("store=\"7\"").await?;
    let answers =
        json!({ "condition": "crps", "safety_now": "none", "age": "18_64", "heart": ["vessel"] });
    answer_by_script(&page, &answers).await?;
    assert_eq!(kept(&page).await?, Value::Null, "nothing is stored before it is asked for");
    open_panel(&page).await?;
    page.click("label:has([name=ko-keep])").await?;
    let record = kept(&page).await?;
    assert_eq!(record["answers"]["heart"], json!(["vessel"]));
    assert_eq!(record["answers"]["mind"], Value::Null);
    assert_eq!(record["answers"].get("safety_now"), None, "{record}");
    assert!(record["build"].as_str().is_some_and(|build| build.len() == 16), "{record}");

    reload(&mut page).await?;
    let offer = page.text(".ko-reading-aids-status").await?;
    page.screenshot("kept-answers").await?;
    assert!(offer.contains("You kept answers here on"), "{offer}");
    page.click(".ko-reading-aids-status button").await?;
    page.find("[data-question=safety_now]").await?;
    answer_with(&page, "none").await?;
    page.find("[data-screen=result]").await?;
    let told = page.value("ko.querySelector('[data-section=answers]').textContent").await?;
    let told = told.as_str().unwrap_or_default();
    assert!(told.contains("aneurysm") && told.contains("18 to 64"), "{told}");

    reload(&mut page).await?;
    page.click(".ko-reading-aids-status button + button").await?;
    page.until("it is erased", "localStorage.length === 0").await?;
    assert!(page.text(".ko-reading-aids-status").await?.contains("Nothing is kept"));

    let old = "new Date(Date.now() - 8 * 86400000).toISOString()";
    let build = record["build"].as_str().unwrap_or_default();
    for broken in [
        "'{'".to_owned(),
        "JSON.stringify({ build: 'another', date: new Date().toISOString(), answers: {} })"
            .to_owned(),
        format!("JSON.stringify({{ build: '{build}', date: {old}, answers: {{}} }})"),
        format!(
            "JSON.stringify({{ build: '{build}', date: new Date().toISOString(), answers: {{ safety_now: ['none'] }} }})"
        ),
        // Well-formed, but not an option of this question.
        format!(
            "JSON.stringify({{ build: '{build}', date: new Date().toISOString(), answers: {{ condition: ['nothing_known'] }} }})"
        ),
    ] {
        page.value(&format!("localStorage.setItem('ketamine-outlook', {broken})")).await?;
        reload(&mut page).await?;
        assert!(page.text(".ko-reading-aids-status").await?.contains("We erased them"), "{broken}");
        assert_eq!(page.value("localStorage.length").await?, json!(0), "{broken}");
    }
    Ok(())
}

#[tokio::test]
async fn storage_is_not_offered_by_default() -> Result<()> {
    let page = Page::open().await?;
    open_panel(&page).await?;
    assert_eq!(page.value("ko.querySelector('[name=ko-keep]')").await?, Value::Null);
    Ok(())
}

/// Replaces the speech synthesis by one voice and records the texts it reads.
const VOICES: &str = "(() => { window.read = []; window.local = false;
    window.SpeechSynthesisUtterance = function (text) { this.text = text; };
    const on = (name, value) => Object.defineProperty(speechSynthesis, name, { configurable: true, value });
    on('getVoices', () => [{ lang: 'en-US', localService: window.local }]);
    on('speak', (it) => { window.read.push(it.text);
        Object.defineProperty(speechSynthesis, 'speaking', { configurable: true, value: true }); });
    on('cancel', () => { window.read = [];
        Object.defineProperty(speechSynthesis, 'speaking', { configurable: true, value: false }); });
})()";

#[tokio::test]
async fn only_local_voices_read_until_the_next_screen() -> Result<()> {
    let page = Page::open().await?;
    if page.value("'speechSynthesis' in window").await? == json!(false) {
        open_panel(&page).await?;
        assert!(!page.text(".ko-reading-aids").await?.contains("aloud"));
        return Ok(());
    }
    page.value(VOICES).await?;
    open_panel(&page).await?;
    assert!(!page.text(".ko-reading-aids").await?.contains("aloud"), "by a remote voice");
    page.value("window.local = true").await?;
    page.click(".ko-reading-aids-open").await?;
    open_panel(&page).await?;
    page.click(".ko-reading-aids > button").await?;
    let read = page.value("window.read.join(' ')").await?;
    assert!(
        read.as_str().is_some_and(|it| it.contains("What would you like help with?")),
        "{read}"
    );
    assert!(page.text(".ko-reading-aids > button").await?.contains("Stop"));
    answer_with(&page, "crps").await?;
    page.find("[data-question=safety_now]").await?;
    page.until("the next screen is quiet", "window.read.length === 0").await
}

#[tokio::test]
async fn static_answer_link_follows_the_language() -> Result<()> {
    let page = Page::open().await?;
    answer_with(&page, "crps").await?;
    page.find("[data-question=safety_now]").await?;
    let ways = "Array.from(ko.querySelectorAll('.ko-answer-link:not([hidden]) a'),
        it => it.getAttribute('href'))";
    assert_eq!(page.value(ways).await?, json!(["answer-en.html"]));
    page.click("[data-action=language]").await?;
    page.until("the screen is Spanish", "document.documentElement.lang === 'es'").await?;
    assert_eq!(page.value(ways).await?, json!(["answer-es.html"]));
    page.click(".ko-answer-link:not([hidden]) a").await?;
    page.until("it is there", "location.pathname.endsWith('answer-es.html')").await
}
