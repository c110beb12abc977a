//! The page's scripts of its own: `src/early.js` inside the page, `src/boot.js` beside it, and those
//! that are loaded once the widget is in charge. What the element shares with them is joined into each.

use std::path::Path;

use anyhow::{Context, Result, anyhow, bail, ensure};
use oxc::allocator::Allocator;
use oxc::codegen::{Codegen, CodegenOptions};
use oxc::minifier::{CompressOptions, Minifier, MinifierOptions};
use oxc::parser::Parser;
use oxc::span::SourceType;
use oxc_compat::EngineTargets;

use crate::asset::File;
use crate::dist::read;
use crate::page;

/// The script that is in charge until the widget is, as it stands inside the page.
pub(crate) fn early(root: &Path) -> Result<String> {
    let script = filled(root, "src/early.js", &[], Kind::Inline)?;
    ensure!(!script.contains("</"), "src/early.js holds \"</\", which would end its element");
    Ok(script)
}

/// The script that loads the widget, with the names of what it loads and the line of a pack that
/// holds the title of the page.
pub(crate) fn boot(
    root: &Path,
    parts: &[(&str, &File)],
    packs: &[File],
    title: usize,
) -> Result<String> {
    let packs: Vec<&str> = packs.iter().map(File::name).collect();
    let mut parts = named(parts);
    parts.push(("packs", serde_json::to_string(&packs)?));
    parts.push(("title", title.to_string()));
    parts.push(("loading", read(root, "src/loading.js")?));
    parts.push(("settings", read(root, "src/settings.js")?));
    parts.push(("rehearsal", read(root, "src/rehearsal.js")?));
    filled(root, "src/boot.js", &parts, Kind::Module)
}

/// The script that finds out why something could not be had.
pub(crate) fn trouble(root: &Path) -> Result<String> {
    filled(root, "src/trouble.js", &[], Kind::Module)
}

/// The script that copies and saves, with the name of what writes the forms.
pub(crate) fn take_along(root: &Path, report: &File) -> Result<String> {
    let parts = named(&[("report", report)]);
    filled(root, "src/take_along.js", &parts, Kind::Module)
}

/// A script that shows texts of its own, with those texts in every language.
pub(crate) fn aid(root: &Path, name: &str, texts: String) -> Result<String> {
    filled(root, name, &[("texts", texts)], Kind::Module)
}

/// The script that holds the widget's answers against the vectors, with the name of those.
pub(crate) fn self_check(root: &Path, vectors: &File) -> Result<String> {
    let mut parts = named(&[("vectors", vectors)]);
    parts.push(("checking", read(root, "src/checking.js")?));
    filled(root, "src/self_check.js", &parts, Kind::Module)
}

fn named<'a>(parts: &[(&'a str, &File)]) -> Vec<(&'a str, String)> {
    parts.iter().map(|(name, file)| (*name, file.name().to_owned())).collect()
}

/// How a browser reads a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// As a module or a worker, whose names nobody else has.
    Module,
    /// As a script in a page, whose names are those of the page.
    Inline,
}

/// A script with its places filled, and made small.
pub(crate) fn filled(
    root: &Path,
    name: &str,
    parts: &[(&str, String)],
    kind: Kind,
) -> Result<String> {
    small(&page::fill(&read(root, name)?, parts)?, kind).context(name.to_owned())
}

/// A script that does the same and is as small as oxc makes it. What it uses of the language stays what
/// every browser of the last years knows.
pub(crate) fn small(script: &str, kind: Kind) -> Result<String> {
    let kind = match kind {
        Kind::Module => SourceType::mjs(),
        Kind::Inline => SourceType::cjs().with_script(true),
    };
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, script, kind).parse();
    if let Some(trouble) = parsed.diagnostics.first() {
        bail!("{trouble:?}");
    }
    let mut program = parsed.program;
    let compress = CompressOptions {
        target: EngineTargets::from_target(LANGUAGE).map_err(|wrong| anyhow!("{wrong}"))?,
        ..CompressOptions::smallest()
    };
    let options = MinifierOptions { compress: Some(compress), ..MinifierOptions::default() };
    let smaller = Minifier::new(options).minify(&allocator, &mut program);
    let written = Codegen::new()
        .with_options(CodegenOptions::minify())
        .with_scoping(smaller.scoping)
        .with_private_member_mappings(smaller.class_private_mappings)
        .build(&program);
    Ok(written.code)
}

/// The newest edition of the language that small scripts may be written in.
const LANGUAGE: &str = "es2022";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_script_says_the_same_without_comments_and_long_names() -> Result<()> {
        let script = "// Why.\nexport const double = (number) => {\n  return number * 2;\n};\n";
        assert_eq!(small(script, Kind::Module)?, "export const double=e=>e*2;");
        Ok(())
    }

    #[test]
    fn names_of_a_page_and_texts_stay() -> Result<()> {
        let script =
            "const NAME = \"a // b\";\nfunction tell(name) { return `${name}  ${NAME}`; }\n";
        let told = small(script, Kind::Inline)?;
        assert_eq!(told, "const NAME=`a // b`;function tell(e){return`${e}  a // b`}");
        Ok(())
    }

    #[test]
    fn a_script_that_cannot_be_read_is_an_error() {
        let told = small("const a = ;", Kind::Module).unwrap_or_else(|it| it.to_string());
        assert!(told.contains("Unexpected token"), "{told}");
    }
}
