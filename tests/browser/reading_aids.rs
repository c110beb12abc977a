//! Reading aids: terms explained on a tap, number keys, larger text, reading aloud, answers stored on this
//! device, and undo of "Start again".

use anyhow::{Context as _, Result};
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::harness::answering::{answer_by_script, answer_with, result_by_script, result_for};
use crate::harness::page::Page;
use crate::harness::page_variants::{open_with, reload};

async fn open_panel(visit: &Page) -> Result<()> {
    visit.click(".ko-comfort-open").await?;
    visit.until("the panel is open", "!document.querySelector('.ko-comfort').hidden").await
}

async fn kept(visit: &Page) -> Result<Value> {
    visit.value("JSON.parse(localStorage.getItem('ketamine-outlook'))").await
}

/// The text of the screen, and the number of its terms.
const SAID: &str = "[document.querySelector('main').textContent,
    document.querySelectorAll('.ko-term').length]";

#[tokio::test]
async fn term_opens_and_closes_by_key() -> Result<()> {
    let mut visit = Page::open().await?;
    result_for(&visit, "depression").await?;
    visit.find(".ko-term").await?;
    let before = visit.value(SAID).await?;
    visit.tab_to("a word", "it.matches('.ko-term') && it.textContent === 'infusion'").await?;
    visit.press(Key::Enter).await?;
    let explanation = visit.text(".ko-term-say").await?;
    assert_eq!(explanation.trim(), "(a drip that goes slowly into a vein)");
    visit.screenshot("word-explained").await?;
    let behind = "document.activeElement.nextElementSibling.matches('.ko-term-say')
        && document.activeElement.getAttribute('aria-expanded') === 'true'";
    assert_eq!(visit.value(behind).await?, json!(true));
    visit.press(Key::Enter).await?;
    assert_eq!(visit.value(SAID).await?, before, "closed again");

    // The widget can still change the texts that contain terms.
    visit.click("label:has([value=words])").await?;
    visit.click("label:has([value=picture])").await?;
    visit.click("[data-action=language]").await?;
    visit
        .until(
            "Spanish words can be tapped",
            "document.querySelector('.ko-term')?.dataset.say.includes('suero')
        || document.querySelector('[data-say*=suero]')",
        )
        .await?;
    let english = "Array.from(document.querySelectorAll('.ko-term'), it => it.dataset.say)
        .filter(say => / of | the /.test(say))";
    assert_eq!(visit.value(english).await?, json!([]));
    visit.click("[data-action=language]").await?;
    visit
        .until(
            "the screen is English again",
            "document.documentElement.lang === 'en'
        && document.querySelector('[data-say*=drip]')",
        )
        .await?;
    let same = format!("JSON.stringify({SAID}) === JSON.stringify({before})");
    visit.until("nothing is lost or said twice", &same).await
}

/// Terms in flex or grid containers, where a term would be laid out apart from its sentence.
const DETACHED_TERMS: &str = "Array.from(document.querySelectorAll('.ko-term'))
    .filter(it => /flex|grid/.test(getComputedStyle(it.parentElement).display))
    .map(it => it.parentElement.textContent)";

#[tokio::test]
async fn term_stays_in_its_sentence() -> Result<()> {
    let visit = Page::open().await?;
    result_for(&visit, "depression").await?;
    visit
        .until(
            "the list of what was not checked has a term",
            "document.querySelector('.ko-unchecked .ko-term')",
        )
        .await?;
    assert_eq!(visit.value(DETACHED_TERMS).await?, json!([]));
    Ok(())
}

#[tokio::test]
async fn undo_restores_every_answer() -> Result<()> {
    let mut visit = Page::open().await?;
    result_by_script(&visit, &json!({ "condition": "crps", "body": ["bladder"] })).await?;
    let findings =
        "Array.from(document.querySelectorAll('[data-finding]'), it => it.dataset.finding)";
    let before = visit.value(findings).await?;
    visit.click("[data-action=restart]").await?;
    visit.find("[data-question=condition]").await?;
    assert_eq!(visit.value("document.querySelectorAll(':checked').length").await?, json!(0));
    let said = visit.text(".ko-undo[role=status]").await?;
    assert!(said.contains("Your answers are erased"), "{said}");
    visit.screenshot("undo").await?;
    visit.click("[data-action=language]").await?;
    visit
        .until(
            "it is said in Spanish",
            "document.querySelector('.ko-undo').innerText.includes('se borraron')",
        )
        .await?;
    visit.click("[data-action=undo]").await?;
    visit.find("[data-screen=result] [data-finding=bladder]").await?;
    assert_eq!(visit.value(findings).await?, before);
    assert_eq!(visit.value("document.querySelector('.ko-app').lang").await?, json!("es"));
    visit.until("the heading has the focus", "document.activeElement.tagName === 'H1'").await?;
    visit.find("[data-screen=result] .ko-term").await?;
    // Once another visit has begun, the last one cannot be restored.
    visit.click("[data-action=restart]").await?;
    answer_with(&visit, "ptsd").await?;
    visit.find("[data-question=safety_now]").await?;
    assert_eq!(visit.value("document.querySelector('[data-action=undo]')").await?, Value::Null);
    Ok(())
}

