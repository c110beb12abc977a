//! The order of the work, from sources to `dist/`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::asset::File;
use crate::{integrity, page, policy, review, say, script, size, styles, widget, words};

/// Builds everything and writes `dist/` below `root`.
pub(crate) fn write(root: &Path) -> Result<()> {
    say("checking the evidence and the wording");
    let words = words::read(root)?;
    say("building the widget");
    let widget = widget::build(root)?;
    say("putting the page together");
    let wasm = File::asset("widget.wasm", widget.wasm);
    let bindings = File::asset("bindings.js", widget.bindings);
    let pack = File::asset("en.txt", words.pack);
    let boot = File::asset("boot.js", script::boot(root, &wasm, &bindings, &pack)?);

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

    // For the clinic's reviewer: no page loads it, so it is packed and named beside the budget.
    let beside = [review::page(root)?];
    // The page last: until then the old page and the old assets still belong together.
    let files = [wasm, bindings, pack, boot, page];
    let sizes = size::measure(&files)?;
    let dist = root.join("dist");
    let beside_sizes = size::measure(&beside)?;
    let all = || beside.iter().zip(&beside_sizes).chain(files.iter().zip(&sizes));
    for (file, size) in all() {
        put(&dist, &file.path, &file.bytes)?;
        put(&dist, &format!("{}.br", file.path), &size.packed)?;
    }
    put(&dist, "integrity.json", integrity::json(all(), size::total(&sizes), &policy).as_bytes())?;
    let kept = all().flat_map(|(file, _)| [file.path.clone(), format!("{}.br", file.path)]);
    sweep(&dist, &kept.chain(["integrity.json".to_owned()]).collect())?;
    size::print(&files, &sizes);
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
    for folder in ["", "assets/"] {
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
