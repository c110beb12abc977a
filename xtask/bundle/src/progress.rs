//! Progress of the build, on standard error.

/// Prints a line.
pub(crate) fn say(line: &str) {
    eprintln!("dist: {line}");
}
