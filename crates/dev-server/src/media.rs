//! The media type of a file and how long it may be cached, from its name.

use std::path::Path;

/// The value of `Content-Type`.
pub(crate) fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|name| name.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

/// The value of `Cache-Control`: a name with a content hash never changes its content.
pub(crate) fn cache_control(file: &Path) -> &'static str {
    if has_content_hash(file) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

/// `NAME-HASH.ext`, the hash at least twelve lower-case hexadecimal digits.
fn has_content_hash(file: &Path) -> bool {
    let stem = file.file_stem().and_then(|stem| stem.to_str());
    stem.and_then(|stem| stem.rsplit_once('-')).is_some_and(|(_, hash)| {
        hash.len() >= 12 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_content_hash_makes_a_file_immutable() {
        let cases = [
            ("index.html", false),
            ("integrity.json", false),
            ("widget.wasm", false),
            ("widget-old.wasm", false),
            ("well-defaced.js", false),
            ("widget-0123456789ab.wasm", true),
            ("en-89abcdef01234567.txt", true),
        ];
        for (name, immutable) in cases {
            let value = cache_control(Path::new(name));
            assert_eq!(value.contains("immutable"), immutable, "{name}");
        }
    }

    #[test]
    fn files_have_their_media_type() {
        assert_eq!(content_type(Path::new("a-0.wasm")), "application/wasm");
        assert!(content_type(Path::new("a.js")).starts_with("text/javascript"));
        assert_eq!(content_type(Path::new("index.html")), "text/html; charset=utf-8");
        assert_eq!(content_type(Path::new("unknown")), "application/octet-stream");
    }
}
