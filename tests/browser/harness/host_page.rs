//! A host's page from `tests/fixtures/hosts/` with the element on it: its site, opened and pressed.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use outlook_dev_server::Server;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::files::{copy_folder, root};
use super::page::Page;
use super::traffic;

/// The selector of the first element of a page.
pub(crate) const ELEMENT: &str = "ketamine-outlook";

/// The shadow root of the first element.
pub(crate) const WIDGET: &str = "document.querySelector('ketamine-outlook').shadowRoot";

/// The widget is in charge, and everything it loads is there.
pub(crate) const READY: &str = "window.events?.some(it => it.type === 'ko-ready') \
     && performance.getEntriesByType('resource').some(it => it.name.includes('/es-') && it.responseEnd > 0)
     && Array.from(document.querySelectorAll('ketamine-outlook'))
         .every(it => it.shadowRoot.querySelector('.ko-reading-aids-open'))";

/// The folder of a host's site, not yet served.
pub(crate) struct Site(TempDir);

impl Site {
    /// The pages of `tests/fixtures/hosts/` and the `embed` folder that a clinic copies.
    pub(crate) fn new() -> Result<Self> {
        let site = tempfile::tempdir()?;
        copy_folder(&root().join("dist/embed"), &site.path().join("embed"))
            .context("no element in dist/: `cargo xtask dist` first")?;
        copy_folder(&root().join("tests/fixtures/hosts"), &site.path().join("hosts"))?;
        // The driver's first page, with a head for the recorder.
        fs::write(site.path().join("index.html"), "<!doctype html><html><head></head></html>")?;
        Ok(Self(site))
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// The element's files with this in their path.
    fn element_files(&self, part: &str) -> Result<Vec<std::path::PathBuf>> {
        let listed: std::io::Result<Vec<_>> = fs::read_dir(self.path().join("embed"))?.collect();
        let paths = listed?.into_iter().map(|entry| entry.path());
        let found: Vec<_> = paths.filter(|path| path.to_string_lossy().contains(part)).collect();
        ensure!(!found.is_empty(), "no file of the element has {part} in its name");
        Ok(found)
    }

    /// The name of the element's file with this in its path and this extension.
    pub(crate) fn file_name(&self, part: &str, kind: &str) -> Result<String> {
        let paths = self.element_files(part)?.into_iter();
        let mut fitting = paths.filter(|path| path.extension().is_some_and(|it| it == kind));
        let path = fitting.next().with_context(|| format!("no {kind} with {part}"))?;
        Ok(path.file_name().context("a path without a name")?.to_string_lossy().into_owned())
    }

    /// Removes files of the element.
    pub(crate) fn without(self, part: &str) -> Result<Self> {
        self.element_files(part)?.iter().try_for_each(fs::remove_file)?;
        Ok(self)
    }

    /// Replaces the content of files of the element.
    pub(crate) fn with_content(self, part: &str, content: &str) -> Result<Self> {
        for path in self.element_files(part)? {
            if path.extension().is_some_and(|kind| kind == "br") {
                fs::remove_file(path)?;
            } else {
                fs::write(path, content)?;
            }
        }
        Ok(self)
    }

    /// Adds a header to files of the element.
    pub(crate) fn with_header(self, part: &str, header: &str) -> Result<Self> {
        for path in self.element_files(part)? {
            let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
            if !["br", "headers"].contains(&kind) {
                fs::write(format!("{}.headers", path.display()), format!("{header}\n"))?;
            }
        }
        Ok(self)
    }

    /// Fills a placeholder in every page.
    pub(crate) fn fill(&self, place: &str, text: &str) -> Result<()> {
        for entry in fs::read_dir(self.path().join("hosts"))? {
            let path = entry?.path();
            let page = fs::read_to_string(&path)?;
            fs::write(path, page.replace(&format!("{{{{{place}}}}}"), text))?;
        }
        Ok(())
    }

    /// Opens a page of the site in a new tab.
    pub(crate) async fn open(&self, file: &str) -> Result<Page> {
        let page = Page::serving(self.path()).await?;
        navigate(&page, file).await?;
        Ok(page)
    }

    /// Opens a page and waits until everything is loaded.
    pub(crate) async fn ready(&self, file: &str) -> Result<Page> {
        let page = self.open(file).await?;
        wait_until(&page, READY).await?;
        Ok(page)
    }
}

/// Opens another page of the same site.
async fn navigate(page: &Page, file: &str) -> Result<()> {
    // The last page may have the same address.
    page.run("window.isLast = true").await?;
    page.open_page(&format!("hosts/{file}")).await?;
    let there = format!(
        "!window.isLast && location.href.endsWith('/{file}') && document.readyState === 'complete'"
    );
    wait_until(page, &there).await
}

/// Opens another page of the same site and waits until everything is loaded: faster than a new tab.
pub(crate) async fn ready_at(page: &Page, file: &str) -> Result<()> {
    navigate(page, file).await?;
    wait_until(page, READY).await
}

/// Opens a page of an unchanged site and waits until everything is loaded.
pub(crate) async fn ready(file: &str) -> Result<Page> {
    Site::new()?.ready(file).await
}

/// A site that shows the element of another origin, whose server allows the given files by CORS.
pub(crate) fn cross_origin(allowed: &[&str]) -> Result<(Site, Server, Site)> {
    let mut other = Site::new()?;
    for part in allowed {
        other = other.with_header(part, "Access-Control-Allow-Origin: *")?;
    }
    let server = traffic::serve(other.path())?;
    let site = Site::new()?;
    let integrity = fs::read_to_string(root().join("dist/integrity.json"))?;
    let integrity: Value = serde_json::from_str(&integrity)?;
    let script = |row: &&Value| row["path"] == "embed/ketamine-outlook.js";
    let row = integrity["files"].as_array().and_then(|rows| rows.iter().find(script));
    let hash = row.and_then(|row| row["integrity"].as_str()).context("the script has no hash")?;
    site.fill("origin", &server.url())?;
    site.fill("integrity", hash)?;
    Ok((other, server, site))
}

/// Waits until an expression is true.
pub(crate) async fn wait_until(page: &Page, expression: &str) -> Result<()> {
    page.until("the page reaches the expected state", expression).await
}

/// The expression for an element inside the widget; `null` without one.
pub(crate) fn query(element: &str, selector: &str) -> String {
    format!("document.querySelector('{element}').shadowRoot.querySelector({})", json!(selector))
}

/// Clicks an element inside the widget by script, as soon as it is there.
pub(crate) async fn press(page: &Page, element: &str, selector: &str) -> Result<()> {
    let place = query(element, selector);
    wait_until(page, &place).await?;
    // Null, since WebKit's driver has failed to read an undefined result.
    page.run(&format!("{place}.click(); return null;")).await
}

/// Goes from the first question to the result, by script.
pub(crate) async fn go_to_result(page: &Page, element: &str) -> Result<()> {
    press(page, element, "input[value=depression]").await?;
    press(page, element, "[data-action=continue]").await?;
    wait_until(page, &query(element, "[data-question=safety_now]")).await?;
    let skip = query(element, "[data-action=skip]");
    let result = query(element, "[data-screen=result]");
    // Later, since WebKit's driver loses the result of a script that writes to the history.
    wait_until(page, &format!("(setTimeout(() => {skip}?.click()), {result})")).await
}

/// The recorded events of a type, in order.
pub(crate) async fn recorded_events(page: &Page, kind: &str) -> Result<Vec<Value>> {
    let list = page.value(&format!("events.filter(it => it.type === '{kind}')")).await?;
    Ok(list.as_array().cloned().unwrap_or_default())
}
