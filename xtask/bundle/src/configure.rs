//! `configure.html`: a form made of the table of fields, so that no field can be forgotten, with the
//! checker of the widget behind it. Its words are in `packaging/pages/configure_en.json`.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use ketamine_outlook::static_pages;
use outlook_engine::config::{FIELDS, FieldRow, Shape};
use outlook_engine::evidence::RegionIndex;
use outlook_i18n::Languages;
use outlook_page::{File, ScriptKind, fill, policy_hash, read, styles, subresource_integrity};
use serde_json::{Map, Value, json};

use crate::script;

/// The path of the page.
pub(crate) const PATH: &str = "configure.html";

const WORDS: &str = "packaging/pages/configure_en.json";
/// The texts to paste, and whether policy lines belong to them.
const OUTPUTS: [(&str, bool); 4] =
    [("element", true), ("frame", true), ("wordpress", false), ("kiosk", false)];

/// The page, its script, and the policy of the page.
pub(crate) fn files(
    root: &Path,
    languages: Languages,
    [export_bindings, export_wasm]: [&File; 2],
    others: &[&File],
) -> Result<(Vec<File>, String)> {
    let words =
        FormWords(serde_json::from_str(&read(root, WORDS)?).with_context(|| WORDS.to_owned())?);
    let parts = [
        ("export_bindings", export_bindings.name().to_owned()),
        ("export_wasm", export_wasm.name().to_owned()),
        ("settings", read(root, "web/settings.js")?),
    ];
    let script = script::scripts(root).filled("web/configure.js", &parts, ScriptKind::Module)?;
    let script = File::asset("configure.js", script);
    let styles = styles::read_configure_sheet(root)?;
    let policy = policy(&styles);
    let mut parts = vec![
        ("policy", policy.clone()),
        ("styles", styles),
        ("script", script.path.clone()),
        ("fields", form(&words, languages)?),
        ("outputs", OUTPUTS.iter().map(|output| text(&words, *output)).collect::<Result<_>>()?),
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

struct FormWords(Value);

impl FormWords {
    fn says(&self, name: &str) -> Result<&str> {
        self.0[name]
            .as_str()
            .with_context(|| format!("{WORDS}: {name}: missing; what fits: a text"))
    }

    /// Group, label and hint of a field.
    fn field(&self, path: &str) -> Result<[&str; 3]> {
        let said = &self.0["fields"][path];
        let part = |at: usize| said[at].as_str();
        let all =
            part(0).zip(part(1)).zip(part(2)).map(|((group, label), hint)| [group, label, hint]);
        all.with_context(|| {
            format!("{WORDS}: fields.{path}: missing; what fits: [group, label, hint]")
        })
    }
}

/// A fieldset for each group, in the order of the words.
fn form(words: &FormWords, languages: Languages) -> Result<String> {
    let groups =
        words.0["groups"].as_object().context("packaging/pages/configure_en.json has no groups")?;
    let (mut form, mut placed) = (Vec::new(), 0);
    for (group, title) in groups {
        let title = title.as_str().unwrap_or_default();
        form.push(format!("<fieldset><legend>{}</legend>", escape(title)));
        for row in FIELDS {
            let [of, label, hint] = words.field(row.path)?;
            if of == group {
                form.push(field(row, label, hint, words, languages)?);
                placed += 1;
            }
        }
        form.push("</fieldset>".to_owned());
    }
    ensure!(placed == FIELDS.len(), "{WORDS}: a field names a group that there is not");
    Ok(form.concat())
}

fn field(
    row: &FieldRow,
    label: &str,
    hint: &str,
    words: &FormWords,
    languages: Languages,
) -> Result<String> {
    let path = row.path;
    let (label, hint) = (escape(label), escape(hint));
    let said = format!("aria-describedby=\"cf-hint-{path} cf-problem-{path} cf-notice-{path}\"");
    let one = format!("id=\"cf-field-{path}\" name=\"{path}\" {said}");
    let option =
        |value: &str, text: &str| format!("<option value=\"{value}\">{}</option>", escape(text));
    let (inputs, alone) = match row.shape {
        Shape::Lines(_) => (format!("<textarea {one} rows=\"3\"></textarea>"), true),
        Shape::Number(least, most) => (
            format!(
                "<input type=\"number\" {one} min=\"{least}\" max=\"{most}\" inputmode=\"numeric\">"
            ),
            true,
        ),
        Shape::Region => {
            let first = option("", words.says("not_chosen")?);
            let names = languages.first();
            let rest: String =
                RegionIndex::all().map(|it| option(it.id(), names.region_name(it))).collect();
            (format!("<select {one}>{first}{rest}</select>"), true)
        }
        Shape::YesNo => (choice(path, "true", words.says("yes")?, &said), false),
        Shape::OneOf(ids) => (ids.iter().map(|id| choice(path, id, id, &said)).collect(), false),
        Shape::Text(_)
        | Shape::Link
        | Shape::Phone
        | Shape::Logo
        | Shape::Colour
        | Shape::Date
        | Shape::Code => (format!("<input type=\"text\" {one} spellcheck=\"false\">"), true),
    };
    let named = if alone {
        format!("<div class=\"cf-field\"><label for=\"cf-field-{path}\">{label}</label>")
    } else {
        format!(
            "<div class=\"cf-field\" role=\"group\" aria-labelledby=\"cf-label-{path}\"><p class=\"cf-label\" id=\"cf-label-{path}\">{label}</p>"
        )
    };
    Ok(format!(
        "{named}<p class=\"ko-note\" id=\"cf-hint-{path}\">{hint}</p>{inputs}\
         <p class=\"cf-problem\" id=\"cf-problem-{path}\" aria-live=\"polite\"></p>\
         <p class=\"cf-notice\" id=\"cf-notice-{path}\" aria-live=\"polite\"></p></div>"
    ))
}

fn choice(path: &str, value: &str, text: &str, said: &str) -> String {
    format!(
        "<label class=\"cf-choice\"><input type=\"checkbox\" name=\"{path}\" value=\"{value}\" {said}>{}</label>",
        escape(text)
    )
}

fn text(words: &FormWords, (name, policy): (&str, bool)) -> Result<String> {
    let says = |what: &str| words.says(what).map(escape);
    let copy = says("copy")?;
    let pre = |id: &str| {
        format!(
            "<pre id=\"{id}\" tabindex=\"0\"></pre><p class=\"cf-copy\"><button type=\"button\" \
             class=\"ko-quiet ko-quiet-edge\" data-copy=\"{id}\">{copy}</button><span role=\"status\"></span></p>"
        )
    };
    let mut out = vec![
        format!("<h3>{}</h3><p>{}</p>", says(name)?, says(&format!("{name}_note"))?),
        pre(&format!("cf-{name}")),
        format!("<p class=\"cf-notice\" id=\"cf-{name}-note\"></p>"),
    ];
    if policy {
        out.push(format!("<p>{}</p>", says(&format!("{name}_policy"))?));
        out.push(pre(&format!("cf-{name}-policy")));
    }
    Ok(out.concat())
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
    for place in languages.all() {
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

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_match_the_fields() -> Result<()> {
        let words: Value = serde_json::from_str(&read(outlook_page::root(), WORDS)?)?;
        let fields = words["fields"].as_object().context("no fields")?;
        assert_eq!(fields.len(), FIELDS.len());
        let words = FormWords(words.clone());
        for row in FIELDS {
            assert!(!words.field(row.path)?[1].is_empty(), "{}", row.path);
        }
        Ok(())
    }

    #[test]
    fn the_policy_lets_no_input_leave() {
        let policy = policy("p{}");
        assert!(policy.starts_with("default-src 'none'; "));
        assert!(
            !policy.contains("http") && !policy.contains('*') && !policy.contains("unsafe-inline")
        );
    }
}
