//! The plugin's own words: from the file that a translator edits (`.po`) to the one that WordPress
//! reads (`.mo`), and whether the two say all that the plugin says.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};

/// Marks a binary file of words.
const MAGIC: u32 = 0x9504_12de;
/// Bytes before the two tables.
const HEAD: usize = 28;
/// Who asks WordPress for a text, up to the text itself.
const CALLS: [&str; 5] = ["__( '", "esc_html__( '", "esc_html_e( '", "esc_attr__( '", "_e( '"];

/// The texts of a `.po` file by what they translate; its head stands under the empty text.
pub(crate) fn read(name: &str, po: &str) -> Result<BTreeMap<String, String>> {
    let mut texts = BTreeMap::new();
    let (mut original, mut translation, mut in_original) = (None::<String>, String::new(), false);
    for (at, line) in po.lines().map(str::trim).enumerate() {
        let place = || format!("{name}, line {}: found {line:?}", at + 1);
        let piece = if let Some(rest) = line.strip_prefix("msgid ") {
            if let Some(known) = original.replace(String::new()) {
                texts.insert(known, std::mem::take(&mut translation));
            }
            in_original = true;
            rest
        } else if let Some(rest) = line.strip_prefix("msgstr ") {
            in_original = false;
            rest
        } else if line.is_empty() || line.starts_with('#') {
            continue;
        } else {
            line
        };
        // A text in quotes is written as JSON writes it.
        let piece: String = serde_json::from_str(piece)
            .with_context(|| format!("{}; what fits: a text in quotes", place()))?;
        match (&mut original, in_original) {
            (Some(original), true) => original.push_str(&piece),
            (Some(_), false) => translation.push_str(&piece),
            (None, _) => bail!("{}; what fits: a msgid first", place()),
        }
    }
    texts.extend(original.map(|last| (last, translation)));
    Ok(texts)
}

/// The binary form: two tables of lengths and places, then the texts, each with a zero behind it.
pub(crate) fn binary(texts: &BTreeMap<String, String>) -> Result<Vec<u8>> {
    let count = texts.len();
    let number = |number: usize| u32::try_from(number).context("too many words");
    let mut head = Vec::new();
    for field in [0, count, HEAD, HEAD + 8 * count, 0, HEAD + 16 * count] {
        head.push(number(field)?);
    }
    let mut tables = Vec::new();
    let mut body = Vec::new();
    for text in texts.keys().chain(texts.values()) {
        tables.push(number(text.len())?);
        tables.push(number(HEAD + 16 * count + body.len())?);
        body.extend_from_slice(text.as_bytes());
        body.push(0);
    }
    let numbers = [MAGIC].into_iter().chain(head).chain(tables);
    Ok(numbers.flat_map(u32::to_le_bytes).chain(body).collect())
}

/// Stops at a text of the plugin that is not translated, and at a translation of nothing.
pub(crate) fn check(
    name: &str,
    texts: &BTreeMap<String, String>,
    said: &BTreeSet<String>,
) -> Result<()> {
    for text in said {
        if texts.get(text).is_none_or(String::is_empty) {
            bail!("{name}: {text:?} is missing; what fits: a msgid with its msgstr");
        }
    }
    for text in texts.keys().filter(|text| !text.is_empty()) {
        if !said.contains(text) {
            bail!("{name}: the plugin does not say {text:?}; what fits: to take it out");
        }
    }
    Ok(())
}

/// The texts that a file of PHP asks WordPress to translate. None of them holds a quote of its own.
pub(crate) fn said(php: &str) -> BTreeSet<String> {
    let text =
        |rest: &str| rest.split_once("', 'ketamine-outlook' )").map(|(text, _)| text.to_owned());
    CALLS.iter().flat_map(|call| php.split(call).skip(1).filter_map(text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PO: &str = "msgid \"\"\nmsgstr \"Content-Type: x\\n\"\n\n#: a\nmsgid \"Dark\"\nmsgstr \"\"\n\"Osc\"\n\"uro\"\n";

    #[test]
    fn texts_are_read_over_several_lines_and_bad_ones_named() -> Result<()> {
        let texts = read("es.po", PO)?;
        assert_eq!(texts["Dark"], "Oscuro");
        assert_eq!(texts[""], "Content-Type: x\n");
        let error = format!("{:#}", read("es.po", "msgid \"a\"\nmsgstr b").unwrap_err());
        assert!(error.contains("es.po, line 2") && error.contains("what fits"), "{error}");
        Ok(())
    }

    #[test]
    fn the_binary_form_finds_every_text_where_its_tables_say() -> Result<()> {
        let texts = read("es.po", PO)?;
        let bytes = binary(&texts)?;
        let number = |at: usize| -> usize {
            let four: [u8; 4] = bytes[at..at + 4].try_into().unwrap_or_default();
            u32::from_le_bytes(four) as usize
        };
        assert_eq!((number(0), number(8)), (MAGIC as usize, 2));
        let text = |table: usize, row: usize| {
            let at = number(table) + 8 * row;
            let (length, place) = (number(at), number(at + 4));
            assert_eq!(bytes[place + length], 0);
            String::from_utf8_lossy(&bytes[place..place + length]).into_owned()
        };
        assert_eq!((text(12, 1), text(16, 1)), ("Dark".to_owned(), "Oscuro".to_owned()));
        Ok(())
    }

    #[test]
    fn what_is_missing_and_what_is_left_over_is_named() -> Result<()> {
        let texts = read("es.po", PO)?;
        let php = "x( __( 'Dark', 'ketamine-outlook' ), esc_html__( 'Light', 'ketamine-outlook' ), __( 'X' ) )";
        let words = said(php);
        assert_eq!(words, ["Dark", "Light"].map(str::to_owned).into());
        let missing = format!("{:#}", check("es.po", &texts, &words).unwrap_err());
        assert!(missing.contains("\"Light\" is missing"), "{missing}");
        let over = format!("{:#}", check("es.po", &texts, &BTreeSet::new()).unwrap_err());
        assert!(over.contains("does not say \"Dark\""), "{over}");
        Ok(())
    }
}
