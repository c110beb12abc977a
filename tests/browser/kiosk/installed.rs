//! The installed kiosk: without its server, with a newer build, with damaged files.

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

/// The kiosk is in charge.
const STARTED: &str = "ko.querySelector('[data-screen=attract]') \
     && document.getElementById('ko-general')?.hidden";

/// A worker controls the page.
const CONTROLLED: &str = "navigator.serviceWorker?.controller";

/// A worker is active and none is installing or waiting.
const INSTALLED: &str = "(() => {
    navigator.serviceWorker.getRegistration().then((it) => { window.settled = it?.active && !it.installing && !it.waiting; });
    return window.settled;
})()";

struct KioskSite {
    folder: TempDir,
    server: Option<Server>,
    address: String,
}

impl KioskSite {
    fn open() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        copy_of_kiosk(folder.path())?;
        let server = traffic::serve(folder.path())?;
        let address = format!("{}kiosk/", server.url());
        Ok(Self { folder, server: Some(server), address })
    }

    /// Replaces the build by a newer one, marked in its title; if not `whole`, without one of its files.
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
    // The server would prefer the compressed copy.
    drop(fs::remove_file(format!("{}.br", path.display())));
    Ok((before, after))
}

/// A device with an installed kiosk; none in a WebKit without workers.
async fn installed() -> Result<Option<(KioskSite, Tablet)>> {
    let site = KioskSite::open()?;
    let tablet = Tablet::dedicated().await?;
    tablet.open(&site.address).await?;
    tablet.until("the kiosk runs", STARTED).await?;
    if tablet.engine == Engine::WebKit
        && tablet.value("!navigator.serviceWorker").await? == json!(true)
    {
        println!("this WebKit has no service workers: nothing to install");
        return Ok(None);
    }
    tablet.until("the worker has everything", INSTALLED).await?;
    Ok(Some((site, tablet)))
}

#[tokio::test]
async fn restarted_kiosk_completes_a_visit_offline() -> Result<()> {
    let Some((mut site, tablet)) = installed().await? else { return Ok(()) };
    site.server = None;
    let tablet = if tablet.engine == Engine::WebKit {
        println!("a driven WebKit keeps nothing from one start to the next: not restarted");
        tablet
    } else {
        tablet.restart().await?
    };
    tablet.open(&site.address).await?;
    tablet.until("the kiosk runs", STARTED).await?;
    tablet.until("a worker serves it", CONTROLLED).await?;
    tablet.complete_visit(&rare_answers()).await?;
    tablet.press("[data-action=erase]").await?;
    tablet.until("the start screen is back", STARTED).await
}

#[tokio::test]
async fn update_applies_between_visits() -> Result<()> {
    let Some((site, tablet)) = installed().await? else { return Ok(()) };
    tablet.open(&site.address).await?;
    tablet.until("a worker serves it", &format!("{CONTROLLED} && {STARTED}")).await?;
    tablet.start_visit().await?;
    site.renew(&tablet, true).await?;
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
    let Some((site, tablet)) = installed().await? else { return Ok(()) };
    tablet.open(&site.address).await?;
    tablet.until("a worker serves it", &format!("{CONTROLLED} && {STARTED}")).await?;
    site.renew(&tablet, false).await?;
    let update = "const done = arguments[arguments.length - 1];
        navigator.serviceWorker.getRegistration().then(async (it) => {
          const found = await it.update().catch(() => it);
          const worker = found.installing;
          if (!worker) return done('none');
          worker.addEventListener('statechange', () => done(worker.state));
        });";
    let state = tablet.run_async(update).await?;
    assert_eq!(state, json!("redundant"));
    tablet.open(&site.address).await?;
    tablet.until("the old build is still whole", &format!("{CONTROLLED} && {STARTED}")).await?;
    assert_eq!(tablet.value("document.title.startsWith('Newer')").await?, json!(false));
    // The update may have been tried again meanwhile.
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
    let Some((mut site, tablet)) = installed().await? else { return Ok(()) };
    tablet.run_async(TRUNCATE).await?;
    tablet.open(&site.address).await?;
    tablet.until("it is fetched again", &format!("{CONTROLLED} && {STARTED}")).await?;
    tablet.run_async(TRUNCATE).await?;
    site.server = None;
    tablet.open(&site.address).await?;
    tablet.until("help is there", "document.body?.innerText.includes('988')").await?;
    let half = "ko.querySelectorAll('ketamine-outlook, form').length";
    assert_eq!(tablet.value(half).await?, json!(0), "half a page");
    Ok(())
}

impl KioskSite {
    /// Writes the settings beside the kiosk, or what a network sends in their place.
    fn write_settings(&self, text: &str) -> Result<()> {
        let path = self.folder.path().join("kiosk/config.json");
        // The server would prefer the compressed copy.
        drop(fs::remove_file(path.with_extension("json.br")));
        Ok(fs::write(path, text)?)
    }
}

/// Opens the address again: a driver's reload bypasses the worker in Firefox.
async fn start(tablet: &Tablet, site: &KioskSite) -> Result<()> {
    tablet.open("about:blank").await?;
    tablet.open(&site.address).await?;
    tablet.until("a worker serves it", CONTROLLED).await
}

#[tokio::test]
async fn settings_refresh_at_start_and_survive_offline() -> Result<()> {
    let Some((mut site, tablet)) = installed().await? else { return Ok(()) };
    let named = |name: &str| {
        format!("{STARTED} && ko.querySelector('.ko-clinic')?.textContent === '{name}'")
    };
    for name in ["Harbour", "Hill"] {
        site.write_settings(&json!({ "clinic": { "name": name } }).to_string())?;
        start(&tablet, &site).await?;
        tablet.until(&format!("it is {name}'s"), &named(name)).await?;
    }
    // A captive portal answers every request with its own page.
    site.write_settings("<!doctype html><title>Welcome to our network</title>")?;
    start(&tablet, &site).await?;
    tablet.until("it is still Hill's", &named("Hill")).await?;
    site.server = None;
    start(&tablet, &site).await?;
    tablet.until("it is Hill's without a server", &named("Hill")).await?;
    tablet.complete_visit(&rare_answers()).await
}

#[tokio::test]
async fn full_storage_quota_leaves_no_partial_cache() -> Result<()> {
    let site = KioskSite::open()?;
    let tablet = Tablet::dedicated().await?;
    if tablet.engine != Engine::Chromium {
        println!("{:?} has no command for the storage quota", tablet.engine);
        return Ok(());
    }
    let origin = site.address.trim_end_matches("/kiosk/");
    let _limit = devtools::limit_storage(&tablet, origin, 100_000)?;
    tablet.open(&site.address).await?;
    tablet.until("the kiosk runs", STARTED).await?;
    // Wait until the registration is gone, then count the cached pages.
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
