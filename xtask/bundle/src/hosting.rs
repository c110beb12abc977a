//! What a host has to send along: the policies, how long a file may be kept, and the packed copies,
//! in the form that each host reads. `dist/integrity.json` holds the same policies.

use outlook_page::File;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Sent with every file.
const ALWAYS: [(&str, &str); 3] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
];
/// A name with a hash never changes its content.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Any other file is asked for anew, which costs an answer of no more than its headers.
const ASK_AGAIN: &str = "no-cache";
/// What other sites embed, framed or from another origin.
const EMBED: &str = "embed/";
const ANY_ORIGIN: (&str, &str) = ("Access-Control-Allow-Origin", "*");

/// Such names below `embed/`, for hosts that read expressions; `_headers` has them one by one.
const NAMED_BY_CONTENT: &str = "embed/[^/]+-[0-9a-f]{16}\\.";

/// The files for hosts: the policies, and which files have a name that follows their content.
pub(crate) fn files(policies: &BTreeMap<String, String>, named: &[&str]) -> [File; 3] {
    [
        File::new("_headers", headers(policies, named)),
        File::new("hosting/nginx.conf", nginx(policies)),
        File::new("hosting/htaccess", apache(policies)),
    ]
}

/// The policy of a page as a header, which can say what a `meta` element cannot: who may frame it.
fn header(path: &str, policy: &str) -> String {
    let framed = path.starts_with(EMBED);
    if framed { policy.to_owned() } else { format!("{policy}; frame-ancestors 'self'") }
}

/// For Netlify, Cloudflare Pages and hosts like them, which read `_headers`.
fn headers(policies: &BTreeMap<String, String>, named: &[&str]) -> String {
    let mut text = String::from("/*\n");
    for (name, value) in ALWAYS {
        line(&mut text, format_args!("  {name}: {value}"));
    }
    line(&mut text, format_args!("/assets/*\n  Cache-Control: {FOR_EVER}"));
    line(&mut text, format_args!("  {}: {}", ANY_ORIGIN.0, ANY_ORIGIN.1));
    line(&mut text, format_args!("/{EMBED}*\n  {}: {}", ANY_ORIGIN.0, ANY_ORIGIN.1));
    for path in named.iter().filter(|path| path.starts_with(EMBED)) {
        line(&mut text, format_args!("/{path}\n  Cache-Control: {FOR_EVER}"));
    }
    for (path, policy) in policies {
        let policy = header(path, policy);
        let folder = path.strip_suffix("index.html").map(|folder| format!("/{folder}"));
        for path in folder.into_iter().chain([format!("/{path}")]) {
            line(&mut text, format_args!("{path}\n  Content-Security-Policy: {policy}"));
        }
    }
    text
}

/// A server of nginx, of which the name, the port and the folder are to be set.
fn nginx(policies: &BTreeMap<String, String>) -> String {
    let mut text = String::from("map $uri $ko_policy {\n");
    for (path, policy) in closest_first(policies) {
        let policy = header(path, policy);
        line(&mut text, format_args!("  \"~/{}$\" \"{policy}\";", path.replace('.', "\\.")));
    }
    line(&mut text, format_args!("}}\nmap $uri $ko_keep {{\n  default \"{ASK_AGAIN}\";"));
    line(&mut text, format_args!("  \"~/(assets/|{NAMED_BY_CONTENT})\" \"{FOR_EVER}\";\n}}"));
    line(&mut text, format_args!("map $uri $ko_origin {{\n  \"~/(assets|embed)/\" \"*\";\n}}"));
    text.push_str(
        "server {\n  listen 80;\n  server_name _;\n  root /srv/ketamine-outlook;\n  charset utf-8;\n  \
         etag on;\n  # Needs the module brotli_static (Debian: libnginx-mod-http-brotli-static). Without it,\n  \
         # take the line away: then gzip packs, and about a fifth more goes out.\n  brotli_static on;\n  \
         gzip on;\n  gzip_vary on;\n  \
         gzip_types application/wasm application/javascript text/javascript text/plain;\n",
    );
    for (name, value) in ALWAYS {
        line(&mut text, format_args!("  add_header {name} \"{value}\" always;"));
    }
    text.push_str(
        "  add_header Cache-Control $ko_keep;\n  add_header Access-Control-Allow-Origin $ko_origin;\n  \
         add_header Content-Security-Policy $ko_policy always;\n  \
         location ~ (^|/)(_headers|hosting/) { return 404; }\n}\n",
    );
    text
}

