//! A file of `dist/`, and names that change with the content.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

/// Hexadecimal digits of the content hash in a name; the server knows such names by it.
const NAME_DIGITS: usize = 16;

/// A file to be written.
#[derive(Debug)]
pub struct File {
    /// The path below `dist/`, with forward slashes.
    pub path: String,
    /// The content.
    pub bytes: Vec<u8>,
}

impl File {
    /// A file of this name.
    #[must_use]
    pub fn new(path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.to_owned(), bytes: bytes.into() }
    }

    /// `page.js` becomes `assets/page-HASH.js`, so it may be kept for ever.
    #[must_use]
    pub fn asset(name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self::hashed("assets", name, bytes)
    }

    /// The same in another folder.
    #[must_use]
    pub fn hashed(folder: &str, name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        let hash = hexadecimal(&bytes);
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
        Self { path: format!("{folder}/{stem}-{}.{extension}", &hash[..NAME_DIGITS]), bytes }
    }

    /// The same file for another folder.
    #[must_use]
    pub fn copied(&self, folder: &str) -> Self {
        Self { path: format!("{folder}/{}", self.name()), bytes: self.bytes.clone() }
    }

    /// The name without the folder: how its neighbours refer to it.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// Whether its name follows its content, so that it may be kept for ever.
    #[must_use]
    pub fn is_named_by_content(&self) -> bool {
        let stem = self.name().split('.').next().unwrap_or_default();
        let digits = stem.rsplit_once('-').map_or("", |(_, digits)| digits);
        digits.len() == NAME_DIGITS && hexadecimal(&self.bytes).starts_with(digits)
    }

    /// The part of its name after the last dot.
    #[must_use]
    pub fn kind(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, kind)| kind)
    }
}

/// SHA-256 in hexadecimal digits.
#[must_use]
pub fn hexadecimal(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut digits, byte| {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// The form a content security policy names inline text by.
#[must_use]
pub fn policy_hash(text: &str) -> String {
    format!("'{}'", short_integrity(text.as_bytes()))
}

/// SHA-256 as `fetch` checks it: the shortest that it takes.
#[must_use]
pub fn short_integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// The form of an `integrity` attribute.
#[must_use]
pub fn subresource_integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_follows_the_content() {
        let empty = File::asset("page.js", "");
        assert_eq!(empty.path, "assets/page-e3b0c44298fc1c14.js");
        assert_eq!(empty.name(), "page-e3b0c44298fc1c14.js");
        assert_ne!(empty.path, File::asset("page.js", " ").path);
        assert!(empty.is_named_by_content());
        assert!(!File::new("page-e3b0c44298fc1c14.js", " ").is_named_by_content());
        assert!(!File::new("frame-host.js", "").is_named_by_content());
    }

    #[test]
    fn hashes_are_those_of_the_standards() {
        assert_eq!(policy_hash(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
        assert_eq!(
            subresource_integrity(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }
}
