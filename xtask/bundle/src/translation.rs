//! The plugin's translations: from the file that a translator edits (`.po`) to the one that WordPress
//! reads (`.mo`), both by `rspolib`, and whether every text of the plugin is translated.

use std::collections::BTreeSet;

use anyhow::{Result, bail, ensure};
use rspolib::{AsBytes, MOFile, TranslatedEntry, pofile};

/// The functions that translate a text, up to the text itself.
const CALLS: [&str; 5] = ["__( '", "esc_html__( '", "esc_html_e( '", "esc_attr__( '", "_e( '"];

/// The `.mo` file of a `.po` file. Fails at a text of the plugin that is not translated, and at a
/// translation of a text that the plugin does not have.
pub(crate) fn compile(name: &str, po: &str, texts: &BTreeSet<String>) -> Result<Vec<u8>> {
    let file = match pofile(po) {
        Ok(file) => file,
        Err(error) => bail!("{name}: {error}; what fits: msgid and msgstr with texts in quotes"),
    };
    for text in texts {
        let entry = file.entries.iter().find(|entry| entry.msgid == *text);
        ensure!(
            entry.is_some_and(TranslatedEntry::translated),
            "{name}: {text:?} is missing; what fits: a msgid with its msgstr"
        );
    }
    for entry in &file.entries {
        let text = &entry.msgid;
        ensure!(
            texts.contains(text),
            "{name}: the plugin does not say {text:?}; what fits: to take it out"
        );
    }
    Ok(MOFile::from(&file).as_bytes().into_owned())
}

/// The texts that a file of PHP asks WordPress to translate. None of them has a quote inside.
pub(crate) fn texts(php: &str) -> BTreeSet<String> {
    let text =
        |rest: &str| rest.split_once("', 'ketamine-outlook' )").map(|(text, _)| text.to_owned());
    CALLS.iter().flat_map(|call| php.split(call).skip(1).filter_map(text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PO: &str = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n#: a\nmsgid \"Dark\"\nmsgstr \"\"\n\"Osc\"\n\"uro\"\n";

    fn compiled(po: &str, texts: &[&str]) -> Result<Vec<u8>> {
        compile("es.po", po, &texts.iter().map(|it| (*it).to_owned()).collect())
    }

    #[test]
    fn texts_of_several_lines_are_compiled() -> Result<()> {
        let bytes = compiled(PO, &["Dark"])?;
        assert_eq!(bytes[..4], 0x9504_12de_u32.to_le_bytes());
        let text = String::from_utf8_lossy(&bytes);
        assert!(text.contains("\0Dark\0") && text.ends_with("\0Oscuro\0"), "{text:?}");
        assert_eq!(bytes, compiled(PO, &["Dark"])?);
        Ok(())
    }

    #[test]
    fn missing_surplus_and_unreadable_texts_are_errors() {
        let php = "x( __( 'Dark', 'ketamine-outlook' ), esc_html__( 'Light', 'ketamine-outlook' ), __( 'X' ) )";
        assert_eq!(texts(php), ["Dark", "Light"].map(str::to_owned).into());
        for (po, texts, expected) in [
            (PO, &["Dark", "Light"][..], "\"Light\" is missing"),
            (PO, &[], "does not say \"Dark\""),
            (&format!("{PO}\nmsgid \"a\"\nmsgstr \"\"\n"), &["Dark", "a"], "\"a\" is missing"),
            (
                &format!("{PO}\nmsgid \"a\"\nmsgstr b\n"),
                &["Dark", "a"],
                "es.po: Syntax error found at line 11",
            ),
        ] {
            let error = compiled(po, texts).map_or_else(|it| format!("{it:#}"), |_| String::new());
            assert!(error.contains(expected), "{expected}: {error}");
        }
    }
}
