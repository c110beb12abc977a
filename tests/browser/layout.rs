//! What is seen on every screen, measured: no text is cut, none lies over another, and nothing scrolls
//! sideways; at 320 px, which is a zoom of 400 % too, in text of 200 %, and with the spacing of WCAG
//! 1.4.12.

use anyhow::Result;
use serde_json::json;

use crate::reading_aids::open_with_phq9;
use crate::visit::{FAILED, Visit};

/// What a person may set, as a sheet over the page's own.
const SETTINGS: [(&str, &str); 3] = [
    ("as it comes", ""),
    ("text at 200 %", ":root { font-size: 200% }"),
    (
        "spaced",
        "* { line-height: 1.5 !important; letter-spacing: .12em !important;
            word-spacing: .16em !important; } p { margin-block-end: 2em !important; }",
    ),
];

/// The lines of text that are seen, as boxes around the letters' middle, so that only text on text
/// counts; and what is wrong with them.
const MEASURE: &str = "(() => {
    const wrong = new Set();
    const wide = document.documentElement.clientWidth;
    const over = document.documentElement.scrollWidth - wide;
    if (over > 0) wrong.add(`scrolls sideways by ${over}`);
    const lines = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const hidden = (it) => !it.checkVisibility({ opacityProperty: true, visibilityProperty: true })
        || it.closest('.ko-hidden, .ko-sheet, script, style, noscript')
        || getComputedStyle(it).clipPath.startsWith('inset(50%');
    while (texts.nextNode()) {
        const text = texts.currentNode;
        const box = text.parentElement;
        if (!text.data.trim() || hidden(box) || box.closest('thead') && hidden(box.closest('thead'))) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        for (const { left, right, top, bottom, width, height } of range.getClientRects()) {
            if (width < 2 || height < 2) continue;
            const name = text.data.trim().slice(0, 30);
            if (!box.closest('svg') && (left < -1 || right > wide + 1)) wrong.add(`out of sight: ${name}`);
            lines.push({ text, name, left: left + 1, right: right - 1, top: top + height * .3, bottom: bottom - height * .3 });
        }
        for (let it = box; it && it !== document.body; it = it.parentElement) {
            const { overflowX, overflowY } = getComputedStyle(it);
            const cuts = overflowX === 'hidden' && it.scrollWidth > it.clientWidth + 1
                || overflowY === 'hidden' && it.scrollHeight > it.clientHeight + 1;
            if (cuts && it.clientWidth > 1) wrong.add(`cut: ${text.data.trim().slice(0, 30)}`);
        }
    }
    lines.sort((a, b) => a.top - b.top);
    lines.forEach((a, at) => {
        for (let next = at + 1; next < lines.length && lines[next].top < a.bottom; next += 1) {
            const b = lines[next];
            if (a.text !== b.text && a.left < b.right && b.left < a.right) wrong.add(`${a.name} | ${b.name}`);
        }
    });
    return [...wrong];
})()";

const OPEN_ALL: &str = "(() => {
    document.querySelectorAll('details').forEach(it => { it.open = true; });
    document.querySelectorAll('.ko-term[aria-expanded=false]').forEach(it => it.click());
    const opener = document.querySelector('.ko-comfort-open[aria-expanded=false]');
    opener?.click();
})()";

async fn set(visit: &Visit, sheet: &str) -> Result<()> {
    visit
        .value(&format!(
            "(() => {{ const sheet = new CSSStyleSheet(); sheet.replaceSync(`{sheet}`);
            document.adoptedStyleSheets = [sheet]; }})()"
        ))
        .await
        .map(drop)
}

/// Measures the screen as it stands in every setting, closed and with everything open.
async fn fits(visit: &Visit, screen: &str) -> Result<()> {
    for (name, sheet) in SETTINGS {
        set(visit, sheet).await?;
        visit.value("window.scrollTo(0, 0)").await?;
        let found = visit.value(MEASURE).await?;
        assert_eq!(found, json!([]), "{screen}, {name}: {found:#}");
    }
    Ok(())
}

pub(crate) async fn fits_closed_and_open(visit: &Visit, screen: &str) -> Result<()> {
    fits(visit, screen).await?;
    visit.value(OPEN_ALL).await?;
    fits(visit, &format!("{screen}, everything open")).await
}

async fn at_320() -> Result<Visit> {
    let mut visit = Visit::open().await?;
    visit.resize((320, 640)).await?;
    Ok(visit)
}

