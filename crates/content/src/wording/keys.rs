//! The place of each text in a pack, as Rust constants for `outlook-i18n`.

use std::fmt::Write as _;
use std::path::Path;

use super::terms;
use super::texts::{FORMS, KIOSK, PAGE, PackTexts, READING_AIDS, Section, TERMS};
use super::{FIRST, read};
use crate::evidence::Evidence;
use crate::problem::Problems;

/// The interface's texts, shown by name.
const UI: &str = "ui";

/// Rust constants with the place of each text in a pack.
///
/// A section with rows is a module with a `Column` for each of its columns, which knows the width of
/// a row; a section whose texts have names is a module with a `Key` for each.
///
/// # Errors
///
/// As [`pack`](super::pack) of English.
pub fn keys(evidence: &Evidence, root: &Path) -> Result<String, Problems> {
    let texts = read(evidence, root, FIRST)?;
    let mut out = format!(
        "/// Names the build that packs and the ids of answers belong to.\n\
        pub const FINGERPRINT: &str = {:?};\n",
        texts.fingerprint()
    );
    let _ = writeln!(out, "pub(super) const WIDGET: usize = {};", texts.before(KIOSK));
    let skipped = texts.before(KIOSK) - texts.before(TERMS);
    let _ = writeln!(out, "pub(super) const WITH_KIOSK: usize = {};", texts.before(PAGE) - skipped);
    // The kiosk's pack has its own texts in place of explanations and reading aids.
    let kiosk = "cfg!(all(target_arch = \"wasm32\", feature = \"kiosk\"))";
    let _ = writeln!(out, "const SKIPPED: usize = if {kiosk} {{ {skipped} }} else {{ 0 }};");
    let _ = writeln!(out, "pub(super) const WHOLE: usize = {};", texts.texts.len());
    let _ = writeln!(out, "pub(super) const FIRST_TERM: char = {:?};", terms::FIRST);
    let _ = writeln!(out, "pub(super) const TERM_END: char = {:?};", terms::END);
    for section in &texts.sections {
        match section.name {
            UI => named(&mut out, &texts, UI, "The texts of the interface, by name.", ""),
            READING_AIDS => {
                let about = "Texts of the reading aids: the pack of a kiosk leaves them out.";
                named(&mut out, &texts, READING_AIDS, about, "");
            }
            KIOSK => {
                let about =
                    "Texts of a kiosk alone: the pack of any other widget ends before them.";
                named(&mut out, &texts, KIOSK, about, " - super::SKIPPED");
            }
            PAGE => {
                let about = "Texts of static pages alone: the widget's pack ends before them.";
                named(&mut out, &texts, PAGE, about, "");
            }
            FORMS => {}
            _ => columns(&mut out, section),
        }
    }
    Ok(out)
}

/// A module of the columns of a section.
fn columns(out: &mut String, section: &Section) {
    let module = section.name.replace('.', "_");
    let _ = writeln!(out, "pub(super) mod {module} {{\n    use super::super::Column;");
    let width = section.columns.len();
    for (at, column) in section.columns.iter().enumerate() {
        let (name, first) = (column.to_uppercase(), section.start + at);
        let _ = writeln!(
            out,
            "    pub(crate) const {name}: Column = Column {{ first: {first}, width: {width} }};"
        );
    }
    if let Some(rows) = section.free_rows {
        let _ = writeln!(out, "    pub(crate) const ROWS: usize = {rows};");
    }
    out.push_str("}\n");
}

/// A module of the texts of a section, by name; `shift` is what is added to their places.
fn named(out: &mut String, texts: &PackTexts, section: &str, about: &str, shift: &str) {
    let _ = writeln!(out, "/// {about}\npub mod {section} {{\n    use super::super::Key;");
    for (at, (path, text)) in texts.paths.iter().zip(&texts.texts).enumerate() {
        let name = path.strip_prefix(section).and_then(|rest| rest.strip_prefix('.'));
        if let Some(name) = name.map(str::to_uppercase) {
            let _ = writeln!(
                out,
                "    #[doc = {text:?}]\n    pub const {name}: Key = Key({at}{shift});"
            );
        }
    }
    out.push_str("}\n");
}
