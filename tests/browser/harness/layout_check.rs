//! The layout of the screen, measured: no text is cut or covered, and nothing scrolls sideways.

use anyhow::Result;
use serde_json::json;

use super::page::Page;

/// What a person may set, as a style sheet over the page's own.
const SETTINGS: [(&str, &str); 3] = [
    ("as it comes", ""),
    ("text at 200 %", ":root { font-size: 200% } .ko-reset { font-size: 32px }"),
    (
        "spaced",
        "* { line-height: 1.5 !important; letter-spacing: .12em !important;
            word-spacing: .16em !important; } p { margin-block-end: 2em !important; }",
    ),
];

/// Compares the visible lines of text, as boxes around the middle of the letters, and lists what is cut,
/// covered or out of sight.
pub(crate) const MEASURE: &str = "(() => {
    const wrong = new Set();
    const wide = document.documentElement.clientWidth;
    const over = document.documentElement.scrollWidth - wide;
    if (over > 0) wrong.add(`scrolls sideways by ${over}`);
    const lines = [];
    const hidden = (it) => !it.checkVisibility({ opacityProperty: true, visibilityProperty: true })
        || it.closest('.ko-hidden, .ko-sheet, script, style, noscript')
        || getComputedStyle(it).clipPath.startsWith('inset(50%');
    const places = new Set([ko.root === document ? document.body : ko.root, document.body]);
    const texts = [...places].flatMap((place) => {
        const walk = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
        const found = [];
        while (walk.nextNode()) found.push(walk.currentNode);
        return found;
    });
    for (const text of texts) {
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
    ko.querySelectorAll('details').forEach(it => { it.open = true; });
    ko.querySelectorAll('.ko-term[aria-expanded=false]').forEach(it => it.click());
    const opener = ko.querySelector('.ko-reading-aids-open[aria-expanded=false]');
    opener?.click();
})()";

pub(crate) async fn set_sheet(page: &Page, sheet: &str) -> Result<()> {
    page.value(&format!(
        "(() => {{ const sheet = new CSSStyleSheet(); sheet.replaceSync(`{sheet}`);
            ko.adopt(sheet); }})()"
    ))
    .await
    .map(drop)
}

/// Measures the current screen in every setting.
pub(crate) async fn fits(page: &Page, screen: &str) -> Result<()> {
    for (name, sheet) in SETTINGS {
        set_sheet(page, sheet).await?;
        page.value("window.scrollTo(0, 0)").await?;
        let found = page.value(MEASURE).await?;
        assert_eq!(found, json!([]), "{screen}, {name}: {found:#}");
    }
    Ok(())
}

/// Measures the current screen in every setting, closed and with everything open.
pub(crate) async fn fits_closed_and_open(page: &Page, screen: &str) -> Result<()> {
    fits(page, screen).await?;
    page.value(OPEN_ALL).await?;
    fits(page, &format!("{screen}, everything open")).await
}
