//! Every token and part of docs/embed.md can be styled by a host, and nothing of help or findings.

use std::fs;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use crate::harness::files::root;
use crate::harness::host_page;
use crate::harness::host_page::{ELEMENT, go_to_result, query, wait_until};
use crate::harness::page::Page;

/// The names in code marks in a section of docs/embed.md.
fn documented(section: &str) -> Result<Vec<String>> {
    let text = fs::read_to_string(root().join("docs/embed.md"))?;
    let (_, after) = text.split_once(&format!("\n## {section}\n")).context("no such section")?;
    let own = after.split("\n## ").next().unwrap_or_default();
    Ok(own.split('`').skip(1).step_by(2).map(str::to_owned).collect())
}

/// The computed styles that a token could change, with those of `::after`; one line an element.
const LOOKS: &str = "Array.from(document.querySelector('ketamine-outlook').shadowRoot
    .querySelectorAll('.ko, .ko *'), it => { const { color, backgroundColor, borderTopColor, font,
    borderRadius, minBlockSize, maxInlineSize, fill, stroke } = getComputedStyle(it);
    return [color, backgroundColor, borderTopColor, font, borderRadius, minBlockSize, maxInlineSize,
    fill, stroke, getComputedStyle(it, '::after').backgroundColor].join(); }).join('\\n')";

/// A value that no shipped style has.
fn value(token: &str) -> &'static str {
    match token.rsplit_once("--ko-").map_or("", |(_, name)| name) {
        "font" | "heading-font" => "monospace",
        "font-size" => "31px",
        "radius" => "3px",
        "target" => "99px",
        "measure" => "11em",
        _ => "rgb(1, 2, 3)",
    }
}

async fn style(page: &Page, rule: &str) -> Result<()> {
    let set = format!(
        "(document.adoptedStyleSheets = [new CSSStyleSheet()])[0].replaceSync({})",
        json!(rule)
    );
    page.run(&set).await?;
    // Wait for the transitions of colours.
    let rest = format!(
        "const done = arguments[arguments.length - 1];
         const moving = () => {WIDGET}.getAnimations().map(it => it.finished);
         const drawn = (next) => requestAnimationFrame(() => requestAnimationFrame(next));
         drawn(() => Promise.allSettled(moving()).then(() => done()));",
        WIDGET = host_page::WIDGET
    );
    page.run_async(&rest).await.map(drop)
}

#[tokio::test]
async fn every_documented_token_has_an_effect() -> Result<()> {
    let mut tokens = documented("Tokens")?;
    tokens.retain(|name| name.starts_with("--ko-"));
    assert_eq!(tokens.len(), 24, "{tokens:?}");
    let page = host_page::ready("plain.html").await?;
    let mut idle = tokens.clone();
    for screen in ["a question", "the result"] {
        if screen == "the result" {
            go_to_result(&page, ELEMENT).await?;
            wait_until(&page, &query(ELEMENT, "[data-screen=result] .ko-term")).await?;
            // Chromium works out the style of what is closed anew for each element.
            let open = format!(
                "document.querySelector('{ELEMENT}').shadowRoot.querySelectorAll('details')
                    .forEach(it => {{ it.open = true; }})"
            );
            page.run(&open).await?;
        } else {
            page.value(&format!("{}.click()", query(ELEMENT, "input[value=depression]"))).await?;
        }
        for token in &tokens {
            let theme = if token.contains("-dark-") { "dark" } else { "light" };
            page.run(&format!("document.querySelector('{ELEMENT}').theme = '{theme}'")).await?;
            style(&page, "").await?;
            let before = page.value(LOOKS).await?;
            style(&page, &format!("{ELEMENT} {{ {token}: {} }}", value(token))).await?;
            if page.value(LOOKS).await? != before {
                idle.retain(|it| it != token);
            }
        }
    }
    assert_eq!(idle, Vec::<String>::new(), "without effect");
    Ok(())
}

#[tokio::test]
async fn parts_are_styleable_outside_help_and_findings() -> Result<()> {
    let mut parts = documented("Parts")?;
    parts.retain(|name| !name.contains("::"));
    assert_eq!(parts.len(), 11, "{parts:?}");
    let page = host_page::ready("plain.html").await?;
    let configure = "document.querySelector('ketamine-outlook')
        .configure({ clinic: { name: 'Harbour Clinic' } })";
    page.run(configure).await?;
    wait_until(&page, &query(ELEMENT, ".ko-clinic")).await?;
    let rules = parts
        .iter()
        .map(|part| format!("{ELEMENT}::part({part}) {{ border-top: 7px solid rgb(1, 2, 3) }}"));
    style(&page, &rules.collect::<Vec<_>>().join("\n")).await?;
    // The styled parts, those of them inside help or findings, and how many such regions there are.
    let look = "(() => {
        const all = Array.from(document.querySelector('ketamine-outlook').shadowRoot.querySelectorAll('.ko *'));
        const styled = all.filter(it => getComputedStyle(it).borderTopWidth === '7px');
        const own = '.ko-crisis, .ko-support, .ko-points, [data-screen=urgent]';
        return [[...new Set(styled.map(it => it.getAttribute('part')))],
            styled.filter(it => it.closest(own)).map(it => it.outerHTML.slice(0, 80)),
            all.filter(it => it.matches(own)).length];
    })()";
    let mut seen = Vec::new();
    let mut note = |found: Value, own: usize| -> Result<()> {
        let (found, wrong, there): (Vec<String>, Vec<String>, usize) =
            serde_json::from_value(found)?;
        assert_eq!(wrong, Vec::<String>::new());
        assert!(there >= own, "{there} of help and findings are there to be left alone");
        seen.extend(found);
        Ok(())
    };
    note(page.value(look).await?, 1)?;
    host_page::press(&page, ELEMENT, "input[value=ptsd]").await?;
    host_page::press(&page, ELEMENT, "[data-action=continue]").await?;
    wait_until(&page, &query(ELEMENT, "[data-question=safety_now]")).await?;
    note(page.value(look).await?, 1)?;
    host_page::press(&page, ELEMENT, "input[value=plan]").await?;
    host_page::press(&page, ELEMENT, "[data-action=continue]").await?;
    wait_until(&page, &query(ELEMENT, "[data-screen=urgent]")).await?;
    note(page.value(look).await?, 1)?;
    page.run("document.querySelector('ketamine-outlook').reset()").await?;
    wait_until(&page, &query(ELEMENT, "[data-question=condition]")).await?;
    go_to_result(&page, ELEMENT).await?;
    note(page.value(look).await?, 3)?;
    parts.retain(|part| !seen.contains(part));
    assert_eq!(parts, Vec::<String>::new(), "without effect");
    Ok(())
}
