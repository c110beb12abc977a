//! `cargo xtask sizes`: the bytes of the widget's code by crate and by function.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Result, ensure};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

use crate::module;

/// Crates of this workspace: what a generic function of another crate does for one of them counts
/// as theirs, since it is there for them.
const OURS: [&str; 5] =
    ["ketamine_outlook", "outlook_engine", "outlook_export", "outlook_i18n", "outlook_domain"];
const STANDARD: [&str; 3] = ["core", "alloc", "std"];
/// Rows of each table.
const ROWS: usize = 25;
/// Letters of a name.
const WIDTH: usize = 120;

/// Prints bytes of code by crate and by function, and those of the data.
pub(crate) fn print(root: &Path) -> Result<()> {
    let code = Code::read(&module::with_names(root, "ketamine-outlook")?)?;
    let total: usize = code.functions.iter().map(|(_, bytes)| bytes).sum();
    ensure!(total > 0, "the widget holds no code");
    let mut crates = BTreeMap::new();
    for (name, bytes) in &code.functions {
        *crates.entry(owner(name)).or_insert(0) += bytes;
    }
    println!("{} functions, {total} bytes of code, {} of data", code.functions.len(), code.data);
    table("crate", crates.into_iter().map(|(name, bytes)| (name.to_owned(), bytes)).collect());
    table("function", code.functions);
    Ok(())
}

fn table(head: &str, mut rows: Vec<(String, usize)>) {
    rows.sort_by_key(|(_, bytes)| usize::MAX - bytes);
    println!("\n| {head} | bytes |\n|---|---:|");
    for (name, bytes) in rows.into_iter().take(ROWS) {
        // The name of a generic function has all its type parameters.
        let name: String = name.chars().take(WIDTH).collect();
        println!("| `{name}` | {bytes} |");
    }
}

/// A name without the numbers of its crates.
fn plain(name: &str) -> String {
    let mut parts = name.split('[');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((number, rest)) if number.bytes().all(|it| it.is_ascii_hexdigit()) => {
                plain.push_str(rest);
            }
            _ => {
                plain.push('[');
                plain.push_str(part);
            }
        }
    }
    plain
}

/// The crate that a function is there for.
fn owner(function: &str) -> &str {
    let paths = function.split(|it: char| !(it.is_alphanumeric() || it == '_' || it == ':'));
    let crates: Vec<&str> = paths.filter_map(|path| Some(path.split_once("::")?.0)).collect();
    let first = |fits: &dyn Fn(&str) -> bool| crates.iter().copied().find(|name| fits(name));
    let foreign = |name: &str| !name.is_empty() && !STANDARD.contains(&name);
    first(&|name| OURS.contains(&name))
        .or_else(|| first(&foreign))
        .or_else(|| first(&|name| STANDARD.contains(&name)))
        .unwrap_or("the bindings")
}

/// The code of a wasm that has kept the names of its functions.
#[derive(Default)]
struct Code {
    functions: Vec<(String, usize)>,
    data: usize,
}

impl Code {
    fn read(wasm: &[u8]) -> Result<Self> {
        let (mut code, mut imported, mut sizes) = (Self::default(), 0, Vec::new());
        let mut names = BTreeMap::new();
        for payload in Parser::new(0).parse_all(wasm) {
            #[expect(
                clippy::wildcard_enum_match_arm,
                reason = "the other sections are not counted"
            )]
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionEntry(body) => sizes.push(body.as_bytes().len()),
                Payload::DataSection(data) => code.data = data.range().len(),
                Payload::CustomSection(custom) => {
                    let KnownCustom::Name(sections) = custom.as_known() else { continue };
                    for section in sections {
                        let Name::Function(map) = section? else { continue };
                        for naming in map {
                            let naming = naming?;
                            names.insert(naming.index as usize, plain(naming.name));
                        }
                    }
                }
                _ => {}
            }
        }
        let name = |at| names.remove(&(imported + at)).unwrap_or_default();
        code.functions = (0..sizes.len()).map(name).zip(sizes).collect();
        Ok(code)
    }
}

#[cfg(test)]
mod tests {
    use super::{owner, plain};

    #[test]
    fn a_function_counts_for_the_crate_that_it_serves() {
        let cases = [
            ("<core::iter::Map<I, ketamine_outlook::ui::x> as Iterator>::fold", "ketamine_outlook"),
            ("core[27cd]::ptr::drop_in_place::<[yew[c41e]::virtual_dom::VNode]>", "yew"),
            ("<alloc::string::String as core::clone::Clone>::clone", "alloc"),
            ("__externref_table_alloc", "the bindings"),
        ];
        for (function, expected) in cases {
            assert_eq!(owner(&plain(function)), expected, "{function}");
        }
    }
}
