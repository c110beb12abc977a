//! Answering the questions of a visit: by hand as a person does, or quickly by a script.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use super::browser::Browser;

/// Answers one question as a person does: taps the label, then Continue. Skips it without an answer.
pub(crate) async fn answer(browser: &Browser, answers: &Value) -> Result<()> {
    let question = browser.value("ko.querySelector('form').dataset.question").await?;
    let question = question.as_str().context("the form names no question")?.to_owned();
    let answer = &answers[&question];
    let options: Vec<&str> = match answer.as_array() {
        Some(none) if none.is_empty() => vec!["none_of_these"],
        Some(several) => several.iter().filter_map(Value::as_str).collect(),
        None => answer.as_str().into_iter().collect(),
    };
    for option in &options {
        browser.click(&format!("label:has([name={question}][value='{option}'])")).await?;
        let stays = format!("ko.querySelector('form').dataset.question === '{question}'");
        assert_eq!(browser.value(&stays).await?, json!(true), "a choice alone moved on");
    }
    let action = if options.is_empty() { "skip" } else { "continue" };
    browser.click(&format!("[data-action={action}]")).await?;
    let gone = format!("ko.querySelector('form')?.dataset.question !== '{question}'");
    browser.until(&format!("{question} leads on"), &gone).await?;
    browser.until("the new heading has the focus", "ko.activeElement.tagName === 'H1'").await?;
    expect_crisis_line(browser).await
}

/// The only screen in the document.
pub(crate) async fn screen(browser: &Browser) -> Result<String> {
    let screens = browser
        .value("Array.from(ko.querySelectorAll('[data-screen]'), s => s.dataset.screen)")
        .await?;
    assert_eq!(screens.as_array().map(Vec::len), Some(1), "{screens}");
    Ok(screens[0].as_str().unwrap_or_default().to_owned())
}

/// Expects the help lines of the United States, the region of the browser's language.
pub(crate) async fn expect_crisis_line(browser: &Browser) -> Result<()> {
    let strip = browser.text(".ko-crisis").await?;
    assert!(strip.contains("988") && strip.contains("911"), "{strip}");
    Ok(())
}

/// Answers every question up to the review or the urgent screen.
pub(crate) async fn answer_all(browser: &Browser, answers: &Value) -> Result<()> {
    while screen(browser).await? == "question" {
        answer(browser, answers).await?;
    }
    Ok(())
}

/// Answers the questions up to `last`, and gives an error or `null`.
const ANSWER: &str = r#"
const [answers, last, done] = arguments;
const drawn = () => new Promise((next) => setTimeout(next));
const press = async (selector) => {
  const found = ko.querySelector(selector);
  if (!found) throw new Error("there is no " + selector);
  found.click();
  await drawn();
};
const asked = () => ko.querySelector("form[data-question]")?.dataset.question;
(async () => {
  for (let question = asked(); question && question !== last; question = asked()) {
    const answer = answers[question];
    const options = answer?.length === 0 ? ["none_of_these"] : [answer ?? []].flat();
    for (const option of options) await press(`[name="${question}"][value="${option}"]`);
    await press(`[data-action=${options.length ? "continue" : "skip"}]`);
    while (asked() === question) await drawn();
  }
})().then(() => done(null), (error) => done(String(error)));
"#;

/// The same as `answer_all` by one script in the page, which is much faster.
pub(crate) async fn answer_by_script(browser: &Browser, answers: &Value) -> Result<()> {
    answer_up_to(browser, answers, None).await
}

/// The same up to the question `last`.
pub(crate) async fn answer_up_to(
    browser: &Browser,
    answers: &Value,
    last: Option<&str>,
) -> Result<()> {
    let wrong = browser.call(ANSWER, vec![answers.clone(), json!(last)]).await?;
    ensure!(wrong.is_null(), "{answers}: {wrong}");
    browser.until("the new heading has the focus", "ko.activeElement.tagName === 'H1'").await
}

/// The same, and goes on to the result.
pub(crate) async fn result_by_script(browser: &Browser, answers: &Value) -> Result<()> {
    answer_by_script(browser, answers).await?;
    let on = "ko.querySelector('[data-screen=review] [data-action=continue]').click();";
    browser.run(on).await?;
    browser.until("the result is there", "ko.querySelector('[data-screen=result]')").await
}

/// Answers the first question with a condition, skips the others, and goes on to the result.
pub(crate) async fn result_for(browser: &Browser, condition: &str) -> Result<()> {
    result_by_script(browser, &json!({ "condition": condition })).await
}

/// Chooses an option as a person does, and presses Continue.
pub(crate) async fn answer_with(browser: &Browser, option: &str) -> Result<()> {
    browser.click(&format!("label:has([value={option}])")).await?;
    browser.click("[data-action=continue]").await
}

/// Skips questions until there is an element that matches.
pub(crate) async fn skip_to(browser: &Browser, selector: &str) -> Result<()> {
    let skip = format!(
        "(() => {{ if (ko.querySelector('{selector}')) return true;
            ko.querySelector('[data-action=skip]')?.click(); }})()"
    );
    browser.until(&format!("there is {selector}"), &skip).await
}

/// Shows the figures of the result as a picture, words or a table.
pub(crate) async fn show_view(browser: &Browser, view: &str) -> Result<()> {
    browser.click(&format!("label:has([value={view}])")).await?;
    let shown = format!("ko.querySelector('[value={view}]').checked");
    browser.until(&format!("{view} is shown"), &shown).await
}

/// Answers that no other test gives, so that their traces can be searched for.
pub(crate) fn rare_answers() -> Value {
    json!({
        "condition": "crps", "safety_now": "none", "age": "65_plus", "tried": "unsure",
        "heart": ["vessel"], "head": [], "mind": ["eating_unsafe"], "body": ["porphyria", "bladder"],
        "reactions": ["bad_reaction"], "medicines": ["theophylline"], "practical": ["must_drive"],
    })
}