/// For Apache: as `.htaccess` in the folder, with `mod_headers` and `mod_rewrite`.
fn apache(policies: &BTreeMap<String, String>) -> String {
    let mut text = String::from(
        "AddType application/wasm .wasm\nAddType text/javascript .js\nAddDefaultCharset utf-8\n\
         # The ending br means Breton to Apache.\nRemoveLanguage .br\nAddEncoding br .br\nRewriteEngine On\n\
         RewriteRule ^(_headers|hosting/) - [R=404,L]\n\
         RewriteCond %{HTTP:Accept-Encoding} \\bbr\\b\n\
         RewriteCond %{REQUEST_FILENAME}.br -f\nRewriteRule ^(.+)$ $1.br [L,E=no-gzip:1]\n\
         # Without the packed copies: AddOutputFilterByType DEFLATE text/html application/wasm\n",
    );
    for (name, value) in ALWAYS {
        line(&mut text, format_args!("Header always set {name} \"{value}\""));
    }
    line(&mut text, format_args!("Header append Vary Accept-Encoding"));
    line(&mut text, format_args!("Header set Cache-Control \"{ASK_AGAIN}\""));
    let within = |text: &mut String, path: &str, header: &str| {
        line(
            text,
            format_args!("<If \"%{{REQUEST_URI}} =~ m#/{path}#\">\n  Header {header}\n</If>"),
        );
    };
    let for_ever = format!("(assets/|{NAMED_BY_CONTENT})");
    within(&mut text, &for_ever, &format!("set Cache-Control \"{FOR_EVER}\""));
    within(&mut text, "(assets|embed)/", &format!("set {} \"{}\"", ANY_ORIGIN.0, ANY_ORIGIN.1));
    // What is set later counts: the closest last.
    for (path, policy) in closest_first(policies).into_iter().rev() {
        let policy = header(path, policy);
        let path = path.replace('.', "\\.");
        within(
            &mut text,
            &format!("{path}(\\.br)?$"),
            &format!("set Content-Security-Policy \"{policy}\""),
        );
    }
    text
}

/// The pages in deeper folders first: `index.html` would fit `kiosk/index.html` as well.
fn closest_first(policies: &BTreeMap<String, String>) -> Vec<(&str, &str)> {
    let mut pages: Vec<_> =
        policies.iter().map(|(path, it)| (path.as_str(), it.as_str())).collect();
    pages.sort_by_key(|(path, _)| usize::MAX - path.len());
    pages
}

fn line(text: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{line}");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policies() -> BTreeMap<String, String> {
        let pages = [("index.html", "a 'x'"), ("kiosk/index.html", "b"), ("embed/frame.html", "c")];
        pages.into_iter().map(|(path, policy)| (path.to_owned(), policy.to_owned())).collect()
    }

    #[test]
    fn every_page_has_its_policy_on_every_host() {
        let text = headers(&policies(), &[]);
        for said in [
            "/\n  Content-Security-Policy: a 'x'; frame-ancestors 'self'\n",
            "/index.html\n  Content-Security-Policy: a 'x'; frame-ancestors 'self'\n",
            "/kiosk/\n  Content-Security-Policy: b; frame-ancestors 'self'\n",
            "/embed/frame.html\n  Content-Security-Policy: c\n",
        ] {
            assert!(text.contains(said), "{said}\n{text}");
        }
        let text = nginx(&policies());
        assert!(text.contains("\"~/index\\.html$\" \"a 'x'; frame-ancestors 'self'\";"), "{text}");
        let text = apache(&policies());
        assert!(
            text.contains("Content-Security-Policy \"a 'x'; frame-ancestors 'self'\""),
            "{text}"
        );
    }

    #[test]
    fn a_page_of_the_same_name_deeper_down_keeps_its_own() {
        let text = nginx(&policies());
        assert!(text.find("~/kiosk/index") < text.find("~/index"), "{text}");
        let text = apache(&policies());
        assert!(text.rfind("/kiosk/index") > text.rfind("m#/index"), "{text}");
    }

    #[test]
    fn names_that_follow_their_content_are_kept_for_ever_and_no_others() {
        let named = ["assets/boot-0123456789abcdef.js", "embed/en-0123456789abcdef.txt"];
        let text = headers(&policies(), &named);
        assert!(
            text.contains("/assets/*\n  Cache-Control: public, max-age=31536000, immutable"),
            "{text}"
        );
        let named =
            "/embed/en-0123456789abcdef.txt\n  Cache-Control: public, max-age=31536000, immutable";
        assert!(text.contains(named), "{text}");
        assert_eq!(text.matches("immutable").count(), 2, "{text}");
        for text in [nginx(&policies()), apache(&policies())] {
            assert_eq!(text.matches("immutable").count(), 1, "{text}");
            assert!(text.contains("/(assets/|embed/[^/]+-[0-9a-f]{16}\\.)"), "{text}");
        }
    }
}
