//! Terms, the words that a tap explains: text like the words around them, with the role and keys of a button.
//! Drawing them moves nothing.

use anyhow::{Result, bail};
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::harness::answering::{PAGE, answer_with, result_by_script, skip_to};
use crate::harness::host_page;
use crate::harness::host_page::{ELEMENT, go_to_result, query, wait_until};
use crate::harness::page::{IN_CHARGE, Page};

/// The position of every visible letter and control, and where it ends. Where a first letter has a style of
/// its own, WebKit confuses neighbouring letters: there only the line counts.
const PLACES: &str = "(root) => {
    const places = [];
    const add = (name, { x, y }, known = true) => places.push([name, known ? x + scrollX : 0, y + scrollY]);
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (texts.nextNode()) {
        const text = texts.currentNode;
        const { parentElement } = text;
        if (!parentElement.checkVisibility() || parentElement.closest('.ko-languages')) continue;
        const known = !parentElement.closest('.ko-sentence, .ko-row-words');
        for (let at = 0; at < text.length; at += 1) {
            if (/\\s/.test(text.data[at])) continue;
            range.setStart(text, at);
            range.setEnd(text, at + 1);
            add(text.data[at], range.getBoundingClientRect(), known);
        }
    }
    for (const it of root.querySelectorAll('input, summary, svg, [data-action]'))
        if (it.checkVisibility() && !it.closest('.ko-languages')) add(it.tagName, it.getBoundingClientRect());
    places.push(['the end', 0, root.getBoundingClientRect().bottom + scrollY]);
    return places;
}";

/// What has moved: how many, how far at most, and the first of them. WebKit rounds the width of each letter
/// and may round differently after a term.
const MOVED: &str = "(before, after) => {
    if (before.length !== after.length) return [before.length, after.length];
    const far = after.map(([, x, y], at) => [Math.abs(x - before[at][1]), Math.abs(y - before[at][2])]);
    const moved = far.flatMap(([x, y], at) => x < 2 && y < .5 ? [] : [at]);
    const [first] = moved;
    return moved.length ? [moved.length, Math.max(...far.flat()),
        after.slice(Math.max(first - 30, 0), first + 30).map(([name]) => name).join('')] : [];
}";

/// Turns every term back into text.
const UNMARK: &str = "(root) => {
    const terms = root.querySelectorAll('.ko-term');
    for (const term of terms) {
        const { parentElement } = term;
        term.replaceWith(term.textContent);
        parentElement.normalize();
    }
    return terms.length;
}";

/// Two widths, of which one must pass. Chromium rounds up the width of each part of a line, so that a line
/// which fits to a 64th of a pixel may break elsewhere; at the next width it does not.
type Widths = [u32; 2];

const PHONES: Widths = [360, 361];

const NOTHING: [Value; 2] = [Value::Array(Vec::new()), Value::Array(Vec::new())];

/// Answers with a long result, where a shift at the start adds up at the end.
fn long() -> Value {
    json!({
        "condition": "depression", "age": "65_plus", "before": "series", "before_relief": "days",
        "heart": ["bp_controlled", "heart_other", "vessel"],
        "head": ["seizures_controlled", "breathing"],
        "mind": ["bipolar", "substance_past", "other_mental_health"],
        "body": ["liver_mild", "kidney", "bladder", "thyroid"],
        "reactions": ["bad_reaction"],
        "medicines": ["sedatives", "opioids", "stimulants", "maoi", "other_medicines"],
        "practical": ["no_escort", "must_drive"],
    })
}

