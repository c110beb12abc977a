//! The accessibility tree of each kind of screen, as Chromium gives it to a screen reader: landmarks,
//! headings, groups and controls with their names and states, in order. Snapshots show every change of a
//! role or a name.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use crate::harness::answering::{answer, answer_all, answer_with, leave_urgent, skip_to};
use crate::harness::page::Page;
use crate::harness::page_variants::open_with_phq9;

/// Roles of text and of containers without a meaning of their own.
const LEFT_OUT: [&str; 22] = [
    "none",
    "generic",
    "StaticText",
    "InlineTextBox",
    "paragraph",
    "ListMarker",
    "LineBreak",
    "list",
    "listitem",
    "LabelText",
    "Legend",
    "strong",
    "emphasis",
    "DescriptionList",
    "term",
    "definition",
    "row",
    "cell",
    "rowgroup",
    "RootWebArea",
    "Section",
    "sectionheader",
];

/// The tree once it is stable: the browser updates it after the page.
async fn tree(page: &Page) -> Result<String> {
    let mut before = tree_now(page).await?;
    let mut same = 0;
    while same < 3 {
        page.wait_for_paint().await?;
        let now = tree_now(page).await?;
        same = if now == before { same + 1 } else { 0 };
        before = now;
    }
    Ok(before)
}

/// One line for each node, indented under its parent.
async fn tree_now(page: &Page) -> Result<String> {
    let all = page.devtools("Accessibility.getFullAXTree", json!({})).await?;
    let nodes = all["nodes"].as_array().context("no tree")?;
    let by_id: BTreeMap<&str, &Value> =
        nodes.iter().filter_map(|node| Some((node["nodeId"].as_str()?, node))).collect();
    let mut lines = String::new();
    let root = nodes.first().context("an empty tree")?;
    write_node(root, 0, &by_id, &mut lines);
    Ok(lines)
}

/// Writes a node and its descendants.
fn write_node(node: &Value, depth: usize, by_id: &BTreeMap<&str, &Value>, lines: &mut String) {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let shown = node["ignored"] != json!(true) && !LEFT_OUT.contains(&role);
    if shown {
        let name = node["name"]["value"].as_str().unwrap_or_default();
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let states = node["properties"].as_array().into_iter().flatten().filter_map(|it| {
            let (name, value) = (it["name"].as_str()?, &it["value"]["value"]);
            let is_listed = ["level", "checked", "expanded", "live", "invalid"].contains(&name);
            (is_listed && *value != json!("false")).then(|| format!(" {name}={value}"))
        });
        let _ = writeln!(
            lines,
            "{}{role} {name:?}{}",
            "  ".repeat(depth),
            states.collect::<String>().replace('"', "")
        );
    }
    let children = node["childIds"].as_array().into_iter().flatten().filter_map(Value::as_str);
    for child in children.filter_map(|id| by_id.get(id)) {
        write_node(child, depth + usize::from(shown), by_id, lines);
    }
}

#[tokio::test]
async fn every_screen_kind_matches_its_snapshot() -> Result<()> {
    let page = Page::open().await?;
    page.find(".ko-reading-aids-open").await?;
    insta::assert_snapshot!("first_question", tree(&page).await?);
    page.click("[data-action=continue]").await?;
    page.find("#ko-error-condition").await?;
    page.click("label:has([value=suicidal_thoughts])").await?;
    page.find(".ko-support").await?;
    page.click("[data-action=continue]").await?;
    page.find("[data-question=safety_now]").await?;
    page.click("[data-action=continue]").await?;
    page.find("#ko-error-safety_now").await?;
    insta::assert_snapshot!("safety_question_with_an_error", tree(&page).await?);
    answer_with(&page, "plan").await?;
    page.find("[data-screen=urgent]").await?;
    insta::assert_snapshot!("urgent", tree(&page).await?);
    page.click("[data-action=back]").await?;
    page.find("[data-action=confirm-safe]").await?;
    insta::assert_snapshot!("way_back_from_urgent", tree(&page).await?);
    leave_urgent(&page).await?;
    let answers = json!({ "safety_now": "none", "heart": [] });
    answer(&page, &answers).await?;
    insta::assert_snapshot!("two_questions", tree(&page).await?);
    answer_all(&page, &answers).await?;
    page.find("[data-screen=result] .ko-term").await?;
    page.click("[data-section=chart] > summary").await?;
    page.click(".ko-row > summary").await?;
    page.click("[data-section=answers] > summary").await?;
    insta::assert_snapshot!("result", tree(&page).await?);
    Ok(())
}

#[tokio::test]
async fn optional_features_match_their_snapshot() -> Result<()> {
    let on = "store=\"7\" barriers=\"access@clinic.example\"";
    let (page, _folder) = open_with_phq9(on).await?;
    answer_with(&page, "depression").await?;
    page.find("[data-action=skip]").await?;
    skip_to(&page, "[data-question^=phq9]").await?;
    page.click(".ko-reading-aids-open").await?;
    page.find(".ko-reading-aids [name=ko-keep]").await?;
    insta::assert_snapshot!("phq9_with_optional_features", tree(&page).await?);
    Ok(())
}
