//! Which fonts, time zone and locale a browser of the tests has.

use anyhow::Result;
use serde_json::{Value, json};

use crate::harness::fonts::{FontSet, TEXT};
use crate::harness::page::Page;

/// The width of `TEXT` in a font, in thousandths of an em.
const WIDTH: &str = "(family, text) => {
    const line = document.body.appendChild(document.createElement('span'));
    line.style.cssText = 'position: absolute; white-space: pre; font-size: 1000px; letter-spacing: 0;'
        + 'font-kerning: none; font-variant-ligatures: none;';
    line.style.fontFamily = family;
    line.textContent = text;
    const { width } = line.getBoundingClientRect();
    line.remove();
    return width;
}";

#[tokio::test]
async fn only_fixture_fonts_are_used() -> Result<()> {
    let set = FontSet::chosen()?;
    let page = Page::open().await?;
    let serif = ["serif", "var(--k-heading-font)"];
    let sans = ["sans-serif", "system-ui", "monospace", "var(--k-font)"];
    let serif = serif.iter().map(|name| (name, &set.serif));
    for (name, family) in serif.chain(sans.iter().map(|name| (name, &set.sans))) {
        let width = page.value(&format!("({WIDTH})({}, {})", json!(name), json!(TEXT))).await?;
        let off = width.as_f64().map(|it| (it - family.width).abs());
        // WebKit rounds the width of each letter.
        assert!(off.is_some_and(|it| it < 30.0), "{name} is {width}, not {}", family.width);
    }
    Ok(())
}

#[tokio::test]
async fn time_zone_and_locale_are_fixed() -> Result<()> {
    let page = Page::open().await?;
    let own = "(({ timeZone, locale }) => [timeZone, locale, navigator.language])(
        Intl.DateTimeFormat().resolvedOptions())";
    let found: [Value; 3] = serde_json::from_value(page.value(own).await?)?;
    assert_eq!(found, ["UTC", "en-US", "en-US"].map(Value::from));
    Ok(())
}