/// Records layout shifts from now on, which only Chromium reports.
async fn note_shifts(page: &Page) -> Result<()> {
    let note = "window.shifts = [];
        window.watch = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
        if (PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
            watch.observe({ type: 'layout-shift' });";
    page.run(note).await
}

#[tokio::test]
async fn terms_do_not_shift_the_first_page() -> Result<()> {
    let places = format!("({PLACES})(ko.querySelector('main'))");
    let mut found = Vec::new();
    for width in PHONES {
        let mut page = Page::prepare().await?;
        page.resize((width, 740)).await?;
        let wasm = page.hold(".wasm");
        page.go().await?;
        page.find("#ko-general").await?;
        note_shifts(&page).await?;
        page.run(&format!("window.places = {places}")).await?;
        assert_eq!(page.value("ko.querySelector('.ko-term')").await?, Value::Null);
        drop(wasm);
        page.until("the widget is in charge", IN_CHARGE).await?;
        page.find(".ko-lead .ko-term").await?;
        page.find(".ko-reading-aids-open").await?;
        page.wait_for_paint().await?;
        let moved = page.value(&format!("({MOVED})(places, {places})")).await?;
        let shifts = "[...shifts, ...watch.takeRecords()].map(it => it.value)";
        found.push([moved, page.value(shifts).await?]);
        if found.contains(&NOTHING) {
            return Ok(());
        }
    }
    bail!("letters and controls that have moved, and shifts: {found:?}")
}

/// Compares the layout with terms with the one without, around each of these widths.
async fn expect_no_extra_space(page: &mut Page, app: &str, around: &[Widths]) -> Result<()> {
    // A new page moves up a little as it arrives.
    let arrived = "[document, ko.root].flatMap(it => it.getAnimations()).every(it => it.playState === 'finished')";
    page.until("nothing moves", arrived).await?;
    let widths = || around.iter().flatten();
    for width in widths() {
        page.resize((*width, 740)).await?;
        page.run(&format!("(window.marked ??= {{}})[{width}] = ({PLACES})({app})")).await?;
    }
    let terms = page.value(&format!("({UNMARK})({app})")).await?;
    assert!(terms.as_u64() > Some(3), "{terms} terms");
    let mut found = Vec::new();
    for width in widths() {
        page.resize((*width, 740)).await?;
        found.push(page.value(&format!("({MOVED})(marked[{width}], ({PLACES})({app}))")).await?);
    }
    for (widths, found) in around.iter().zip(found.chunks(2)) {
        assert!(found.contains(&json!([])), "{widths:?}: {found:?}");
    }
    Ok(())
}

#[tokio::test]
async fn terms_take_no_extra_space() -> Result<()> {
    let mut page = Page::open().await?;
    result_by_script(&page, &long()).await?;
    page.find("[data-screen=result] .ko-term").await?;
    let around = [[320, 321], PHONES, [768, 769], [1280, 1281]];
    expect_no_extra_space(&mut page, "ko.querySelector('.ko-app')", &around).await
}

#[tokio::test]
async fn terms_take_no_extra_space_in_the_element() -> Result<()> {
    let mut page = host_page::ready("plain.html").await?;
    go_to_result(&page, ELEMENT).await?;
    wait_until(&page, &query(ELEMENT, "[data-screen=result] .ko-term")).await?;
    expect_no_extra_space(&mut page, &query(ELEMENT, ".ko-app"), &[PHONES, [1280, 1281]]).await
}

/// Goes to a question with a term and focuses it.
async fn focus_a_term(page: &Page) -> Result<()> {
    answer_with(page, "depression").await?;
    skip_to(page, "[data-question=before]").await?;
    page.find("form .ko-term").await?;
    page.tab_to("a term", "it.matches('.ko-term')").await
}

/// Whether the term in focus is open, and how many explanations there are.
const OPEN: &str = "[ko.activeElement.getAttribute('aria-expanded'),
    ko.querySelectorAll('.ko-term-note').length]";

#[tokio::test]
async fn enter_and_space_toggle_a_term() -> Result<()> {
    let page = Page::open().await?;
    focus_a_term(&page).await?;
    let term = page.element("ko.activeElement").await?;
    assert_eq!(page.computed(&term, "role").await?, "button");
    let scrolled = page.value("scrollY").await?;
    for key in [Key::Enter, Key::Space, Key::Space, Key::Enter] {
        let open = page.value(OPEN).await? == json!(["false", 0]);
        page.press(key).await?;
        let after = if open { json!(["true", 1]) } else { json!(["false", 0]) };
        assert_eq!(page.value(OPEN).await?, after, "{key:?}");
    }
    assert_eq!(page.value("scrollY").await?, scrolled, "Space scrolls");
    // A key that is held down.
    for key in ["Enter", " "] {
        let held = format!(
            "ko.activeElement.dispatchEvent(new KeyboardEvent('keydown',
                {{ key: '{key}', repeat: true, bubbles: true, cancelable: true }}))"
        );
        assert_eq!(page.value(&held).await?, json!(false), "{key} does more than the term's");
        assert_eq!(page.value(OPEN).await?, json!(["false", 0]), "{key}");
    }
    page.click("form .ko-term").await?;
    assert_eq!(page.value(OPEN).await?, json!(["true", 1]), "a tap");
    Ok(())
}

