//! The content security policy of the page: nothing but its own files, nothing inline but
//! what is named by its hash.

use crate::asset::policy_hash;

/// The policy for a page with these inline styles and this inline script.
#[must_use]
pub fn line(styles: &str, early: &str) -> String {
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
#[must_use]
pub fn still(styles: &str) -> String {
    [
        "default-src 'none'".to_owned(),
        format!("style-src {}", policy_hash(styles)),
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
    ]
    .join("; ")
}

/// The policy of a kiosk. A single file may connect to nothing at all; an installed one to its own
/// folder, for the worker, the settings and the pictures there. A clinic's logo may be part of its settings.
#[must_use]
pub fn kiosk(styles: &str, script: &str, installed: bool) -> String {
    let mut line = vec![
        "default-src 'none'".to_owned(),
        format!("script-src 'wasm-unsafe-eval' {}", policy_hash(script)),
        format!("style-src {}", policy_hash(styles)),
    ];
    if installed {
        let own = ["connect-src", "worker-src", "manifest-src"];
        line.extend(own.map(|what| format!("{what} 'self'")));
    }
    line.push(if installed { "img-src 'self' data:" } else { "img-src data:" }.to_owned());
    line.extend(
        ["base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'"]
            .map(str::to_owned),
    );
    // The address of the worker is text of the page's own script.
    line.push(if installed { "trusted-types kiosk" } else { "trusted-types 'none'" }.to_owned());
    line.join("; ")
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
    fn a_single_file_may_connect_to_nothing() {
        let line = kiosk("p{}", "void 0", false);
        assert!(line.starts_with("default-src 'none'; script-src 'wasm-unsafe-eval' 'sha256-"));
        for way in ["connect-src", "worker-src", "'self'", "http", "blob:"] {
            assert!(!line.contains(way), "{way} in {line}");
        }
        // A logo in the settings themselves is not fetched.
        assert_eq!(line.matches("data:").count(), 1, "{line}");
        assert!(line.contains("img-src data:;"), "{line}");
    }

    #[test]
    fn inline_text_is_named_by_its_hash() {
        assert!(line("p{}", "void 0").contains(&policy_hash("p{}")));
        assert_ne!(line("p{}", "void 0"), line("p{}", "void 1"));
        assert_ne!(line("p{}", "void 0"), line("q{}", "void 0"));
    }
}
