//! The order of the work, from sources to `dist/`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::asset::File;
use crate::{fhir, integrity, module, page, policy, review, say, script, size, styles, words};

/// Builds everything and writes `dist/` below `root`.
pub(crate) fn write(root: &Path) -> Result<()> {
    say("checking the evidence and the wording");
    let words = words::read(root)?;
    say("building the widget");
    let widget = module::build(root, "ketamine-outlook")?;
    say("building the report");
    let report = module::build(root, "outlook-report")?;
    say("putting the page together");
    let wasm = File::asset("widget.wasm", widget.wasm);
    let bindings = File::asset("bindings.js", widget.bindings);
    let fhir = fhir::files(&words.pack)?;
    let pack = File::asset("en.txt", words.pack);
    let report_wasm = File::asset("report.wasm", report.wasm);
    let report = File::asset("report.js", report.bindings);
    let take_along = File::asset("take-along.js", script::take_along(root, &report)?);
    let boot = script::boot(
        root,
        &[
            ("wasm", &wasm),
            ("bindings", &bindings),
            ("words", &pack),
            ("take_along", &take_along),
            ("report", &report),
            ("report_wasm", &report_wasm),
        ],
    )?;
    let boot = File::asset("boot.js", boot);

    let early = script::early(root)?;
    let styles = styles::read_sheet(root)?;
    let policy = policy::line(&styles, &early);
    let mut parts = words.parts;
    parts.extend([
        ("policy", policy.clone()),
        ("styles", styles),
        ("early", early),
        ("wasm", wasm.path.clone()),
        ("bindings", bindings.path.clone()),
        ("words", pack.path.clone()),
        ("boot", boot.path.clone()),
    ]);
    let page = File::new("index.html", page::fill(&read(root, "index.html")?, &parts)?);

    // What no person needs for the last screen is packed and named beside the budget.
    let beside = [report_wasm, report, take_along, review::page(root)?];
    let beside = beside.into_iter().chain(fhir).collect::<Vec<_>>();
    // The page last: until then the old page and the old assets still belong together.
    let loaded = [wasm, bindings, pack, boot, page];
    let sizes = size::measure(&loaded)?;
    let beside_sizes = size::measure(&beside)?;
    let files = || beside.iter().zip(&beside_sizes).chain(loaded.iter().zip(&sizes));
    let dist = root.join("dist");
    for (file, size) in files() {
        put(&dist, &file.path, &file.bytes)?;
        put(&dist, &format!("{}.br", file.path), &size.packed)?;
    }
    let integrity = integrity::json(files(), size::total(&sizes), &policy);
    put(&dist, "integrity.json", integrity.as_bytes())?;
    let kept = files().flat_map(|(file, _)| [file.path.clone(), format!("{}.br", file.path)]);
    sweep(&dist, &kept.chain(["integrity.json".to_owned()]).collect())?;
    size::print(&loaded, &sizes);
    size::print_beside(&beside, &beside_sizes);
    Ok(())
}

/// The text of a file of the workspace, with a message that names it when it cannot be read.
pub(crate) fn read(root: &Path, name: &str) -> Result<String> {
    fs::read_to_string(root.join(name)).with_context(|| format!("cannot read {name}"))
}

fn put(dist: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let path = dist.join(name);
    let folder = path.parent().unwrap_or(dist);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&path, bytes))
        .with_context(|| format!("cannot write dist/{name}"))
}

/// Takes away what earlier builds left in `dist/`.
fn sweep(dist: &Path, kept: &BTreeSet<String>) -> Result<()> {
    for folder in ["", "assets/", "fhir/"] {
        for entry in fs::read_dir(dist.join(folder)).context("cannot list dist/")? {
            let entry = entry?;
            let name = format!("{folder}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_file() && !kept.contains(&name) {
                fs::remove_file(entry.path())
                    .with_context(|| format!("cannot take away dist/{name}"))?;
            }
        }
    }
    Ok(())
}