#[tokio::test]
async fn arrow_keys_step_through_picture_sources() -> Result<()> {
    let mut visit = Page::open().await?;
    result_for(&visit, "crps").await?;
    // The one with the most sources.
    let range = "Array.from(document.querySelectorAll('.ko-range:has(svg)'))
        .sort((a, b) => b.querySelectorAll('.ko-say').length - a.querySelectorAll('.ko-say').length)[0]";
    let picture = &format!("{range}.querySelector('.ko-picture')");
    assert_eq!(visit.value(&format!("{picture}.tabIndex")).await?, json!(-1), "not on");
    open_panel(&visit).await?;
    visit.click("label:has([name=ko-keys])").await?;
    visit.until("a picture can be reached", &format!("{picture}.tabIndex === 0")).await?;
    visit.tab_to("the picture", &format!("it === {picture}")).await?;
    let sayings = format!(
        "Array.from({range}.querySelectorAll('.ko-say'),
            it => Array.from(it.children, part => part.textContent).join('. ').replace('. ', ': '))"
    );
    let sayings: Vec<String> = serde_json::from_value(visit.value(&sayings).await?)?;
    assert!(sayings.len() > 1, "{sayings:?}");
    for saying in &sayings {
        visit.press(Key::Right).await?;
        let says =
            format!("{picture}.querySelector('[role=status]')?.textContent === {}", json!(saying));
        visit.until(&format!("the picture says {saying}"), &says).await?;
        let marked = "[document.querySelectorAll('.ko-say[data-at]').length,
            document.querySelector('.ko-say[data-at] .ko-tag').textContent,
            document.querySelector('svg [data-at]')?.nextElementSibling.textContent]";
        let source = saying.split(':').next();
        let marked = visit.value(marked).await?;
        assert_eq!((&marked[0], &marked[1]), (&json!(1), &json!(source)), "{saying}");
        // A strip without space for its name has none, and is not marked.
        assert!(marked[2].is_null() || marked[2] == json!(source), "{marked}");
    }
    visit.screenshot("picture-by-keys").await?;
    visit.press(Key::Left).await?;
    let before = &sayings[sayings.len() - 2];
    let says =
        format!("{picture}.querySelector('[role=status]').textContent === {}", json!(before));
    visit.until("it goes back", &says).await?;
    visit.click("label:has([name=ko-keys])").await?;
    visit.until("it is off again", &format!("{picture}.tabIndex === -1")).await?;
    assert_eq!(visit.value("document.querySelectorAll('[data-at]').length").await?, json!(0));
    assert_eq!(visit.complaints().await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn number_keys_choose_and_enter_continues() -> Result<()> {
    let mut visit = Page::open().await?;
    answer_with(&visit, "crps").await?;
    visit.find("[data-question=safety_now]").await?;
    visit.until("the heading has the focus", "document.activeElement.tagName === 'H1'").await?;
    visit.press_letter('1').await?;
    assert_eq!(
        visit.value("document.querySelector('form :checked')").await?,
        Value::Null,
        "not on"
    );
    open_panel(&visit).await?;
    visit.click("label:has([name=ko-keys])").await?;
    let hints = "Array.from(document.querySelectorAll('form .ko-option'), it => it.dataset.key)";
    assert_eq!(visit.value(hints).await?, json!(["1", "2", "3", "4"]));
    visit.screenshot("number-keys").await?;
    visit.press_letter('1').await?;
    assert_eq!(
        visit.value("document.querySelector('form :checked')").await?,
        Value::Null,
        "outside of the form"
    );
    visit.value("document.querySelector('h1').focus()").await?;
    visit.press_letter('1').await?;
    visit.until("1 chooses", "document.querySelector('form [value=none]').checked").await?;
    assert_eq!(
        visit.value("document.querySelector('form').dataset.question").await?,
        json!("safety_now")
    );
    visit.press(Key::Enter).await?;
    visit.find("[data-question=age]").await?;
    visit.until("the heading has the focus", "document.activeElement.tagName === 'H1'").await?;
    visit.press(Key::Enter).await?;
    visit.find("#ko-error").await?;
    visit.press_letter('2').await?;
    visit.press(Key::Enter).await?;
    visit
        .until("it is one step", "document.querySelector('form').dataset.question === 'tried'")
        .await
}

#[tokio::test]
async fn larger_text_applies_everywhere_without_cutting() -> Result<()> {
    let mut visit = Page::open().await?;
    visit.resize((320, 640)).await?;
    let size =
        "parseFloat(getComputedStyle(document.querySelector('.ko-option, main p')).fontSize)";
    let plain = visit.value(size).await?.as_f64().context("no size")?;
    open_panel(&visit).await?;
    visit.click(".ko-comfort label:nth-of-type(3)").await?;
    let grown = visit.value(size).await?.as_f64().context("no size")?;
    assert!(grown > plain * 1.45, "{plain} to {grown}");
    // WebKit gives a radio button that is clicked no focus; nothing else may have it.
    let focus =
        visit.value("document.activeElement.name ?? document.activeElement.tagName").await?;
    assert!(focus == json!("ko-size") || focus == json!("BODY"), "the focus went to {focus}");
    result_for(&visit, "crps").await?;
    let fits = "document.documentElement.scrollWidth <= innerWidth";
    assert_eq!(visit.value(fits).await?, json!(true));
    Ok(())
}

#[tokio::test]
async fn stored_answers_return_without_the_safety_answer() -> Result<()> {
    let (mut visit, _folder) = open_with("data-store=\"7\"").await?;
    let answers =
        json!({ "condition": "crps", "safety_now": "none", "age": "18_64", "heart": ["vessel"] });
    answer_by_script(&visit, &answers).await?;
    assert_eq!(kept(&visit).await?, Value::Null, "nothing is stored before it is asked for");
    open_panel(&visit).await?;
    visit.click("label:has([name=ko-keep])").await?;
    let record = kept(&visit).await?;
    assert_eq!(record["answers"]["heart"], json!(["vessel"]));
    assert_eq!(record["answers"]["mind"], Value::Null);
    assert_eq!(record["answers"].get("safety_now"), None, "{record}");
    assert!(record["build"].as_str().is_some_and(|build| build.len() == 16), "{record}");

    reload(&mut visit).await?;
    let offer = visit.text(".ko-comfort-said").await?;
    visit.screenshot("kept-answers").await?;
    assert!(offer.contains("You kept answers here on"), "{offer}");
    visit.click(".ko-comfort-said button").await?;
    visit.find("[data-question=safety_now]").await?;
    answer_with(&visit, "none").await?;
    visit.find("[data-screen=review]").await?;
    let review = visit.text(".ko-review").await?;
    assert!(review.contains("aneurysm") && review.contains("18 to 64"), "{review}");

    reload(&mut visit).await?;
    visit.click(".ko-comfort-said button + button").await?;
    visit.until("it is erased", "localStorage.length === 0").await?;
    assert!(visit.text(".ko-comfort-said").await?.contains("Nothing is kept"));

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
    ] {
        visit.value(&format!("localStorage.setItem('ketamine-outlook', {broken})")).await?;
        reload(&mut visit).await?;
        assert!(visit.text(".ko-comfort-said").await?.contains("We erased them"), "{broken}");
        assert_eq!(visit.value("localStorage.length").await?, json!(0), "{broken}");
    }
    // Well-formed, but not an option of this question.
    let strange = format!(
        "localStorage.setItem('ketamine-outlook', JSON.stringify({{ build: '{build}',
        date: new Date().toISOString(), answers: {{ condition: ['nothing_known'] }} }}))"
    );
    visit.value(&strange).await?;
    reload(&mut visit).await?;
    visit.click(".ko-comfort-said button").await?;
    visit
        .until(
            "it is said",
            "document.querySelector('.ko-comfort-said').innerText.includes('We erased')",
        )
        .await?;
    assert_eq!(visit.value("localStorage.length").await?, json!(0));
    Ok(())
}

