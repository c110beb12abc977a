//! The kiosk that stays on a device: without its server, with a newer build, with damaged files.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use outlook_dev_server::Server;
use serde_json::json;
use tempfile::TempDir;

use crate::harness::answering::rare_answers;
use crate::harness::devtools;
use crate::harness::engine::Engine;
use crate::harness::tablet::{QUESTION, Tablet, copy_of_kiosk};
use crate::harness::traffic;

/// The kiosk is in charge, whatever it was loaded from.
const STARTED: &str = "document.querySelector('[data-screen=attract]') \
     && document.getElementById('ko-general')?.hidden";

/// A worker keeps the page.
const KEPT: &str = "navigator.serviceWorker?.controller";

/// A worker is there and has nothing left to do.
const INSTALLED: &str = "(() => {
    navigator.serviceWorker.getRegistration().then((it) => { window.settled = it?.active && !it.installing && !it.waiting; });
    return window.settled;
})()";

struct Place {
    folder: TempDir,
    server: Option<Server>,
    address: String,
}

impl Place {
    fn open() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        copy_of_kiosk(folder.path())?;
        let server = traffic::serve(folder.path())?;
        let address = format!("{}kiosk/", server.url());
        Ok(Self { folder, server: Some(server), address })
    }

    /// Puts a newer build in the place of this one: the title says so.
    async fn renew(&self, tablet: &Tablet, whole: bool) -> Result<()> {
        let kiosk = self.folder.path().join("kiosk");
        let page = change(&kiosk.join("index.html"), "<title>", "<title>Newer: ")?;
        let hash = |text: &str| {
            format!(
                "const done = arguments[arguments.length - 1];
            crypto.subtle.digest('SHA-256', new TextEncoder().encode({}))
              .then((it) => done('sha256-' + btoa(String.fromCharCode(...new Uint8Array(it)))));",
                serde_json::Value::from(text)
            )
        };
        let new = tablet.run_async(&hash(&page.1)).await?;
        let old = tablet.run_async(&hash(&page.0)).await?;
        let (new, old) = (new.as_str().context("no hash")?, old.as_str().context("no hash")?);
        let worker = kiosk.join("worker.js");
        change(&worker, "=`ketamine-outlook-", "=`ketamine-outlook-newer-")?;
        change(&worker, old, new)?;
        if !whole {
            fs::remove_file(kiosk.join("icon-512.png"))?;
        }
        Ok(())
    }
}

/// The text of a file before and after a change.
fn change(path: &Path, from: &str, to: &str) -> Result<(String, String)> {
    let before = fs::read_to_string(path)?;
    let after = before.replacen(from, to, 1);
    assert_ne!(before, after, "{} has no {from}", path.display());
    fs::write(path, &after)?;
    // The packed form would be served in place of this one.
    drop(fs::remove_file(format!("{}.br", path.display())));
    Ok((before, after))
}

/// A device that has opened the address once.
async fn installed() -> Result<Option<(Place, Tablet)>> {
    let place = Place::open()?;
    let tablet = Tablet::dedicated().await?;
    tablet.open(&place.address).await?;
    tablet.until("the kiosk runs", STARTED).await?;
    if tablet.engine == Engine::WebKit
        && tablet.value("!navigator.serviceWorker").await? == json!(true)
    {
        println!("this WebKit has no workers: nothing to install");
        return Ok(None);
    }
    tablet.until("the worker has everything", INSTALLED).await?;
    Ok(Some((place, tablet)))
}

#[tokio::test]
async fn restarted_kiosk_completes_a_visit_offline() -> Result<()> {
    let Some((mut place, tablet)) = installed().await? else { return Ok(()) };
    place.server = None;
    let tablet = if tablet.engine == Engine::WebKit {
        println!("a driven WebKit keeps nothing from one start to the next: not restarted");
        tablet
    } else {
        tablet.restart().await?
    };
    tablet.open(&place.address).await?;
    tablet.until("the kiosk runs", STARTED).await?;
    tablet.until("a worker serves it", KEPT).await?;
    tablet.complete_visit(&rare_answers()).await?;
    tablet.press("[data-action=erase]").await?;
    tablet.until("the start screen is back", STARTED).await
}

#[tokio::test]
async fn update_applies_between_visits() -> Result<()> {
    let Some((place, tablet)) = installed().await? else { return Ok(()) };
    tablet.open(&place.address).await?;
    tablet.until("a worker serves it", &format!("{KEPT} && {STARTED}")).await?;
    tablet.press("[data-action=start]").await?;
    tablet.until("the first question is asked", QUESTION).await?;
    place.renew(&tablet, true).await?;
    tablet.run("navigator.serviceWorker.getRegistration().then((it) => it.update())").await?;
    let waits = "(navigator.serviceWorker.getRegistration().then((it) => { window.waits = Boolean(it.waiting); }), window.waits)";
    tablet.until("the newer build waits", waits).await?;
    assert_eq!(tablet.value("document.title.startsWith('Newer')").await?, json!(false));
    assert_eq!(tablet.value(QUESTION).await?, json!(true), "the visit was cut short");
    tablet.press("[data-action=erase]").await?;
    tablet
        .until(
            "the next visit is the newer build's",
            &format!("document.title.startsWith('Newer') && {STARTED}"),
        )
        .await?;
    let names = "const done = arguments[arguments.length - 1]; caches.keys().then(done);";
    let names = tablet.run_async(names).await?;
    assert_eq!(names.as_array().map(Vec::len), Some(1), "{names}");
    assert!(names[0].as_str().is_some_and(|it| it.contains("newer")), "{names}");
    Ok(())
}

