//! Preferences set in the system or the browser, on every kind of screen: reduced motion, forced colours and
//! a zoom of 400 %.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::harness::answering::{answer_with, leave_urgent, skip_to};
use crate::harness::engine::{Engine, Preference};
use crate::harness::layout_check::fits_closed_and_open;
use crate::harness::page::Page;

/// Goes through every kind of screen of a visit and checks each.
async fn on_each_screen(
    page: &mut Page,
    mut look: impl AsyncFnMut(&Page, &str) -> Result<()>,
) -> Result<()> {
    look(page, "the first question").await?;
    page.click("[data-action=continue]").await?;
    page.find("#ko-error-condition").await?;
    page.click("label:has([value=suicidal_thoughts])").await?;
    page.find(".ko-support").await?;
    look(page, "an error and the help card").await?;
    answer_with(page, "crps").await?;
    page.find("[data-question=safety_now]").await?;
    answer_with(page, "plan").await?;
    page.find("[data-screen=urgent]").await?;
    look(page, "the urgent screen").await?;
    leave_urgent(page).await?;
    skip_to(page, "[data-question=body]").await?;
    page.click("label:has([value=bladder])").await?;
    look(page, "a question with many answers").await?;
    page.click("[data-action=continue]").await?;
    skip_to(page, "[data-screen=result]").await?;
    page.find(".ko-term").await?;
    look(page, "the result").await
}

/// Animations, transitions and smooth scrolling, running or possible.
const MOVES: &str = "[
    ...document.getAnimations().map(it => `plays: ${it.animationName ?? it.transitionProperty}`),
    ...Array.from(ko.querySelectorAll('*')).flatMap((it) => {
        const { animationName, animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(it);
        const zero = (times) => times.split(',').every(time => parseFloat(time) === 0);
        return [
            animationName !== 'none' && !zero(animationDuration) && `${it.className}: ${animationName}`,
            !zero(transitionDuration) && `${it.className}: ${transitionDuration}`,
            scrollBehavior === 'smooth' && `${it.className}: scrolls`,
        ].filter(Boolean);
    }),
]";

async fn expect_no_motion(page: &Page, screen: &str) -> Result<()> {
    let found = page.value(MOVES).await?;
    ensure!(found == json!([]), "{screen}: {found}");
    Ok(())
}

#[tokio::test]
async fn reduced_motion_stops_all_motion() -> Result<()> {
    let mut page = Page::open_with(&[Preference::LessMotion]).await?;
    let reduced = "matchMedia('(prefers-reduced-motion: reduce)').matches";
    assert_eq!(page.value(reduced).await?, json!(true), "the page does not see the preference");
    on_each_screen(&mut page, expect_no_motion).await
}

#[tokio::test]
async fn motion_check_detects_motion() -> Result<()> {
    let mut page = Page::open().await?;
    let mut seen = 0;
    on_each_screen(&mut page, async |page, screen| {
        seen += u32::from(expect_no_motion(page, screen).await.is_err());
        Ok(())
    })
    .await?;
    ensure!(seen > 3, "motion is noticed on {seen} screens");
    Ok(())
}

/// Parts that cannot be distinguished from the background in forced colours, and colours that are not the
/// system's.
const UNSEEN: &str = "(() => {
    const sample = document.body.appendChild(document.createElement('i'));
    const of = (name) => { sample.style.color = name; return getComputedStyle(sample).color; };
    const system = ['Canvas', 'CanvasText', 'LinkText', 'VisitedText', 'GrayText', 'Highlight', 'HighlightText',
        'ButtonText', 'ButtonFace', 'ButtonBorder', 'Field', 'FieldText', 'Mark', 'MarkText', 'transparent'].map(of);
    const [ground] = system;
    sample.remove();
    const wrong = new Set();
    const name = (it) => `${it.tagName} ${it.getAttribute('class')}`;
    for (const it of ko.querySelectorAll('main *')) {
        if (!it.checkVisibility({ visibilityProperty: true }) || it.closest('.ko-sheet, .ko-hidden')) continue;
        const style = getComputedStyle(it);
        if (it.matches('svg *') && it.getBBox?.().width) {
            // The paint of an end that fades is judged by itself.
            const parts = [style.fill, style.stroke].filter((part) => part !== 'none' && !part.startsWith('url'));
            if (!it.children.length && parts.length && parts.every((part) => part === ground)) wrong.add(`unseen: ${name(it)}`);
            if (it.closest('.ko-track, .ko-paint')) for (const part of parts) if (!system.includes(part)) wrong.add(`${part}: ${name(it)}`);
        } else if (it.innerText?.trim() && !system.includes(style.color)) {
            wrong.add(`${style.color}: ${name(it)}`);
        }
        if (it.matches('.ko-option input:checked') && style.borderColor === ground) wrong.add(`not distinguishable: ${name(it)}`);
        if (it.matches('button, .ko-button, .ko-term') && parseFloat(style.borderWidth) === 0
            && style.textDecorationLine === 'none' && style.backgroundColor === ground) wrong.add(`no edge: ${name(it)}`);
    }
    return [...wrong];
})()";

async fn expect_visible(page: &Page, screen: &str) -> Result<()> {
    let found = page.value(UNSEEN).await?;
    ensure!(found == json!([]), "{screen}: {found:#}");
    Ok(())
}

/// Whether the engine has this preference; prints a line if not.
fn is_supported(preference: Preference) -> Result<bool> {
    let engine = Engine::chosen()?;
    if !engine.supports(preference) {
        println!("{engine:?} has no {preference:?}");
    }
    Ok(engine.supports(preference))
}

#[tokio::test]
async fn every_screen_is_readable_in_forced_colours() -> Result<()> {
    if !is_supported(Preference::ForcedColours)? {
        return Ok(());
    }
    let mut page = Page::open_with(&[Preference::ForcedColours]).await?;
    let forced = "matchMedia('(forced-colors: active)').matches";
    assert_eq!(page.value(forced).await?, json!(true), "the page does not see the preference");
    on_each_screen(&mut page, expect_visible).await?;
    page.screenshot("forced-colours").await
}

#[tokio::test]
async fn every_screen_fits_at_400_percent_zoom() -> Result<()> {
    if !is_supported(Preference::Zoom)? {
        return Ok(());
    }
    let mut page = Page::open_with(&[Preference::Zoom]).await?;
    // 1280 by 1024 dots.
    page.resize((320, 256)).await?;
    assert_eq!(page.value("devicePixelRatio").await?, json!(4));
    on_each_screen(&mut page, fits_closed_and_open).await
}
