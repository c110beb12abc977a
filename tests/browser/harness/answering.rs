//! Answering the questions of a visit: by hand as a person does, or quickly by a script.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use super::browser::Browser;

/// The page of questions; undefined on another screen.
pub(crate) const PAGE: &str = "ko.querySelector('[data-screen=question] form')?.dataset.page";

/// The ids of an answer's options.
fn options(answer: &Value) -> Vec<&str> {
    match answer.as_array() {
        Some(none) if none.is_empty() => vec!["none_of_these"],
        Some(several) => several.iter().filter_map(Value::as_str).collect(),
        None => answer.as_str().into_iter().collect(),
    }
}

/// Answers one page as a person does: taps the labels, then Continue. Skips what has no answer.
pub(crate) async fn answer(browser: &Browser, answers: &Value) -> Result<()> {
    let page = browser.value(PAGE).await?;
    let asked = "Array.from(ko.querySelectorAll('form fieldset'), it => it.dataset.question)";
    let (mut done, mut action) = (Vec::new(), "continue");
    loop {
        // One answer may add the question below it.
        let asked: Vec<String> = serde_json::from_value(browser.value(asked).await?)?;
        let Some(question) = asked.into_iter().find(|it| !done.contains(it)) else { break };
        let options = options(&answers[&question]);
        for option in &options {
            browser.click(&format!("label:has([name={question}][value='{option}'])")).await?;
            assert_eq!(browser.value(PAGE).await?, page, "a choice alone moved on");
        }
        if options.is_empty() {
            action = "skip";
        }
        done.push(question);
    }
    browser.click(&format!("[data-action={action}]")).await?;
    browser.until(&format!("page {page} leads on"), &format!("{PAGE} !== {page}")).await?;
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
    let help = browser.text(".ko-crisis, [data-screen=urgent]").await?;
    assert!(help.contains("988") && help.contains("911"), "{help}");
    Ok(())
}

/// Answers every page up to the result or the urgent screen, and adds what is asked after the result.
pub(crate) async fn answer_all(browser: &Browser, answers: &Value) -> Result<()> {
    while screen(browser).await? == "question" {
        answer(browser, answers).await?;
    }
    let added = ["severity", "supports"].map(|question| (question, options(&answers[question])));
    if added.iter().any(|(_, options)| !options.is_empty()) {
        browser.click("[data-section=matters] > summary").await?;
    }
    let mut adds = false;
    for (question, options) in added {
        for option in options {
            browser.click(&format!("label:has([name={question}][value='{option}'])")).await?;
            adds = true;
        }
    }
    if adds {
        browser.click("[data-action=add]").await?;
        browser.find("[data-page=after] .ko-changed").await?;
    }
    Ok(())
}

/// Answers the pages up to that of the question `last`, and adds what is asked after the result; gives an error
/// or `null`.
const ANSWER: &str = r#"
const [answers, last, done] = arguments;
const drawn = () => new Promise((next) => setTimeout(next));
const press = async (selector) => {
  const found = ko.querySelector(selector);
  if (!found) throw new Error("there is no " + selector);
  found.click();
  await drawn();
};
const form = () => ko.querySelector("[data-screen=question] form");
const fields = (form) => [...(form?.querySelectorAll("fieldset") ?? [])].map((it) => it.dataset.question);
const give = async (question) => {
  const answer = answers[question];
  const options = answer?.length === 0 ? ["none_of_these"] : [answer ?? []].flat();
  for (const option of options) await press(`[name="${question}"][value="${option}"]`);
  return options.length > 0;
};
(async () => {
  while (form() && !fields(form()).includes(last)) {
    const page = form().dataset.page;
    const seen = new Set();
    let whole = true;
    // One answer may add the question below it.
    for (let question; (question = fields(form()).find((it) => !seen.has(it))); ) {
      seen.add(question);
      whole = await give(question) && whole;
    }
    await press(`[data-action=${whole ? "continue" : "skip"}]`);
    while (form()?.dataset.page === page) await drawn();
  }
  let adds = false;
  for (const question of fields(ko.querySelector("[data-page=after]"))) adds = await give(question) || adds;
  if (adds) await press("[data-action=add]");
})().then(() => done(null), (error) => done(String(error)));
"#;

/// The same as `answer_all` by one script in the page, which is much faster.
pub(crate) async fn answer_by_script(browser: &Browser, answers: &Value) -> Result<()> {
    answer_up_to(browser, answers, None).await
}

/// The same up to the page of the question `last`.
pub(crate) async fn answer_up_to(
    browser: &Browser,
    answers: &Value,
    last: Option<&str>,
) -> Result<()> {
    let wrong = browser.call(ANSWER, vec![answers.clone(), json!(last)]).await?;
    ensure!(wrong.is_null(), "{answers}: {wrong}");
    browser.until("the new heading has the focus", "ko.activeElement.tagName === 'H1'").await
}

/// The same, and expects the result.
pub(crate) async fn result_by_script(browser: &Browser, answers: &Value) -> Result<()> {
    answer_by_script(browser, answers).await?;
    browser.until("the result is there", "ko.querySelector('[data-screen=result]')").await
}

/// Answers the first question with a condition, and skips the others.
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

/// The text of the sheet of a result, which is drawn before the browser prints.
pub(crate) async fn printed_sheet(browser: &Browser) -> Result<String> {
    browser.value("dispatchEvent(new Event('beforeprint'))").await?;
    browser.until("the sheet is drawn", "ko.querySelector('.ko-sheet')").await?;
    let text = browser.value("ko.querySelector('.ko-sheet').textContent").await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

/// Leaves the urgent screen, which was opened by mistake.
pub(crate) async fn leave_urgent(browser: &Browser) -> Result<()> {
    browser.click("[data-action=back]").await?;
    browser.click("[data-action=confirm-safe]").await?;
    browser.find("[data-question=safety_now]").await.map(|_| ())
}

/// Answers that no other test gives, so that their traces can be searched for.
pub(crate) fn rare_answers() -> Value {
    json!({
        "condition": "crps", "safety_now": "none", "age": "65_plus", "tried": "unsure",
        "heart": ["vessel"], "head": [], "mind": ["eating_unsafe"], "body": ["porphyria", "bladder"],
        "reactions": ["bad_reaction"], "medicines": ["theophylline"], "practical": ["must_drive"],
    })
}
