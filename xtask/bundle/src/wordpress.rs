//! The WordPress plugin: the sources of `packaging/wordpress/`, the files of `dist/embed/`, and a PHP
//! file with the version, the hash, the languages, the countries and the rules of each field of a
//! clinic's configuration.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use ketamine_outlook::static_pages;
use outlook_engine::config::{FIELDS, FieldRow, Shape, schema};
use outlook_engine::evidence::RegionIndex;
use outlook_i18n::language_of;
use outlook_page::words::{PackWords, PageWords};
use outlook_page::{File, fill, hexadecimal, subresource_integrity};
use serde_json::{Map, Value, json};
use walkdir::WalkDir;

use crate::translation;

/// The folder that WordPress knows the plugin by.
pub(crate) const FOLDER: &str = "ketamine-outlook";
const SOURCES: &str = "packaging/wordpress";
const BUILD: &str = "includes/build.php";
/// The folder of the element's files in the plugin.
const WIDGET: &str = "widget";
const SCRIPT: &str = "ketamine-outlook.js";
/// Digits of the script's hash by which a browser's cache tells one build from another.
const SHORT: usize = 16;

/// Every file of the plugin, in its folder. `embed` are the element's own, named from their folder on.
pub(crate) fn files(root: &Path, words: &PageWords, embed: &[File]) -> Result<Vec<File>> {
    let languages = words.languages;
    let script = embed.iter().find(|file| file.path == SCRIPT);
    let script = script.with_context(|| format!("dist/embed/ has no {SCRIPT}"))?;
    let mut files = sources(root, &php(&build(words, script)))?;
    for place in languages.all() {
        let code = languages.words(place).code();
        let drawn = |region| static_pages::fallback(languages, place, region) + "\n";
        files.push(File::new(&format!("fallback/{code}.html"), drawn(None)));
        for region in RegionIndex::all() {
            files.push(File::new(
                &format!("fallback/{code}_{}.html", region.id()),
                drawn(Some(region)),
            ));
        }
    }
    let widget = embed.iter().map(|it| File::new(&format!("{WIDGET}/{}", it.path), &*it.bytes));
    files.extend(widget);
    files.sort_by(|one, other| one.path.cmp(&other.path));
    for file in &mut files {
        file.path = format!("{FOLDER}/{}", file.path);
    }
    Ok(files)
}

/// The files of `packaging/wordpress/`, version and build filled in and the translations compiled.
fn sources(root: &Path, build: &str) -> Result<Vec<File>> {
    let folder = root.join(SOURCES);
    let mut files = Vec::new();
    for entry in WalkDir::new(&folder).sort_by_file_name() {
        let entry = entry.with_context(|| format!("cannot list {SOURCES}/"))?;
        if entry.file_type().is_dir() {
            continue;
        }
        let name = entry.path().strip_prefix(&folder)?.to_string_lossy().replace('\\', "/");
        let bytes = fs::read(entry.path()).with_context(|| format!("cannot read {SOURCES}/{name}"));
        let part = match &*name {
            "ketamine-outlook.php" | "readme.txt" => ("version", env!("CARGO_PKG_VERSION")),
            BUILD => ("build", build),
            _ => {
                files.push(File::new(&name, bytes?));
                continue;
            }
        };
        let parts = [(part.0, part.1.to_owned())];
        files.push(File::new(&name, fill(&String::from_utf8(bytes?)?, &parts)?));
    }
    let php = files.iter().filter(|file| file.kind() == "php");
    let texts: BTreeSet<String> =
        php.flat_map(|file| translation::texts(&String::from_utf8_lossy(&file.bytes))).collect();
    let mut compiled = Vec::new();
    for file in files.iter().filter(|file| file.kind() == "po") {
        let name = format!("{SOURCES}/{}", file.path);
        let po = String::from_utf8_lossy(&file.bytes);
        let bytes = translation::compile(&name, &po, &texts)?;
        compiled.push(File::new(&format!("{}.mo", file.path.trim_end_matches(".po")), bytes));
    }
    files.extend(compiled);
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        files.push(File::new(licence, outlook_page::read(root, licence)?));
    }
    Ok(files)
}

