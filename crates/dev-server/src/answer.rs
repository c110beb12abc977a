//! One request, one response: status, headers and body.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use http_body_util::Full;
use hyper::header::{ACCEPT_ENCODING, HeaderName, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};

use crate::folder::{Folder, Resolved};
use crate::{headers, media};

pub(crate) type Answer = Response<Full<Bytes>>;

/// Sent with every response.
const ALWAYS: [(&str, &str); 4] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Vary", "Accept-Encoding"),
];

/// Answers a request from the folder.
pub(crate) fn respond<B>(request: &Request<B>, folder: &Folder) -> Answer {
    let target = request.uri().to_string();
    let mut answer = if matches!(*request.method(), Method::GET | Method::HEAD) {
        match folder.find(&target) {
            Resolved::File(file) => send(&file, accepts_brotli(request)),
            Resolved::MovedTo(address) => {
                with(plain(StatusCode::PERMANENT_REDIRECT, "Moved"), "Location", &address)
            }
            Resolved::Nothing => plain(StatusCode::NOT_FOUND, "Nothing is here."),
        }
    } else {
        with(plain(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD."), "Allow", "GET, HEAD")
    };
    for (name, value) in ALWAYS {
        answer = with(answer, name, value);
    }
    // Headers of the folder replace the defaults.
    let stated = headers::for_target(folder.root(), &target);
    stated.iter().fold(answer, |answer, (name, value)| with(answer, name, value))
}

fn send(file: &Path, brotli: bool) -> Answer {
    let packed = beside(file, ".br").filter(|packed| brotli && packed.is_file());
    let is_packed = packed.is_some();
    // The file can vanish before it is read, as when the folder is rebuilt.
    let Ok(body) = fs::read(packed.as_deref().unwrap_or(file)) else {
        return plain(StatusCode::NOT_FOUND, "Nothing is here any more.");
    };
    let mut response = Response::new(Full::from(body));
    response = with(response, "Content-Type", media::content_type(file));
    response = with(response, "Cache-Control", media::cache_control(file));
    if is_packed {
        response = with(response, "Content-Encoding", "br");
    }
    for (name, value) in stated(file) {
        response = with(response, &name, &value);
    }
    response
}

/// The headers in `NAME.headers` beside a file, one a line: a test's policy, a permission for another
/// origin, a wrong type.
fn stated(file: &Path) -> Vec<(String, String)> {
    let text = fs::read_to_string(beside(file, ".headers").unwrap_or_default());
    let text = text.unwrap_or_default();
    let header =
        |line: &str| line.split_once(": ").map(|(name, value)| (name.into(), value.into()));
    text.lines().filter_map(header).collect()
}

/// The file whose name is this one's with a suffix: the brotli form of a file is `NAME.br`.
fn beside(file: &Path, more: &str) -> Option<PathBuf> {
    let mut name = OsString::from(file.file_name()?);
    name.push(more);
    Some(file.with_file_name(name))
}

fn accepts_brotli<B>(request: &Request<B>) -> bool {
    let codings = request.headers().get_all(ACCEPT_ENCODING).iter();
    codings.filter_map(|it| it.to_str().ok()).flat_map(|it| it.split(',')).any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        let is_brotli = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("br"));
        is_brotli && !parts.any(|weight| matches!(weight, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

fn plain(status: StatusCode, words: &'static str) -> Answer {
    let mut answer = Response::new(Full::from(words));
    *answer.status_mut() = status;
    let answer = with(answer, "Content-Type", "text/plain; charset=utf-8");
    with(answer, "Cache-Control", "no-store")
}

/// With a header in place of one of the same name.
fn with(mut answer: Answer, name: &str, value: &str) -> Answer {
    // Only a non-ASCII address is no header value; without it the answer is still right.
    if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), HeaderValue::from_str(value)) {
        answer.headers_mut().insert(name, value);
    }
    answer
}
