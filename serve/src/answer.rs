//! One request, one response: status, headers and body.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tiny_http::{Header, Method, Request, Response, StatusCode};

use crate::folder::{Folder, Place};
use crate::{headers, media};

type Bytes = Response<io::Cursor<Vec<u8>>>;

/// Sent with every response.
const ALWAYS: [(&str, &str); 4] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Vary", "Accept-Encoding"),
];

/// Answers a request from the folder.
pub(crate) fn give(request: Request, folder: &Folder) -> io::Result<()> {
    let mut response = if matches!(request.method(), Method::Get | Method::Head) {
        match folder.find(request.url()) {
            Place::File(file) => send(&file, accepts_brotli(&request)),
            Place::MovedTo(address) => with(plain(308, "Moved"), "Location", &address),
            Place::Nothing => plain(404, "Nothing is here."),
        }
    } else {
        with(plain(405, "Only GET and HEAD."), "Allow", "GET, HEAD")
    };
    for (name, value) in ALWAYS {
        response = with(response, name, value);
    }
    let response = restated(response, &headers::of(folder.root(), request.url()));
    request.respond(response.with_chunked_threshold(usize::MAX))
}

fn send(file: &Path, brotli: bool) -> Bytes {
    let packed = beside(file, ".br").filter(|packed| brotli && packed.is_file());
    let is_packed = packed.is_some();
    // The file can vanish between look and read, as when the folder is built anew.
    let Ok(body) = fs::read(packed.as_deref().unwrap_or(file)) else {
        return plain(404, "Nothing is here any more.");
    };
    let mut response = Response::from_data(body);
    response = with(response, "Content-Type", media::kind(file));
    response = with(response, "Cache-Control", media::keeping(file));
    if is_packed {
        response = with(response, "Content-Encoding", "br");
    }
    for (name, value) in stated(file) {
        response = with(response, &name, &value);
    }
    response
}

/// What `NAME.headers` beside a file states, a header a line: a test's policy, another origin's
/// leave, a wrong type.
fn stated(file: &Path) -> Vec<(String, String)> {
    let text = fs::read_to_string(beside(file, ".headers").unwrap_or_default());
    let text = text.unwrap_or_default();
    let header =
        |line: &str| line.split_once(": ").map(|(name, value)| (name.into(), value.into()));
    text.lines().filter_map(header).collect()
}

/// The file whose name is this one's and some more: the brotli form of a file is `NAME.br`.
fn beside(file: &Path, more: &str) -> Option<PathBuf> {
    let mut name = OsString::from(file.file_name()?);
    name.push(more);
    Some(file.with_file_name(name))
}

fn accepts_brotli(request: &Request) -> bool {
    request
        .headers()
        .iter()
        .filter(|header| header.field.equiv("Accept-Encoding"))
        .flat_map(|header| header.value.as_str().split(','))
        .any(|coding| {
            let mut parts = coding.split(';').map(str::trim);
            let is_brotli = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("br"));
            is_brotli
                && !parts.any(|weight| matches!(weight, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
        })
}

fn plain(status: u16, words: &str) -> Bytes {
    let response = Response::from_string(words).with_status_code(StatusCode(status));
    with(response, "Cache-Control", "no-store")
}

/// With what the folder's `_headers` states, in place of what would go without it.
fn restated(response: Bytes, stated: &[(String, String)]) -> Bytes {
    let (status, length) = (response.status_code(), response.data_length());
    let mut kept = response.headers().to_vec();
    kept.retain(|it| {
        stated.iter().all(|(name, _)| !it.field.as_str().as_str().eq_ignore_ascii_case(name))
    });
    let response = Response::new(status, kept, response.into_reader(), length, None);
    stated.iter().fold(response, |response, (name, value)| with(response, name, value))
}

fn with(response: Bytes, name: &str, value: &str) -> Bytes {
    match Header::from_bytes(name, value) {
        Ok(header) => response.with_header(header),
        // Only a non-ASCII address gets here: no header says less, but nothing wrong.
        Err(()) => response,
    }
}
