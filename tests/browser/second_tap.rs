//! The second tap of a shaking hand has no effect on the screen that has just appeared.

use std::time::Duration;

use anyhow::{Context as _, Result};
use fantoccini::actions::{
    Actions, InputSource, MOUSE_BUTTON_LEFT, MouseActions, PenActions, PointerAction, TouchActions,
};
use outlook_engine::Answers;
use outlook_engine::interview::{self, Question};
use outlook_engine::phq9::Item;
use serde_json::{Value, json};

use crate::harness::browser::Browser;
use crate::harness::engine::Engine;
use crate::harness::host_page;
use crate::harness::host_page::WIDGET;
use crate::harness::page::Page;
use crate::harness::page_variants::open_with_phq9;
use crate::harness::tablet::Tablet;

/// How long after the first tap the second one comes, in milliseconds.
const DELAYS: [u64; 4] = [60, 110, 200, 300];

/// The pointer of a tap.
#[derive(Debug, Clone, Copy)]
enum Pointer {
    Finger,
    Pen,
    Mouse,
}

/// Taps an element below a root, and the same place once more.
async fn tap_twice(
    browser: &Browser,
    root: &str,
    selector: &str,
    delay: u64,
    pointer: Pointer,
) -> Result<()> {
    let there = format!("{root}.querySelector('{selector}')");
    let still = format!("{there}?.closest('[data-screen]')?.hasAttribute('data-still')");
    browser.until("presses on the screen count", &still).await?;
    let place = format!(
        "(() => {{ const it = {there}; it.scrollIntoView({{ block: 'center' }});
            const {{ x, y, width, height }} = it.getBoundingClientRect();
            return [x + width / 2, y + height / 2]; }})()"
    );
    let [x, y]: [f64; 2] = serde_json::from_value(browser.value(&place).await?)?;
    browser.wait_for_paint().await?;
    let button = MOUSE_BUTTON_LEFT;
    let taps = [
        PointerAction::MoveTo { duration: None, x, y },
        PointerAction::Down { button },
        PointerAction::Up { button },
        PointerAction::Pause { duration: Duration::from_millis(delay) },
        PointerAction::Down { button },
        PointerAction::Up { button },
    ]
    .into_iter();
    let id = format!("{pointer:?}");
    let actions: Actions = match pointer {
        Pointer::Finger => taps.fold(TouchActions::new(id), InputSource::then).into(),
        Pointer::Pen => taps.fold(PenActions::new(id), InputSource::then).into(),
        Pointer::Mouse => taps.fold(MouseActions::new(id), InputSource::then).into(),
    };
    Ok(browser.client.perform_actions(actions).await?)
}

/// The page below a root, and how many parts of its screen are chosen or open, once presses count.
async fn shown(browser: &Browser, root: &str, before: &str) -> Result<(String, Value)> {
    let screen = format!("{root}.querySelector('[data-screen]')");
    let form = format!("{root}.querySelector('[data-screen=question] form')");
    let page = format!("({form}?.dataset.page ?? {screen}.dataset.screen)");
    let came = format!("{page} !== '{before}' && {screen}.hasAttribute('data-still')");
    browser.until(&format!("{before} leads on"), &came).await?;
    // The points of a result are open from the start.
    let done = "input:checked, .ko-error, .ko-term-note, details[open]:not([data-section=points]), \
                [data-section=points]:not([open])";
    let done = format!("{screen}.querySelectorAll('{done}').length");
    let page = browser.value(&page).await?;
    let page = page.as_str().context("the screen has no name")?.to_owned();
    Ok((page, browser.value(&done).await?))
}