#[tokio::test]
async fn focused_term_has_a_buttons_focus_ring() -> Result<()> {
    let page = Page::open().await?;
    focus_a_term(&page).await?;
    // Without a focus ring in WebKit's driver both values are equal.
    let ring = "(({ outlineStyle, outlineWidth, outlineOffset }) =>
        [outlineStyle, outlineWidth, outlineOffset, ko.activeElement.matches(':focus-visible')])(
        getComputedStyle(ko.activeElement))";
    let of_term = page.value(ring).await?;
    page.tab_to("a button", "it.matches('form button')").await?;
    assert_eq!(of_term, page.value(ring).await?);
    Ok(())
}

#[tokio::test]
async fn enter_on_a_term_does_not_continue() -> Result<()> {
    let page = Page::open().await?;
    page.click(".ko-reading-aids-open").await?;
    page.click("label:has([name=ko-keys])").await?;
    focus_a_term(&page).await?;
    page.press(Key::Enter).await?;
    assert_eq!(page.value(OPEN).await?, json!(["true", 1]));
    assert_eq!(page.value(PAGE).await?, json!("4"));
    assert_eq!(page.value("ko.querySelector('.ko-error')").await?, Value::Null);
    Ok(())
}

#[tokio::test]
async fn open_term_stays_until_its_text_changes() -> Result<()> {
    let page = Page::open().await?;
    focus_a_term(&page).await?;
    page.press(Key::Enter).await?;
    let note = "[ko.querySelector('form .ko-term-note')?.textContent,
        ko.activeElement.matches('.ko-term')]";
    let open = page.value(note).await?;
    assert_eq!(open, json!([" (an IV that goes slowly into a vein)", true]));
    // Drawn again with a choice.
    page.run("ko.querySelector('[name=before]').click()").await?;
    page.until("a choice is kept", "ko.querySelector('[name=before]').checked").await?;
    assert_eq!(page.value(note).await?, open);
    // In another language it is another text.
    for (lang, word) in [("es", "infusión"), ("en", "infusion")] {
        page.click("[data-action=language]").await?;
        page.until(
            "the language is another",
            &format!("document.documentElement.lang === '{lang}'"),
        )
        .await?;
        let term = "ko.querySelector('form .ko-term').textContent.toLowerCase()";
        assert_eq!(page.value(term).await?, json!(word));
        assert_eq!(page.value(OPEN).await?[1], json!(0), "{lang}");
    }
    Ok(())
}

/// The texts of each part of the result, and how many terms are in it.
const TEXTS: &str = "Array.from(ko.querySelectorAll('main section'), it =>
    [it.textContent, it.querySelectorAll('.ko-term').length])";

#[tokio::test]
async fn texts_are_right_after_every_drawing() -> Result<()> {
    let page = Page::open().await?;
    result_by_script(&page, &long()).await?;
    let before = page.value(TEXTS).await?;
    for round in ["first", "second"] {
        page.run("ko.querySelectorAll('main section .ko-term').forEach(it => it.click())").await?;
        page.until("notes are open", "ko.querySelector('.ko-term-note')").await?;
        for _ in 0..2 {
            page.click("[data-action=language]").await?;
        }
        page.until("it is English again", "document.documentElement.lang === 'en'").await?;
        let notes = page.value("ko.querySelectorAll('.ko-term-note').length").await?;
        assert_eq!((notes, page.value(TEXTS).await?), (json!(0), before.clone()), "{round}");
    }
    Ok(())
}
