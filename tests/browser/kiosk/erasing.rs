//! A visit that ends leaves no trace for the next person.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::harness::answering::rare_answers;
use crate::harness::devtools;
use crate::harness::engine::Engine;
use crate::harness::tablet::{RUNS, Tablet};

/// The least length of a text that is searched for.
const LONG: usize = 24;

/// Lines that only this visit's codes contain.
async fn written(tablet: &Tablet) -> Result<Vec<String>> {
    let text = tablet
        .value(
            "Array.from(ko.querySelectorAll('[data-section=code-answers] pre'), (it) => it.textContent).join('')",
        )
        .await?;
    let text = text.as_str().context("no text")?;
    let lines = text.lines().filter(|line| line.contains("; ") && line.len() > LONG);
    let lines: Vec<String> = lines.map(str::to_owned).collect();
    assert!(lines.len() >= 2, "too little to look for in {text:?}");
    Ok(lines)
}

/// Everything in the page that a person or a script could read, as one text.
const EVERYTHING: &str = r#"
const done = arguments[arguments.length - 1];
(async () => {
  const found = [document.documentElement.outerHTML, ko.root.innerHTML, document.title, location.href, JSON.stringify(history.state)];
  found.push(JSON.stringify(performance.getEntries()), document.cookie, window.name);
  for (const store of ["localStorage", "sessionStorage"]) {
    try { found.push(JSON.stringify(window[store])); } catch (error) { found.push(String(error)); }
  }
  try {
    for (const name of await caches.keys()) found.push(name);
  } catch (error) { found.push(String(error)); }
  try {
    for (const { name } of await indexedDB.databases()) found.push("database " + name);
  } catch (error) { found.push(String(error)); }
  for (const input of ko.querySelectorAll("input, textarea, select")) found.push("input " + input.name);
  done(found.join("\n"));
})();"#;

async fn expect_no_trace(tablet: &Tablet, written: &[String]) -> Result<()> {
    let found = tablet.run_async(EVERYTHING).await?;
    let found = found.as_str().context("no text")?;
    for line in written {
        assert!(!found.contains(line.as_str()), "{line} is left");
    }
    for trace in ["input ", "database ", "data-square"] {
        assert!(!found.contains(trace), "{trace} in {found}");
    }
    let open = "ko.querySelectorAll('dialog[open], .ko-cover, details[open]').length";
    assert_eq!(tablet.value(open).await?, json!(0));
    Ok(())
}

/// The number of bytes that are not zero in each memory.
const REMAINS: &str = "memories.map(({ buffer }) => new Uint8Array(buffer).reduce((sum, byte) => sum + (byte !== 0), 0))";

#[tokio::test]
async fn erase_leaves_nothing_of_the_visit() -> Result<()> {
    // Read on another device: what a driver reads stays in the heap of that page.
    let other = Tablet::dedicated().await?;
    other.start_file().await?;
    other.complete_visit(&rare_answers()).await?;
    let written = written(&other).await?;
    drop(other);
    let mut tablet = Tablet::dedicated().await?;
    tablet.presses_by_script = true;
    tablet.start_file().await?;
    tablet.complete_visit(&rare_answers()).await?;
    let before = tablet.value(REMAINS).await?;
    assert!(before[0].as_u64() > Some(10_000), "a memory without content: {before}");
    tablet.press("[data-action=erase]").await?;
    tablet.until("the start screen is back", "memories.length === 2").await?;
    tablet.until("the start screen is back", RUNS).await?;
    assert_eq!(tablet.value(REMAINS).await?[0], json!(0), "the memory is not overwritten");
    expect_no_trace(&tablet, &written).await?;
    if tablet.engine == Engine::Chromium {
        tablet.run("memories.length = 0").await?;
        let heap = devtools::heap(&tablet)?;
        // The snapshot must not be empty.
        assert!(heap.contains("ketamine-outlook"), "no snapshot");
        for line in &written {
            assert!(!heap.contains(line.as_str()), "{line} is left in the heap");
        }
    }
    for way in ["reload", "back"] {
        if way == "reload" {
            tablet.reload().await?;
        } else {
            tablet.complete_visit(&rare_answers()).await?;
            tablet.open("about:blank").await?;
            tablet.back().await?;
        }
        tablet.until(&format!("{way} finds the start screen"), RUNS).await?;
        expect_no_trace(&tablet, &written).await?;
    }
    Ok(())
}

#[tokio::test]
async fn trace_search_finds_an_open_visit() -> Result<()> {
    let tablet = Tablet::dedicated().await?;
    tablet.start_file().await?;
    tablet.complete_visit(&rare_answers()).await?;
    let written = written(&tablet).await?;
    let found = tablet.run_async(EVERYTHING).await?;
    assert!(found.as_str().is_some_and(|it| it.contains("data-square")));
    if tablet.engine == Engine::Chromium {
        let heap = devtools::heap(&tablet)?;
        assert!(written.iter().any(|line| heap.contains(line.as_str())), "nothing in the heap");
    }
    Ok(())
}