/// Goes through a visit with two taps on every Continue, taking the delays in turn.
async fn walk(page: &Page, from: usize, pointer: Pointer) -> Result<()> {
    let answers = json!({
        "condition": "depression", "safety_now": "none", "age": "18_64", "tried": "two_or_more",
        "before": "never", "heart": ["bp_controlled"], "head": [], "mind": [], "body": [],
        "reactions": [], "medicines": [], "practical": [],
    });
    let read: Answers = serde_json::from_value(answers.clone())?;
    let mut way: Vec<(String, Vec<&str>)> = Vec::new();
    for page in interview::pages(&read) {
        let asked = interview::on_page(&read, page).into_iter().map(Question::id);
        way.push((page.to_string(), asked.collect()));
    }
    way.extend(Item::all().map(|item| (item.id().to_owned(), vec![item.id()])));
    way.push(("result".to_owned(), Vec::new()));
    for (at, pair) in way.windows(2).enumerate() {
        let [(name, questions), (then, _)] = pair else { unreachable!("windows of two") };
        for question in questions {
            let none = if question.starts_with("phq9") { "0" } else { "none_of_these" };
            let given = answers[question].as_str().or_else(|| answers[question][0].as_str());
            let value = given.unwrap_or(none);
            page.run(&format!("ko.querySelector('[name={question}][value=\"{value}\"]').click()"))
                .await?;
        }
        let delay = DELAYS[(from + at) % DELAYS.len()];
        tap_twice(page, "ko", "[data-action=continue]", delay, pointer).await?;
        let (next, done) = shown(page, "ko", name).await?;
        assert_eq!((&next, done), (then, json!(0)), "{name}, {delay} ms, {pointer:?}");
    }
    Ok(())
}

/// A finger, or a mouse in `WebKit`, whose driver has no other pointer.
fn finger() -> Result<Pointer> {
    Ok(if Engine::chosen()? == Engine::WebKit { Pointer::Mouse } else { Pointer::Finger })
}

#[tokio::test]
async fn double_tap_on_continue_ticks_nothing() -> Result<()> {
    let (page, _folder) = open_with_phq9("").await?;
    walk(&page, 0, finger()?).await
}

#[tokio::test]
async fn double_click_on_continue_ticks_nothing() -> Result<()> {
    let (mut page, _folder) = open_with_phq9("").await?;
    page.resize((768, 1024)).await?;
    walk(&page, 1, Pointer::Mouse).await
}

#[tokio::test]
#[ignore = "takes minutes: cargo xtask test --all"]
async fn double_tap_is_safe_at_every_pace_and_width() -> Result<()> {
    for width in [360, 390, 768] {
        for from in 0..DELAYS.len() {
            let (mut page, _folder) = open_with_phq9("").await?;
            page.resize((width, 740)).await?;
            walk(&page, from, finger()?).await?;
        }
    }
    // No other driver has a pen.
    if Engine::chosen()? == Engine::Chromium {
        let (page, _folder) = open_with_phq9("").await?;
        walk(&page, 0, Pointer::Pen).await?;
    }
    Ok(())
}

#[tokio::test]
async fn double_tap_in_the_element_ticks_nothing() -> Result<()> {
    let page = host_page::ready("plain.html").await?;
    for (delay, name, question, value, then) in
        [(110, "1", "condition", "crps", "2"), (200, "2", "safety_now", "none", "3")]
    {
        page.run(&format!("{WIDGET}.querySelector('[name={question}][value={value}]').click()"))
            .await?;
        tap_twice(&page, WIDGET, "[data-action=continue]", delay, finger()?).await?;
        let (next, done) = shown(&page, WIDGET, name).await?;
        assert_eq!((&*next, done), (then, json!(0)), "{delay} ms");
    }
    Ok(())
}

#[tokio::test]
async fn double_tap_on_kiosk_start_ticks_nothing() -> Result<()> {
    let tablet = Tablet::new().await?;
    tablet.start_file().await?;
    tap_twice(&tablet, "ko", "[data-action=start]", 110, finger()?).await?;
    let (first, done) = shown(&tablet, "ko", "attract").await?;
    assert_eq!((&*first, done), ("1", json!(0)));
    Ok(())
}

#[tokio::test]
async fn synthetic_click_counts_at_once() -> Result<()> {
    let page = Page::open().await?;
    let script = "const press = (selector) => ko.querySelector(selector).click();
        const done = arguments[arguments.length - 1];
        const drawn = () => new Promise((next) => setTimeout(next));
        (async () => {
            press('input[value=crps]'); press('[data-action=continue]');
            while (!ko.querySelector('[data-question=safety_now]')) await drawn();
            const still = ko.querySelector('[data-screen]').hasAttribute('data-still');
            press('input[value=thoughts]'); await drawn();
            done([still, ko.querySelector('input[value=thoughts]').checked]);
        })();";
    assert_eq!(page.run_async(script).await?, json!([false, true]));
    Ok(())
}
