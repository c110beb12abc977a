//! The content security policy of the page: nothing but its own files, nothing inline but
//! what is named by its hash.

use crate::asset::policy_hash;

/// The policy for a page with these inline styles and this inline script.
pub(crate) fn line(styles: &str, early: &str) -> String {
    [
        "default-src 'none'".to_owned(),
        format!("script-src 'self' 'wasm-unsafe-eval' {}", policy_hash(early)),
        format!("style-src {}", policy_hash(styles)),
        "connect-src 'self'".to_owned(),
        // A clinic's logo.
        "img-src 'self' data:".to_owned(),
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
        "require-trusted-types-for 'script'".to_owned(),
        "trusted-types 'none'".to_owned(),
    ]
    .join("; ")
}

/// The policy for a page that holds these inline styles and runs nothing.
pub(crate) fn still(styles: &str) -> String {
    [
        "default-src 'none'".to_owned(),
        format!("style-src {}", policy_hash(styles)),
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
    ]
    .join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_unsafe_is_allowed_but_webassembly() {
        let line = line("p{}", "void 0");
        assert!(!line.contains("'unsafe-inline'") && !line.contains("'unsafe-eval'"), "{line}");
        assert!(!line.contains("http") && !line.contains('*') && !line.contains('"'), "{line}");
    }

    #[test]
    fn inline_text_is_named_by_its_hash() {
        assert!(line("p{}", "void 0").contains(&policy_hash("p{}")));
        assert_ne!(line("p{}", "void 0"), line("p{}", "void 1"));
        assert_ne!(line("p{}", "void 0"), line("q{}", "void 0"));
    }
}
