//! Many visits on one page: memory must not grow.

use std::env;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::harness::devtools;
use crate::harness::engine::Engine;
use crate::harness::tablet::{RUNS, Tablet};

/// The variable for the number of visits.
const VISITS: &str = "KO_VISITS";

/// The usual number of visits: only Chromium reports its heap, and the other drivers are slower.
const fn usual(engine: Engine) -> u32 {
    match engine {
        Engine::Chromium => 100,
        Engine::Firefox | Engine::WebKit => 20,
    }
}

/// By how many bytes the last may exceed the tenth: garbage collection is not exact.
const SLACK: u64 = 2_000_000;

/// One visit at full speed that skips nearly every question.
const VISIT: &str = r#"
const done = arguments[arguments.length - 1];
const wait = (selector) => new Promise((found) => {
  const look = () => {
    const element = ko.querySelector(selector);
    if (element && !element.closest("[hidden]")) found(element); else setTimeout(look);
  };
  look();
});
(async () => {
  const before = memories.splice(0).length;
  (await wait("[data-action=start]")).click();
  (await wait("input[value=crps]")).click();
  (await wait("[data-action=continue]")).click();
  (await wait("[name=body], [data-question]:not([data-question=condition])"));
  while (!ko.querySelector("[data-screen=result]")) {
    const form = ko.querySelector("[data-screen=question] form");
    const body = form?.querySelector("[value=porphyria]");
    if (body) body.click();
    form?.querySelector(body ? "[data-action=continue]" : "[data-action=skip]").click();
    await new Promise((next) => setTimeout(next));
  }
  await wait("[data-screen=result]");
  (await wait("[data-action=erase]")).click();
  while (!memories.length) await new Promise((next) => setTimeout(next));
  await wait("[data-screen=attract]");
  done(memories.at(-1).buffer.byteLength);
})();"#;

#[tokio::test]
#[ignore = "measures memory: cargo xtask test --all"]
async fn memory_stays_level_over_many_visits() -> Result<()> {
    let tablet = Tablet::dedicated().await?;
    let usual = usual(tablet.engine);
    let visits: u32 = env::var(VISITS).map_or(Ok(usual), |number| number.parse())?;
    ensure!(visits > 10, "{VISITS}={visits}; what fits: a number above 10");
    let started = Instant::now();
    tablet.start_file().await?;
    let (mut tenth, mut last) = ((0, 0), (0, 0));
    let (mut smallest, mut largest) = (u64::MAX, 0);
    for visit in 1..=visits {
        let wasm = tablet.run_async(VISIT).await?.as_u64().context("no size")?;
        (smallest, largest) = (smallest.min(wasm), largest.max(wasm));
        if visit != 10 && visit != visits && visit % 500 != 0 {
            continue;
        }
        let seconds = started.elapsed().as_secs();
        println!(
            "{:?}, {visit} visits in {seconds} s: WebAssembly {smallest} to {largest} bytes",
            tablet.engine
        );
        if tablet.engine == Engine::Chromium {
            last = devtools::usage(&tablet)?;
            println!("the heap has {} bytes, array buffers {}", last.0, last.1);
            if visit == 10 {
                tenth = last;
            }
        }
    }
    tablet.until("the start screen is there", RUNS).await?;
    ensure!(smallest == largest, "WebAssembly grows from {smallest} to {largest} bytes");
    ensure!(last.0 <= tenth.0 + SLACK, "the heap grows from {} to {} bytes", tenth.0, last.0);
    ensure!(last.1 <= tenth.1 + SLACK, "memories grow from {} to {} bytes", tenth.1, last.1);
    let complaints = tablet.value("complaints").await?;
    ensure!(complaints == Value::Array(Vec::new()), "{complaints}");
    Ok(())
}