#[tokio::test]
async fn incomplete_build_is_not_installed() -> Result<()> {
    let Some((place, tablet)) = installed().await? else { return Ok(()) };
    tablet.open(&place.address).await?;
    tablet.until("a worker serves it", &format!("{KEPT} && {STARTED}")).await?;
    place.renew(&tablet, false).await?;
    let update = "const done = arguments[arguments.length - 1];
        navigator.serviceWorker.getRegistration().then(async (it) => {
          const found = await it.update().catch(() => it);
          const worker = found.installing;
          if (!worker) return done('none');
          worker.addEventListener('statechange', () => done(worker.state));
        });";
    let state = tablet.run_async(update).await?;
    assert_eq!(state, json!("redundant"));
    tablet.open(&place.address).await?;
    tablet.until("the old build is still whole", &format!("{KEPT} && {STARTED}")).await?;
    assert_eq!(tablet.value("document.title.startsWith('Newer')").await?, json!(false));
    // It may have been tried once more by now.
    let names =
        "(caches.keys().then((names) => { window.kept = names.length; }), window.kept === 1)";
    tablet.until("nothing is kept of the newer", names).await
}

/// Cuts the kept page off after some bytes.
const TRUNCATE: &str = "const done = arguments[arguments.length - 1];
    (async () => {
      const cache = await caches.open((await caches.keys())[0]);
      const whole = await (await cache.match('./')).text();
      await cache.put('./', new Response(whole.slice(0, 30_000), { headers: { 'Content-Type': 'text/html' } }));
      done(true);
    })();";

#[tokio::test]
async fn truncated_cache_entry_is_detected() -> Result<()> {
    let Some((mut place, tablet)) = installed().await? else { return Ok(()) };
    tablet.run_async(TRUNCATE).await?;
    tablet.open(&place.address).await?;
    tablet.until("it is fetched again", &format!("{KEPT} && {STARTED}")).await?;
    tablet.run_async(TRUNCATE).await?;
    place.server = None;
    tablet.open(&place.address).await?;
    tablet.until("help is there", "document.body?.innerText.includes('988')").await?;
    let half = "document.querySelectorAll('ketamine-outlook, form').length";
    assert_eq!(tablet.value(half).await?, json!(0), "half a page");
    Ok(())
}

impl Place {
    /// Puts settings beside the kiosk, or whatever a network sends in their place.
    fn say(&self, text: &str) -> Result<()> {
        let path = self.folder.path().join("kiosk/config.json");
        // The packed form would be served in place of this one.
        drop(fs::remove_file(path.with_extension("json.br")));
        Ok(fs::write(path, text)?)
    }
}

/// Opens the address again: a reload goes past the worker where a driver asks Firefox for it.
async fn start(tablet: &Tablet, place: &Place) -> Result<()> {
    tablet.open("about:blank").await?;
    tablet.open(&place.address).await?;
    tablet.until("a worker serves it", KEPT).await
}

#[tokio::test]
async fn settings_refresh_at_start_and_survive_offline() -> Result<()> {
    let Some((mut place, tablet)) = installed().await? else { return Ok(()) };
    let named = |name: &str| {
        format!("{STARTED} && document.querySelector('.ko-clinic')?.textContent === '{name}'")
    };
    for name in ["Harbour", "Hill"] {
        place.say(&json!({ "clinic": { "name": name } }).to_string())?;
        start(&tablet, &place).await?;
        tablet.until(&format!("it is {name}'s"), &named(name)).await?;
    }
    // A network that asks for a name first answers everything with a page of its own.
    place.say("<!doctype html><title>Welcome to our network</title>")?;
    start(&tablet, &place).await?;
    tablet.until("it is still Hill's", &named("Hill")).await?;
    place.server = None;
    start(&tablet, &place).await?;
    tablet.until("it is Hill's without a server", &named("Hill")).await?;
    tablet.complete_visit(&rare_answers()).await
}

#[tokio::test]
async fn full_storage_quota_leaves_no_partial_cache() -> Result<()> {
    let place = Place::open()?;
    let tablet = Tablet::dedicated().await?;
    if tablet.engine != Engine::Chromium {
        println!("{:?} cannot be told how much room there is", tablet.engine);
        return Ok(());
    }
    let origin = place.address.trim_end_matches("/kiosk/");
    let _room = devtools::room(&tablet, origin, 100_000)?;
    tablet.open(&place.address).await?;
    tablet.until("the kiosk runs", STARTED).await?;
    // Not installed, and not about to be.
    let refused = "const done = arguments[arguments.length - 1];
        (async () => {
          for (;;) {
            const worker = await navigator.serviceWorker.getRegistration();
            if (!worker) break;
            await new Promise((next) => setTimeout(next));
          }
          let pages = 0;
          for (const name of await caches.keys()) pages += (await (await caches.open(name)).keys()).length;
          done(pages);
        })();";
    assert_eq!(tablet.run_async(refused).await?, json!(0));
    tablet.complete_visit(&rare_answers()).await?;
    tablet.press("[data-action=erase]").await?;
    tablet.until("the start screen is back", STARTED).await
}
