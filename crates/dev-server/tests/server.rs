//! The server as a browser meets it: over a socket.

use std::error::Error;
use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use outlook_dev_server::{ServeError, Server};

type Outcome = Result<(), Box<dyn Error>>;

fn ask(address: SocketAddr, request: &str, headers: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    write!(stream, "{request} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

fn site() -> std::io::Result<tempfile::TempDir> {
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join("index.html"), "<p>page")?;
    fs::create_dir(folder.path().join("assets"))?;
    let script = folder.path().join("assets/boot-0123456789abcdef.js");
    fs::write(&script, "plain")?;
    fs::write(script.with_extension("js.br"), "packed")?;
    Ok(folder)
}

#[test]
fn a_headers_file_adds_headers_to_one_file() -> Outcome {
    let site = site()?;
    let stated = "Content-Security-Policy: default-src 'none'\nContent-Type: text/plain\n";
    fs::write(site.path().join("index.html.headers"), stated)?;
    let server = Server::start(site.path(), 0)?;
    let answer = ask(server.address(), "GET /", "")?;
    assert!(answer.contains("Content-Security-Policy: default-src 'none'\r\n"), "{answer}");
    assert!(answer.contains("Content-Type: text/plain\r\n"), "{answer}");
    assert!(!answer.contains("text/html"), "{answer}");
    Ok(())
}

#[test]
fn a_page_comes_with_type_caching_and_security_headers() -> Outcome {
    let site = site()?;
    let server = Server::start(site.path(), 0)?;
    let answer = ask(server.address(), "GET /", "")?;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    for header in [
        "Content-Type: text/html; charset=utf-8",
        "Cache-Control: no-cache",
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: no-referrer",
        "Content-Length: 7",
    ] {
        assert!(answer.contains(header), "{header} is missing: {answer}");
    }
    assert!(answer.ends_with("<p>page"), "{answer}");
    Ok(())
}

#[test]
fn folder_headers_replace_the_defaults() -> Outcome {
    let site = site()?;
    let stated =
        "/*\n  Referrer-Policy: origin\n/\n  Content-Security-Policy: default-src 'none'\n";
    fs::write(site.path().join("_headers"), stated)?;
    let server = Server::start(site.path(), 0)?;
    let answer = ask(server.address(), "GET /?x=1", "")?;
    assert!(answer.contains("Content-Security-Policy: default-src 'none'\r\n"), "{answer}");
    assert!(answer.contains("Referrer-Policy: origin\r\n"), "{answer}");
    assert_eq!(answer.matches("Referrer-Policy").count(), 1, "{answer}");
    let answer = ask(server.address(), "GET /assets/boot-0123456789abcdef.js", "")?;
    assert!(!answer.contains("Content-Security-Policy"), "{answer}");
    Ok(())
}

#[test]
fn brotli_goes_to_clients_that_accept_it() -> Outcome {
    let site = site()?;
    let server = Server::start(site.path(), 0)?;
    let script = "GET /assets/boot-0123456789abcdef.js";
    for (accept, body) in [
        ("Accept-Encoding: gzip, br\r\n", "packed"),
        ("Accept-Encoding: gzip, br;q=0\r\n", "plain"),
        ("", "plain"),
    ] {
        let answer = ask(server.address(), script, accept)?;
        assert!(answer.ends_with(body), "{accept}: {answer}");
        assert_eq!(answer.contains("Content-Encoding: br"), body == "packed");
        assert!(answer.contains("immutable"), "{answer}");
        assert!(answer.contains("Content-Type: text/javascript"), "{answer}");
    }
    Ok(())
}

#[test]
fn missing_files_and_other_methods_are_refused() -> Outcome {
    let site = site()?;
    let server = Server::start(site.path(), 0)?;
    for (request, status) in [
        ("GET /nothing", "404"),
        ("GET /../Cargo.toml", "404"),
        ("GET /%2e%2e/%2e%2e/etc/passwd", "404"),
        ("GET /assets", "308"),
        ("POST /", "405"),
    ] {
        let answer = ask(server.address(), request, "")?;
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{request}: {answer}");
    }
    let head = ask(server.address(), "HEAD /", "")?;
    assert!(head.starts_with("HTTP/1.1 200") && head.ends_with("\r\n\r\n"), "{head}");
    Ok(())
}

#[test]
fn requests_are_logged_in_order() -> Outcome {
    let site = site()?;
    let server = Server::start(site.path(), 0)?;
    for target in ["/", "/nothing?a=1", "/"] {
        ask(server.address(), &format!("GET {target}"), "")?;
    }
    assert_eq!(server.requested(), ["/", "/nothing?a=1", "/"]);
    Ok(())
}

#[test]
fn a_taken_port_is_named_and_freed_on_drop() -> Outcome {
    let site = site()?;
    let first = Server::start(site.path(), 0)?;
    let port = first.address().port();
    let Err(ServeError::PortTaken(taken)) = Server::start(site.path(), port) else {
        return Err("a second server took a taken port".into());
    };
    assert_eq!(taken, port);
    drop(first);
    let deadline = Instant::now() + Duration::from_secs(5);
    while Server::start(site.path(), port).is_err() {
        assert!(Instant::now() < deadline, "the port is still taken");
        std::thread::yield_now();
    }
    Ok(())
}

#[test]
fn a_missing_folder_is_an_error() {
    let missing = std::path::Path::new("no such folder");
    assert!(matches!(Server::start(missing, 0), Err(ServeError::Folder(..))));
}

#[test]
fn an_open_connection_blocks_no_other() -> Outcome {
    let site = site()?;
    let server = Server::start(site.path(), 0)?;
    let mut open = Vec::new();
    for _ in 0..40 {
        let mut stream = TcpStream::connect(server.address())?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        write!(stream, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")?;
        open.push(stream);
    }
    for stream in &mut open {
        let mut start = [0; 12];
        stream.read_exact(&mut start)?;
        assert_eq!(&start, b"HTTP/1.1 200");
    }
    assert!(ask(server.address(), "GET /", "")?.ends_with("<p>page"));
    Ok(())
}