#[tokio::test]
async fn text_over_text_and_cut_text_are_noticed() -> Result<()> {
    let visit = at_320().await?;
    assert_eq!(visit.value(MEASURE).await?, json!([]));
    for (wrong, sheet) in [
        ("|", ".ko-lead { margin-block-start: -1.6em }"),
        ("cut", ".ko-lead { block-size: 2em; overflow: hidden }"),
        ("sideways", ".ko-lead { inline-size: 30em }"),
    ] {
        set(&visit, sheet).await?;
        let found = visit.value(MEASURE).await?.to_string();
        assert!(found.contains(wrong), "{sheet}: {found}");
    }
    Ok(())
}

#[tokio::test]
async fn every_question_fits_at_320_pixels_in_every_setting() -> Result<()> {
    let visit = at_320().await?;
    fits(&visit, "the first question").await?;
    visit.click("[data-action=continue]").await?;
    visit.find("#ko-error").await?;
    visit.click("label:has([value=suicidal_thoughts])").await?;
    visit.find(".ko-support").await?;
    fits_closed_and_open(&visit, "the help card").await?;
    visit.click("label:has([value=crps])").await?;
    visit.click("[data-action=continue]").await?;
    while let Some(question) =
        visit.value("document.querySelector('form')?.dataset.question ?? null").await?.as_str()
    {
        visit.click("[data-action=continue]").await?;
        visit.find("#ko-error").await?;
        fits_closed_and_open(&visit, question).await?;
        let answer = if question == "before" {
            "document.querySelector('[value=series]').click()"
        } else {
            "0"
        };
        visit.value(answer).await?;
        let on = if question == "before" { "continue" } else { "skip" };
        visit.click(&format!("[data-action={on}]")).await?;
        let gone = format!("document.querySelector('form')?.dataset.question !== '{question}'");
        visit.until("it leads on", &gone).await?;
    }
    visit.find("[data-screen=review]").await?;
    fits_closed_and_open(&visit, "the review").await
}

#[tokio::test]
async fn every_view_of_a_result_fits_at_320_pixels_in_every_setting() -> Result<()> {
    let visit = at_320().await?;
    visit.click("label:has([value=crps])").await?;
    visit.click("[data-action=continue]").await?;
    visit.find("[data-question=safety_now]").await?;
    visit.click("label:has([value=thoughts])").await?;
    visit.click("[data-action=continue]").await?;
    visit.find("[data-question=age]").await?;
    let skip = "(() => { document.querySelector('[data-action=skip]')?.click();
        return document.querySelector('[data-screen=review]'); })()";
    visit.until("the review is there", skip).await?;
    visit.click("[data-action=continue]").await?;
    visit.find("[data-screen=result]").await?;
    visit.find(".ko-term").await?;
    for view in ["picture", "words", "table"] {
        set(&visit, "").await?;
        visit.click(&format!("label:has([value={view}])")).await?;
        let shown = format!("document.querySelector('[value={view}]').checked");
        visit.until(&format!("{view} is shown"), &shown).await?;
        fits_closed_and_open(&visit, view).await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_stands_outside_of_a_visit_fits_at_320_pixels_in_every_setting() -> Result<()> {
    let (mut visit, _folder) =
        open_with_phq9("data-barriers=\"access@clinic.example\" data-store=\"7\"").await?;
    visit.resize((320, 640)).await?;
    visit.click("label:has([value=depression])").await?;
    visit.click("[data-action=continue]").await?;
    visit.find("[data-question=safety_now]").await?;
    visit.click("label:has([value=plan])").await?;
    visit.click("[data-action=continue]").await?;
    visit.find("[data-screen=urgent]").await?;
    fits_closed_and_open(&visit, "the urgent screen").await?;
    visit.click("[data-action=back]").await?;
    let skip = "(() => { if (document.querySelector('[data-question^=phq9]')) return true;
        document.querySelector('[data-action=skip]')?.click(); })()";
    visit.until("the PHQ-9 is there", skip).await?;
    fits_closed_and_open(&visit, "the PHQ-9").await?;
    for name in ["answer-en.html", "answer-es.html"] {
        visit.open_page(name).await?;
        visit.until("the answer is there", "document.querySelector('h1')?.textContent").await?;
        fits_closed_and_open(&visit, name).await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_notice_of_a_failure_fits_at_320_pixels_in_every_setting() -> Result<()> {
    let mut visit = Visit::without("widget").await?;
    visit.resize((320, 640)).await?;
    visit.go().await?;
    visit.until("the page says that it failed", FAILED).await?;
    fits_closed_and_open(&visit, "the notice of a failure").await
}
