//! Three people's visits, from the first question to what they are told.

use anyhow::{Context as _, Result, ensure};
use outlook_engine::{Answers, evaluate};
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::reading_aids::open_with_phq9;
use crate::visit::Visit;

/// The answers of a visit, as the engine reads them.
fn outlook(answers: &Value) -> Result<Value> {
    let answers: Answers = serde_json::from_value(answers.clone())?;
    Ok(serde_json::to_value(evaluate(&answers))?)
}

/// Answers one question as a person does: taps the label, then Continue; left out is skipped.
async fn answer(browser: &Browser, answers: &Value) -> Result<()> {
    let question = browser.value("document.querySelector('form').dataset.question").await?;
    let question = question.as_str().context("the form names no question")?.to_owned();
    let answer = &answers[&question];
    let options: Vec<&str> = match answer.as_array() {
        Some(none) if none.is_empty() => vec!["none_of_these"],
        Some(several) => several.iter().filter_map(Value::as_str).collect(),
        None => answer.as_str().into_iter().collect(),
    };
    for option in &options {
        browser.click(&format!("label:has([name={question}][value='{option}'])")).await?;
        let stays = format!("document.querySelector('form').dataset.question === '{question}'");
        assert_eq!(browser.value(&stays).await?, json!(true), "a choice alone moved on");
    }
    let way_on = if options.is_empty() { "skip" } else { "continue" };
    browser.click(&format!("[data-action={way_on}]")).await?;
    let gone = format!("document.querySelector('form')?.dataset.question !== '{question}'");
    browser.until(&format!("{question} leads on"), &gone).await?;
    browser
        .until("the new heading has the focus", "document.activeElement.tagName === 'H1'")
        .await?;
    crisis_line_is_there(browser).await
}

pub(crate) async fn screen(browser: &Browser) -> Result<String> {
    let screens = browser
        .value("Array.from(document.querySelectorAll('[data-screen]'), s => s.dataset.screen)")
        .await?;
    assert_eq!(screens.as_array().map(Vec::len), Some(1), "{screens}");
    Ok(screens[0].as_str().unwrap_or_default().to_owned())
}

/// The region comes from the browser's language, en-US.
async fn crisis_line_is_there(browser: &Browser) -> Result<()> {
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

/// Answers what is asked, and gives back what went wrong, or `null`.
const ANSWER: &str = r#"
const [answers, last, done] = arguments;
const drawn = () => new Promise((next) => setTimeout(next));
const press = async (selector) => {
  const found = document.querySelector(selector);
  if (!found) throw new Error("there is no " + selector);
  found.click();
  await drawn();
};
const asked = () => document.querySelector("form[data-question]")?.dataset.question;
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

/// The same as `answer_all` for a test of what comes after, by a script in the page: a small part of the
/// time.
pub(crate) async fn answer_by_script(browser: &Browser, answers: &Value) -> Result<()> {
    answer_up_to(browser, answers, None).await
}

/// The same up to a question.
async fn answer_up_to(browser: &Browser, answers: &Value, last: Option<&str>) -> Result<()> {
    let wrong = browser.client.execute_async(ANSWER, vec![answers.clone(), json!(last)]).await?;
    ensure!(wrong.is_null(), "{answers}: {wrong}");
    browser.until("the new heading has the focus", "document.activeElement.tagName === 'H1'").await
}

/// The same, and on to the result.
pub(crate) async fn result_by_script(browser: &Browser, answers: &Value) -> Result<()> {
    answer_by_script(browser, answers).await?;
    let on = "document.querySelector('[data-screen=review] [data-action=continue]').click();";
    browser.run(on).await?;
    browser.until("the result is there", "document.querySelector('[data-screen=result]')").await
}

/// Holds every number, claim, finding and factor on the page against the engine's.
pub(crate) async fn the_result_is_the_engines(visit: &Visit, answers: &Value) -> Result<Value> {
    let fits = outlook(answers)?;
    let shown = visit
        .value(
            "(() => {
            const all = (s, f, e = document) => Array.from(e.querySelectorAll(s), f);
            const end = (text) => text === undefined ? null : Number(text);
            return {
                outcome: document.querySelector('[data-screen=result]').dataset.outcome,
                findings: all('[data-finding]', e => e.dataset.finding),
                factors: all('[data-factor]', e => e.dataset.factor).sort(),
                ranges: Object.fromEntries(all('[data-range]', e => [e.dataset.range, {
                    unit: e.dataset.unit,
                    outer: { low: end(e.dataset.low), high: end(e.dataset.high) },
                    claims: all('[data-claim]', c => c.dataset.claim, e),
                }])),
            };
        })()",
        )
        .await?;
    let ids = |list: &Value| -> Vec<Value> {
        list.as_array().into_iter().flatten().map(|row| row["id"].clone()).collect()
    };
    let mut factors = ids(&fits["factors"]);
    factors.sort_by_key(ToString::to_string);
    let ranges: serde_json::Map<String, Value> = fits["ranges"].as_array().into_iter().flatten().map(|range| {
        let slot = format!("{}/{}", range["aspect"].as_str().unwrap_or_default(), range["stage"].as_str().unwrap_or_default());
        (slot, json!({ "unit": range["unit"], "outer": range["outer"], "claims": range["claims"] }))
    }).collect();
    assert_eq!(shown["outcome"], fits["outcome"]);
    assert_eq!(shown["findings"], json!(ids(&fits["findings"])));
    assert_eq!(shown["factors"], json!(factors));
    assert_eq!(shown["ranges"], Value::Object(ranges));
    Ok(fits)
}

