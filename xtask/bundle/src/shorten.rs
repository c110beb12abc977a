//! Short names for what the wasm imports. The given ones end in sixteen digits that stand in both
//! files and cannot be compressed.

use std::collections::BTreeMap;

/// Short names by the given ones, in the order of the list.
pub(crate) fn names<'a>(given: impl Iterator<Item = &'a str>) -> BTreeMap<String, String> {
    let given: Vec<&str> = given.filter(|name| is_long(name)).collect();
    given.iter().enumerate().map(|(at, name)| ((*name).to_owned(), format!("i{at}"))).collect()
}

/// The bindings with short names, and without what they say to editors alone.
pub(crate) fn bindings(script: &str, names: &BTreeMap<String, String>) -> String {
    let mut out = String::with_capacity(script.len());
    let mut rest = without_comments(script);
    while let Some(start) = rest.find("__wb") {
        let end =
            rest[start..].find(|it: char| !is_of_a_name(it)).map_or(rest.len(), |it| start + it);
        let name = &rest[start..end];
        out.push_str(&rest[..start]);
        out.push_str(names.get(name).map_or(name, String::as_str));
        rest.drain(..end);
    }
    out + &rest
}

fn is_long(name: &str) -> bool {
    name.rsplit_once('_').is_some_and(|(_, end)| {
        end.len() == 16 && end.bytes().all(|digit| digit.is_ascii_hexdigit())
    })
}

fn is_of_a_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_' || letter == '$'
}

/// The script without its `/** */` comments and its indentation. No string of it holds either.
fn without_comments(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut inside = false;
    for line in script.lines().map(str::trim) {
        inside |= line.starts_with("/**");
        if !inside && !line.is_empty() {
            out.push_str(line);
            out.push('\n');
        }
        inside &= !line.ends_with("*/");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{bindings, names};

    #[test]
    fn names_of_sixteen_digits_are_shortened_everywhere_and_no_others() {
        let given = ["__wbg_focus_d5e2fdbdb56416f0", "__wbindgen_init_externref_table"];
        let names = names(given.into_iter());
        assert_eq!(names.len(), 1);
        let script = "/**\n * Starts.\n */\n  __wbg_focus_d5e2fdbdb56416f0: function() {\n\n__wbindgen_init_externref_table();\n";
        assert_eq!(
            bindings(script, &names),
            "i0: function() {\n__wbindgen_init_externref_table();\n"
        );
    }
}
