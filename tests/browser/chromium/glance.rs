//! The closed result: how much of it a tired person has before them, and that opening keeps the place.

use anyhow::{Context as _, Result};
use outlook_engine::interview::Condition;
use serde_json::{Value, json};

use crate::harness::answering::answer_by_script;
use crate::harness::page::Page;

/// Words in sight and elements, without the lines and cards of help and the clinic's own text; and the height of
/// the window's content in heights of a line, so that it hangs on no font's size.
const MEASURE: &str = "(() => {
    const result = ko.querySelector('[data-screen=result]');
    const apart = '.ko-support, .ko-clinic-text, .ko-hidden, [aria-hidden=true]';
    const walker = document.createTreeWalker(ko.querySelector('.ko-app'), NodeFilter.SHOW_TEXT);
    let words = 0;
    while (walker.nextNode()) {
        const { data, parentElement } = walker.currentNode;
        if (!parentElement.closest(`${apart}, .ko-crisis`) && parentElement.checkVisibility())
            words += data.split(/\\s+/).filter(Boolean).length;
    }
    let height = result.offsetHeight;
    for (const card of result.querySelectorAll('.ko-support')) height -= card.offsetHeight;
    const line = parseFloat(getComputedStyle(result).lineHeight);
    return [words, result.querySelectorAll('*').length, Math.round(height / line)];
})()";

/// The most words, elements, and lines at 360 and at 1280 px. The goal is 400 words, 1,200 elements and 2,800 px, some
/// 110 lines, for every result; docs/result.md has what is reached, and why not more.
const LIMITS: [i64; 4] = [530, 1_245, 125, 70];

/// What each visit answers beside its condition; everything else is left out or none of these.
fn visits() -> [(&'static str, Value); 5] {
    let none = json!({
        "safety_now": "none", "age": "18_64", "tried": "two_or_more", "before": "never", "heart": [],
        "head": [], "mind": [], "body": [], "reactions": [], "medicines": [], "practical": [],
    });
    let with = |question: &str, answer: Value| {
        let mut answers = none.clone();
        answers[question] = answer;
        answers
    };
    [
        ("something to discuss", with("heart", json!(["bp_controlled"]))),
        ("a specialist first", with("heart", json!(["vessel"]))),
        ("thoughts told", with("safety_now", json!("thoughts"))),
        ("no chart", with("body", json!(["pregnant"]))),
        ("all left out", json!({})),
    ]
}

async fn measure(page: &mut Page, width: u32) -> Result<[i64; 3]> {
    page.resize((width, 800)).await?;
    Ok(serde_json::from_value(page.value(MEASURE).await?)?)
}

#[tokio::test]
async fn closed_result_is_short() -> Result<()> {
    let mut page = Page::open().await?;
    let mut most = [0; 4];
    for language in ["en", "es"] {
        if language != "en" {
            page.click(&format!("[data-lang={language}]")).await?;
            page.find(&format!(".ko-app[lang={language}]")).await?;
        }
        for condition in Condition::all() {
            for (name, mut answers) in visits() {
                answers["condition"] = json!(condition.id());
                answer_by_script(&page, &answers).await?;
                page.find("[data-screen=result]").await?;
                let [words, elements, narrow] = measure(&mut page, 360).await?;
                let [.., wide] = measure(&mut page, 1280).await?;
                let found = [words, elements, narrow, wide];
                println!("{language} {}, {name}: {found:?}", condition.id());
                for (most, found) in most.iter_mut().zip(found) {
                    *most = found.max(*most);
                }
                page.click("[data-action=restart]").await?;
                page.find("[data-question=condition]").await?;
            }
        }
    }
    let fits = most.iter().zip(LIMITS).all(|(most, limit)| *most <= limit);
    assert!(fits, "the most of words, elements and lines at 360 and 1280 px: {most:?}");
    Ok(())
}

/// Opens everything in turn: what moved although it stands above, and how many opened.
const OPENED: &str = "(() => {
    const all = Array.from(ko.querySelectorAll('[data-screen=result] summary'));
    const tops = () => all.filter(it => it.checkVisibility())
        .map(it => [it, it.getBoundingClientRect().top + scrollY]);
    const moved = [];
    let opened = 0;
    for (const summary of all) {
        if (!summary.checkVisibility() || summary.parentElement.open) continue;
        const before = new Map(tops());
        const own = before.get(summary);
        summary.click();
        opened += summary.parentElement.open;
        for (const [it, top] of tops())
            if (before.get(it) <= own && top !== before.get(it))
                moved.push(`${it.textContent} by ${summary.textContent}`);
    }
    return [moved, opened];
})()";

#[tokio::test]
async fn opening_moves_nothing_above() -> Result<()> {
    let mut page = Page::open().await?;
    for width in [360, 1280] {
        page.resize((width, 800)).await?;
        let mut answers = visits()[0].1.clone();
        answers["condition"] = json!("depression");
        answer_by_script(&page, &answers).await?;
        page.find("[data-screen=result]").await?;
        let found = page.value(OPENED).await?;
        assert_eq!(found[0], json!([]), "{width}");
        let opened = found[1].as_i64().context("no number")?;
        assert!(opened > 25, "{opened} opened at {width} px");
        page.click("[data-action=restart]").await?;
        page.find("[data-question=condition]").await?;
    }
    Ok(())
}