/// The title of the page in English.
pub(crate) const TITLE: &str = "What to expect from a ketamine infusion";

/// What the browser had done once the page was loaded.
pub(crate) struct Loaded {
    requests: usize,
    history: Value,
}

pub(crate) async fn loaded(visit: &mut Visit) -> Result<Loaded> {
    let history = visit.value("history.length").await?;
    Ok(Loaded { requests: visit.requests().await?.len(), history })
}

/// No request since the page was loaded, nothing in the address, the title, the storage or the console.
pub(crate) async fn nothing_left_the_browser(
    visit: &mut Visit,
    loaded: Loaded,
    title: &str,
) -> Result<()> {
    let sent = visit.requests().await?;
    assert_eq!(sent.len(), loaded.requests, "{sent:?}");
    assert_eq!(visit.url().await?, visit.address());
    let kept = "localStorage.length + sessionStorage.length + document.cookie.length";
    assert_eq!(visit.value(kept).await?, json!(0));
    assert_eq!(visit.value("history.length").await?, loaded.history);
    assert_eq!(visit.value("document.title").await?, json!(title));
    assert_eq!(visit.complaints().await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn item_9_of_the_phq9_leads_to_help_with_nothing_chosen() -> Result<()> {
    let mut answers = json!({ "condition": "depression", "safety_now": "none" });
    for item in 1..=8 {
        answers[format!("phq9_{item}")] = json!("3");
    }
    let (visit, _folder) = open_with_phq9("").await?;
    answer_up_to(&visit, &answers, Some("phq9_9")).await?;
    visit.click("label:has([name=phq9_9][value='2'])").await?;
    visit.click("[data-action=continue]").await?;
    visit.find("[data-question=safety_now]").await?;
    assert_eq!(visit.value("document.querySelectorAll(':checked').length").await?, json!(0));
    assert!(visit.text("main .ko-support").await?.contains("988"));
    visit.click("[data-action=continue]").await?;
    visit.find(".ko-error").await?;
    visit.click("label:has([name=safety_now][value=none])").await?;
    visit.click("[data-action=continue]").await?;
    visit.click("[data-screen=review] [data-action=continue]").await?;
    visit.find("[data-screen=result] [data-finding=safety_thoughts]").await?;
    let sheet = visit.value("document.querySelector('.ko-sheet').textContent").await?;
    let sheet = sheet.as_str().unwrap_or_default();
    assert!(sheet.contains("hurting yourself in some way: More than half the days"), "{sheet}");
    assert!(sheet.contains("PHQ-9 score: 26 of 27"), "{sheet}");
    Ok(())
}

#[tokio::test]
async fn depression_with_nothing_to_flag() -> Result<()> {
    let answers = json!({
        "condition": "depression", "safety_now": "none", "age": "18_64", "tried": "two_or_more",
        "heart": [], "head": [], "mind": [], "body": [], "reactions": [], "medicines": [], "practical": [],
    });
    let mut visit = Visit::open().await?;
    let loaded = loaded(&mut visit).await?;
    answer_all(&visit, &answers).await?;
    assert_eq!(screen(&visit).await?, "review");
    visit.click("[data-action=continue]").await?;
    visit.find("[data-outcome=nothing_flagged]").await?;
    the_result_is_the_engines(&visit, &answers).await?;
    crisis_line_is_there(&visit).await?;
    let single = visit.text("[data-range='relief/single'] .ko-says").await?;
    assert!(single.contains("within a few days to a week"), "{single}");
    let headline = visit.text("h1").await?.to_lowercase();
    assert!(
        !headline.contains("eligible") && headline.contains("nothing you told us"),
        "{headline}"
    );
    visit.click("[data-range='relief/single'] summary").await?;
    let card = visit.text("[data-claim=s2-single]").await?;
    assert!(
        card.contains("treatment-resistant depression") && card.contains("up to 7 days"),
        "{card}"
    );
    nothing_left_the_browser(&mut visit, loaded, TITLE).await?;
    visit.picture("depression-result").await
}

#[tokio::test]
async fn crps_with_a_bladder_problem_and_thoughts_of_self_harm() -> Result<()> {
    let answers = json!({
        "condition": "crps", "safety_now": "thoughts", "age": "65_plus", "before": "series",
        "before_relief": "weeks", "severity": "severe", "body": ["bladder"], "heart": [],
        "medicines": ["opioids", "sedatives"], "supports": ["talking_therapy"],
    });
    let mut visit = Visit::open().await?;
    let loaded = loaded(&mut visit).await?;
    answer_all(&visit, &answers).await?;
    let reminder = visit.text("[data-screen=review] .ko-support").await?;
    assert!(reminder.contains("988"), "{reminder}");
    visit.click("[data-action=continue]").await?;
    visit.find("[data-outcome=specialist_first]").await?;
    let fits = the_result_is_the_engines(&visit, &answers).await?;
    assert_eq!(fits["findings"][0]["id"], "safety_thoughts");
    let first = visit
        .value("document.querySelector('[data-finding]').closest('.ko-support') !== null")
        .await?;
    assert_eq!(first, json!(true), "help does not lead the result");
    let open: Vec<String> = serde_json::from_value(fits["unchecked"].clone())?;
    let shown = visit
        .value(
            "Array.from(document.querySelectorAll('.ko-unchecked [data-for]'), b => b.dataset.for)",
        )
        .await?;
    assert_eq!(shown, json!(open));

    // An open question answered from the result: back by way of the review, and it is checked.
    visit.click(".ko-unchecked [data-for=head]").await?;
    visit.find("[data-question=head]").await?;
    let mut answered = answers.clone();
    answered["head"] = json!(["breathing"]);
    answer(&visit, &answered).await?;
    assert_eq!(screen(&visit).await?, "review");
    visit.click("[data-action=continue]").await?;
    visit.find("[data-finding=breathing]").await?;
    the_result_is_the_engines(&visit, &answered).await?;
    nothing_left_the_browser(&mut visit, loaded, TITLE).await?;
    visit.picture("crps-result").await
}

#[tokio::test]
async fn a_plan_then_a_return_by_mistake_and_on() -> Result<()> {
    let mut visit = Visit::open().await?;
    let loaded = loaded(&mut visit).await?;
    answer_all(&visit, &json!({ "condition": "ptsd", "safety_now": "plan" })).await?;
    assert_eq!(screen(&visit).await?, "urgent");
    let outcome =
        visit.value("document.querySelector('[data-screen=urgent]').dataset.outcome").await?;
    assert_eq!(outcome, json!("urgent"));
    let said = visit.text("[data-screen=urgent]").await?;
    assert!(said.contains("911") && said.contains("988"), "{said}");
    assert!(!said.to_lowercase().contains("ketamine"), "{said}");
    visit.picture("urgent").await?;

    visit.click("[data-action=back]").await?;
    visit.find("[data-question=safety_now]").await?;
    assert_eq!(visit.value("document.querySelectorAll(':checked').length").await?, json!(0));
    let answers = json!({ "condition": "ptsd", "safety_now": "none", "practical": ["must_drive"] });
    answer_all(&visit, &answers).await?;
    visit.click("[data-action=continue]").await?;
    visit.find("[data-outcome=discuss_first]").await?;
    the_result_is_the_engines(&visit, &answers).await?;
    let unstated = visit.text("[data-range='relief/unstated']").await?;
    assert!(unstated.contains("does not tell after how many infusions"), "{unstated}");
    nothing_left_the_browser(&mut visit, loaded, TITLE).await
}
