//! The order of the work, from sources to `dist/`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use ketamine_outlook::static_page;
use outlook_engine::config;
use outlook_words::Languages;

use crate::asset::{File, hexadecimal};
use crate::element::{self, Shared};
use crate::script::Kind;
use crate::size::{Share, Sized};
use crate::{
    archive, bom, configure, fhir, frame, hosting, integrity, kiosk, module, npm, page, policy,
    review, say, script, self_check, size, styles, wordpress, words,
};

/// Builds everything and writes `dist/` below `root`.
pub(crate) fn write(root: &Path) -> Result<()> {
    say("checking the evidence and the wording");
    let words = words::read(root)?;
    say("building the widget");
    let widget = module::build(root, "ketamine-outlook")?;
    say("building the report");
    let writer = module::build(root, "outlook-report")?;
    say("putting the page together");
    let wasm = File::asset("widget.wasm", widget.wasm);
    let bindings = File::asset("bindings.js", script::small(&widget.bindings, Kind::Module)?);
    let fhir = fhir::files(words.languages.words(0));
    let pack = |(code, pack): &(String, String)| File::asset(&format!("{code}.txt"), &**pack);
    let packs: Vec<File> = words.packs.iter().map(pack).collect();
    let first = packs.first().context("wording/ holds no language")?.path.clone();
    let report_wasm = File::asset("report.wasm", writer.wasm);
    let report = File::asset("report.js", script::small(&writer.bindings, Kind::Module)?);
    let aids = File::asset("aids.json", words.aid(&["terms", "comfort"]));
    let shared = Shared {
        wasm: &wasm,
        bindings: &widget.bindings,
        report_wasm: &report_wasm,
        report: &writer.bindings,
        aids: &aids,
        packs: &packs,
    };
    let element = element::files(root, &shared, &words)?;
    let take_along = File::asset("take-along.js", script::take_along(root, &report)?);
    let trouble = File::asset("trouble.js", script::trouble(root)?);
    let terms = script::aid(root, "src/terms.js", words.aid(&["terms"]))?;
    let terms = File::asset("terms.js", terms);
    let comfort = script::aid(root, "src/comfort.js", words.aid(&["comfort"]))?;
    let comfort = File::asset("comfort.js", comfort);
    let build = &hexadecimal(&wasm.bytes)[..8];
    let vectors = File::asset("vectors.json", self_check::part(root, words.languages, build)?);
    let self_check = File::asset("self-check.js", script::self_check(root, &vectors)?);
    let parts = [
        ("trouble", &trouble),
        ("wasm", &wasm),
        ("bindings", &bindings),
        ("take_along", &take_along),
        ("self_check", &self_check),
        ("report", &report),
        ("report_wasm", &report_wasm),
        ("terms", &terms),
        ("comfort", &comfort),
    ];
    let boot = File::asset("boot.js", script::boot(root, &parts, &packs, words::TITLE)?);

    let early = script::early(root)?;
    let styles = styles::read_sheet(root)?;
    let policy = policy::line(&styles, &early);
    let mut parts = static_page::render(words.languages);
    parts.extend([("policy", policy.clone()), ("styles", styles), ("early", early.clone())]);
    let loads = [
        ("wasm", &*wasm.path),
        ("bindings", &*bindings.path),
        ("words", &*first),
        ("boot", &*boot.path),
    ];
    parts.extend(loads.map(|(name, path)| (name, path.to_owned())));
    let (framed, frame_policy) = frame::files(root, words.languages, &early, &loads)?;
    let page = File::new("index.html", page::fill(&read(root, "index.html")?, &parts)?);

    let pinned: Vec<&File> = element.counted.iter().chain(&framed).collect();
    let (configure, configure_policy) =
        configure::files(root, words.languages, [&report, &report_wasm], &pinned)?;

    // What no person needs for the last screen is packed and named beside the budget.
    let schema = File::new("config.schema.json", format!("{:#}\n", config::json::schema()));
    let ((review, review_policy), bom) = (review::page(root)?, bom::file(root)?);
    let late = [terms, comfort, self_check, vectors];
    let mut policies = BTreeMap::from([
        ("index.html".to_owned(), policy),
        (frame::PATH.to_owned(), frame_policy),
        (configure::PATH.to_owned(), configure_policy),
        (review.path.clone(), review_policy),
    ]);
    let apart = [report_wasm, report, take_along, trouble, review, schema, bom];
    let apart = apart.into_iter().chain(late).chain(fhir).chain(framed).chain(configure);
    let mut files: Vec<(File, Share)> = apart.map(|file| (file, Share::Apart)).collect();
    for (answer, policy) in answers(root, words.languages)? {
        policies.insert(answer.path.clone(), policy);
        files.push((answer, Share::Apart));
    }
    say("building the kiosk");
    let kiosk = kiosk::build(root, &words)?;
    let single = kiosk.single.clone();
    policies.extend(kiosk.policies);
    files.extend(kiosk.files.into_iter().map(|file| (file, Share::Apart)));
    let codes = words.packs.into_iter().map(|(code, _)| code);
    let shares = codes.enumerate().map(|(at, code)| match at {
        0 => Share::Page,
        _ => Share::Language(code),
    });
    files.extend(packs.into_iter().zip(shares));
    files.extend(element.apart.into_iter().map(|file| (file, Share::Apart)));
    files.extend(element.counted.into_iter().map(|file| (file, Share::Element)));
    // The page last: until then the old page and the old assets still belong together.
    files.extend([wasm, bindings, boot, page].map(|file| (file, Share::Page)));
    let files = size::measure(files)?;
    put_all(root, &files, &packages(root, words.languages, &files)?, &policies)?;
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
    let hosting = hosting::files(policies, &named);
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
    sweep(&dist, &kept.collect())?;
    size::print(files);
    Ok(())
}

