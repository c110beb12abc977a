//! On a host: a configuration as JSON, flattened as `web/settings.js` does it, and the JSON Schema.
//!
//! A host has no page whose own origin an address could lead to, so nothing is shortened here.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::shape::LONGEST;
use super::{END, FIELDS, FieldRow, Shape};
use crate::evidence::REGIONS;

/// The records of a value, as [`super::Config::read`] takes them.
#[must_use]
pub fn flat(value: &Value) -> String {
    let mut out = String::new();
    put(value, "", &mut out);
    out
}

fn put(value: &Value, path: &str, out: &mut String) {
    let (kind, said) = match value {
        Value::Object(map) if !map.is_empty() || path.is_empty() => {
            for (key, value) in map {
                put(value, &below(path, key), out);
            }
            return;
        }
        Value::Array(items) if !items.is_empty() => {
            for (at, value) in items.iter().enumerate() {
                put(value, &format!("{path}[{at}]"), out);
            }
            return;
        }
        Value::Null | Value::Object(_) | Value::Array(_) => ("object", value.to_string()),
        Value::Bool(_) => ("boolean", value.to_string()),
        Value::Number(number) => ("number", whole(number)),
        Value::String(text) => ("string", text.clone()),
    };
    let clean = |text: &str| text.replace(END, "\u{fffd}");
    // Writing to a string cannot fail.
    let _ = write!(out, "{}{END}{kind}{END}{}{END}", clean(path), clean(&said));
}

/// A key that could be mistaken for a path is put in brackets.
fn below(path: &str, key: &str) -> String {
    let plain = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    match (plain && !key.is_empty(), path) {
        (true, "") => key.to_owned(),
        (true, _) => format!("{path}.{key}"),
        (false, _) => format!("{path}[{}]", Value::from(key)),
    }
}

/// JavaScript and JSON Schema know no difference between 6 and 6.0.
fn whole(number: &serde_json::Number) -> String {
    let text = number.to_string();
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// The JSON Schema (2020-12) of a configuration.
#[must_use]
pub fn schema() -> Value {
    let mut whole = object();
    for row in FIELDS {
        let (object_of, key) = row.path.split_once('.').unwrap_or(("", row.path));
        let into = if object_of.is_empty() {
            &mut whole
        } else {
            let objects = &mut whole["properties"];
            if objects[object_of].is_null() {
                objects[object_of] = object();
                objects[object_of]["minProperties"] = json!(1);
            }
            &mut objects[object_of]
        };
        into["properties"][key] = of(row);
        if row.needed {
            let needed = &mut into["required"];
            if needed.is_null() {
                *needed = json!([]);
            }
            needed.as_array_mut().into_iter().for_each(|needed| needed.push(json!(key)));
        }
    }
    whole["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    whole["title"] = json!("A clinic's configuration of ketamine-outlook");
    whole
}

fn object() -> Value {
    json!({ "type": "object", "additionalProperties": false, "properties": {} })
}

fn of(row: &FieldRow) -> Value {
    let mut value = rules(row.shape);
    value["description"] = json!(row.shape.fits());
    if row.list {
        json!({ "type": "array", "minItems": 1, "uniqueItems": true, "items": value })
    } else {
        value
    }
}

/// What [`Shape::takes`] checks by hand.
fn rules(shape: Shape) -> Value {
    const TEXT: &str = r"^[^\x00-\x20\x7f]([^\x00-\x1f\x7f]*[^\x00-\x20\x7f])?$";
    const LINES: &str = r"^[^\x00-\x20\x7f]([^\x00-\x09\x0b-\x1f\x7f]*[^\x00-\x20\x7f])?$";
    const LINK: &str =
        r"^(https://[0-9A-Za-z][!-~]*|tel:\+?([()./-]*[0-9]){3,15}|mailto:[!-?A-~]+@[!-?A-~]+)$";
    const PHONE: &str = r"^\+?([ ()./-]*[0-9]){3,15}$";
    const LOGO: &str =
        r"^(/[!-.0-\[\]-~][!-~]*|data:image/(png|jpeg|webp|svg\+xml);base64,[A-Za-z0-9+/=]+)$";
    const COLOUR: &str = "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$";
    const DATE: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
    let text = |pattern: &str, most: usize| json!({ "type": "string", "pattern": pattern, "maxLength": most });
    let ids = |ids: Vec<&str>| json!({ "enum": ids });
    match shape {
        Shape::Text(most) => text(TEXT, most.into()),
        Shape::Lines(most) => text(LINES, most.into()),
        Shape::Link => {
            // A number to call is as long as a number may be.
            json!({
                "type": "string", "pattern": LINK, "maxLength": LONGEST.0,
                "not": { "pattern": "^tel:.{41}" },
            })
        }
        Shape::Phone => text(PHONE, 40),
        Shape::Logo => text(LOGO, LONGEST.1),
        Shape::Colour => text(COLOUR, 7),
        Shape::Date => text(DATE, 10),
        Shape::Code => text("^[0-9]{4,8}$", 8),
        Shape::Number(least, most) => {
            json!({ "type": "integer", "minimum": least, "maximum": most })
        }
        Shape::YesNo => json!({ "type": "boolean" }),
        Shape::Region => ids(REGIONS.iter().map(|region| region.id).collect()),
        Shape::OneOf(all) => ids(all.to_vec()),
    }
}