#[tokio::test]
async fn storage_is_not_offered_by_default() -> Result<()> {
    let visit = Page::open().await?;
    open_panel(&visit).await?;
    assert_eq!(visit.value("document.querySelector('[name=ko-keep]')").await?, Value::Null);
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
    let visit = Page::open().await?;
    if visit.value("'speechSynthesis' in window").await? == json!(false) {
        open_panel(&visit).await?;
        assert!(!visit.text(".ko-comfort").await?.contains("aloud"));
        return Ok(());
    }
    visit.value(VOICES).await?;
    open_panel(&visit).await?;
    assert!(!visit.text(".ko-comfort").await?.contains("aloud"), "by a remote voice");
    visit.value("window.local = true").await?;
    visit.click(".ko-comfort-open").await?;
    open_panel(&visit).await?;
    visit.click(".ko-comfort > button").await?;
    let read = visit.value("window.read.join(' ')").await?;
    assert!(
        read.as_str().is_some_and(|it| it.contains("What would you like help with?")),
        "{read}"
    );
    assert!(visit.text(".ko-comfort > button").await?.contains("Stop"));
    answer_with(&visit, "crps").await?;
    visit.find("[data-question=safety_now]").await?;
    visit.until("the next screen is quiet", "window.read.length === 0").await
}

#[tokio::test]
async fn static_answer_link_follows_the_language() -> Result<()> {
    let visit = Page::open().await?;
    answer_with(&visit, "crps").await?;
    visit.find("[data-question=safety_now]").await?;
    let ways = "Array.from(document.querySelectorAll('.ko-whole:not([hidden]) a'),
        it => it.getAttribute('href'))";
    assert_eq!(visit.value(ways).await?, json!(["answer-en.html"]));
    visit.click("[data-action=language]").await?;
    visit.until("the screen is Spanish", "document.documentElement.lang === 'es'").await?;
    assert_eq!(visit.value(ways).await?, json!(["answer-es.html"]));
    visit.click(".ko-whole:not([hidden]) a").await?;
    visit.until("it is there", "location.pathname.endsWith('answer-es.html')").await
}
