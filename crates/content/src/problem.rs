//! The problems of rows: where, what was found, what fits.

use std::fmt;

/// Every problem found in one reading, so that an editor can fix them all at once.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Problems(Vec<String>);

impl Problems {
    /// Notes a problem in `file`; `line` counts from 1 and is left out when it is not known.
    pub(crate) fn add(&mut self, file: &str, line: Option<usize>, what: impl fmt::Display) {
        self.0.push(match line {
            Some(line) => format!("{file}:{line}: {what}"),
            None => format!("{file}: {what}"),
        });
    }

    /// The value, unless something was noted.
    pub(crate) fn or<T>(self, value: T) -> Result<T, Self> {
        if self.0.is_empty() { Ok(value) } else { Err(self) }
    }

    /// Each problem as one line.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

impl std::error::Error for Problems {}

/// `"found"; what fits: a, b, c`: the tail of every message about an id.
pub(crate) fn unknown<'a>(
    what: &str,
    found: &str,
    fits: impl IntoIterator<Item = &'a str>,
) -> String {
    let fits: Vec<&str> = fits.into_iter().collect();
    format!("unknown {what} {found:?}; what fits: {}", fits.join(", "))
}
