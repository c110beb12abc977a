//! Layout and focus with a person's own settings: keyboard, large text, spaced text, a narrow screen.

use anyhow::Result;
use serde_json::json;

use crate::harness::answering::result_for;
use crate::harness::page::Page;

#[tokio::test]
async fn continue_without_answer_focuses_the_options() -> Result<()> {
    let page = Page::open().await?;
    for _ in 0..2 {
        page.click("[data-action=continue]").await?;
        page.until("an option has the focus", "ko.activeElement.name").await?;
        assert!(!page.text("[role=alert] #ko-error-condition").await?.is_empty());
        page.value("ko.activeElement.blur()").await?;
    }
    Ok(())
}

#[tokio::test]
async fn large_text_is_not_cut_at_320_pixels() -> Result<()> {
    let mut page = Page::open().await?;
    page.resize((320, 640)).await?;
    let grow = "(() => { const sheet = new CSSStyleSheet();
        sheet.replaceSync(':root { font-size: 200% }');
        ko.adopt(sheet); })()";
    let fits = "document.documentElement.scrollWidth <= 320
        && Array.from(ko.querySelectorAll('.ko-crisis-lines a'))
            .every(e => e.scrollWidth <= e.clientWidth && e.scrollHeight <= e.clientHeight)";
    assert_eq!(page.value(fits).await?, json!(true), "the first question");
    result_for(&page, "depression").await?;
    assert_eq!(page.value(fits).await?, json!(true), "the result");
    page.value(grow).await?;
    assert_eq!(page.value(fits).await?, json!(true), "the result in large text");
    page.value("ko.querySelectorAll('details').forEach(it => { it.open = true; })").await?;
    assert_eq!(page.value(fits).await?, json!(true), "with everything open");
    Ok(())
}

#[tokio::test]
async fn help_line_toggle_stays_put_and_covers_nothing() -> Result<()> {
    let mut page = Page::open().await?;
    let place = "(() => { const at = ko.querySelector('.ko-crisis summary')
        .getBoundingClientRect(); return [at.right, at.y]; })()";
    for width in [320, 360, 768, 1280] {
        page.resize((width, 740)).await?;
        let closed: [f64; 2] = serde_json::from_value(page.value(place).await?)?;
        page.click(".ko-crisis summary").await?;
        let open: [f64; 2] = serde_json::from_value(page.value(place).await?)?;
        let moved = (open[0] - closed[0]).hypot(open[1] - closed[1]);
        assert!(moved < 1.5, "{width}: {closed:?} to {open:?}");
        let small = "Array.from(ko.querySelectorAll('.ko-crisis a'))
            .some(e => e.getBoundingClientRect().height < 44)";
        assert_eq!(page.value(small).await?, json!(false), "{width}");
        let covered = "Array.from(ko.querySelectorAll('.ko-crisis-lines a, .ko-crisis-title > *'))
            .map(e => [e.textContent, e.getBoundingClientRect()])
            .filter(([, { right, top, bottom }]) => {
                const at = ko.querySelector('.ko-crisis summary').getBoundingClientRect();
                return right > at.left && top < at.bottom && bottom > at.top; })
            .map(([text]) => text)";
        assert_eq!(page.value(covered).await?, json!([]), "{width}");
        page.click(".ko-crisis summary").await?;
    }
    Ok(())
}

/// WCAG 1.4.12: what a person may set without loss.
const SPACED: &str = "(() => { const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important; } p { margin-block-end: 2em !important; }`);
    ko.adopt(sheet); })()";

/// Elements that are wider than the window or cut off their content.
const CUT: &str = "Array.from(ko.querySelectorAll('.ko *'))
    .filter(it => it.offsetWidth > 1 && it.checkVisibility()
        && (getComputedStyle(it).overflowX === 'hidden' && it.scrollWidth > it.clientWidth + 1
            || document.documentElement.scrollWidth > innerWidth
                && it.getBoundingClientRect().right > innerWidth + 1))
    .map(it => `${it.tagName} ${it.className}: ${it.textContent.slice(0, 40)}`)";

#[tokio::test]
async fn spaced_text_is_not_cut_at_320_pixels() -> Result<()> {
    let mut page = Page::open().await?;
    page.resize((320, 640)).await?;
    page.value(SPACED).await?;
    assert_eq!(page.value(CUT).await?, json!([]), "the first question");
    result_for(&page, "crps").await?;
    page.value("ko.querySelectorAll('details').forEach(it => { it.open = true; })").await?;
    assert_eq!(page.value(CUT).await?, json!([]), "the result");
    let over = page.value("document.documentElement.scrollWidth > innerWidth").await?;
    assert_eq!(over, json!(false), "the result scrolls sideways");
    Ok(())
}
