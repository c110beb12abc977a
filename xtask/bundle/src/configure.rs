//! `configure.html`: the form of a clinic's settings, with the checker of the widget behind it.

use std::path::Path;

use anyhow::{Context, Result};
use ketamine_outlook::static_pages::configure::{FormWords, form, outputs};
use ketamine_outlook::static_pages::{self, escape};
use outlook_engine::config::{FIELDS, FieldRow};
use outlook_engine::evidence::RegionIndex;
use outlook_i18n::Languages;
use outlook_page::words::PageWords;
use outlook_page::{
    BuildModule, Bundler as _, File, Page, fill, policy_hash, read, styles, subresource_integrity,
};
use serde_json::{Map, Value, json};

use crate::esbuild::Esbuild;

/// The path of the page.
pub(crate) const PATH: &str = "configure.html";

const WORDS: &str = "packaging/pages/configure_en.json";

/// The page, its script, and the policy of the page.
pub(crate) fn files(
    root: &Path,
    esbuild: &Esbuild,
    page_words: &PageWords,
    page: &Page,
    bindings: &str,
    others: &[&File],
) -> Result<(Vec<File>, String)> {
    let languages = page_words.languages;
    let words = serde_json::from_str(&read(root, WORDS)?).context(WORDS)?;
    let words = FormWords { file: WORDS, words };
    let build = BuildModule::default().with_files(&page.wasm, page_words, &page.packs, false);
    let generated = [("build.js", build.text()), ("bindings.js", bindings)];
    let script = esbuild.asset("configure.js", &generated)?;
    let styles = esbuild.sheet(styles::read_sheet_with(root, "configure")?)?;
    let policy = policy(&styles);
    let mut parts = vec![
        ("policy", policy.clone()),
        ("styles", styles),
        ("script", script.path.clone()),
        ("fields", form(&words, languages)?),
        ("outputs", outputs(&words)?),
        ("data", data(&words, languages, others)?),
    ];
    for name in ["title", "intro", "private", "no_script", "preview", "preview_note", "texts"] {
        parts.push((name, escape(words.says(name)?)));
    }
    let page = fill(&read(root, "packaging/pages/configure.html")?, &parts)?;
    Ok((vec![script, File::new(PATH, page)], policy))
}

/// Its own files and nothing else: what is typed has nowhere to go.
fn policy(styles: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src {}; connect-src 'self'; \
         img-src data:; frame-src 'self'; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'",
        policy_hash(styles)
    )
}

/// The data of the script: the fields, its words, the hashes, and the content of the element by
/// language and region.
fn data(words: &FormWords, languages: Languages, others: &[&File]) -> Result<String> {
    let row = |row: &FieldRow| {
        (row.path.to_owned(), json!({ "kind": row.shape.kind(), "list": row.list }))
    };
    let hash = |path: &str| {
        let file = others.iter().find(|file| file.path == path);
        file.map(|file| subresource_integrity(&file.bytes))
    };
    let mut fallback = Map::new();
    for place in languages.without_variants() {
        let inside = |region| static_pages::fallback(languages, place, region);
        let regions = RegionIndex::all().map(|it| (it.id().to_owned(), inside(Some(it))));
        let all = regions.chain([(String::new(), inside(None))]);
        let all: Map<String, Value> = all.map(|(id, text)| (id, json!(text))).collect();
        fallback.insert(languages.words(place).code().to_owned(), Value::Object(all));
    }
    let mut says = Map::new();
    for name in [
        "errors",
        "holds",
        "failed",
        "fits",
        "used",
        "copied",
        "by_hand",
        "wordpress_brackets",
        "element_missing",
    ] {
        says.insert(name.to_owned(), json!(words.says(name)?));
    }
    let data = json!({
        "fields": FIELDS.iter().map(row).collect::<Map<_, _>>(),
        "words": says,
        "fallback": fallback,
        "element": hash("embed/ketamine-outlook.js"),
        "host": hash("embed/frame-host.js").context("there is no embed/frame-host.js")?,
    });
    Ok(data.to_string().replace('<', "\\u003c"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_lets_no_input_leave() {
        let policy = policy("p{}");
        assert!(policy.starts_with("default-src 'none'; "));
        assert!(
            !policy.contains("http") && !policy.contains('*') && !policy.contains("unsafe-inline")
        );
    }
}