/// What the plugin knows of this build.
fn build(words: &PageWords, script: &File) -> Value {
    let languages = words.languages;
    let every = || languages.all().map(|place| languages.words(place));
    let named: Map<_, _> = every().map(|it| (it.code().to_owned(), json!(it.name()))).collect();
    let region = |at| -> Map<String, Value> {
        every().map(|it| (it.code().to_owned(), json!(it.region_name(at)))).collect()
    };
    let regions: Map<_, _> =
        RegionIndex::all().map(|at| (at.id().to_owned(), Value::Object(region(at)))).collect();
    // By the locale of a site, such as en_GB.
    let variants = words.packs.iter().flat_map(|PackWords { code, regions, .. }| {
        let own = move |region| (format!("{}_{region}", language_of(code)), json!(code));
        regions.iter().map(own)
    });
    let schema = schema();
    let fields: Map<_, _> =
        fields().map(|row| (row.path.to_owned(), field(row, &schema))).collect();
    json!({
        "version": env!("CARGO_PKG_VERSION"),
        "script": format!("{WIDGET}/{SCRIPT}"),
        "hash": &hexadecimal(&script.bytes)[..SHORT],
        "integrity": subresource_integrity(&script.bytes),
        "languages": named,
        "variants": variants.collect::<Map<_, _>>(),
        "regions": regions,
        "fields": fields,
    })
}

/// The fields of a page of a website; a kiosk's are not among them.
fn fields() -> impl Iterator<Item = &'static FieldRow> {
    FIELDS.iter().filter(|row| row.object_and_key().0 != "kiosk")
}

/// The rules of a field, from the JSON Schema of the configuration.
fn field(row: &FieldRow, schema: &Value) -> Value {
    let (group, key) = row.object_and_key();
    let whole = if group.is_empty() { schema } else { &schema["properties"][group] };
    let rules = &whole["properties"][key];
    let rules = if row.list { &rules["items"] } else { rules };
    let mut field = json!({
        "kind": kind(row.shape), "list": row.list, "group": group, "needed": row.needed,
    });
    for (name, rule) in [
        ("pattern", "pattern"),
        ("most", "maxLength"),
        ("least", "minimum"),
        ("most", "maximum"),
        ("choices", "enum"),
    ] {
        if !rules[rule].is_null() {
            field[name] = rules[rule].clone();
        }
    }
    field
}

/// The plugin's name of a shape.
fn kind(shape: Shape) -> &'static str {
    match shape {
        Shape::Text(_) => "text",
        Shape::Lines(_) => "lines",
        Shape::Link => "link",
        Shape::Phone => "phone",
        Shape::Logo => "logo",
        Shape::Colour => "colour",
        Shape::Date => "date",
        Shape::Code => "code",
        Shape::Number(..) => "number",
        Shape::YesNo => "yes_no",
        Shape::Region | Shape::OneOf(_) => "choice",
    }
}

/// A value as PHP source.
fn php(value: &Value) -> String {
    let text = |text: &str| format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"));
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::String(it) => text(it),
        Value::Array(items) => {
            format!("array( {} )", items.iter().map(php).collect::<Vec<_>>().join(", "))
        }
        Value::Object(map) => {
            let rows = map.iter().map(|(key, value)| format!("{} => {}", text(key), php(value)));
            format!("array( {} )", rows.collect::<Vec<_>>().join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn php_texts_escape_their_quotes() {
        let value = json!({ "it's": ["a\\", "<?php ?>", true, 3, null] });
        let written = r"array( 'it\'s' => array( 'a\\', '<?php ?>', true, 3, null ) )";
        assert_eq!(php(&value), written);
    }

    #[test]
    fn labels_match_the_fields_of_a_configuration() -> Result<()> {
        let source =
            outlook_page::read(outlook_page::root(), "packaging/wordpress/includes/fields.php")?;
        let labels = source.split("function ketamine_outlook_labels").nth(1).unwrap_or_default();
        let labels = labels.split("\n}\n").next().unwrap_or_default();
        // A row of the list starts behind two tabs.
        let labelled: BTreeSet<&str> = labels
            .lines()
            .filter_map(|line| line.strip_prefix("\t\t'")?.split_once('\''))
            .map(|(path, _)| path)
            .collect();
        let known: BTreeSet<&str> = fields().map(|row| row.path).collect();
        let difference: Vec<_> = labelled.symmetric_difference(&known).collect();
        assert!(
            difference.is_empty(),
            "only in ketamine_outlook_labels or in FIELDS: {difference:?}"
        );
        Ok(())
    }

    #[test]
    fn rules_of_a_field_come_from_the_schema() {
        let row = |path| FIELDS.iter().find(|row| row.path == path);
        let rules = |path| row(path).map(|row| field(row, &schema())).unwrap_or_default();
        let infusions = rules("plan.infusions");
        assert_eq!((&infusions["kind"], &infusions["least"]), (&json!("number"), &json!(1)));
        assert_eq!(infusions["needed"], json!(true));
        assert_eq!(rules("modules")["choices"][0], json!("phq9"));
        assert!(
            rules("clinic.phone")["pattern"].is_string() && rules("region")["choices"].is_array()
        );
    }
}
