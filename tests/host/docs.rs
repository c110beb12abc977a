//! The documentation, compared with the code.

use std::fs;
use std::path::{Path, PathBuf};

use outlook_engine::config::FIELDS;
use outlook_engine::evidence::REGIONS;

use crate::root;

const CONFIGURATION: &str = include_str!("../../docs/configuration.md");
const TOKENS: &str = include_str!("../../styles/tokens.css");

#[test]
fn every_configuration_field_is_documented() {
    for row in FIELDS {
        let (path, fits) = if row.list {
            (format!("`{}[]`", row.path), format!("{}, each once", row.shape.fits()))
        } else {
            (format!("`{}`", row.path), row.shape.fits())
        };
        let line = CONFIGURATION.lines().find(|line| line.starts_with(&format!("| {path} |")));
        let line = line.unwrap_or_else(|| panic!("docs/configuration.md has no row for {path}"));
        assert!(line.ends_with(&format!("| {fits} |")), "{path}: {fits}\n{line}");
    }
    assert!(REGIONS.iter().all(|region| CONFIGURATION.contains(&format!("\"{}\"", region.id))));
}

#[test]
fn the_example_is_valid_and_complete() {
    let example = CONFIGURATION.split("```json").nth(1).unwrap().split("```").next().unwrap();
    let example: serde_json::Value = serde_json::from_str(example).unwrap();
    let config = outlook_engine::Config::read(example).config;
    for (field, row) in outlook_engine::config::Field::all().zip(FIELDS) {
        let is_given = config.text(field).is_some();
        assert!(is_given, "the example in docs/configuration.md has no {}", row.path);
    }
}

#[test]
fn the_documented_tokens_are_those_of_the_styles() {
    let named = |text: &str| {
        let names = text.split("var(").skip(1).filter(|rest| rest.starts_with("--ko-"));
        let names = names.map(|rest| rest.split([',', ')']).next().unwrap_or_default().to_owned());
        names.collect::<std::collections::BTreeSet<_>>()
    };
    let rows = CONFIGURATION.lines().filter(|line| line.starts_with("| `--ko-"));
    let documented: std::collections::BTreeSet<String> = rows
        .flat_map(|line| line.split('`').filter(|part| part.starts_with("--ko-")))
        .map(str::to_owned)
        .collect();
    assert_eq!(documented, named(TOKENS));
}

#[test]
fn contrast_uses_the_backgrounds_of_the_styles() {
    for theme in [outlook_engine::accent::Theme::Light, outlook_engine::accent::Theme::Dark] {
        let [raised, plain, _] = theme.grounds();
        assert!(TOKENS.contains(&format!("{});", raised.hex())), "{theme:?} {}", raised.hex());
        assert!(TOKENS.contains(&format!("--k-plain-paper: {};", plain.hex())), "{theme:?}");
    }
}

#[test]
fn the_documented_parts_are_those_of_the_element() {
    let element = include_str!("../../web/element/element.js");
    let names = |text: &str, between: [&str; 2]| -> Vec<String> {
        let text = text.split(between[0]).nth(1).unwrap().split(between[1]).next().unwrap();
        let parts = text.split([',', '\n']).filter_map(|part| part.split(": \"").next());
        let parts = parts.map(|part| part.trim().trim_matches(['"', '`', ' ']).to_owned());
        parts.filter(|part| !part.is_empty() && !part.starts_with('.')).collect()
    };
    let drawn = names(&element.replace("\"h1, h2\"", "\"h1\""), ["Object.entries({", "});"]);
    assert_eq!(names(CONFIGURATION, ["`::part()`: ", ".\n"]), drawn);
}

/// Every page of documentation with its path, but the changelog, which names what is gone.
fn pages() -> Vec<(PathBuf, String)> {
    let folders = ["", "docs", "docs/decisions", "evidence", "examples", "tests/vectors"];
    let files = folders.iter().flat_map(|folder| root().join(folder).read_dir().unwrap());
    let files = files.map(|file| file.unwrap().path());
    let is_page = |path: &PathBuf| {
        path.extension().is_some_and(|it| it == "md") && !path.ends_with("CHANGELOG.md")
    };
    let pages = files.filter(is_page);
    pages.map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

/// What a page sets in code type, and each page that names it.
fn names() -> impl Iterator<Item = (PathBuf, String)> {
    pages().into_iter().flat_map(|(page, text)| {
        let names: Vec<String> = text.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        names.into_iter().map(move |name| (page.clone(), name))
    })
}

#[test]
fn the_docs_name_only_existing_files() {
    let is_path =
        |name: &str| name.chars().all(|it| it.is_ascii_alphanumeric() || "._-/".contains(it));
    let is_ours = |name: &str| {
        let first = name.split_once('/').map(|(first, _)| first);
        first.is_some_and(|first| FOLDERS.contains(&first))
    };
    let missing: Vec<_> = names()
        .filter(|(_, name)| is_path(name) && is_ours(name) && !root().join(name).exists())
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn the_docs_name_only_existing_tests() {
    let code: String = FOLDERS.iter().flat_map(|folder| sources(&root().join(folder))).collect();
    let is_test = |name: &str| {
        name.matches('_').count() > 2
            && name.bytes().all(|it| it.is_ascii_lowercase() || b"_0123456789".contains(&it))
    };
    let missing: Vec<_> = names()
        .filter(|(_, name)| is_test(name) && !code.contains(&format!("fn {name}(")))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

/// The text of each Rust file below a folder.
fn sources(folder: &Path) -> Vec<String> {
    let entries = folder.read_dir().unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| match path.extension() {
            _ if path.is_dir() => sources(&path),
            Some(kind) if kind == "rs" => vec![fs::read_to_string(path).unwrap()],
            _ => Vec::new(),
        })
        .collect()
}

/// Folders of the workspace whose files the docs name.
const FOLDERS: [&str; 11] = [
    ".ci",
    "crates",
    "docs",
    "evidence",
    "examples",
    "packaging",
    "src",
    "styles",
    "tests",
    "web",
    "xtask",
];
