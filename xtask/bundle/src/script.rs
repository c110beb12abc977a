//! Scripts made small.

use std::path::Path;

use anyhow::{Result, anyhow, bail};
use outlook_page::{ScriptKind, Scripts};
use oxc::allocator::Allocator;
use oxc::codegen::{Codegen, CodegenOptions};
use oxc::minifier::{CompressOptions, Minifier, MinifierOptions};
use oxc::parser::Parser;
use oxc::span::SourceType;
use oxc_compat::EngineTargets;

/// The scripts of the workspace, made small.
pub(crate) fn scripts(root: &Path) -> Scripts<'_> {
    Scripts { root, finish: small }
}

/// A script that does the same and is as small as oxc makes it. What it uses of the language stays what
/// every browser of the last years knows.
pub(crate) fn small(script: &str, kind: ScriptKind) -> Result<String> {
    let kind = match kind {
        ScriptKind::Module => SourceType::mjs(),
        ScriptKind::Inline => SourceType::cjs().with_script(true),
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
    fn comments_and_long_names_are_removed() -> Result<()> {
        let script = "// Why.\nexport const double = (number) => {\n  return number * 2;\n};\n";
        assert_eq!(small(script, ScriptKind::Module)?, "export const double=e=>e*2;");
        Ok(())
    }

    #[test]
    fn global_names_and_texts_are_kept() -> Result<()> {
        let script =
            "const NAME = \"a // b\";\nfunction name_of(name) { return `${name}  ${NAME}`; }\n";
        let output = small(script, ScriptKind::Inline)?;
        assert_eq!(output, "const NAME=`a // b`;function name_of(e){return`${e}  a // b`}");
        Ok(())
    }

    #[test]
    fn a_syntax_error_is_an_error() {
        let output = small("const a = ;", ScriptKind::Module).unwrap_or_else(|it| it.to_string());
        assert!(output.contains("Unexpected token"), "{output}");
    }
}
