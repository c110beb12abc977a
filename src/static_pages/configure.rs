//! The form of the page that makes a clinic's settings, from the table of fields: every field has its
//! input, and its words are in a file of `packaging/pages/`.

use anyhow::{Context, Result, ensure};
use outlook_engine::config::{FIELDS, FieldRow, Shape};
use outlook_engine::evidence::RegionIndex;
use outlook_i18n::Languages;
use serde_json::Value;

use super::escape;

/// The texts to paste, and whether policy lines belong to them.
const OUTPUTS: [(&str, bool); 4] =
    [("element", true), ("frame", true), ("wordpress", false), ("kiosk", false)];

/// The words of the page, as its file has them.
#[derive(Debug, Clone)]
pub struct FormWords {
    /// The file, for messages.
    pub file: &'static str,
    /// Its content.
    pub words: Value,
}

impl FormWords {
    /// The text under a name.
    ///
    /// # Errors
    ///
    /// Where there is none.
    pub fn says(&self, name: &str) -> Result<&str> {
        self.words[name]
            .as_str()
            .with_context(|| format!("{}: {name}: missing; what fits: a text", self.file))
    }

    /// Group, label and hint of a field.
    fn field(&self, path: &str) -> Result<[&str; 3]> {
        let said = &self.words["fields"][path];
        let part = |at: usize| said[at].as_str();
        let all =
            part(0).zip(part(1)).zip(part(2)).map(|((group, label), hint)| [group, label, hint]);
        all.with_context(|| {
            format!("{}: fields.{path}: missing; what fits: [group, label, hint]", self.file)
        })
    }
}

/// A fieldset for each group, in the order of the words.
///
/// # Errors
///
/// Where a word is missing, or a field names an unknown group.
pub fn form(words: &FormWords, languages: Languages) -> Result<String> {
    let groups = words.words["groups"]
        .as_object()
        .with_context(|| format!("{} has no groups", words.file))?;
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
    ensure!(placed == FIELDS.len(), "{}: a field names a group that there is not", words.file);
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

/// The outputs: a heading, a text to copy, and where it needs one, the policy to copy.
///
/// # Errors
///
/// Where a word is missing.
pub fn outputs(words: &FormWords) -> Result<String> {
    OUTPUTS.iter().map(|it| output(words, *it)).collect()
}

fn output(words: &FormWords, (name, policy): (&str, bool)) -> Result<String> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_match_the_fields() -> Result<()> {
        let words = include_str!("../../packaging/pages/configure_en.json");
        let words: Value = serde_json::from_str(words)?;
        let fields = words["fields"].as_object().context("no fields")?;
        let form = FormWords { file: "packaging/pages/configure_en.json", words: words.clone() };
        for row in FIELDS {
            assert!(!form.field(row.path)?[1].is_empty(), "{}", row.path);
        }
        assert_eq!(fields.len(), FIELDS.len(), "a field that the configuration does not have");
        Ok(())
    }
}
