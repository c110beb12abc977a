//! The JSON Schema of a configuration, for editors. Tests compare it with the reader.

use serde_json::{Value, json};

use super::shape::LONGEST;
use super::{FIELDS, FieldRow, Shape};
use crate::evidence::REGIONS;

/// The JSON Schema (2020-12) of a configuration.
#[must_use]
pub fn schema() -> Value {
    let mut whole = object();
    for row in FIELDS {
        let (object_of, key) = row.object_and_key();
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
