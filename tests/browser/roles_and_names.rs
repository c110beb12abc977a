//! A visit by computed roles and names alone, as a screen reader uses them. Chromium's trees are snapshots of
//! `chromium/accessibility_tree.rs`.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use fantoccini::elements::Element;
use serde_json::{Value, json};

use crate::harness::browser;
use crate::harness::page::Page;
use crate::harness::retry::Tries;

/// The selector of elements that may have a role.
fn candidates(role: &str) -> &'static str {
    match role {
        "heading" => "h1, h2, h3, h4",
        "radio" => "input[type=radio]",
        "checkbox" => "input[type=checkbox]",
        "link" => "a",
        "group" => "fieldset, [role=group]",
        _ => "button",
    }
}

/// Looks for an element with this role and a name that starts like this.
async fn look_for(page: &Page, role: &str, name: &str) -> Result<Option<Element>> {
    for element in page.find_all(candidates(role)).await? {
        let Ok(found) = page.computed(&element, "label").await else { continue };
        let found = found.split_whitespace().collect::<Vec<_>>().join(" ");
        // Some engines put a space before visually hidden text.
        let found = found.replace(" :", ":");
        if found.starts_with(name) && page.computed(&element, "role").await? == role {
            return Ok(Some(element));
        }
    }
    Ok(None)
}

/// Waits for such an element.
async fn named(page: &Page, role: &str, name: &str) -> Result<Element> {
    let tries = Tries::begin();
    loop {
        // The screen may change meanwhile: then it is searched again.
        if let Ok(Some(element)) = look_for(page, role, name).await {
            return Ok(element);
        }
        ensure!(tries.again().await, "no {role} is called {name:?}");
    }
}

async fn press(page: &Page, role: &str, name: &str) -> Result<()> {
    let what = format!("the {role} {name:?}");
    browser::press(&what, async || named(page, role, name).await).await
}

#[tokio::test]
async fn visit_completes_by_roles_and_names() -> Result<()> {
    let page = Page::open().await?;
    named(&page, "heading", "What to expect from a ketamine infusion").await?;
    named(&page, "group", "What would you like help with?").await?;
    press(&page, "radio", "Depression").await?;
    press(&page, "button", "Continue").await?;
    named(&page, "group", "We ask everyone. In the past month").await?;
    press(&page, "radio", "No").await?;
    press(&page, "button", "Continue").await?;
    named(&page, "heading", "How old are you?").await?;
    press(&page, "radio", "18 to 64").await?;
    named(&page, "group", "How many other treatments").await?;
    press(&page, "radio", "Two or more").await?;
    press(&page, "button", "Continue").await?;
    named(&page, "heading", "Have you had a ketamine infusion").await?;
    press(&page, "button", "Skip").await?;
    named(&page, "group", "Do any of these apply to your heart").await?;
    press(&page, "checkbox", "High blood pressure, treated and steady").await?;
    press(&page, "button", "Continue").await?;
    for question in [
        "Do any of these apply to your head",
        "Do any of these apply to your mind",
        "Do any of these apply to you",
        "Have you ever had a bad reaction",
        "Do any of these apply to the day",
    ] {
        named(&page, "heading", question).await?;
        press(&page, "button", "Skip").await?;
    }
    named(&page, "heading", "Talk to a clinician first").await?;
    page.click("[data-section=answers] > summary").await?;
    press(&page, "button", "Change: Age").await?;
    named(&page, "heading", "How old are you?").await?;
    press(&page, "radio", "65 or over").await?;
    press(&page, "button", "Continue").await?;
    named(&page, "heading", "What changed").await?;
    named(&page, "heading", "Talk to a clinician first").await?;
    named(&page, "heading", "Ask for a heart and blood pressure check").await?;
    named(&page, "heading", "After one infusion").await?;
    expect_distinct_names(&page).await?;
    press(&page, "button", "Start again").await?;
    press(&page, "button", "Bring them back").await?;
    named(&page, "heading", "Talk to a clinician first").await.map(drop)
}

/// Every button and link has a name, and two that do different things have different names.
async fn expect_distinct_names(page: &Page) -> Result<()> {
    let mut known: BTreeMap<String, Value> = BTreeMap::new();
    let named = "main button, main [role=button], main a";
    let does = "it => JSON.stringify([it.href, it.dataset.action, it.dataset.for, it.dataset.say])";
    let all = page.find_all(named).await?;
    let actions = format!("Array.from(ko.querySelectorAll('{named}'), {does})");
    let actions = page.value(&actions).await?;
    // The content of a closed card has no name in WebKit.
    let seen = format!("Array.from(ko.querySelectorAll('{named}'), it => it.checkVisibility())");
    let seen = page.value(&seen).await?;
    for (at, element) in all.iter().enumerate() {
        if seen[at] != json!(true) {
            continue;
        }
        let name = page.computed(element, "label").await?;
        assert!(!name.trim().is_empty(), "{} has no name", actions[at]);
        let first = known.entry(name.clone()).or_insert_with(|| actions[at].clone());
        assert_eq!(*first, actions[at], "two controls are called {name:?}");
    }
    assert!(known.len() > 3, "{known:?}");
    Ok(())
}

#[tokio::test]
async fn missing_name_or_role_is_detected() -> Result<()> {
    let page = Page::open().await?;
    assert!(look_for(&page, "radio", "Depression").await?.is_some());
    page.value("ko.querySelector('label:has([value=depression])').replaceWith(ko.querySelector('[value=depression]'))").await?;
    assert!(look_for(&page, "radio", "Depression").await?.is_none());
    assert_eq!(page.value("ko.querySelector('h1').role = 'note'").await?, json!("note"));
    assert!(look_for(&page, "heading", "What to expect").await?.is_none());
    Ok(())
}
