//! Short names for the imports of the wasm and for the closures that it exports. The names given by
//! wasm-bindgen have sixteen digits, in both files, which cannot be compressed.

use std::collections::BTreeMap;

/// Short names by the given ones, in the order of the list.
pub(crate) fn names<'a>(given: impl Iterator<Item = &'a str>) -> BTreeMap<String, String> {
    let given: Vec<&str> = given.filter(|name| is_long(name)).collect();
    given.iter().enumerate().map(|(at, name)| ((*name).to_owned(), format!("i{at}"))).collect()
}

/// Short names of exported closures by the given ones, in the order of the list.
pub(crate) fn closures<'a>(given: impl Iterator<Item = &'a str>) -> Vec<(String, String)> {
    let given = given.filter(|name| name.starts_with("wasm_bindgen_"));
    given.enumerate().map(|(at, name)| (name.to_owned(), format!("c{at}"))).collect()
}

/// The bindings with short names of exported closures: whole names only.
pub(crate) fn call_closures(script: &str, names: &[(String, String)]) -> String {
    let mut out = script.to_owned();
    for (given, short) in names {
        let parts: Vec<&str> = out.split(given.as_str()).collect();
        let mut next = String::with_capacity(out.len());
        for (at, part) in parts.iter().enumerate() {
            next.push_str(part);
            if let Some(after) = parts.get(at + 1) {
                let inside = part.ends_with(is_of_a_name) || after.starts_with(is_of_a_name);
                next.push_str(if inside { given } else { short });
            }
        }
        out = next;
    }
    out
}

/// The bindings with short names and without comments.
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

/// Code of wasm-bindgen and a shorter form that does the same here: the rest is for callers who write
/// `using`, for browsers that have no finalization or
/// cannot encode into an array, which are older than any that run the widget, and for a page without
/// a class `Element`, or one that stays open until its widget has read two thousand million letters.
const SHORTER: [(&str, &str); 16] = [
    (
        "numBytesDecoded += bytes.length;\nif (numBytesDecoded >= MAX_SAFARI_DECODE_BYTES) {\n\
         cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });\n\
         cachedTextDecoder.decode();\nnumBytesDecoded = bytes.length;\n}\n",
        "",
    ),
    ("if (Symbol.dispose) Widget.prototype[Symbol.dispose] = Widget.prototype.free;\n", ""),
    ("let result;\ntry {\nresult = ", "const ret = "),
    (";\n} catch (_) {\nresult = false;\n}\nconst ret = result;\n", ";\n"),
    (
        "(typeof FinalizationRegistry === 'undefined')\n\
         ? { register: () => {}, unregister: () => {} }\n: ",
        "",
    ),
    (
        "if (!('encodeInto' in cachedTextEncoder)) {\n\
         cachedTextEncoder.encodeInto = function (arg, view) {\n\
         const buf = cachedTextEncoder.encode(arg);\nview.set(buf);\nreturn {\n\
         read: arg.length,\nwritten: buf.length\n};\n};\n}\n",
        "",
    ),
    (": function(", "("),
    ("getStringFromWasm0", "text"),
    ("passStringToWasm0", "give"),
    ("addToExternrefTable0", "kept"),
    ("takeFromExternrefTable0", "taken"),
    ("cachedDataViewMemory0", "view0"),
    ("cachedUint8ArrayMemory0", "bytes0"),
    ("getDataViewMemory0", "view"),
    ("getUint8ArrayMemory0", "bytes"),
    ("WASM_VECTOR_LEN", "LENGTH"),
];

/// The bindings of a module in the shorter form.
pub(crate) fn shorten(bindings: &str) -> String {
    let out =
        SHORTER.iter().fold(bindings.to_owned(), |out, (given, short)| out.replace(given, short));
    // A value that is only returned needs no name.
    let mut lines: Vec<String> = Vec::new();
    for line in out.lines() {
        match lines.last().and_then(|last| last.strip_prefix("const ret = ")) {
            Some(value) if line == "return ret;" => {
                let whole = format!("return {value}");
                lines.pop();
                lines.push(whole);
            }
            _ => lines.push(line.to_owned()),
        }
    }
    lines.join("\n") + "\n"
}

fn is_long(name: &str) -> bool {
    name.rsplit_once('_').is_some_and(|(_, end)| {
        end.len() == 16 && end.bytes().all(|digit| digit.is_ascii_hexdigit())
    })
}

fn is_of_a_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_' || letter == '$'
}

/// The script without its comments, `/** */` or whole lines, and its indentation. No string of it
/// holds either.
fn without_comments(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut inside = false;
    for line in script.lines().map(str::trim) {
        inside |= line.starts_with("/**");
        if !inside && !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
        inside &= !line.ends_with("*/");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{bindings, call_closures, closures, names, shorten};

    #[test]
    fn the_shorter_form_does_the_same() {
        for (given, short) in [
            ("const ret = a.b;\nreturn ret;\n", "return a.b;\n"),
            (
                "const ret = a.b;\nother(ret);\nreturn ret;\n",
                "const ret = a.b;\nother(ret);\nreturn ret;\n",
            ),
            (
                "let result;\ntry {\nresult = a instanceof B;\n} catch (_) {\nresult = false;\n}\n\
                 const ret = result;\nreturn ret;\n",
                "return a instanceof B;\n",
            ),
            ("i1: function(a) {\n", "i1(a) {\n"),
        ] {
            assert_eq!(shorten(given), short);
        }
    }

    #[test]
    fn only_whole_names_of_closures_are_shortened() {
        let given = ["memory", "wasm_bindgen_a283___invoke_true_", "wasm_bindgen_a283___invoke"];
        let names = closures(given.into_iter());
        assert_eq!(names.len(), 2);
        let script =
            "wasm.wasm_bindgen_a283___invoke_true_(a);\nwasm.wasm_bindgen_a283___invoke(b);";
        assert_eq!(call_closures(script, &names), "wasm.c0(a);\nwasm.c1(b);");
    }

    #[test]
    fn only_names_with_sixteen_digits_are_shortened() {
        let given = ["__wbg_focus_d5e2fdbdb56416f0", "__wbindgen_init_externref_table"];
        let names = names(given.into_iter());
        assert_eq!(names.len(), 1);
        let script = "/**\n * Starts.\n */\n// First up.\n  __wbg_focus_d5e2fdbdb56416f0: function() {\n\n__wbindgen_init_externref_table();\n";
        assert_eq!(
            bindings(script, &names),
            "i0: function() {\n__wbindgen_init_externref_table();\n"
        );
    }
}
