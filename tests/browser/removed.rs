//! The element taken out of the page and put back, again and again: nothing grows, and nothing of one
//! that is gone still hears or watches the page.

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use crate::host::{self, ELEMENT, Site, has, settled};
use crate::visit::Visit;

/// Bytes of the heap to a turn in Chromium: three ears that Yew makes and never gives back take 0.4 kB,
/// the browser's own record of what was slow and the code that it works out take 1.3 kB and less by
/// every turn. What stays of an element would be many times as much.
const A_TURN: f64 = 3000.0;

/// All that makes it easier turned on, and on to the second question.
const USE: &str = "(() => {
    const click = (selector) =>
        document.querySelector('ketamine-outlook').shadowRoot.querySelector(selector).click();
    click('.ko-comfort-open'); click('[name=ko-keys]');
    click('input[value=crps]'); click('[data-action=continue]');
})()";

/// Out and in again, used and left; gives how many observers and listeners there are without the
/// element, and the memory of the wasm in bytes.
async fn again(visit: &Visit) -> Result<[u64; 3]> {
    let out =
        "(() => { window.taken = document.querySelector('ketamine-outlook'); taken.remove(); })()";
    visit.value(out).await?;
    let [watching, hearing]: [u64; 2] = serde_json::from_value(visit.value("holds()").await?)?;
    visit.value("document.body.append(taken)").await?;
    settled(visit, &has(ELEMENT, ".ko-comfort-open")).await?;
    visit.value(USE).await?;
    settled(visit, &has(ELEMENT, "[data-question=safety_now]")).await?;
    let memory = visit.value("memories[0].buffer.byteLength").await?;
    Ok([watching, hearing, memory.as_u64().context("no memory")?])
}

/// What the page holds in Chromium, once what nobody needs is gone: the heap in bytes, nodes and
/// listeners.
async fn held(visit: &Visit) -> Result<[f64; 3]> {
    // What the test itself has heard is no part of it.
    visit.run("heard.splice(0)").await?;
    for _ in 0..3 {
        visit.devtools("HeapProfiler.collectGarbage", json!({})).await?;
    }
    let heap = visit.devtools("Runtime.getHeapUsage", json!({})).await?;
    let counted = visit.devtools("Memory.getDOMCounters", json!({})).await?;
    let number = |value: &Value, key: &str| {
        value[key].as_f64().with_context(|| format!("no {key} in {value}"))
    };
    Ok([
        number(&heap, "usedSize")?,
        number(&counted, "nodes")?,
        number(&counted, "jsEventListeners")?,
    ])
}

#[tokio::test]
async fn taken_out_and_put_back_a_hundred_times_it_takes_no_more_memory() -> Result<()> {
    let visit = host::ready("memory.html").await?;
    let chromium = visit.is_in_chromium();
    let mut seen = Vec::new();
    let mut pages = Vec::new();
    for turn in 0..100 {
        seen.push(again(&visit).await?);
        if chromium && [9, 99].contains(&turn) {
            pages.push(held(&visit).await?);
        }
    }
    let (tenth, last) = (seen[9], seen[99]);
    eprintln!("wasm after 10 and 100: {} and {} bytes", tenth[2], last[2]);
    assert_eq!(tenth, last, "{seen:?}");
    assert_eq!(last[0], 0, "something watches what is gone");
    if let [tenth, last] = pages[..] {
        eprintln!("heap, nodes and listeners after 10 and 100: {tenth:?} and {last:?}");
        let [heap, nodes, listeners] = [0, 1, 2].map(|at| (tenth[at], last[at]));
        assert!(last[0] < tenth[0] + 90.0 * A_TURN, "the heap grows: {heap:?}");
        assert!(last[1] <= tenth[1] + 50.0, "nodes stay: {nodes:?}");
        assert!(last[2] <= tenth[2] + 5.0, "listeners stay: {listeners:?}");
    }
    settled(&visit, &has(ELEMENT, "[data-question=safety_now]")).await
}

#[tokio::test]
async fn what_makes_it_easier_may_come_late_and_never_comes_to_one_that_is_gone() -> Result<()> {
    let site = Site::new()?;
    let visit = Visit::of(site.path()).await?;
    let hold = visit.hold(".json");
    visit.open_page("hosts/memory.html").await?;
    let ready = "window.heard?.some(it => it.type === 'ko-ready')";
    settled(&visit, ready).await?;
    let element = "document.querySelector('ketamine-outlook')";
    visit
        .value(&format!("{element}.shadowRoot.querySelector('input[value=crps]').click()"))
        .await?;
    host::press(&visit, ELEMENT, "[data-action=continue]").await?;
    settled(&visit, &has(ELEMENT, "[data-question=safety_now]")).await?;
    let gone = "(() => { window.gone = document.createElement('ketamine-outlook');
        document.body.append(gone); })()";
    visit.value(gone).await?;
    settled(&visit, "gone.shadowRoot.querySelector('[data-question]')").await?;
    visit.value("gone.remove()").await?;
    drop(hold);
    settled(&visit, &has(ELEMENT, ".ko-comfort-open")).await?;
    settled(&visit, &has(ELEMENT, "[data-question=safety_now]")).await?;
    assert_eq!(
        visit.value("gone.shadowRoot.querySelector('.ko-comfort-open')").await?,
        Value::Null
    );
    Ok(())
}
