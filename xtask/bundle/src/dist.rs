//! The order of the work, from sources to `dist/`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Result;
use outlook_engine::config;
use outlook_page::words::{self, PageWords};
use outlook_page::{File, Page, put, sweep};

use crate::esbuild::Esbuild;
use crate::progress::say;
use crate::size::{Share, Sized};
use crate::{
    archive, bom, configure, element, fhir, frame, hosting, integrity, kiosk, module, npm, review,
    size, wordpress,
};

/// The types of the bindings, for the check of the scripts.
pub(crate) const TYPES: &str = "target/types";

/// Builds everything and writes `dist/` below `root`.
pub(crate) fn write(root: &Path) -> Result<()> {
    say("checking the evidence and the wording");
    let words = words::read(root)?;
    say("building the widget");
    let widget = module::build(root, "ketamine-outlook")?;
    say("putting the page together");
    let bindings = widget.bindings.clone();
    put(&root.join(TYPES), "bindings.d.ts", widget.types.as_bytes())?;
    let esbuild = Esbuild::new(root, module::target_folder(root).join("stage"))?;
    let page = Page::new(root, &esbuild, &words, widget)?;
    let fhir = fhir::files(words.languages.first());
    let element = element::files(root, &esbuild, &page, &bindings, &words)?;
    let (framed, frame_policy) = frame::files(root, &esbuild, words.languages, &page)?;

    let pinned: Vec<&File> = element.counted.iter().chain(&framed).collect();
    let (configure, configure_policy) =
        configure::files(root, &esbuild, &words, &page, &bindings, &pinned)?;

    // What no visit needs is packed and named beside the budget.
    let schema = File::new("config.schema.json", format!("{:#}\n", config::schema()));
    let ((review, review_policy), bom) = (review::page(root)?, bom::file(root)?);
    let late = [page.self_check, page.vectors];
    let mut policies = BTreeMap::from([
        ("index.html".to_owned(), page.policy),
        (frame::PATH.to_owned(), frame_policy),
        (configure::PATH.to_owned(), configure_policy),
        (review.path.clone(), review_policy),
    ]);
    let apart =
        [review, schema, bom].into_iter().chain(late).chain(fhir).chain(framed).chain(configure);
    let mut files: Vec<(File, Share)> = apart.map(|file| (file, Share::Apart)).collect();
    for (answer, policy) in page.answers {
        policies.insert(answer.path.clone(), policy);
        files.push((answer, Share::Apart));
    }
    say("building the kiosk");
    let kiosk = kiosk::build(root, &esbuild, &words)?;
    let single = kiosk.single.clone();
    policies.extend(kiosk.policies);
    files.extend(kiosk.files.into_iter().map(|file| (file, Share::Apart)));
    let codes = words.packs.iter().map(|pack| pack.code.clone());
    let shares = codes.enumerate().map(|(at, code)| match at {
        0 => Share::Page,
        _ => Share::Language(code),
    });
    files.extend(page.packs.into_iter().zip(shares));
    files.extend(element.apart.into_iter().map(|file| (file, Share::Apart)));
    files.extend(element.counted.into_iter().map(|file| (file, Share::Element)));
    // The page last: until then the old page and the old assets still belong together.
    files.extend([page.wasm, page.script, page.index].map(|file| (file, Share::Page)));
    let files = size::measure(files)?;
    put_all(root, &files, &packages(root, &words, &files)?, &policies)?;
    eprintln!("{single}");
    Ok(())
}

/// Writes the files, each with a packed copy, and what a host needs to know of them.
fn put_all(
    root: &Path,
    files: &[Sized],
    packages: &[File],
    policies: &BTreeMap<String, String>,
) -> Result<()> {
    let dist = root.join("dist");
    for Sized { file, packed, .. } in files {
        put(&dist, &file.path, &file.bytes)?;
        put(&dist, &format!("{}.br", file.path), packed)?;
    }
    let named = files.iter().filter(|it| it.file.is_named_by_content());
    let named: Vec<&str> = named.map(|it| it.file.path.as_str()).collect();
    let hosting = hosting::files(root, policies, &named)?;
    for File { path, bytes } in &hosting {
        put(&dist, path, bytes)?;
    }
    for folder in PACKAGES {
        drop(fs::remove_dir_all(dist.join(folder)));
    }
    for File { path, bytes } in packages {
        put(&dist, path, bytes)?;
    }
    put(&dist, "integrity.json", integrity::json(files, packages, policies).as_bytes())?;
    let kept = files.iter().flat_map(|it| [it.file.path.clone(), format!("{}.br", it.file.path)]);
    let kept = kept.chain(hosting.map(|it| it.path)).chain(["integrity.json".to_owned()]);
    sweep(&dist, &FOLDERS, &kept.collect())?;
    size::print(files);
    Ok(())
}

/// The folders that are swept.
const FOLDERS: [&str; 6] = ["", "assets/", "embed/", "fhir/", "hosting/", "kiosk/"];

/// The folders of `dist/` that are made anew as a whole: what hosts with a way of their own install.
const PACKAGES: [&str; 2] = ["wordpress", "npm"];

/// The WordPress plugin, as a folder and as an archive of it, and the npm package.
fn packages(root: &Path, words: &PageWords, files: &[Sized]) -> Result<Vec<File>> {
    let embed = files.iter().filter_map(|it| {
        let name = it.file.path.strip_prefix("embed/")?;
        Some(File::new(name, &*it.file.bytes))
    });
    let embed: Vec<File> = embed.collect();
    let below = |folder: &str, files: &[File]| -> Vec<File> {
        let files = files.iter();
        files.map(|it| File::new(&format!("{folder}/{}", it.path), &*it.bytes)).collect()
    };
    let plugin = wordpress::files(root, words, &embed)?;
    let package = npm::files(root, &embed)?;
    let zip = File::new("wordpress/ketamine-outlook.zip", archive::zip(&plugin)?);
    let folders = below("wordpress", &plugin).into_iter().chain(below("npm", &package));
    Ok(folders.chain([zip]).collect())
}
