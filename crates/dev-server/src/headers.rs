//! The file `_headers` of a folder, as Netlify and hosts like it read it: a line with a path, which
//! may end in `*`, and below it, indented, the headers of what lies there.

use std::fs;
use std::path::Path;

pub(crate) const NAME: &str = "_headers";

/// The headers that the file of the folder, if there is one, adds for a target.
///
/// It is read for each answer, since a build may rewrite it.
pub(crate) fn for_target(folder: &Path, target: &str) -> Vec<(String, String)> {
    let text = fs::read_to_string(folder.join(NAME)).unwrap_or_default();
    let path = target.split(['?', '#']).next().unwrap_or_default();
    read(&text, path)
}

fn read(text: &str, path: &str) -> Vec<(String, String)> {
    let mut applies = false;
    let mut headers = Vec::new();
    for line in text.lines() {
        if !line.starts_with(char::is_whitespace) {
            applies = match line.strip_suffix('*') {
                Some(start) => path.starts_with(start),
                None => path == line,
            };
        } else if let Some((name, value)) = line.split_once(':').filter(|_| applies) {
            headers.push((name.trim().to_owned(), value.trim().to_owned()));
        }
    }
    headers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_apply_to_their_path_alone() {
        let text = "/*\n  A: 1\n/assets/*\n  B: 2\n/\n  C: x: 3\n";
        let cases: [(&str, &[(&str, &str)]); 4] = [
            ("/", &[("A", "1"), ("C", "x: 3")]),
            ("/index.html", &[("A", "1")]),
            ("/assets/a.js", &[("A", "1"), ("B", "2")]),
            ("/assets", &[("A", "1")]),
        ];
        for (path, expected) in cases {
            let found = read(text, path);
            let found: Vec<_> = found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
            assert_eq!(found, expected, "{path}");
        }
    }
}
