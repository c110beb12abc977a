//! The response headers that a host sends, in the form that each host reads: the templates of
//! `packaging/hosting/` with the policy of every page. `dist/integrity.json` has the same policies.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use outlook_page::{File, fill, read};

const TEMPLATES: &str = "packaging/hosting";
/// Other sites embed these, in a frame or from another origin.
const EMBED: &str = "embed/";

/// A policy by the path of its page.
type Policies = BTreeMap<String, String>;

/// The files for hosts. `named` are the files whose names follow their content.
pub(crate) fn files(root: &Path, policies: &Policies, named: &[&str]) -> Result<[File; 3]> {
    let template = |name: &str| read(root, &format!("{TEMPLATES}/{name}"));
    Ok([
        File::new("_headers", headers(&template("_headers")?, policies, named)?),
        File::new("hosting/nginx.conf", nginx(&template("nginx.conf")?, policies)?),
        File::new("hosting/htaccess", apache(&template("htaccess")?, policies)?),
    ])
}

/// The policy of a page as a header, which can say what a `meta` element cannot: who may frame it.
fn header(path: &str, policy: &str) -> String {
    let framed = path.starts_with(EMBED);
    if framed { policy.to_owned() } else { format!("{policy}; frame-ancestors 'self'") }
}

/// For Netlify, Cloudflare Pages and hosts like them, which read `_headers`. It has no expressions, so
/// the files of `embed/` that may be kept for ever are listed one by one.
fn headers(template: &str, policies: &Policies, named: &[&str]) -> Result<String> {
    let embed = named
        .iter()
        .filter(|path| path.starts_with(EMBED))
        .map(|path| format!("/{path}\n  Cache-Control: public, max-age=31536000, immutable"));
    let policies = policies.iter().flat_map(|(path, policy)| {
        let policy = header(path, policy);
        let folder = path.strip_suffix("index.html").map(|folder| format!("/{folder}"));
        let paths = folder.into_iter().chain([format!("/{path}")]);
        paths.map(move |path| format!("{path}\n  Content-Security-Policy: {policy}"))
    });
    fill(template, &[("embed", lines(embed)), ("policies", lines(policies))])
}

/// For nginx: a server whose name, port and folder the host sets.
fn nginx(template: &str, policies: &Policies) -> Result<String> {
    let policies = closest_first(policies).into_iter().map(|(path, policy)| {
        format!("  \"~/{}$\" \"{}\";", path.replace('.', "\\."), header(path, policy))
    });
    fill(template, &[("policies", lines(policies))])
}

/// For Apache: `.htaccess` of the folder, with `mod_headers` and `mod_rewrite`.
fn apache(template: &str, policies: &Policies) -> Result<String> {
    // The last header that is set counts, so the closest page is last.
    let policies = closest_first(policies).into_iter().rev().map(|(path, policy)| {
        format!(
            "<If \"%{{REQUEST_URI}} =~ m#/{}(\\.br)?$#\">\n  \
             Header set Content-Security-Policy \"{}\"\n</If>",
            path.replace('.', "\\."),
            header(path, policy)
        )
    });
    fill(template, &[("policies", lines(policies))])
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}

/// The pages in deeper folders first: `index.html` would fit `kiosk/index.html` as well.
fn closest_first(policies: &Policies) -> Vec<(&str, &str)> {
    let mut pages: Vec<_> =
        policies.iter().map(|(path, it)| (path.as_str(), it.as_str())).collect();
    pages.sort_by_key(|(path, _)| usize::MAX - path.len());
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMED: [&str; 2] = ["assets/boot-0123456789abcdef.js", "embed/en-0123456789abcdef.txt"];

    /// The texts for three pages and these files.
    fn texts() -> Result<[String; 3]> {
        let pages = [("index.html", "a 'x'"), ("kiosk/index.html", "b"), ("embed/frame.html", "c")];
        let pages = pages.map(|(path, policy)| (path.to_owned(), policy.to_owned()));
        let files = files(outlook_page::root(), &pages.into(), &NAMED)?;
        Ok(files.map(|file| String::from_utf8_lossy(&file.bytes).into_owned()))
    }

    #[test]
    fn every_page_has_its_policy_on_every_host() -> Result<()> {
        let [headers, nginx, apache] = texts()?;
        for expected in [
            "/\n  Content-Security-Policy: a 'x'; frame-ancestors 'self'\n",
            "/index.html\n  Content-Security-Policy: a 'x'; frame-ancestors 'self'\n",
            "/kiosk/\n  Content-Security-Policy: b; frame-ancestors 'self'\n",
            "/embed/frame.html\n  Content-Security-Policy: c\n",
        ] {
            assert!(headers.contains(expected), "{expected}\n{headers}");
        }
        assert!(
            nginx.contains("\"~/index\\.html$\" \"a 'x'; frame-ancestors 'self'\";"),
            "{nginx}"
        );
        let expected = "Content-Security-Policy \"a 'x'; frame-ancestors 'self'\"";
        assert!(apache.contains(expected), "{apache}");
        Ok(())
    }

    #[test]
    fn a_page_in_a_deeper_folder_keeps_its_policy() -> Result<()> {
        let [_, nginx, apache] = texts()?;
        assert!(nginx.find("~/kiosk/index") < nginx.find("~/index"), "{nginx}");
        assert!(apache.rfind("/kiosk/index") > apache.rfind("m#/index"), "{apache}");
        Ok(())
    }

    #[test]
    fn only_names_that_follow_their_content_are_kept_for_ever() -> Result<()> {
        let [headers, nginx, apache] = texts()?;
        for path in ["assets/*", NAMED[1]] {
            let expected = format!("/{path}\n  Cache-Control: public, max-age=31536000, immutable");
            assert!(headers.contains(&expected), "{headers}");
        }
        assert_eq!(headers.matches("immutable").count(), 2, "{headers}");
        for text in [nginx, apache] {
            assert_eq!(text.matches("immutable").count(), 1, "{text}");
            assert!(text.contains("/(assets/|embed/[^/]+-[0-9a-f]{16}\\.)"), "{text}");
        }
        Ok(())
    }
}