/// The folders of `dist/` that are made anew as a whole: what hosts with a way of their own install.
const PACKAGES: [&str; 2] = ["wordpress", "npm"];

/// The WordPress plugin and the npm package, each as a folder and as an archive of it.
fn packages(root: &Path, languages: Languages, files: &[Sized]) -> Result<Vec<File>> {
    let embed = files.iter().filter_map(|it| {
        let name = it.file.path.strip_prefix("embed/")?;
        Some(File::new(name, &*it.file.bytes))
    });
    let embed: Vec<File> = embed.collect();
    let below = |folder: &str, files: &[File]| -> Vec<File> {
        let files = files.iter();
        files.map(|it| File::new(&format!("{folder}/{}", it.path), &*it.bytes)).collect()
    };
    let plugin = wordpress::files(root, languages, &embed)?;
    let package = npm::files(root, &embed)?;
    let zip = File::new("wordpress/ketamine-outlook.zip", archive::zip(&plugin)?);
    let tgz = File::new(&npm::archive(), archive::tgz(&below("package", &package))?);
    let folders = below("wordpress", &plugin).into_iter().chain(below("npm", &package));
    Ok(folders.chain([zip, tgz]).collect())
}

/// The whole answer in each language, with its policy.
fn answers(root: &Path, languages: Languages) -> Result<Vec<(File, String)>> {
    let template = read(root, "answer.html")?;
    let styles = styles::read_answer_sheet(root)?;
    let policy = policy::still(&styles);
    let answer = |place| {
        let mut parts = static_page::render_answer(languages, place);
        parts.extend([("policy", policy.clone()), ("styles", styles.clone())]);
        let name = format!("answer-{}.html", languages.words(place).code());
        Ok((File::new(&name, page::fill(&template, &parts)?), policy.clone()))
    };
    languages.places().map(answer).collect()
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
    for folder in ["", "assets/", "embed/", "fhir/", "hosting/", "kiosk/"] {
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
