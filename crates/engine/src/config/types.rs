//! The type of a configuration in TypeScript, for hosts that write theirs in code.

use std::fmt::Write as _;

use super::{FIELDS, FieldRow, Shape};
use crate::evidence::REGIONS;

/// A module with the type `Configuration`.
#[must_use]
pub fn types() -> String {
    let mut text = "/** A clinic's settings, as `config.schema.json` describes them. */\n\
        export interface Configuration {\n"
        .to_owned();
    let mut open = "";
    for row in FIELDS {
        let (object, key) = row.object_and_key();
        if object != open {
            if !open.is_empty() {
                text += "  };\n";
            }
            if !object.is_empty() {
                text.extend(["  ", object, "?: {\n"]);
            }
            open = object;
        }
        let indent = if object.is_empty() { "  " } else { "    " };
        let optional = if row.needed { "" } else { "?" };
        // Writing to a string cannot fail.
        let _ = write!(
            text,
            "{indent}/** {}. */\n{indent}{key}{optional}: {};\n",
            row.shape.fits(),
            of(row)
        );
    }
    if !open.is_empty() {
        text += "  };\n";
    }
    text + "}\n"
}

fn of(row: &FieldRow) -> String {
    let one = match row.shape {
        Shape::Region => one_of(REGIONS.iter().map(|region| region.id)),
        Shape::OneOf(ids) => one_of(ids.iter().copied()),
        Shape::Text(_)
        | Shape::Lines(_)
        | Shape::Link
        | Shape::Phone
        | Shape::Logo
        | Shape::Colour
        | Shape::Date
        | Shape::Code
        | Shape::Number(..)
        | Shape::YesNo => row.shape.kind().to_owned(),
    };
    if row.list { format!("({one})[]") } else { one }
}

fn one_of<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    ids.map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(" | ")
}