#[tokio::test]
async fn idle_visit_is_warned_then_erased() -> Result<()> {
    let tablet = Tablet::new().await?;
    tablet.start_file().await?;
    tablet.complete_visit(&rare_answers()).await?;
    let written = written(&tablet).await?;
    tablet.set_wall_clock(92).await?;
    tablet.until("it asks", "ko.querySelector('.ko-cover [data-left]')").await?;
    let left = tablet.value("Number(ko.querySelector('[data-left]').dataset.left)").await?;
    // The exact count depends on the machine; `a_visit_is_warned_and_then_over` checks each second.
    assert!(left.as_u64().is_some_and(|left| (1..=28).contains(&left)), "{left} seconds are left");
    let seen = "ko.root.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('.ko-cover')";
    assert_eq!(
        tablet.value(&format!("Boolean({seen})")).await?,
        Value::Bool(true),
        "the result can be read"
    );
    tablet.screenshot("kiosk-still-there").await?;
    tablet.press("[data-action=stay]").await?;
    tablet.until("any touch goes on", "!ko.querySelector('.ko-cover')").await?;
    assert_eq!(
        tablet.value("Boolean(ko.querySelector('[data-screen=result]'))").await?,
        json!(true)
    );
    tablet.set_wall_clock(92 + 122).await?;
    tablet.until("it is over", "memories.length === 2").await?;
    tablet.until("the start screen is back", RUNS).await?;
    expect_no_trace(&tablet, &written).await?;
    // The wall clock goes back by a day: the monotonic clock still counts.
    tablet.press("[data-action=start]").await?;
    tablet.set_wall_clock(-86_400).await?;
    tablet.run("document.documentElement.dataset.running = '130000'").await?;
    tablet.until("it is over", "memories.length === 3").await?;
    tablet.until("the start screen is back", RUNS).await
}

#[tokio::test]
async fn the_urgent_screen_begins_with_the_desk_and_is_never_covered() -> Result<()> {
    let tablet = Tablet::new().await?;
    tablet.start_file().await?;
    tablet.reach_urgent().await?;
    let first = tablet.value("ko.querySelector('[data-screen=urgent]').innerText").await?;
    assert!(first.as_str().is_some_and(|it| it.starts_with("Tell the person at the desk")));
    let looks = "(({ borderTopWidth, backgroundColor, textDecorationLine }) =>
        [borderTopWidth, backgroundColor, textDecorationLine])(
        getComputedStyle(ko.querySelector('.ko-urgent .ko-ways > span')))";
    assert_eq!(tablet.value(looks).await?, json!(["0px", "rgba(0, 0, 0, 0)", "none"]));
    tablet.set_wall_clock(92).await?;
    tablet.until("the seconds are said", "ko.querySelector('.ko-bar [data-left]')").await?;
    let covered = "Array.from(ko.querySelectorAll('.ko-urgent .ko-ways span')).filter((it) => {
        it.scrollIntoView({ block: 'center' });
        const { left, top, width, height } = it.getBoundingClientRect();
        return !it.contains(ko.root.elementFromPoint(left + width / 2, top + height / 2))
            && !ko.root.elementFromPoint(left + width / 2, top + height / 2)?.contains(it);
    }).length + ko.querySelectorAll('.ko-cover, [inert]').length";
    assert_eq!(tablet.value(covered).await?, json!(0));
    tablet.screenshot("kiosk-urgent-ends").await?;
    tablet.set_wall_clock(92 + 122).await?;
    tablet.until("it is over", "memories.length === 2").await?;
    tablet.until("the start screen is back", RUNS).await
}

#[tokio::test]
async fn restart_never_offers_the_last_visit() -> Result<()> {
    let tablet = Tablet::new().await?;
    // Even if the erase event is stopped.
    let deaf = "<head><script>addEventListener('ko-erase', (event) => 'deaf' in document.documentElement.dataset && event.stopImmediatePropagation(), true);</script>";
    tablet.open_file(|file| file.replacen("<head>", deaf, 1)).await?;
    tablet.until("the kiosk runs", RUNS).await?;
    tablet.complete_visit(&rare_answers()).await?;
    tablet.run("document.documentElement.dataset.deaf = ''").await?;
    tablet.press("[data-screen=result] [data-action=restart]").await?;
    tablet.until("the first question is asked", crate::harness::tablet::QUESTION).await?;
    let offered = "ko.querySelectorAll('[data-action=undo], input:checked').length";
    assert_eq!(tablet.value(offered).await?, json!(0), "the last visit is offered");
    tablet.run("delete document.documentElement.dataset.deaf").await?;
    tablet.erase().await?;
    assert_eq!(tablet.value(offered).await?, json!(0), "the last visit is offered");
    tablet.complete_visit(&rare_answers()).await?;
    tablet.press("[data-screen=result] [data-action=restart]").await?;
    tablet.until("a new instance is there", "memories.length === 3").await?;
    tablet.until("to start again is to erase", RUNS).await
}
